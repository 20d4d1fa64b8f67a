// Erasing all that names a child, for ever: by a decision that is on record, or when the time for
// which it is kept has passed. Never by itself, and never by one person.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/result.h"

namespace mase::cases {

// Why it may be. A request is decided on by information governance, outside of mase.
enum class Ground { retention, request };
std::string_view name(Ground);   // "RETENTION", in the database
std::string_view words(Ground);  // "The time for which it is kept has passed"
std::optional<Ground> ground_named(std::string_view);

struct ErasureDraft {  // as typed
    std::string ground;
    std::string decision;
    std::string reason;
};
struct Erasure {
    Ground ground = Ground::retention;
    std::string decision;  // its reference, which names nobody: it stays, and is shown
};

// How a child's cases stand.
struct Keeping {
    bool is_erased = false;
    bool is_open = false;                // any of them
    bool is_before_a_meeting = false;    // on the agenda of one whose minutes are not approved
    bool waits_for_a_decision = false;   // of a chair: an exception, or emergency access to review
    bool has_open_action = false;        // or one that was proposed
    std::optional<Date> closed_on = {};  // the latest
    std::optional<Date> born_on = {};
};

struct Retention {  // what the panel has decided
    int years_from_birth = 75;
    std::string hold;  // why nothing may be destroyed at present; empty when it may
};

// The day from which it need not be kept: reckoned from the child's birth, or, where that is not
// known, from the day when their last case was closed.
std::optional<Date> kept_until(const Keeping&, const Retention&);

// Why it can't be erased now, whatever the ground; "" when it can.
std::string not_now(const Keeping&, const Retention&);

Result<Erasure> checked(const ErasureDraft&, const Keeping&, const Retention&, Date today);

// "RETENTION IG/2026/14", as an approval holds it.
std::string details_of(const Erasure&);
std::optional<Erasure> erasure_of(std::string_view details);

}  // namespace mase::cases
