#include "platform/database_fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include <atomic>

#include "platform/db_migrate.h"
#include "platform/db_write.h"

namespace mase::db {

namespace {

std::string server() {
    const char* address = ::getenv("MASE_TEST_POSTGRES");
    return address == nullptr ? "" : address;
}

std::string at_server(const std::string& database) {
    std::string address = server();
    const std::size_t end = address.find('?');
    const std::size_t begin = address.rfind('/', end);
    return address.replace(begin + 1, end - begin - 1, database);
}

void tell_server(const std::string& sql) {
    Writer(*open(server())).script(sql);
}

// Brought up to date once: to copy it is quicker than to make its tables for each test.
const std::string& model() {
    static const std::string name = [] {
        std::string made = "mase_model_" + std::to_string(::getpid());
        tell_server("CREATE DATABASE " + made);
        migrate(*open(at_server(made)), embedded_migrations());
        return made;
    }();
    return name;
}

}  // namespace

TestDatabase::TestDatabase(const TemporaryFolder& folder, Holds holds) {
    if (server().empty()) {
        address_ = folder.file("mase.db");
        return;
    }
    static std::atomic<int> made = 0;
    name_ = "mase_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
    tell_server("CREATE DATABASE " + name_ +
                (holds == Holds::tables ? " TEMPLATE " + model() : ""));
    address_ = at_server(name_);
}

TestDatabase::~TestDatabase() {
    if (name_.empty()) return;
    try {
        tell_server("DROP DATABASE " + name_ + " WITH (FORCE)");
    } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
        // It goes with the server.
    }
}

}  // namespace mase::db
