// What both a Viewing and a Change can do: read records and open what is sealed. Stores take a
// Reading, so nothing is read without a Permit and an audit line to come.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "audit/sealed.h"
#include "platform/clock.h"
#include "platform/db.h"
#include "platform/keyring.h"

namespace mase::audit {

// "[erased on 3 December 2026 by decision IG/2026/14]": in place of what was sealed.
std::string erased_words(const Destruction&);

class Reading {
public:
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    const access::Permit& permit() const { return permit_; }
    const access::Actor& actor() const { return permit_.actor(); }
    PanelId panel() const { return permit_.panel(); }
    Instant now() const { return clock_.now(); }
    Date today() const { return clock_.today(); }

    // Rows of a statement that only reads. Every statement names panel() in its WHERE.
    virtual void rows(std::string_view sql, const db::Values& values,
                      const db::OnRow& on_row) const = 0;

    // "" when nothing was stored; where it was erased, words that say so, for whoever reads.
    std::string open(const Sealed<std::string>&) const;
    std::string open_bytes(const Sealed<std::string>&) const;  // throws KeyDestroyed instead
    std::optional<Destruction> destruction(KeyId key) const { return keys_.destruction(key); }
    Date open(const Sealed<Date>&) const;

    // The keyed hash under which a name or number of this panel is found (design: keyed search).
    SearchToken search_token(std::string_view normalised) const;

    // Whether what is read is to be shown to the actor; else it is for a rule, or to be written.
    virtual bool is_for_eyes() const = 0;

    // Adds to the audit line that this one was shown; for lists and searches.
    template <class SomeId>
    void shows(SomeId id) const {
        shown_.push_back(any(id));
    }

protected:
    Reading(const access::Permit& permit, const Keyring& keys, const Clock& clock)
        : permit_(permit), keys_(keys), clock_(clock) {}
    ~Reading() = default;
    KeyId panel_key() const;

    const access::Permit permit_;
    const Keyring& keys_;
    const Clock& clock_;
    mutable std::vector<AnyId> shown_;
};

}  // namespace mase::audit
