// The minutes of a meeting: sent to the chairs, approved for each side or given back, then locked
// (rules.md 35). What they say is made from the record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/account.h"
#include "core/instant.h"
#include "core/result.h"
#include "meetings/seats.h"
#include "panels/panel.h"

namespace mase::minutes {

enum class Standing {
    chair,     // sat as this side's chair
    deputy,    // sat as that chair's deputy, who stands in fully (rules.md 3)
    successor  // chairs for this side now that its chair has left
};
std::string_view name(Standing);

struct Verdict {
    Instant at;
    std::string side;  // a sector
    AccountId account;
    Standing standing = Standing::chair;
    bool approves = false;  // else it is given back
    std::string record;     // fingerprint of what was approved
    std::string words;
};

struct Minutes {
    MeetingId meeting;
    std::string state;  // draft | with_chairs | approved
    std::optional<Instant> sent_at;
    std::optional<Instant> locked_at;
    std::vector<Verdict> verdicts;  // oldest first

    bool is_locked() const { return state == "approved"; }
};

struct Signer {
    AccountId account;
    std::string side;                  // that they answer for at this meeting, if any
    std::optional<Standing> standing;  // nothing: not theirs to approve
};
// A seat decides; whoever had none may sign for the side of their agency once none of those who
// chaired it there chairs it any more. `people` are all accounts as they are now.
Signer signer(AccountId, const meetings::Seats&, const std::vector<accounts::Account>& people,
              const panels::Panel&);

// The approval of a side that stands: of exactly this record, since it was sent last.
const Verdict* approval(const Minutes&, std::string_view side, std::string_view record);
bool is_approved(const Minutes&, const panels::Panel&, std::string_view record);

struct Draft {  // of a verdict, as typed
    std::string verdict;
    std::string words;
    std::string shown;  // fingerprint of the record that the page showed
};
Result<Verdict> checked(const Draft&, const Minutes&, const Signer&, std::string_view record);

Problems sending_problems(const Minutes&);
Problems addendum_problems(const Minutes&, std::string_view words);

}  // namespace mase::minutes
