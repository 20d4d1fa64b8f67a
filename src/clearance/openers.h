// Who can open a case now, and why: answered by the policy itself, from the relations it is asked
// with, so that the list cannot differ from what the service does.
#pragma once

#include <string>
#include <vector>

#include "access/access.h"
#include "accounts/account.h"

namespace mase::clearance {

struct Relation {        // in force now, to the case
    std::string holder;  // the text of an account's id, an agency's code, or `everyone`
    std::string relation;
};
inline constexpr std::string_view everyone = "*";

struct Opener {
    std::string name;
    std::string agency;            // its code
    std::vector<std::string> why;  // "Holds the case"
    access::Parts parts;
};

std::vector<Opener> openers(const access::Policy&, const access::Subject&,
                            const std::vector<accounts::Account>&, const std::vector<Relation>&,
                            const panels::Panel&);

}  // namespace mase::clearance
