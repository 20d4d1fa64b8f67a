// A child placed here by another authority: its social worker and their manager both come to the
// discussion; if either does not, a chair records why it goes on (rules.md 21, MR-32).
#pragma once

#include <string>

#include "core/result.h"

namespace mase::decisions {

enum class Came { not_recorded, yes, no };

struct Placing {
    bool is_expected = false;     // whether the child is placed here by another authority
    std::string worker, manager;  // names and roles, as the referral gives them
    Came worker_came = Came::not_recorded;
    Came manager_came = Came::not_recorded;
    std::string exception = {};  // what became of asking a chair: asked, allowed, refused or empty
    std::string reason = {};     // given to the chair

    bool is_one_missing() const { return worker_came == Came::no || manager_came == Came::no; }
};

// Why the discussion cannot begin.
Problems placing_problems(const Placing&);

}  // namespace mase::decisions
