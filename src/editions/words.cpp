#include "editions/words.h"

#include <algorithm>

namespace mase::editions {

std::string shown_words(const Edition& edition) {
    const ShownCount count = shown_count(edition.content);
    return "Of its " + std::to_string(count.listed) + " numbers " + std::to_string(count.shown) +
           " are shown.";
}

std::string little_shown_words(const std::vector<Edition>& all, const Edition& edition) {
    const auto before = std::ranges::find(all, edition.number - 1, &Edition::number);
    if (before == all.end() ||
        shown_count(edition.content).above_nought * 2 >= shown_count(before->content).above_nought)
        return {};
    return "This correction shows far fewer numbers than the edition before it. Whoever put the "
           "two side by side could learn of a single child from what differs. The edition before "
           "it stays as it was published; the corrected figures are in the restricted edition.";
}

}  // namespace mase::editions
