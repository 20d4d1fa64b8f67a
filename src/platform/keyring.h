// The keys that seal what is private: a master key in a file outside the database wraps a panel's
// keys, and those wrap the key of each child and each referral. Wrapped keys live in a key store
// of their own, apart from the data and its backups, so that a destroyed key destroys what it
// sealed in every copy.
#pragma once

#include <memory>
#include <mutex>
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

struct WrongMasterKey : std::runtime_error {
    using std::runtime_error::runtime_error;
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

    SecretKey key(KeyId) const;                        // throws KeyGone or Tampered
    SecretKey search_key(KeyId panel) const;           // for keyed hashes of names and numbers
    const Signer& signer() const { return *signer_; }  // of the heads of the audit trail

private:
    std::vector<KeyId> add(std::optional<KeyId> wrapped_by, const SecretKey& wrapping, Instant at,
                           std::size_t count);
    SecretKey signing_seed() const;

    SecretKey master_;
    mutable std::mutex store_mutex_;
    std::unique_ptr<db::Connection> store_;
    std::unique_ptr<Signer> signer_;
    mutable std::shared_mutex known_mutex_;
    mutable std::unordered_map<std::string, SecretKey> known_;
};

// Writes a new master key, readable by its owner alone; throws when the file is already there.
void create_master_key(const std::string& file);

}  // namespace mase
