#include "audit/change.h"

#include <algorithm>
#include <stdexcept>

#include "audit/erased_store.h"
#include "platform/clock.h"

namespace mase::audit {

namespace {

std::string bound_to(const Place& place) {
    return place.field + "/" + text(place.row);
}

constexpr std::size_t id_size = sizeof(IdBytes);

}  // namespace

KeyId Reading::panel_key() const {
    std::optional<KeyId> key;
    rows("SELECT key_id FROM panels WHERE id = $1", {panel()},
         [&](const db::Row& row) { key = row.id<KeyId>(0); });
    if (!key) throw std::logic_error("there is no such panel");
    return *key;
}

SearchToken Reading::search_token(std::string_view normalised) const {
    return keyed_hash(keys_.search_key(panel_key()), normalised);
}

std::string Reading::open_bytes(const Sealed<std::string>& sealed) const {
    if (sealed.is_empty()) return "";
    const db::Bytes& stored = sealed.stored_;
    if (stored.size() < id_size) throw Tampered("sealed bytes without their key's id");
    KeyId key;
    std::copy_n(stored.begin(), id_size, key.bytes.begin());
    return unseal(keys_.key(key), stored.data() + id_size, stored.size() - id_size,
                  bound_to(sealed.place_));
}

std::string Reading::open(const Sealed<std::string>& sealed) const {
    try {
        return open_bytes(sealed);
    } catch (const KeyDestroyed& gone) {
        return erased_words(gone.destruction);
    }
}

std::string erased_words(const Destruction& why) {
    return "[erased on " + short_date(in_london(why.at).date) + " by decision " + why.decision +
           "]";
}

Date Reading::open(const Sealed<Date>& sealed) const {
    const auto date = parse_date(open(Sealed<std::string>(sealed.stored_, sealed.place_)));
    if (!date) throw Tampered("a sealed date is not a date");
    return *date;
}

void Change::rows(std::string_view sql, const db::Values& values, const db::OnRow& on_row) const {
    connection_.read(sql, values, on_row);
}

std::int64_t Change::execute(std::string_view sql, const db::Values& values) {
    return db::Writer(connection_).execute(sql, values);
}

void Change::must_concern_any(AnyId id) const {
    const access::Subject& subject = permit_.subject();
    if (subject.id == id || std::ranges::find(subject.via, id) != subject.via.end()) return;
    throw std::logic_error("the permit is for something else");
}

KeyId Change::create_panel_key() {
    return keyring_.create_panel_key(now());
}

KeyId Change::create_key() {
    if (keys_to_come_.empty()) return keyring_.create(panel_key(), now());
    const KeyId key = keys_to_come_.back();
    keys_to_come_.pop_back();
    return key;
}

void Change::expect_keys(std::size_t count) {
    keys_to_come_ = keyring_.create(panel_key(), now(), count);
}

db::Bytes seal_in(const Keyring& keys, KeyId key, std::string_view words, const Place& place) {
    db::Bytes stored(key.bytes.begin(), key.bytes.end());
    const SealedBytes sealed = mase::seal(keys.key(key), words, bound_to(place));
    stored.insert(stored.end(), sealed.begin(), sealed.end());
    return stored;
}

db::Bytes Change::seal(KeyId key, std::string_view text, const Place& place) const {
    return seal_in(keys_, key, text, place);
}

db::Bytes Change::seal(KeyId key, Date date, const Place& place) const {
    return seal(key, iso(date), place);
}

void Change::note(std::string_view detail) {
    if (!detail_.empty()) detail_ += "; ";
    detail_ += detail;
}

void Change::remark(KeyId key, std::string_view words) {
    remark_ = Remark{key, std::string(words)};
}

void Change::destroy(const std::vector<KeyId>& keys, const std::string& decision) {
    why_they_go_ = {.at = now(), .decision = decision};
    for (const KeyId key : keys) {
        // What was destroyed before, as a backup that is put back may not know, stays so.
        const auto before = keyring_.destruction(key);
        add_erased_key(db::Writer(connection_), keyring_, panel(), key,
                       before.value_or(why_they_go_));
        keys_to_go_.push_back(key);
    }
}

Line Change::line() const {
    return {.actor = permit_.actor(),
            .operation = permit_.operation(),
            .processing = keys_to_go_.empty() ? access::row(permit_.operation()).processing
                                              : access::Processing::erasure,
            .subject = permit_.subject(),
            .reason = {},
            .detail = detail_,
            .remark = remark_,
            .shown = shown_};
}

}  // namespace mase::audit
