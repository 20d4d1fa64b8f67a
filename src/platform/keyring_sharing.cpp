// What the key store keeps of how the master key was shared.
#include <sstream>

#include "platform/db_write.h"
#include "platform/keyring.h"
#include "platform/sharing.h"

namespace mase {

namespace {

std::string in_lines(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : "\n") + name;
    return out;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

std::optional<Sharing> Keyring::sharing() const {
    std::optional<Sharing> found;
    const std::lock_guard lock(store_mutex_);
    const SecretKey master = current_master();
    store_->read(
        "SELECT id, officers, made_at, drilled_at, proof FROM sharings ORDER BY made_at DESC, id "
        "LIMIT 1",
        {}, [&](const db::Row& row) {
            const auto proof = exactly<sizeof(Digest)>(as_text(row.bytes(4)));
            found = Sharing{.id = row.string(0),
                            .officers = lines_of(row.string(1)),
                            .made_at = row.instant(2),
                            .drilled_at = row.maybe_instant(3),
                            .is_current = proof == proof_of(master, row.text(0))};
        });
    return found;
}

void Keyring::share_master(const Sharing& made,
                           const std::function<void(const SecretKey&)>& hand_out) {
    const SecretKey master = [&] {
        const std::lock_guard lock(store_mutex_);
        return current_master();
    }();
    hand_out(master);
    const Digest proof = proof_of(master, made.id);
    const std::lock_guard lock(store_mutex_);
    db::Writer writer(*store_);
    db::Transaction transaction(writer);
    writer.execute(
        "INSERT INTO sharings (id, officers, proof, made_at) VALUES ($1, $2, $3, $4)",
        {made.id, in_lines(made.officers), db::Bytes(proof.begin(), proof.end()), made.made_at});
    transaction.commit();
}

bool Keyring::is_master(const SecretKey& key) const {
    const std::lock_guard lock(store_mutex_);
    return same(current_master().view(), key.view());
}

bool Keyring::is_of_sharing(const std::string& sharing, const SecretKey& made) const {
    if (is_master(made)) return true;
    bool is = false;
    const std::lock_guard lock(store_mutex_);
    store_->read("SELECT proof FROM sharings WHERE id = $1", {sharing}, [&](const db::Row& row) {
        is = exactly<sizeof(Digest)>(as_text(row.bytes(0))) == proof_of(made, sharing);
    });
    return is;
}

void Keyring::keep_drill(const std::string& sharing, Instant at) {
    const std::lock_guard lock(store_mutex_);
    db::Writer writer(*store_);
    db::Transaction transaction(writer);
    writer.execute("UPDATE sharings SET drilled_at = $2 WHERE id = $1", {sharing, at});
    transaction.commit();
}

}  // namespace mase
