// What may be recorded in each part of a discussion. The decision itself is in decision.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/result.h"
#include "decisions/discussion.h"
#include "forms/codes.h"
#include "panels/panel.h"

namespace mase::decisions {

struct Known {
    const forms::CodeLists& codes;
    const panels::Panel& panel;
    std::set<AccountId> there;       // at the meeting
    std::vector<ActionId> to_check;  // earlier actions still open when the item was taken
    // Of those there, who is connected to the case, by name: they are not in the room for it.
    std::map<AccountId, std::string> connected = {};
};

// Of one part, as it would be with what was typed.
Problems invalid(Part, const Discussion& typed, const Known&);

}  // namespace mase::decisions
