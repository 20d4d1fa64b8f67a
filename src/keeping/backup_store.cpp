#include "keeping/backup_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "audit/verify_store.h"
#include "platform/db.h"
#include "platform/db_copy.h"
#include "platform/durable.h"
#include "platform/sealed_file.h"

namespace mase::keeping {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "mase-backup-1";
constexpr std::size_t part_size = std::size_t{1} << 16U;  // bytes

// A database beside another that goes again, with the engine's own files, unless it is kept.
class Passing {
public:
    explicit Passing(std::string path) : path_(std::move(path)) { remove(); }
    ~Passing() {
        if (!is_kept_) remove();
    }
    Passing(const Passing&) = delete;
    Passing& operator=(const Passing&) = delete;
    const std::string& path() const { return path_; }
    void keep_as(const std::string& name) {
        rename_to_new(path_, name);
        is_kept_ = true;
    }

private:
    void remove() const {
        for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path_ + ending);
    }
    std::string path_;
    bool is_kept_ = false;
};

Manifest described(db::Connection& database) {
    Manifest found;
    database.read("SELECT name FROM migrations ORDER BY name DESC LIMIT 1", {},
                  [&](const db::Row& row) { found.schema = row.string(0); });
    database.read(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", {},
        [&](const db::Row& row) { found.rows[row.string(0)] = 0; });
    for (auto& [table, rows] : found.rows)
        database.read("SELECT count(*) FROM \"" + table + "\"", {},
                      [&](const db::Row& row) { rows = row.integer(0); });
    return found;
}

// Of a database of another engine, so that every backup is put back in the same way.
void copy_as_file(const std::string& database, const std::string& to) {
    const int made = ::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) throw std::system_error(errno, std::generic_category(), "cannot make " + to);
    ::close(made);
    db::copy(database, to);
}

void write_all(SealedFileWriter& out, const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string part(part_size, '\0');
    while (in.read(part.data(), std::streamsize(part.size())) || in.gcount() > 0)
        out.add(std::string_view(part).substr(0, std::size_t(in.gcount())));
    if (in.bad() || !in.eof()) throw std::runtime_error("cannot read " + file);
}

void read_all(SealedFileReader& in, const std::string& file) {
    const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0) throw std::system_error(errno, std::generic_category(), "cannot make " + file);
    ::close(made);
    std::ofstream out(file, std::ios::binary);
    for (std::string part; in.next(part);) out << part;
    if (!out.flush()) throw std::runtime_error("cannot write " + file);
}

void must_be_sound(db::Connection& database, const Keyring& keys) {
    for (const std::string& fault : db::engine_faults(database)) throw std::runtime_error(fault);
    database.read("SELECT slug, key_id FROM panels", {}, [&](const db::Row& row) {
        try {
            keys.key(row.id<KeyId>(1));
        } catch (const KeyGone&) {
            throw std::runtime_error("the key store has not the key of the panel " + row.string(0) +
                                     ": put the right key store back first");
        }
    });
}

// Where the master key is shared now, or was when the backup was made: changing the key, or sharing
// it anew, frees nobody. The shares are of one of these two sharings, and of no other: one person
// who has the key could share it elsewhere, among friends.
void must_be_by_two(const Manifest& said, const Keyring& keys, const Restoring& restoring) {
    const auto sharing = keys.sharing();
    if (!restoring.by_two) {
        // A key store that has forgotten it does not change what the backup says.
        if (sharing || !said.sharing.empty())
            throw std::runtime_error(
                "two officers put this backup back: give their shares, each after --share");
        return;
    }
    const Shown& shown = *restoring.by_two;
    const bool is_known =
        (sharing && shown.sharing == sharing->id) || shown.sharing == said.sharing;
    if (!is_known || !keys.is_of_sharing(shown.sharing, shown.made))
        throw std::runtime_error(
            "these shares are neither of the sharing that the key store knows nor of that of the "
            "backup");
}

Restored checked(const std::string& file, Manifest said, const Keyring& keys) {
    const Digest digest = sha256_of_file(file);  // before the engine has touched it
    const auto database = db::open_sqlite(file);
    Manifest found = described(*database);
    found.digest = digest;
    std::string wrong;
    for (const std::string& difference : differences(said, found)) wrong += "; " + difference;
    if (!wrong.empty()) throw std::runtime_error("not what was backed up" + wrong);
    must_be_sound(*database, keys);
    audit::TrailCheck trail =
        audit::check_trail([&](std::string_view sql, const db::Values& values,
                               const db::OnRow& on_row) { database->read(sql, values, on_row); },
                           keys.signer().public_key(), {});
    if (!trail.faults.empty()) throw std::runtime_error(audit::words(trail.faults.front()));
    return {.manifest = std::move(said), .trail = std::move(trail)};
}

}  // namespace

Manifest make_backup(const std::string& database, const std::string& to, Keyring& keys,
                     Instant at) {
    const bool is_elsewhere = db::is_postgres(database);
    const std::string beside = (is_elsewhere ? to : database) + ".copy";
    const FileLock one_at_a_time(beside);
    if (fs::exists(to)) throw std::runtime_error(to + " is there already");
    const Passing copy(beside);
    is_elsewhere ? copy_as_file(database, copy.path()) : db::copy_sqlite(database, copy.path());
    db::empty_table(copy.path(), "kept_forms");  // kept for an hour, and in no backup for years
    Manifest manifest = described(*db::open_sqlite(copy.path()));
    manifest.made_at = at;
    manifest.digest = sha256_of_file(copy.path());
    if (const auto sharing = keys.sharing()) manifest.sharing = sharing->id;
    const std::string unfinished = to + ".part";
    fs::remove(unfinished);
    SealedFileWriter out(unfinished, keys.backup_key(), mark);
    out.add(text(manifest));
    write_all(out, copy.path());
    out.finish();
    fs::rename(unfinished, to);
    make_name_durable(to);
    return manifest;
}

void remove_left_copy(const std::string& database) {
    if (!fs::exists(database + ".copy")) return;
    if (const auto lock = FileLock::if_free(database + ".copy"))
        const Passing left(database + ".copy");
}

Restored restore_backup(const std::string& from, const std::string& database, Keyring& keys,
                        const Restoring& restoring) {
    for (const char* ending : {"", "-wal"})
        if (fs::exists(database + ending))
            throw std::runtime_error(database + ending +
                                     " is there already: a backup is put back into an empty place");
    const FileLock one_at_a_time(database + ".part");
    SealedFileReader in(from, keys.backup_key(), mark);
    std::string first;
    const auto said = in.next(first) ? read_manifest(first) : std::nullopt;
    if (!said) throw std::runtime_error(from + " has no manifest");
    must_be_by_two(*said, keys, restoring);
    Passing part(database + ".part");
    read_all(in, part.path());
    Restored restored = checked(part.path(), *said, keys);
    if (restoring.before_named) restoring.before_named(part.path(), restored.manifest);
    make_file_durable(part.path());
    part.keep_as(database);
    make_name_durable(database);
    return restored;
}

}  // namespace mase::keeping
