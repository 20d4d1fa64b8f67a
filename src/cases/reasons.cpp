#include "cases/reasons.h"

namespace mase::cases {

namespace {
constexpr std::size_t most_words = 500;
}

Result<Reason> checked(const Reason& typed, const forms::CodeLists& lists, Date today) {
    const forms::Code* code = lists.find("view_reasons", typed.code);
    if (!code || !code->valid_on(today))
        return refused("reason", "Select why you are opening this case");
    if (code->code != "OTHER") return Reason{typed.code, ""};
    if (typed.words.empty()) return refused("words", "Enter the reason for opening this case");
    if (typed.words.size() > most_words)
        return refused("words", "Shorten the reason to 500 characters or fewer");
    return typed;
}

}  // namespace mase::cases
