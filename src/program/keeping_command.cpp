#include <fmt/core.h>

#include <filesystem>
#include <optional>
#include <stdexcept>

#include "cases/erasure_store.h"
#include "keeping/backup_store.h"
#include "platform/db.h"
#include "program/commands.h"
#include "program/panels_store.h"
#include "program/shares.h"

namespace mase::program {

namespace {

void leave_line(Installation& installation, access::Task task, const std::string& detail) {
    program::leave_line(installation.records(), installation.app().panel_id, task, detail, {});
}

// What was erased since the backup was made is unreadable in it: its keys are gone. That is said,
// and nothing finds those children.
int erase_again(audit::Records& records, PanelId panel) {
    audit::Outbox outbox(records);
    const Result<int> count = records.change(
        access::program(access::Task::restore, panel), outbox,
        [](audit::Change& change) -> Result<int> { return cases::erase_again(change); });
    if (!count || !outbox.wait()) throw std::runtime_error("what was erased could not be marked");
    return *count;
}

std::int64_t lines_of(const keeping::Manifest& manifest) {
    const auto found = manifest.rows.find("audit_log");
    return found == manifest.rows.end() ? 0 : found->second;
}

}  // namespace

int back_up(const Files& files, const std::string& panel, const std::string& to,
            const std::string& keys_to) {
    const SystemClock clock;
    must_be_there(files.database);
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
    if (installation.records().keys().sharing())
        fmt::print(
            "The officers' shares are of the old one: keep them for those copies, and share the "
            "new one now: mase key share\n");
    return 0;
}

int restore(const Files& files, const std::string& panel, const std::string& from,
            const std::vector<std::string>& shares) {
    const SystemClock clock;
    if (db::is_postgres(files.database))
        throw std::runtime_error(
            "a backup is put back as a file. Give --database FILE, then take it across: mase move");
    if (!std::filesystem::exists(files.keys))
        throw std::runtime_error("there is no key store at " + files.keys +
                                 ": put that back first, it opens the backup");
    std::optional<ByTwo> two;
    if (!shares.empty()) two = opened_shares(shares);
    if (!std::filesystem::exists(files.master_key)) {
        if (!two)
            throw std::runtime_error("there is no master key at " + files.master_key +
                                     ": put it back, or have two officers make it anew, each "
                                     "share after --share");
        put_master_key(files, two->master);
    }
    int erased = 0;
    const keeping::Restored restored = [&] {
        Keyring keys(files.keys, files.master_key);
        return keeping::restore_backup(
            from, files.database, keys,
            {.by_two =
                 two ? std::optional(keeping::Shown{two->sharing, two->master}) : std::nullopt,
             .before_named = [&](const std::string& path, const keeping::Manifest& manifest) {
                 // Here, so that no database has its name without saying that it was put back.
                 audit::Records records(path, keys, clock);
                 const auto all = all_panels(records);
                 if (!all.contains(panel))
                     throw std::runtime_error("this backup has no panel " + panel);
                 for (const auto& [slug, row] : all) {
                     leave_line(records, row.id, access::Task::restore,
                                "backup of " + clock_words(manifest.made_at),
                                two ? two->names : std::string());
                     erased += erase_again(records, row.id);
                 }
             }});
    }();
    if (erased > 0)
        fmt::print(
            "Of {} children the record was erased after this backup was made, and stays so\n",
            erased);
    const Installation opens_now(files, panel, clock);  // which publishes the head of that line
    fmt::print("Every table is as it was at {}, and the audit trail is whole: {} lines\n",
               clock_words(restored.manifest.made_at), restored.trail.lines);
    return 0;
}

}  // namespace mase::program
