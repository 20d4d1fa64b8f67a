#include "cases/data.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace mase::cases {

namespace {

constexpr auto quarters = std::to_array<std::string_view>(
    {"January to March", "April to June", "July to September", "October to December"});

unsigned quarter(Date day) {
    return (unsigned(day.month()) - 1) / 3;
}

bool same_quarter(Date one, Date other) {
    return one.year() == other.year() && quarter(one) == quarter(other);
}

}  // namespace

std::optional<forms::Section> data_section(const forms::Form& form, std::string_view id) {
    const forms::Section* found = form.section(id);
    if (!found) return std::nullopt;
    forms::Section section = *found;
    std::erase_if(section.questions,
                  [](const forms::Question& question) { return !question.collected; });
    if (section.questions.empty()) return std::nullopt;
    return section;
}

bool is_gap(const forms::Form& form, const forms::Question& question, const forms::Answer& answer) {
    return std::ranges::any_of(answer.codes, [&](const std::string& given) {
        const forms::Code* code =
            question.codes.empty() ? nullptr : form.codes->find(question.codes, given);
        if (!code) code = form.codes->find("special_answers", given);
        return given == forms::not_known || (code && code->group == forms::not_known);
    });
}

std::string quarter_words(Date day) {
    return std::string(quarters[quarter(day)]) + " " + std::to_string(int(day.year()));
}

std::vector<bool> counted(const std::vector<Date>& snapshots) {
    std::vector<bool> last;
    for (std::size_t at = 0; at < snapshots.size(); ++at)
        last.push_back(at + 1 == snapshots.size() ||
                       !same_quarter(snapshots[at], snapshots[at + 1]));
    return last;
}

Result<Correction> checked_data(const forms::Section& asked, const forms::CodeLists& lists,
                                const forms::Answers& before, forms::Answers typed,
                                const std::string& reason, Date today) {
    Problems problems = forms::missing_data(asked, typed);
    auto correction = checked(asked, lists, before, std::move(typed), reason, today);
    if (problems.empty()) return correction;
    if (!correction) {
        for (const Problem& problem : correction.error()) {
            if (std::ranges::find(problems, problem.field, &Problem::field) == problems.end())
                problems.push_back(problem);
        }
    }
    return refused(std::move(problems));
}

}  // namespace mase::cases
