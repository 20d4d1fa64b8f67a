// Destroying keys, and knowing of those that were.
#include <chrono>

#include "platform/db_write.h"
#include "platform/keyring.h"

namespace mase {

namespace {

constexpr std::int64_t between_looks = 1'000'000'000;  // nanoseconds

std::int64_t steady_now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

void Keyring::destroy(const std::vector<KeyId>& keys, const Destruction& why) {
    const std::lock_guard lock(store_mutex_);
    db::Writer writer(*store_);
    {
        db::Transaction transaction(writer);
        for (const KeyId id : keys) {
            bool is_panels = false;
            store_->read("SELECT 1 FROM keys WHERE id = $1 AND wrapped_by IS NULL", {id},
                         [&](const db::Row&) { is_panels = true; });
            if (is_panels) throw std::logic_error("the key of a panel is not destroyed");
            writer.execute("DELETE FROM keys WHERE id = $1", {id});
            writer.execute(
                "INSERT INTO destroyed_keys (id, at, decision) VALUES ($1, $2, $3) ON CONFLICT DO "
                "NOTHING",
                {id, why.at, why.decision});
        }
        transaction.commit();
    }
    {
        const std::unique_lock known(known_mutex_);
        ++destroyings_;
        for (const KeyId id : keys) known_.erase(text(id));
    }
    if (!writer.leave_nothing_deleted())
        throw std::runtime_error("the key store is in use: what was deleted is still in its log");
}

std::optional<Destruction> Keyring::destruction(KeyId id) const {
    forget_what_others_destroyed();
    {
        const std::shared_lock known(known_mutex_);
        if (known_.contains(text(id))) return std::nullopt;
    }
    const std::lock_guard lock(store_mutex_);
    return destruction_in_store(id);
}

std::optional<Destruction> Keyring::destruction_in_store(KeyId id) const {
    std::optional<Destruction> found;
    store_->read("SELECT at, decision FROM destroyed_keys WHERE id = $1", {id},
                 [&](const db::Row& row) {
                     found = Destruction{.at = row.instant(0), .decision = row.string(1)};
                 });
    return found;
}

bool Keyring::has(KeyId id) const {
    bool found = false;
    const std::lock_guard lock(store_mutex_);
    store_->read("SELECT 1 FROM keys WHERE id = $1", {id}, [&](const db::Row&) { found = true; });
    return found;
}

// A key that another process destroyed must not live on in this one’s memory for longer than a
// second.
void Keyring::forget_what_others_destroyed() const {
    const std::int64_t now = steady_now();
    std::int64_t due = look_again_at_;
    if (now < due || !look_again_at_.compare_exchange_strong(due, now + between_looks)) return;
    const std::lock_guard lock(store_mutex_);
    std::int64_t version = 0;
    store_->read("PRAGMA data_version", {}, [&](const db::Row& row) { version = row.integer(0); });
    if (version == store_version_) return;
    store_version_ = version;
    const std::unique_lock known(known_mutex_);
    known_.clear();
}

}  // namespace mase
