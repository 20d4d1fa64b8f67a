#include "program/needs.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "platform/clamd.h"
#include "platform/db.h"
#include "platform/db_reach.h"

namespace mase::program {

namespace {

// The folder of the name, and when that is a link also the one of the file that it leads to.
void add_folders(std::vector<std::string>& folders, const std::string& file) {
    if (file.empty()) return;
    std::error_code ignored;
    for (const auto& path :
         {std::filesystem::absolute(file), std::filesystem::weakly_canonical(file, ignored)}) {
        const std::string folder = path.parent_path();
        if (!folder.empty() && std::ranges::find(folders, folder) == folders.end())
            folders.push_back(folder);
    }
}

void add_scanner(Needs& needs, const std::string& where) {
    if (where.empty()) return;
    const auto clamd = clamd_address(where);
    if (!clamd)
        throw std::runtime_error(
            "--clamd must be the path of a socket, or an address in numbers with a port: "
            "/run/clamav/clamd.ctl, 127.0.0.1:3310");
    if (clamd->socket.empty()) {
        needs.connect.push_back(clamd->port);
    } else {
        needs.local_sockets = true;
    }
}

void add_server(Needs& needs, const std::string& database) {
    const db::Reach reach = db::reach_of_postgres(database);
    needs.read.insert(needs.read.end(), reach.files.begin(), reach.files.end());
    needs.connect.insert(needs.connect.end(), reach.ports.begin(), reach.ports.end());
    needs.names |= reach.names;
    needs.local_sockets |= reach.local_sockets;
}

}  // namespace

Needs needs_of(const Files& files, const Serving& serving, const panels::SignOn& sign_on) {
    Needs needs;
    const bool is_file = !db::is_postgres(files.database);
    for (const std::string& file : {is_file ? files.database : "", files.keys, heads_file(files)})
        add_folders(needs.write, file);
    for (const std::string& file : {files.master_key, serving.certificate, serving.certificate_key})
        add_folders(needs.read, file);
    needs.listen = {serving.port};
    const auto outward = panels::outward_ports(sign_on);
    needs.connect.assign(outward.begin(), outward.end());
    needs.names = !outward.empty();
    needs.local_sockets = files.heads_to_system_log;
    add_scanner(needs, serving.clamd);
    if (!is_file) add_server(needs, files.database);
    return needs;
}

}  // namespace mase::program
