// The keys that seal what is private: a master key in a file outside the database wraps a panel's
// keys, and those wrap the key of each child and each referral. Wrapped keys live in a key store
// of their own, apart from the data and its backups, so that a destroyed key destroys what it
// sealed in every copy.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/ids.h"
#include "platform/db.h"
#include "platform/secrets.h"
#include "platform/signing.h"

namespace mase {

struct KeyGone : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Why what a key sealed can't be read any more: it was decided so.
struct Destruction {
    Instant at;
    std::string decision;  // its reference, which names nobody
};

struct KeyDestroyed : KeyGone {
    explicit KeyDestroyed(Destruction why)
        : KeyGone("this key was destroyed"), destruction(std::move(why)) {}
    Destruction destruction;
};

struct WrongMasterKey : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Of the master key among officers, any two of whom can make it anew.
struct Sharing {
    std::string id;  // 16 hexadecimal digits
    std::vector<std::string> officers;
    Instant made_at;
    std::optional<Instant> drilled_at;  // when it was last tried
    bool is_current = true;             // not of a master key that was changed since
};

class Keyring {
public:
    // Opens or makes the key store. Throws when the master key file can't be read, or is another
    // store's (WrongMasterKey).
    Keyring(const std::string& store_path, const std::string& master_key_file);
    ~Keyring();

    // A new key, durable when this returns: a key must outlive its first ciphertext.
    KeyId create_panel_key(Instant at);
    KeyId create(KeyId panel_key, Instant at);
    std::vector<KeyId> create(KeyId panel_key, Instant at, std::size_t count);  // made durable once

    // For ever, and durably when this returns: nothing of them is left in the key store’s files.
    // The key of a panel is not destroyed. May be called again where it was cut short.
    void destroy(const std::vector<KeyId>&, const Destruction&);
    std::optional<Destruction> destruction(KeyId) const;
    bool has(KeyId) const;

    SecretKey key(KeyId) const;  // throws KeyGone (KeyDestroyed where it was decided) or Tampered
    SecretKey search_key(KeyId panel) const;           // for keyed hashes of names and numbers
    const Signer& signer() const { return *signer_; }  // of the heads of the audit trail
    const SecretKey& backup_key() const { return backup_key_; }

    // How the master key was last shared among officers; nothing when it never was.
    std::optional<Sharing> sharing() const;
    // Gives the master key to be split, and keeps that it was, when `hand_out` has returned.
    void share_master(const Sharing&, const std::function<void(const SecretKey& master)>& hand_out);
    bool is_master(const SecretKey&) const;
    // Whether two shares of that sharing made this: the master key of now, or the one that was
    // shared then.
    bool is_of_sharing(const std::string& sharing, const SecretKey& made) const;
    void keep_drill(const std::string& sharing, Instant at);

private:
    friend void change_master_key(const std::string&, const std::string&);
    // Wrapped by the master key when `wrapping` is nothing.
    std::vector<KeyId> add(std::optional<KeyId> wrapped_by,
                           const std::optional<SecretKey>& wrapping, Instant at, std::size_t count);
    SecretKey own_key(const std::string& purpose) const;
    db::Bytes wrapped_own_key(const std::string& purpose) const;
    void make_own_keys();
    std::string open_with_master(const db::Bytes& wrapped, const std::string& bound) const;
    SecretKey current_master() const;
    void forget_what_others_destroyed() const;
    std::optional<Destruction> destruction_in_store(KeyId) const;  // while the store is locked

    const std::string master_key_file_;
    mutable std::mutex master_mutex_;
    mutable SecretKey master_;  // read again when another process has changed it
    mutable std::mutex store_mutex_;
    std::unique_ptr<db::Connection> store_;
    std::unique_ptr<Signer> signer_;
    SecretKey backup_key_;
    mutable std::int64_t store_version_ = -1;  // as last seen, of what other processes wrote
    mutable std::atomic<std::int64_t> look_again_at_ = 0;  // at the store’s version: steady clock
    mutable std::shared_mutex known_mutex_;
    mutable std::unordered_map<std::string, SecretKey> known_;
    std::uint64_t destroyings_ = 0;  // what was read before one is not kept after it
};

// Writes a new master key, readable by its owner alone; throws when the file is already there.
void create_master_key(const std::string& file);
void write_master_key(const std::string& file, const SecretKey&);  // one that was made anew

// Makes a new master key, wraps with it what the old one wrapped, and puts it in the old one's
// place, while other processes go on. Cut short at any moment, the key store opens with the file
// that is there, or with the new one beside it, which then takes its place.
void change_master_key(const std::string& store_path, const std::string& master_key_file);

}  // namespace mase
