#include "platform/secrets.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "platform/db_write.h"
#include "platform/keyring.h"
#include "platform/temporary_folder_fixture.h"

namespace mase {

TEST_CASE("what is sealed opens with its key, in its place, unchanged, or not at all") {
    const SecretKey key = SecretKey::random();
    SealedBytes sealed = seal(key, "Seen at home", "notes.body/1");
    const auto open = [&](const SecretKey& with, const std::string& place) {
        return unseal(with, sealed.data(), sealed.size(), place);
    };
    CHECK(open(key, "notes.body/1") == "Seen at home");
    CHECK_THROWS_AS(open(key, "notes.body/2"), Tampered);
    CHECK_THROWS_AS(open(SecretKey::random(), "notes.body/1"), Tampered);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        sealed[at] ^= 1;
        CHECK_THROWS_AS(open(key, "notes.body/1"), Tampered);
        sealed[at] ^= 1;
    }
    CHECK_THROWS_AS(unseal(key, sealed.data(), 10, "notes.body/1"), Tampered);
    CHECK(seal(key, "Seen at home", "x") != seal(key, "Seen at home", "x"));
}

TEST_CASE("the same word has another token under another key") {
    const SecretKey key = SecretKey::random();
    CHECK(keyed_hash(key, "nowak") == keyed_hash(key, "nowak"));
    CHECK(keyed_hash(key, "nowak") != keyed_hash(key, "nowaki"));
    CHECK(keyed_hash(key, "nowak") != keyed_hash(SecretKey::random(), "nowak"));
    CHECK(keyed_hash(derived_key(key, "search01"), "nowak") != keyed_hash(key, "nowak"));
}

TEST_CASE("a passphrase matches its own hash and no other") {
    const std::string hash = hash_passphrase("three words apart");
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(matches_passphrase(hash, "three words apart"));
    CHECK_FALSE(matches_passphrase(hash, "three words apar"));
    CHECK_FALSE(matches_passphrase("not a hash", "three words apart"));
}

TEST_CASE("a made passphrase is four groups of letters, another each time") {
    const std::string made = random_passphrase();
    CHECK(made.size() == 23);
    CHECK(made[5] == '-');
    CHECK(made.find_first_of("ilou") == std::string::npos);
    CHECK(made != random_passphrase());
}

TEST_CASE("a key store opens with its own master key alone, and a lost key stays lost") {
    const TemporaryFolder folder;
    create_master_key(folder.file("master.key"));
    create_master_key(folder.file("other.key"));
    CHECK_THROWS(create_master_key(folder.file("master.key")));
    struct stat status{};
    REQUIRE(stat(folder.file("master.key").c_str(), &status) == 0);
    CHECK((status.st_mode & 077) == 0);

    KeyId panel, child;
    std::string child_bytes;
    PublicKey signed_with{};
    {
        Keyring keyring(folder.file("keys.db"), folder.file("master.key"));
        panel = keyring.create_panel_key({1});
        child = keyring.create(panel, {2});
        child_bytes = keyring.key(child).view();
        signed_with = keyring.signer().public_key();
    }
    const Keyring again(folder.file("keys.db"), folder.file("master.key"));
    CHECK(again.key(child).view() == child_bytes);
    CHECK(again.signer().public_key() == signed_with);
    CHECK_THROWS_AS(Keyring(folder.file("keys.db"), folder.file("other.key")), WrongMasterKey);
    const auto store = db::open_sqlite(folder.file("keys.db"));
    db::Writer(*store).execute("DELETE FROM keys WHERE id = $1", {child});
    const Keyring shredded(folder.file("keys.db"), folder.file("master.key"));
    CHECK_THROWS_AS(shredded.key(child), KeyGone);
}

}  // namespace mase
