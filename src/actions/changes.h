// What may change about an action while it is open: when it is due, and who does it.
#pragma once

#include <string>
#include <vector>

#include "actions/action.h"

namespace mase::actions {

// More time is asked for by whoever may report, and only a chair gives it (domain 1.7, rules.md 34:
// the panel's date is the panel's).
struct MoreTimeDraft {  // as typed
    std::string until;  // ISO text, or whatever was typed in place of a date
    std::string reason;
};
struct MoreTime {
    Date until;
    std::string reason;
};
// `waits` is whether one that was asked for before is not decided yet.
Result<MoreTime> checked_more_time(const MoreTimeDraft&, const Action&, bool waits, Date today);

// Within the agency: the panel asked this agency, so another needs the panel.
struct HandOverDraft {
    std::string owner;  // text of an account's id, or empty for a contact without one
    std::string contact;
    std::string reason;
};
struct HandOver {
    std::optional<AccountId> owner;
    std::string contact;
    std::string reason;
};
std::vector<Person> colleagues(const std::vector<Person>&, const Action&);  // who may take it over
Result<HandOver> checked_hand_over(const HandOverDraft&, const Action&,
                                   const std::vector<Person>& people);

}  // namespace mase::actions
