#include "keeping/backup_store.h"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "audit/records_fixture.h"
#include "platform/durable.h"

namespace mase::keeping {

namespace {

namespace fs = std::filesystem;
std::string bytes_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Backups : public audit::RecordsFixture {
public:
    Backups() {
        for (int i = 0; i < 40; ++i) write("Kingfisher seen at the boathouse");
    }

    void write(const std::string& body) {
        audit::Outbox outbox(records);
        const auto kept = records.change(
            access::program(access::Task::keep_house, panel), outbox,
            [&](audit::Change& change) -> Result<int> {
                change.execute("INSERT INTO sign_in_failures (what, at, n) VALUES ($1, $2, $3)",
                               {body, change.now(), change.new_id<AnyId>()});
                return 0;
            });
        if (!kept || !outbox.wait()) throw std::runtime_error("not kept");
    }

    Manifest back_up(const std::string& name) {
        return make_backup(database.address(), folder.file(name), keyring, clock.now());
    }
    Restored put_back(const std::string& name, const std::string& as = "back.db") {
        return restore_backup(folder.file(name), folder.file(as), keyring);
    }
    std::int64_t notes_in(const std::string& name) const {
        std::int64_t notes = -1;
        db::open(name == "mase.db" ? database.address() : folder.file(name))
            ->read("SELECT count(*) FROM sign_in_failures", {},
                   [&](const db::Row& row) { notes = row.integer(0); });
        return notes;
    }
    // Nothing of a restoring that failed may be taken for a database.
    bool left_anything() const {
        for (const auto& entry : fs::directory_iterator(fs::path(folder.file(""))))
            if (const std::string name = entry.path().filename().string();
                name.starts_with("back.db") && !name.ends_with(".lock"))
                return true;
        return false;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Backups, "what is put back is what was backed up") {
    back_up("one.backup");
    write("Later");
    const Restored restored = put_back("one.backup");
    CHECK(notes_in("back.db") == 40);
    CHECK(notes_in("mase.db") == 41);
    CHECK(restored.trail.faults.empty());
    CHECK(restored.trail.lines == 41);  // of the panel, and of each note
    CHECK(restored.manifest.made_at == start);
    CHECK(restored.manifest.rows.at("sign_in_failures") == 40);
}

TEST_CASE_FIXTURE(Backups,
                  "a backup has no word of the database in plain, and nothing lies beside") {
    back_up("one.backup");
    REQUIRE(count("SELECT COUNT(*) FROM sign_in_failures WHERE what LIKE 'Kingfisher%'") == 40);
    CHECK_FALSE(bytes_of(folder.file("one.backup")).contains("Kingfisher"));
    CHECK_FALSE(fs::exists(folder.file("mase.db.copy")));
    CHECK_FALSE(fs::exists(folder.file("one.backup.part")));
    CHECK((fs::status(folder.file("one.backup")).permissions() &
           (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
}

TEST_CASE_FIXTURE(Backups, "backups made while others write are each of one moment") {
    std::atomic<bool> stopping = false;
    std::thread writer([&] {
        while (!stopping) write("Meanwhile");
    });
    for (int i = 0; i < 5; ++i) back_up("during" + std::to_string(i));
    stopping = true;
    writer.join();
    std::int64_t before = 40;
    for (int i = 0; i < 5; ++i) {
        const Restored restored =
            put_back("during" + std::to_string(i), "back" + std::to_string(i));
        CHECK(restored.trail.faults.empty());
        CHECK(restored.manifest.rows.at("sign_in_failures") + 1 == restored.trail.lines);
        CHECK(restored.manifest.rows.at("sign_in_failures") >= before);
        before = restored.manifest.rows.at("sign_in_failures");
    }
}

TEST_CASE_FIXTURE(Backups, "two backups at once are both whole") {
    std::thread other([&] {
        for (int i = 0; i < 3; ++i) back_up("other" + std::to_string(i));
    });
    for (int i = 0; i < 3; ++i) back_up("one" + std::to_string(i));
    other.join();
    for (int i = 0; i < 3; ++i) {
        put_back("other" + std::to_string(i), "back-other" + std::to_string(i));
        put_back("one" + std::to_string(i), "back-one" + std::to_string(i));
        CHECK(notes_in("back-one" + std::to_string(i)) == 40);
    }
}

TEST_CASE_FIXTURE(Backups, "a backup with any byte changed, or cut anywhere, is refused") {
    back_up("one.backup");
    const std::string whole = bytes_of(folder.file("one.backup"));
    const auto is_refused = [&](const std::string& bytes) {
        std::ofstream(folder.file("bad"), std::ios::binary) << bytes;
        CHECK_THROWS_AS(put_back("bad"), std::runtime_error);
        CHECK_FALSE(left_anything());
    };
    for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 60) {
        CAPTURE(at);
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        is_refused(changed);
        is_refused(whole.substr(0, at));
    }
    is_refused(whole.substr(0, whole.size() - 1));
    is_refused(whole + "x");
}

TEST_CASE_FIXTURE(Backups, "a backup does not open with another installation's keys") {
    back_up("one.backup");
    create_master_key(folder.file("other.key"));
    Keyring other(folder.file("other.db"), folder.file("other.key"));
    CHECK_THROWS_AS(restore_backup(folder.file("one.backup"), folder.file("back.db"), other),
                    Tampered);
    CHECK_FALSE(left_anything());
}

TEST_CASE_FIXTURE(Backups, "a backup is never put over a database, nor made over a file") {
    back_up("one.backup");
    put_back("one.backup");
    write("Since");
    back_up("two.backup");
    CHECK_THROWS_AS(put_back("two.backup"), std::runtime_error);
    CHECK(notes_in("back.db") == 40);
    const std::string before = bytes_of(folder.file("one.backup"));
    CHECK_THROWS_AS(back_up("one.backup"), std::runtime_error);
    CHECK(bytes_of(folder.file("one.backup")) == before);
}

TEST_CASE_FIXTURE(Backups, "nothing has the database's name before it says that it was put back") {
    back_up("one.backup");
    std::string path;
    const Restoring failing{.by_two = {}, .before_named = [&](const auto& at, const auto&) {
                                path = at;
                                CHECK(fs::exists(at));
                                throw std::runtime_error("the disk is full");
                            }};
    CHECK_THROWS_WITH_AS(
        restore_backup(folder.file("one.backup"), folder.file("back.db"), keyring, failing),
        doctest::Contains("the disk is full"), std::runtime_error);
    CHECK(path != folder.file("back.db"));
    CHECK_FALSE(left_anything());
}

TEST_CASE_FIXTURE(Backups, "what was made meanwhile under the database's name is not replaced") {
    back_up("one.backup");
    const Restoring meanwhile{.by_two = {}, .before_named = [&](const auto&, const auto&) {
                                  std::ofstream(folder.file("back.db")) << "someone else's";
                              }};
    CHECK_THROWS_AS(
        restore_backup(folder.file("one.backup"), folder.file("back.db"), keyring, meanwhile),
        std::system_error);
    CHECK(bytes_of(folder.file("back.db")) == "someone else's");
    CHECK_FALSE(fs::exists(folder.file("back.db.part")));
}

namespace {

class Shared : public Backups {
public:
    // Among three, at that hour. What two of them would make.
    keeping::Shown share(const std::string& id, std::int64_t hour) {
        std::string made;
        keyring.share_master({.id = id,
                              .officers = {"Amina Yusuf", "Daniel Price", "Sam Okafor"},
                              .made_at = plus_seconds(start, hour * 3600),
                              .drilled_at = {},
                              .is_current = true},
                             [&](const SecretKey& master) { made = master.view(); });
        return {.sharing = id, .made = SecretKey(made)};
    }
    void rotate() { change_master_key(folder.file("keys.db"), folder.file("master.key")); }
    bool is_put_back(const std::string& as, const std::optional<Shown>& by_two = {}) {
        try {
            restore_backup(folder.file("one.backup"), folder.file(as), keyring,
                           {.by_two = by_two, .before_named = {}});
            return true;
        } catch (const std::runtime_error&) {
            return false;
        }
    }
};

}  // namespace

TEST_CASE_FIXTURE(Shared, "where the master key is shared, one person alone puts nothing back") {
    const Shown two = share("00112233445566ff", 0);
    back_up("one.backup");
    CHECK_THROWS_WITH_AS(put_back("one.backup"), doctest::Contains("two officers"),
                         std::runtime_error);
    CHECK_FALSE(left_anything());
    // Nor with a key store that no longer says so.
    const auto store = db::open_sqlite(folder.file("keys.db"));
    db::Writer(*store).script("DELETE FROM sharings");
    CHECK_THROWS_WITH_AS(put_back("one.backup"), doctest::Contains("two officers"),
                         std::runtime_error);
    CHECK(is_put_back("back.db", two));
}

TEST_CASE_FIXTURE(Shared, "a new master key frees nobody of the second officer") {
    const Shown two = share("00112233445566ff", 0);
    back_up("one.backup");
    rotate();
    CHECK_FALSE(is_put_back("back.db"));
    CHECK(is_put_back("back.db", two));  // their shares are of the key of then
}

TEST_CASE_FIXTURE(Shared, "sharing the key after a backup was made asks for two to put it back") {
    back_up("one.backup");
    const Shown two = share("00112233445566ff", 0);
    CHECK_FALSE(is_put_back("back.db"));
    CHECK(is_put_back("back.db", two));
}

TEST_CASE_FIXTURE(Shared, "shares that were made elsewhere, or of another key, put nothing back") {
    const Shown two = share("00112233445566ff", 0);
    back_up("one.backup");
    CHECK_FALSE(is_put_back("back.db", Shown{"ffeeddccbbaa9988", two.made}));
    CHECK_FALSE(is_put_back("back.db", Shown{two.sharing, SecretKey::random()}));
    CHECK_FALSE(left_anything());
}

TEST_CASE_FIXTURE(Shared, "officers of the sharing before put back what was backed up then") {
    const Shown then = share("00112233445566ff", 0);
    back_up("one.backup");
    const Shown now = share("8899aabbccddeeff", 1);
    CHECK(is_put_back("back.db", then));
    CHECK(is_put_back("again.db", now));
}

TEST_CASE_FIXTURE(Backups, "a copy that a killed backup has left goes, and one being made stays") {
    const std::string copy = folder.file("mase.db.copy");
    std::ofstream(copy) << "left";
    {
        const FileLock being_made(copy);
        remove_left_copy(folder.file("mase.db"));
        CHECK(fs::exists(copy));
    }
    remove_left_copy(folder.file("mase.db"));
    CHECK_FALSE(fs::exists(copy));
}

TEST_CASE_FIXTURE(Backups, "a trail that was tampered with before the backup is told of") {
    tamper("{mutable audit_log} UPDATE audit_log SET reason = 'x' WHERE seq = 3");
    back_up("one.backup");
    CHECK_THROWS_WITH_AS(put_back("one.backup"), doctest::Contains("Line 3"), std::runtime_error);
    CHECK_FALSE(left_anything());
}

TEST_CASE("a manifest says in what a database differs from it") {
    Manifest said;
    said.schema = "0001_a.sql";
    said.rows = {{"cases", 3}, {"children", 3}};
    CHECK(differences(said, said).empty());
    Manifest found = said;
    found.rows["cases"] = 2;
    found.schema = "0002_b.sql";
    CHECK(differences(said, found) ==
          std::vector<std::string>{"the schema is 0002_b.sql, not 0001_a.sql",
                                   "table cases has 2 rows, not 3"});
    const auto read = read_manifest(text(said));
    REQUIRE(read);
    CHECK(differences(said, *read).empty());
    CHECK_FALSE(read_manifest("made x\n"));
    CHECK_FALSE(read_manifest("sold 3\n"));
}

}  // namespace mase::keeping
