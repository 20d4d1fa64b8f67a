// Joining by a link: what has to be said and chosen.
#pragma once

#include <string>

#include "accounts/passphrase.h"
#include "core/result.h"

namespace mase::accounts {

struct JoiningDraft {  // as typed
    bool agrees = false;
    std::string passphrase;
    std::string again;
};
// All at once, in the order of the page.
Problems joining_problems(const JoiningDraft&, const Whose&, const Common&);

}  // namespace mase::accounts
