#include "platform/db_reach.h"

#include <libpq-fe.h>

#include <array>
#include <cstdlib>
#include <map>
#include <memory>

#include "platform/db.h"

namespace mase::db {

namespace {

constexpr std::uint16_t usual_port = 5432;

std::map<std::string, std::string> said(const std::string& address) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> handle(PQconnectdb(address.c_str()),
                                                              PQfinish);
    if (PQstatus(handle.get()) != CONNECTION_OK)
        throw Error(Fault::lost,
                    std::string("cannot reach the database: ") + PQerrorMessage(handle.get()));
    std::map<std::string, std::string> options;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> all(PQconninfo(handle.get()),
                                                                           PQconninfoFree);
    for (const PQconninfoOption* option = all.get(); option->keyword != nullptr; ++option)
        if (option->val != nullptr) options[option->keyword] = option->val;
    options["host"] += options["host"].empty() ? PQhost(handle.get()) : "";
    options["port"] += options["port"].empty() ? PQport(handle.get()) : "";
    return options;
}

// Empty ones too: an address of several hosts has a port for each, and an empty one is the usual.
std::vector<std::string> parts(const std::string& list) {
    std::vector<std::string> all(1);
    for (const char character : list)
        character == ',' ? all.emplace_back().clear() : all.back().push_back(character);
    return all;
}

bool is_numbers(const std::string& host) {
    return host.find_first_not_of("0123456789.") == std::string::npos ||
           host.find(':') != std::string::npos;
}

std::vector<std::string> files_read(std::map<std::string, std::string>& options) {
    std::vector<std::string> files;
    for (const char* name : {"passfile", "sslcert", "sslkey", "sslrootcert", "sslcrl"})
        if (!options[name].empty()) files.push_back(options[name]);
    const char* home = std::getenv("HOME");
    const std::string own = home == nullptr ? "" : home;
    for (const char* name : {"/.pgpass", "/.pg_service.conf", "/.postgresql"})
        files.push_back(own + name);
    for (const char* name : {"PGSERVICEFILE", "PGPASSFILE", "PGSYSCONFDIR"})
        if (const char* file = std::getenv(name)) files.emplace_back(file);
    files.emplace_back("/etc/postgresql-common");
    return files;
}

}  // namespace

Reach reach_of_postgres(const std::string& address) {
    auto options = said(address);
    Reach reach{.files = files_read(options), .ports = {}, .names = false, .local_sockets = false};
    for (const std::string& host : parts(options["host"])) {
        const bool is_local = host.empty() || host.starts_with('/') || host.starts_with('@');
        (is_local ? reach.local_sockets : reach.names) |= is_local || !is_numbers(host);
    }
    for (const std::string& port : parts(options["port"]))
        reach.ports.push_back(port.empty() ? usual_port : std::uint16_t(std::stoi(port)));
    return reach;
}

}  // namespace mase::db
