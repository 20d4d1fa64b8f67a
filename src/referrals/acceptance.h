// What the administrator may do with a referral that was sent: accept it, ask a chair, return it,
// or propose that it is not for this panel (rules.md 13, 14, 16).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "referrals/clocks.h"

namespace mase::referrals {

enum class Choice {
    accept,           // onto the next meeting it is in time for
    accept_sooner,    // onto the one before, as a chair allowed
    accept_for_data,  // a route whose children are counted and not heard
    ask_late,
    ask_urgent,
    give_back,
    propose_not_for_panel,  // only a chair may say so
    complete_not_for_panel  // once a chair has said so
};
std::string_view name(Choice);

enum class Asked { never, waiting, allowed, refused };

struct Standing {  // of one referral, today
    Referral referral;
    std::string prior_meeting = "CSE MAP";  // that the route needs, in words
    bool prior_meeting_held = false;
    bool is_whole = false;  // nothing that has to be answered is missing
    Openings open;
    Asked late = Asked::never;  // both about the sooner meeting
    Asked urgent = Asked::never;
    Asked not_for_panel = Asked::never;
    int open_matches = 0;  // known children who may be the same, not yet answered (rules.md 24)

    bool may_be_sooner() const { return late == Asked::allowed || urgent == Asked::allowed; }
};

// Why it can't be accepted onto any meeting, each a sentence that says what to do.
std::vector<std::string> obstacles(const Standing&);

std::vector<Choice> choices(const Standing&);

struct AcceptanceDraft {  // as typed
    std::string choice;
    std::string late_reason;
    std::string urgent_reason;
    std::string return_reason;  // a code of return_reasons
    std::string return_words;
    std::string not_for_panel_reason;
    std::string signpost;  // where the child's needs will be met instead
};
Result<Choice> decided(const Standing&, const AcceptanceDraft&);

}  // namespace mase::referrals
