#include "program/needs.h"

#include <filesystem>
#include <stdexcept>

#include "platform/clamd.h"

namespace mase::program {

namespace {

// The folder of the name, and when that is a link also the one of the file that it leads to.
void add_folders(std::vector<std::string>& folders, const std::string& file) {
    if (file.empty()) return;
    std::error_code ignored;
    folders.push_back(std::filesystem::absolute(file).parent_path());
    const auto real = std::filesystem::weakly_canonical(file, ignored);
    if (!ignored && real.parent_path() != folders.back()) folders.push_back(real.parent_path());
}

}  // namespace

Needs needs_of(const Files& files, const Serving& serving, const panels::SignOn& sign_on) {
    Needs needs;
    for (const std::string& file : {files.database, files.keys, heads_file(files)})
        add_folders(needs.write, file);
    for (const std::string& file : {files.master_key, serving.certificate, serving.certificate_key})
        add_folders(needs.read, file);
    needs.listen = {serving.port};
    const auto outward = panels::outward_ports(sign_on);
    needs.connect.assign(outward.begin(), outward.end());
    needs.names = !outward.empty();
    needs.local_sockets = files.heads_to_system_log;
    if (serving.clamd.empty()) return needs;
    const auto clamd = clamd_address(serving.clamd);
    if (!clamd)
        throw std::runtime_error(
            "--clamd must be the path of a socket, or an address in numbers with a port: "
            "/run/clamav/clamd.ctl, 127.0.0.1:3310");
    if (clamd->socket.empty()) {
        needs.connect.push_back(clamd->port);
    } else {
        needs.local_sockets = true;
    }
    return needs;
}

}  // namespace mase::program
