#include "accounts/joining.h"

namespace mase::accounts {

Problems joining_problems(const JoiningDraft& draft, const Whose& whose, const Common& common) {
    Problems problems;
    if (!draft.agrees)
        problems.push_back({"agrees",
                            "Read what you agree to, then select that you agree. If you cannot "
                            "agree to it, talk to the administrator"});
    for (Problem& problem : passphrase_problems("passphrase", draft.passphrase, whose, common))
        problems.push_back(std::move(problem));
    if (draft.passphrase != draft.again)
        problems.push_back({"again", "Enter the same passphrase twice"});
    return problems;
}

}  // namespace mase::accounts
