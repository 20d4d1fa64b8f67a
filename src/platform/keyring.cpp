#include "platform/keyring.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <system_error>

#include "platform/clock.h"
#include "platform/db_migrate.h"
#include "platform/db_write.h"

namespace mase {

namespace {

constexpr std::size_t keys_in_memory = 20'000;

std::string bound_to(KeyId id, const std::optional<KeyId>& wrapped_by) {
    return "key/" + text(id) + "/" + (wrapped_by ? text(*wrapped_by) : "master");
}

SecretKey read_master_key(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read the master key file " + file);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return SecretKey(bytes);
}

}  // namespace

Keyring::Keyring(const std::string& store_path, const std::string& master_key_file)
    : master_(read_master_key(master_key_file)), store_(db::open_sqlite(store_path)) {
    db::Writer(*store_).script(
        db::for_sqlite("CREATE TABLE IF NOT EXISTS keys (id {bytes} NOT NULL PRIMARY KEY, "
                       "wrapped_by {bytes}, wrapped {bytes} NOT NULL, made_at {int} NOT NULL) "
                       "{strict}"));
    signer_ = std::make_unique<Signer>(signing_seed());
}

Keyring::~Keyring() = default;

// Made once for an installation, and kept apart from the keys of panels and children: it outlives
// a new master key, so that heads which were published long ago still verify.
SecretKey Keyring::signing_seed() const {
    constexpr std::string_view bound = "signing/heads";
    db::Writer writer(*store_);
    writer.script(
        db::for_sqlite("CREATE TABLE IF NOT EXISTS signing (purpose TEXT NOT NULL PRIMARY KEY, "
                       "wrapped {bytes} NOT NULL) {strict}"));
    writer.execute(
        "INSERT INTO signing (purpose, wrapped) VALUES ('heads', $1) "
        "ON CONFLICT DO NOTHING",
        {seal(master_, SecretKey::random().view(), bound)});
    db::Bytes wrapped;
    store_->read("SELECT wrapped FROM signing WHERE purpose = 'heads'", {},
                 [&](const db::Row& row) { wrapped = row.copied(0); });
    try {
        return SecretKey(unseal(master_, wrapped.data(), wrapped.size(), bound));
    } catch (const Tampered&) {
        throw WrongMasterKey("this master key is not the one that the key store was made with");
    }
}

KeyId Keyring::create_panel_key(Instant at) {
    return add(std::nullopt, master_, at, 1).front();
}

KeyId Keyring::create(KeyId panel_key, Instant at) {
    return create(panel_key, at, 1).front();
}

std::vector<KeyId> Keyring::create(KeyId panel_key, Instant at, std::size_t count) {
    return add(panel_key, key(panel_key), at, count);
}

std::vector<KeyId> Keyring::add(std::optional<KeyId> wrapped_by, const SecretKey& wrapping,
                                Instant at, std::size_t count) {
    std::vector<std::pair<KeyId, SecretKey>> made;
    {
        const std::lock_guard lock(store_mutex_);
        db::Writer writer(*store_);
        writer.script("BEGIN IMMEDIATE");
        try {
            for (std::size_t i = 0; i < count; ++i) {
                made.emplace_back(new_id<KeyId>(at), SecretKey::random());
                const auto& [id, fresh] = made.back();
                writer.execute(
                    "INSERT INTO keys (id, wrapped_by, wrapped, made_at) VALUES ($1, $2, $3, $4)",
                    {id, wrapped_by, seal(wrapping, fresh.view(), bound_to(id, wrapped_by)), at});
            }
            writer.script("COMMIT");
        } catch (...) {
            writer.script("ROLLBACK");
            throw;
        }
    }
    std::vector<KeyId> ids;
    const std::unique_lock lock(known_mutex_);
    for (const auto& [id, fresh] : made) {
        known_.insert_or_assign(text(id), fresh);
        ids.push_back(id);
    }
    return ids;
}

SecretKey Keyring::key(KeyId id) const {
    {
        const std::shared_lock lock(known_mutex_);
        if (const auto found = known_.find(text(id)); found != known_.end()) return found->second;
    }
    std::optional<KeyId> wrapped_by;
    db::Bytes wrapped;
    {
        const std::lock_guard lock(store_mutex_);
        store_->read("SELECT wrapped_by, wrapped FROM keys WHERE id = $1", {id},
                     [&](const db::Row& row) {
                         wrapped_by = row.maybe_id<KeyId>(0);
                         wrapped = row.copied(1);
                     });
    }
    if (wrapped.empty()) throw KeyGone("this key is not in the key store");
    const SecretKey opened(unseal(wrapped_by ? key(*wrapped_by) : master_, wrapped.data(),
                                  wrapped.size(), bound_to(id, wrapped_by)));
    const std::unique_lock lock(known_mutex_);
    if (known_.size() >= keys_in_memory) known_.clear();
    known_.insert_or_assign(text(id), opened);
    return opened;
}

SecretKey Keyring::search_key(KeyId panel) const {
    return derived_key(key(panel), "search01");
}

void create_master_key(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw std::system_error(errno, std::generic_category(), "cannot create " + file);
    const SecretKey key = SecretKey::random();
    const bool written =
        ::write(descriptor, key.data(), SecretKey::size) == ssize_t(SecretKey::size) &&
        ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written) throw std::runtime_error("cannot write the master key to " + file);
}

}  // namespace mase
