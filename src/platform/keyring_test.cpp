#include "platform/keyring.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "platform/temporary_folder_fixture.h"

namespace mase {

namespace {

namespace fs = std::filesystem;

class Keys {
public:
    Keys() { create_master_key(master); }
    void rotate() const { change_master_key(store, master); }

    TemporaryFolder folder;
    std::string store = folder.file("keys.db"), master = folder.file("master.key");
};

}  // namespace

TEST_CASE_FIXTURE(Keys,
                  "after a new master key all opens as before, and the old one opens nothing") {
    fs::path old_file = folder.file("old.key");
    KeyId panel, child;
    std::string panel_key, child_key;
    PublicKey signed_with{};
    std::string backup_key;
    {
        Keyring keyring(store, master);
        panel = keyring.create_panel_key({1});
        child = keyring.create(panel, {2});
        panel_key = keyring.key(panel).view();
        child_key = keyring.key(child).view();
        signed_with = keyring.signer().public_key();
        backup_key = keyring.backup_key().view();
    }
    fs::copy(master, old_file);
    rotate();
    const Keyring after(store, master);
    CHECK(after.key(panel).view() == panel_key);
    CHECK(after.key(child).view() == child_key);
    CHECK(after.signer().public_key() == signed_with);
    CHECK(after.backup_key().view() == backup_key);
    CHECK_THROWS_AS(Keyring(store, old_file), WrongMasterKey);
    CHECK_FALSE(fs::exists(master + ".new"));
    CHECK((fs::status(master).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);
}

TEST_CASE_FIXTURE(Keys, "whoever serves while the master key changes reads and writes on") {
    Keyring serving(store, master);
    std::vector<KeyId> panels;
    for (int i = 0; i < 8; ++i) panels.push_back(serving.create_panel_key({i}));
    std::atomic<bool> stopping = false;
    std::atomic<int> failed = 0, read = 0;
    std::thread reader([&] {
        while (!stopping) {
            try {
                const Keyring another(store, master);  // nothing in its memory yet
                for (const KeyId id : panels) another.key(id);
                ++read;
            } catch (const std::exception&) {
                ++failed;
            }
        }
    });
    for (int i = 0; i < 10; ++i) {
        rotate();
        panels.reserve(8);
        const KeyId made = serving.create_panel_key({100 + i});  // by one who knew the old key
        CHECK_NOTHROW(Keyring(store, master).key(made));
    }
    stopping = true;
    reader.join();
    CHECK(failed == 0);
    CHECK(read > 0);
}

TEST_CASE_FIXTURE(Keys, "a change of the master key that was cut short loses nothing") {
    const KeyId panel = Keyring(store, master).create_panel_key({1});
    const std::string old = folder.file("old.key");
    fs::copy(master, old);
    rotate();
    // As if it had been cut after the store was wrapped and before the file took its place.
    fs::rename(master, master + ".new");
    fs::copy(old, master);
    CHECK_NOTHROW(Keyring(store, master).key(panel));
    rotate();
    CHECK_NOTHROW(Keyring(store, master).key(panel));
    // And before the store was wrapped: a key that nothing was wrapped with lies beside.
    create_master_key(master + ".new");
    CHECK_NOTHROW(Keyring(store, master).key(panel));
    rotate();
    CHECK_NOTHROW(Keyring(store, master).key(panel));
    CHECK_FALSE(fs::exists(master + ".new"));
}

TEST_CASE_FIXTURE(Keys, "shares of the master key are old once it was changed") {
    Keyring keyring(store, master);
    CHECK_FALSE(keyring.sharing());
    const Sharing made{.id = "00112233445566ff",
                       .officers = {"Amina Yusuf", "Daniel Price", "Sam Okafor"},
                       .made_at = {1000},
                       .drilled_at = {},
                       .is_current = true};
    std::string handed_out;
    keyring.share_master(made, [&](const SecretKey& key) { handed_out = key.view(); });
    CHECK(keyring.is_master(SecretKey(handed_out)));
    keyring.keep_drill(made.id, {2000});
    CHECK(keyring.sharing()->is_current);
    CHECK(keyring.sharing()->officers == made.officers);
    CHECK(keyring.sharing()->drilled_at == Instant{2000});
    rotate();
    CHECK_FALSE(keyring.sharing()->is_current);
    CHECK_FALSE(keyring.is_master(SecretKey(handed_out)));
}

TEST_CASE_FIXTURE(Keys,
                  "a destroyed key is gone from the files, from memory and from other processes") {
    Keyring keyring(store, master);
    const Keyring another(store, master);
    const KeyId panel = keyring.create_panel_key({1});
    const KeyId child = keyring.create(panel, {2}), sibling = keyring.create(panel, {3});
    std::string wrapped;
    db::open_sqlite(store)->read("SELECT wrapped FROM keys WHERE id = $1", {child},
                                 [&](const db::Row& row) { wrapped = as_text(row.bytes(0)); });
    const auto is_in_files = [&] {
        std::string all;
        for (const char* ending : {"", "-wal"}) {
            std::ifstream in(store + ending, std::ios::binary);
            all.append(std::istreambuf_iterator<char>(in), {});
        }
        return all.contains(wrapped);
    };
    CHECK_NOTHROW(another.key(child));
    CHECK(is_in_files());
    keyring.destroy({child}, {.at = {9}, .decision = "IG/2027/14"});
    CHECK_FALSE(is_in_files());
    CHECK_THROWS_AS(keyring.key(child), KeyDestroyed);
    CHECK(keyring.destruction(child)->decision == "IG/2027/14");
    CHECK_NOTHROW(keyring.key(sibling));
    CHECK_FALSE(keyring.destruction(sibling));
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    CHECK_THROWS_AS(another.key(child), KeyDestroyed);
    CHECK_NOTHROW(another.key(sibling));
    CHECK_NOTHROW(keyring.destroy({child}, {.at = {10}, .decision = "IG/2"}));  // as if cut short
    CHECK(keyring.destruction(child)->decision == "IG/2027/14");
    CHECK_THROWS_AS(keyring.destroy({panel}, {.at = {9}, .decision = "IG/1"}), std::logic_error);
    CHECK_NOTHROW(keyring.key(panel));
    rotate();
    CHECK_THROWS_AS(Keyring(store, master).key(child), KeyDestroyed);
}

// The master key is read again from a pipe, which holds the reading up for as long as is wanted.
TEST_CASE_FIXTURE(Keys, "a key that was destroyed while it was read is not kept in memory") {
    KeyId panel, child;
    {
        Keyring keyring(store, master);
        panel = keyring.create_panel_key({1});
        child = keyring.create(panel, {2});
    }
    const Keyring reading(store, master);
    CHECK_FALSE(reading.destruction(child));
    rotate();
    Keyring another(store, master);
    std::ifstream in(master, std::ios::binary);
    const std::string key{std::istreambuf_iterator<char>(in), {}};
    fs::remove(master);
    REQUIRE(::mkfifo(master.c_str(), 0600) == 0);
    std::thread reader([&] { CHECK_NOTHROW(reading.key(child)); });
    std::ofstream pipe(master, std::ios::binary);  // waits for the reader to wait for it
    another.destroy({child}, {.at = {9}, .decision = "IG/2027/14"});
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    CHECK(reading.destruction(child));  // and so it has noticed
    pipe << key << std::flush;
    pipe.close();
    reader.join();
    CHECK_THROWS_AS(reading.key(child), KeyDestroyed);
}

TEST_CASE_FIXTURE(Keys, "two who change the master key at once lose nothing") {
    const KeyId panel = Keyring(store, master).create_panel_key({1});
    std::atomic<int> failed = 0;
    std::vector<std::thread> people;
    for (int person = 0; person < 3; ++person)
        people.emplace_back([&] {
            for (int turn = 0; turn < 4; ++turn) {
                try {
                    rotate();
                } catch (const std::exception&) {
                    ++failed;
                }
            }
        });
    for (std::thread& person : people) person.join();
    CHECK(failed == 0);
    CHECK_NOTHROW(Keyring(store, master).key(panel));
}

}  // namespace mase
