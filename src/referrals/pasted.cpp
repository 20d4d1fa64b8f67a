#include "referrals/pasted.h"

#include <algorithm>

#include "cases/search_words.h"

namespace mase::referrals {

namespace {

constexpr std::size_t longest_number = 20;
constexpr std::string_view separators = ",;\t\r\n";

}  // namespace

Result<std::vector<std::string>> pasted_numbers(std::string_view text) {
    std::vector<std::string> numbers;
    Problems problems;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        std::string number = cases::number_word(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (number.empty() || std::ranges::find(numbers, number) != numbers.end()) continue;
        if (number.size() > longest_number && problems.empty())
            problems.push_back({"numbers", "‘" + number.substr(0, longest_number) +
                                               "…’ is too long for a case number. Put each number "
                                               "on a line of its own, or a comma between them"});
        numbers.push_back(std::move(number));
    }
    if (numbers.empty()) problems.push_back({"numbers", "Paste at least one case number"});
    if (numbers.size() > most_pasted)
        problems.push_back({"numbers", "Paste " + std::to_string(most_pasted) +
                                           " case numbers or fewer at a time"});
    if (!problems.empty()) return refused(std::move(problems));
    return numbers;
}

}  // namespace mase::referrals
