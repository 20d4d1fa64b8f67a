// Opening a case in an emergency, by someone who has no way to it, and the review of that by
// somebody else (rules.md 10).
#pragma once

#include <optional>
#include <set>
#include <string>

#include "access/access.h"
#include "core/date.h"
#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"
#include "forms/codes.h"

namespace mase::clearance {

struct EmergencyDraft {     // as typed
    std::string reference;  // a case number or an NHS number
    std::string code;       // of emergency_reasons
    std::string words;      // what has happened
};
// What can be said of it without looking for the case. Only a request that is whole is looked for,
// so that nobody learns from one that opens nothing whether a reference is right.
Result<EmergencyDraft> checked(const EmergencyDraft&, const forms::CodeLists&, Date today);

// Whether it would show this person a part of the case that they may not open as it is: a way to
// some of it is no way to the address. `held`: their relations to the case now.
bool shows_more(const access::Policy&, const access::Actor&, const access::Subject&,
                const std::set<std::string>& held);

// So many references that open nothing, in so long, and the next are refused unseen.
inline constexpr int most_refusals = 5;
inline constexpr std::int64_t refusal_seconds = 60 * 60;

struct Review {
    std::string outcome;  // of emergency_outcomes
    std::string remark;
    AccountId by;
    Instant at;
};

struct Emergency {
    EmergencyId id;
    CaseId case_id;
    AccountId account;
    std::string chair_sector;  // of the chair who opened it; empty when it was no chair
    std::string reason_code;
    std::string reason;
    Instant opened_at;
    Instant until_at;  // by itself, or when it was ended
    std::optional<Review> review = {};

    bool is_in_force(Instant now) const { return now < until_at; }
};

// Never by the person themself; of what a chair opened, by the other side's chair or by
// information governance, unless that is a chair of the same side as well.
bool may_review(const access::Actor&, const Emergency&);

struct ReviewDraft {  // as typed
    std::string outcome;
    std::string remark;
};
Result<ReviewDraft> checked(const ReviewDraft&, const Emergency&, const access::Actor&,
                            const forms::CodeLists&, Date today);

}  // namespace mase::clearance
