#include "platform/keyring.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "platform/clock.h"
#include "platform/db_migrate.h"
#include "platform/db_write.h"
#include "platform/durable.h"

namespace mase {

namespace {

constexpr std::size_t keys_in_memory = 20'000;

constexpr const char* coming = ".new";  // ending of the file of a master key to be

std::string bound_to(const std::string& purpose) {
    return "own key/" + purpose;
}

std::string bound_to(KeyId id, const std::optional<KeyId>& wrapped_by) {
    return "key/" + text(id) + "/" + (wrapped_by ? text(*wrapped_by) : "master");
}

SecretKey read_master_key(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read the master key file " + file);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return SecretKey(bytes);
}

std::unique_ptr<db::Connection> opened_store(const std::string& path) {
    auto store = db::open_sqlite(path);
    db::Writer(*store).script(db::for_engine(
        store->engine(),
        "CREATE TABLE IF NOT EXISTS keys (id {bytes} NOT NULL PRIMARY KEY, "
        "wrapped_by {bytes}, wrapped {bytes} NOT NULL, made_at {int} NOT NULL) "
        "{strict}; CREATE TABLE IF NOT EXISTS own_keys (purpose TEXT NOT NULL "
        "PRIMARY KEY, wrapped {bytes} NOT NULL) {strict}; CREATE TABLE IF NOT EXISTS "
        "sharings (id TEXT NOT NULL PRIMARY KEY, officers TEXT NOT NULL, proof "
        "{bytes} NOT NULL, made_at {int} NOT NULL, drilled_at {int}) {strict}; CREATE TABLE IF NOT "
        "EXISTS destroyed_keys (id {bytes} NOT NULL PRIMARY KEY, at {int} NOT NULL, decision TEXT "
        "NOT NULL) {strict}"));
    return store;
}

}  // namespace

Keyring::Keyring(const std::string& store_path, const std::string& master_key_file)
    : master_key_file_(master_key_file),
      master_(read_master_key(master_key_file)),
      store_(opened_store(store_path)) {
    make_own_keys();
    signer_ = std::make_unique<Signer>(own_key("heads"));
    backup_key_ = own_key("backup");
}

Keyring::~Keyring() = default;

// Made once for an installation, and kept apart from the keys of panels and children: they outlive
// a new master key, so that heads and backups of long ago still open and verify.
void Keyring::make_own_keys() {
    db::Writer writer(*store_);
    db::Transaction transaction(writer);
    for (const char* purpose : {"heads", "backup"}) {
        if (!wrapped_own_key(purpose).empty()) continue;
        writer.execute("INSERT INTO own_keys (purpose, wrapped) VALUES ($1, $2)",
                       {purpose, seal(master_, SecretKey::random().view(), bound_to(purpose))});
    }
    transaction.commit();
}

db::Bytes Keyring::wrapped_own_key(const std::string& purpose) const {
    db::Bytes wrapped;
    store_->read("SELECT wrapped FROM own_keys WHERE purpose = $1", {purpose},
                 [&](const db::Row& row) { wrapped = row.copied(0); });
    return wrapped;
}

SecretKey Keyring::own_key(const std::string& purpose) const {
    return SecretKey(open_with_master(wrapped_own_key(purpose), bound_to(purpose)));
}

// With the master key in memory; when that is no longer the one, with the file's; when a change was
// cut short, with the one beside it.
std::string Keyring::open_with_master(const db::Bytes& wrapped, const std::string& bound) const {
    const std::lock_guard lock(master_mutex_);
    const auto attempt = [&](const SecretKey& key) -> std::optional<std::string> {
        try {
            return unseal(key, wrapped.data(), wrapped.size(), bound);
        } catch (const Tampered&) {
            return std::nullopt;
        }
    };
    if (auto opened = attempt(master_)) return *opened;
    // The first again at the end: the second may just have taken its name.
    for (const std::string& file :
         {master_key_file_, master_key_file_ + coming, master_key_file_}) {
        if (!std::filesystem::exists(file)) continue;
        const SecretKey key = read_master_key(file);
        if (auto opened = attempt(key)) {
            master_ = key;
            return *opened;
        }
    }
    throw WrongMasterKey("this master key is not the one that the key store was made with");
}

// The one that the store is wrapped with now: what is wrapped with an older one would be lost.
SecretKey Keyring::current_master() const {
    own_key("heads");
    const std::lock_guard lock(master_mutex_);
    return master_;
}

KeyId Keyring::create_panel_key(Instant at) {
    return add(std::nullopt, {}, at, 1).front();
}

KeyId Keyring::create(KeyId panel_key, Instant at) {
    return create(panel_key, at, 1).front();
}

std::vector<KeyId> Keyring::create(KeyId panel_key, Instant at, std::size_t count) {
    return add(panel_key, key(panel_key), at, count);
}

std::vector<KeyId> Keyring::add(std::optional<KeyId> wrapped_by,
                                const std::optional<SecretKey>& wrapping, Instant at,
                                std::size_t count) {
    std::vector<std::pair<KeyId, SecretKey>> made;
    {
        const std::lock_guard lock(store_mutex_);
        db::Writer writer(*store_);
        db::Transaction transaction(writer);
        const SecretKey with = wrapping ? *wrapping : current_master();
        for (std::size_t i = 0; i < count; ++i) {
            made.emplace_back(new_id<KeyId>(at), SecretKey::random());
            const auto& [id, fresh] = made.back();
            writer.execute(
                "INSERT INTO keys (id, wrapped_by, wrapped, made_at) VALUES ($1, $2, $3, $4)",
                {id, wrapped_by, seal(with, fresh.view(), bound_to(id, wrapped_by)), at});
        }
        transaction.commit();
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
    forget_what_others_destroyed();
    std::uint64_t destroyings = 0;
    {
        const std::shared_lock lock(known_mutex_);
        destroyings = destroyings_;
        if (const auto found = known_.find(text(id)); found != known_.end()) return found->second;
    }
    std::optional<KeyId> wrapped_by;
    db::Bytes wrapped;
    std::optional<Destruction> destroyed;
    std::int64_t version = 0;
    {
        const std::lock_guard lock(store_mutex_);
        version = store_version_;
        store_->read("SELECT wrapped_by, wrapped FROM keys WHERE id = $1", {id},
                     [&](const db::Row& row) {
                         wrapped_by = row.maybe_id<KeyId>(0);
                         wrapped = row.copied(1);
                     });
        if (wrapped.empty()) destroyed = destruction_in_store(id);
    }
    if (destroyed) throw KeyDestroyed(*destroyed);
    if (wrapped.empty()) throw KeyGone("this key is not in the key store");
    const std::string bound = bound_to(id, wrapped_by);
    const SecretKey opened(wrapped_by
                               ? unseal(key(*wrapped_by), wrapped.data(), wrapped.size(), bound)
                               : open_with_master(wrapped, bound));
    // Not kept where it may have been destroyed since it was read: here, or by another process that
    // was noticed meanwhile.
    const std::lock_guard store(store_mutex_);
    const std::unique_lock lock(known_mutex_);
    if (known_.size() >= keys_in_memory) known_.clear();
    if (destroyings == destroyings_ && version == store_version_)
        known_.insert_or_assign(text(id), opened);
    return opened;
}

SecretKey Keyring::search_key(KeyId panel) const {
    return derived_key(key(panel), "search01");
}

void create_master_key(const std::string& file) {
    write_master_key(file, SecretKey::random());
}

void write_master_key(const std::string& file, const SecretKey& key) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw std::system_error(errno, std::generic_category(), "cannot create " + file);
    const bool written =
        ::write(descriptor, key.data(), SecretKey::size) == ssize_t(SecretKey::size) &&
        ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written) throw std::runtime_error("cannot write the master key to " + file);
    make_name_durable(file);
}

namespace {

struct Wrapped {
    db::Value which;
    std::string bound;
    db::Bytes bytes;
};

std::vector<Wrapped> wrapped_by_master(db::Connection& store) {
    std::vector<Wrapped> found;
    store.read("SELECT id, wrapped FROM keys WHERE wrapped_by IS NULL", {},
               [&](const db::Row& row) {
                   const auto id = row.id<KeyId>(0);
                   found.push_back({id, bound_to(id, {}), row.copied(1)});
               });
    store.read("SELECT purpose, wrapped FROM own_keys", {}, [&](const db::Row& row) {
        found.push_back({row.string(0), bound_to(row.string(0)), row.copied(1)});
    });
    return found;
}

void wrap_again(db::Connection& store, const SecretKey& from, const SecretKey& to) {
    db::Writer writer(store);
    for (const Wrapped& one : wrapped_by_master(store)) {
        const std::string plain = unseal(from, one.bytes.data(), one.bytes.size(), one.bound);
        const bool is_own = std::holds_alternative<std::string>(one.which.held());
        writer.execute(is_own ? "UPDATE own_keys SET wrapped = $1 WHERE purpose = $2"
                              : "UPDATE keys SET wrapped = $1 WHERE id = $2",
                       {seal(to, plain, one.bound), one.which});
    }
}

}  // namespace

void change_master_key(const std::string& store_path, const std::string& master_key_file) {
    const FileLock one_at_a_time(master_key_file);
    const std::string next_file = master_key_file + coming;
    const Keyring opens_now(store_path, master_key_file);  // throws when nothing does
    const auto store = db::open_sqlite(store_path);
    db::Writer writer(*store);
    db::Transaction transaction(writer);
    const SecretKey old = opens_now.current_master();
    if (old.view() == read_master_key(master_key_file).view()) {
        std::filesystem::remove(next_file);  // of a change that was cut short before it counted
    } else {
        std::filesystem::rename(next_file, master_key_file);
    }
    create_master_key(next_file);
    wrap_again(*store, old, read_master_key(next_file));
    transaction.commit();
    std::filesystem::rename(next_file, master_key_file);
    make_name_durable(master_key_file);
}

}  // namespace mase
