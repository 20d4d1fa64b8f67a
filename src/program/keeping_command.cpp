#include <fmt/core.h>

#include <filesystem>
#include <stdexcept>

#include "keeping/backup_store.h"
#include "platform/db.h"
#include "program/commands.h"

namespace mase::program {

namespace {

void leave_line(Installation& installation, access::Task task, const std::string& detail) {
    audit::Outbox outbox(installation.records());
    const auto kept =
        installation.records().change(access::program(task, installation.app().panel_id), outbox,
                                      [&](audit::Change& change) -> Result<int> {
                                          change.note(detail);
                                          return 0;
                                      });
    if (!kept || !outbox.wait()) throw std::runtime_error("the audit trail could not be written");
}

std::int64_t lines_of(const keeping::Manifest& manifest) {
    const auto found = manifest.rows.find("audit_log");
    return found == manifest.rows.end() ? 0 : found->second;
}

}  // namespace

int back_up(const Files& files, const std::string& panel, const std::string& to,
            const std::string& keys_to) {
    const SystemClock clock;
    if (!std::filesystem::exists(files.database))
        throw std::runtime_error("there is no database at " + files.database);
    Installation installation(files, panel, clock);
    leave_line(installation, access::Task::back_up, keys_to.empty() ? "database" : "database keys");
    const keeping::Manifest made =
        keeping::make_backup(files.database, to, installation.records().keys(), clock.now());
    if (!keys_to.empty()) db::copy_sqlite(files.keys, keys_to);
    fmt::print("{}: {} tables and {} lines of the audit trail, as they were at {}\n", to,
               made.rows.size(), lines_of(made), clock_words(made.made_at));
    if (!keys_to.empty())
        fmt::print("{}: the key store. Keep it apart from the other, and from the master key\n",
                   keys_to);
    return 0;
}

int rotate_master_key(const Files& files, const std::string& panel) {
    const SystemClock clock;
    change_master_key(files.keys, files.master_key);
    Installation installation(files, panel, clock);
    leave_line(installation, access::Task::change_master_key, {});
    fmt::print(
        "{} is a new key. Back it up by hand; the old one opens older copies of the key "
        "store\n",
        files.master_key);
    return 0;
}

int restore(const Files& files, const std::string& panel, const std::string& from) {
    const SystemClock clock;
    if (!std::filesystem::exists(files.keys))
        throw std::runtime_error("there is no key store at " + files.keys +
                                 ": put that back first, it opens the backup");
    const keeping::Restored restored = [&] {
        Keyring keys(files.keys, files.master_key);
        return keeping::restore_backup(from, files.database, keys);
    }();
    Installation installation(files, panel, clock);
    const std::string made = clock_words(restored.manifest.made_at);
    leave_line(installation, access::Task::restore, "backup of " + made);
    fmt::print("Every table is as it was at {}, and the audit trail is whole: {} lines\n", made,
               restored.trail.lines);
    return 0;
}

}  // namespace mase::program
