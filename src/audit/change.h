// The only way to write. A Change exists only inside Records::change(), which needs a Permit and
// commits the change and its audit line together or not at all. The body may run again, so it
// has no other effect than through the Change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/line.h"
#include "audit/reading.h"
#include "platform/db_write.h"

namespace mase::audit {

// The key's id, and after it the words as that key seals them in this place.
db::Bytes seal_in(const Keyring&, KeyId, std::string_view words, const Place&);

class Change final : public Reading {
public:
    void rows(std::string_view sql, const db::Values& values,
              const db::OnRow& on_row) const override;

    bool is_for_eyes() const override { return false; }

    // Returns how many rows it touched.
    std::int64_t execute(std::string_view sql, const db::Values& values);

    // Rows alike, in as few statements as suits the engine; `into` ends with VALUES.
    void insert(std::string_view into, const std::vector<db::Values>& rows) {
        db::Writer(connection_).insert(into, rows);
    }

    // Throws unless the permit's subject, or one of its `via`, is this.
    template <class SomeId>
    void must_concern(SomeId id) const {
        must_concern_any(any(id));
    }

    KeyId create_panel_key();
    KeyId create_key();  // of a child or a referral, wrapped by the panel's; durable at once
    void expect_keys(std::size_t count);  // so many are made durable together
    db::Bytes seal(KeyId, std::string_view text, const Place&) const;
    db::Bytes seal(KeyId, Date, const Place&) const;
    // What these sealed is read no more, here and in every backup: the keys are destroyed when this
    // is committed, before the answer leaves, and the line says that it was an erasure. Cut short,
    // it is done when the records are next opened.
    void destroy(const std::vector<KeyId>& keys, const std::string& decision);
    KeyId panel_key() const { return Reading::panel_key(); }  // for text that is about no child

    // For the audit line: field names and codes, never values.
    void note(std::string_view detail);
    // The person's own words of why, sealed under the key of the child they are about.
    void remark(KeyId, std::string_view words);

    template <class SomeId>
    SomeId new_id() const {
        return mase::new_id<SomeId>(now());
    }

private:
    friend class Writing;
    Change(db::Connection& connection, const access::Permit& permit, Keyring& keys,
           const Clock& clock)
        : Reading(permit, keys, clock), connection_(connection), keyring_(keys) {}
    void must_concern_any(AnyId) const;
    Line line() const;

    db::Connection& connection_;
    Keyring& keyring_;
    std::vector<KeyId> keys_to_come_;
    std::vector<KeyId> keys_to_go_;
    Destruction why_they_go_;
    std::string detail_;
    std::optional<Remark> remark_;
};

}  // namespace mase::audit
