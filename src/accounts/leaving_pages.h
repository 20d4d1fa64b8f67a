// What the rooms below ask when somebody's access is to end, so that this room need not know them:
// who takes over what is theirs to do.
#pragma once

#include "core/ids.h"
#include "site/frame.h"

namespace mase::accounts {

struct LeavingAsked {
    Html html;                  // of fields of the same form; nothing where nothing is asked
    bool is_sensitive = false;  // it tells of a child
};

struct Leaving {
    LeavingAsked (*ask)(const site::Exchange&, const audit::Viewing&, AccountId, const Problems&);
    // Hands on what was chosen, each under a permit of its own. What is refused is said, and then
    // their access has not ended yet.
    Problems (*hand_on)(const site::Exchange&, AccountId);
};

}  // namespace mase::accounts
