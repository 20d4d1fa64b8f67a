#include "cases/correction.h"

#include <algorithm>
#include <iterator>

namespace mase::cases {

namespace {

constexpr std::size_t most_words = 500;

// What may not be left out, or has a way to say that it is not known, was answered for a reason.
bool may_become_blank(const forms::Question& question) {
    return question.required.empty() && question.special.empty() && !question.is_coded();
}

Problem blank(const forms::Question& question, int row) {
    const std::string what = "‘" + question.label + "’";
    return {forms::field_name(question, row),
            question.is_coded()        ? "Select an answer to " + what
            : question.special.empty() ? "Enter " + what
                                       : "Enter " + what + ", or tick what stands in its place"};
}

void add_blanks(const forms::Section& asked, const forms::Answers& before,
                const forms::Answers& typed, int row, Problems& problems) {
    for (const forms::Question& question : asked.questions) {
        const bool emptied = !before.at(question.id, row).is_empty() &&
                             typed.at(question.id, row).is_empty() &&
                             forms::is_shown(question, typed, row);
        if (emptied && !may_become_blank(question)) problems.push_back(blank(question, row));
    }
}

std::vector<std::string> changed(const forms::Section& asked, const forms::Answers& before,
                                 const forms::Answers& after) {
    std::vector<std::string> ids;
    for (const forms::Question& question : asked.questions) {
        bool same = true;
        for (int row = 0; row < std::max(before.rows(asked), after.rows(asked)); ++row)
            same = same && before.at(question.id, row) == after.at(question.id, row);
        if (!same) ids.push_back(question.id);
    }
    return ids;
}

}  // namespace

Result<Correction> checked(const forms::Section& asked, const forms::CodeLists& lists,
                           const forms::Answers& before, forms::Answers typed,
                           const std::string& reason, Date today) {
    Problems problems;
    for (int row = 0; row < before.rows(asked); ++row) {
        std::ranges::move(forms::invalid(asked, lists, typed, row, today),
                          std::back_inserter(problems));
        add_blanks(asked, before, typed, row, problems);
    }
    forms::drop_hidden(asked, typed);
    std::vector<std::string> ids = changed(asked, before, typed);
    if (problems.empty() && ids.empty())
        problems.push_back({"", "Change at least one answer, or go back: nothing is different"});
    if (reason.empty()) problems.push_back({"reason", "Enter why this is being corrected"});
    if (reason.size() > most_words)
        problems.push_back({"reason", "Shorten the reason to 500 characters or fewer"});
    if (!problems.empty()) return refused(std::move(problems));
    return Correction{std::move(typed), std::move(ids)};
}

}  // namespace mase::cases
