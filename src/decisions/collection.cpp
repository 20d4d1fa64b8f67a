#include "decisions/collection.h"

#include <algorithm>

namespace mase::decisions {

namespace {

bool is_unknown(const forms::CodeLists& lists, const forms::Question& question,
                const std::string& code) {
    for (const std::string_view list :
         {std::string_view(question.codes), std::string_view("special_answers")}) {
        const forms::Code* found = list.empty() ? nullptr : lists.find(list, code);
        if (found) return code == forms::not_known || found->group == forms::not_known;
    }
    return code == forms::not_known;
}

bool row_is_empty(const forms::Section& section, const forms::Answers& answers, int row) {
    return std::ranges::all_of(section.questions, [&](const forms::Question& question) {
        return answers.at(question.id, row).is_empty();
    });
}

template <class Holds>
std::vector<Asked> where(const forms::Form& form, const forms::Answers& answers, int least_rows,
                         Holds holds) {
    std::vector<Asked> found;
    for (const forms::Section& section : collected_sections(form)) {
        for (int row = 0; row < std::max(least_rows, answers.rows(section)); ++row) {
            for (const forms::Question& question : section.questions) {
                if (question.collected && holds(question, row))
                    found.push_back({form.find(question.id), row});
            }
        }
    }
    return found;
}

}  // namespace

std::vector<forms::Section> collected_sections(const forms::Form& form) {
    std::vector<forms::Section> sections;
    for (const forms::Section& section : form.sections) {
        if (!section.in_collection) continue;
        forms::Section asked = section;
        if (!section.is_list())
            std::erase_if(asked.questions,
                          [](const forms::Question& question) { return !question.collected; });
        if (!asked.questions.empty()) sections.push_back(std::move(asked));
    }
    return sections;
}

Problems invalid_data(const forms::Form& form, const forms::Answers& answers, Date today) {
    Problems problems;
    for (const forms::Section& section : collected_sections(form)) {
        for (int row = 0; row < answers.rows(section); ++row) {
            for (Problem& problem : forms::invalid(section, *form.codes, answers, row, today))
                problems.push_back(std::move(problem));
        }
    }
    return problems;
}

Problems missing_data(const forms::Form& form, const forms::Answers& answers) {
    Problems problems;
    for (const forms::Section& section : collected_sections(form)) {
        for (Problem& problem : forms::missing_data(section, answers))
            problems.push_back(std::move(problem));
    }
    return problems;
}

std::vector<Asked> unknown_data(const forms::Form& form, const forms::Answers& answers) {
    return where(form, answers, 0, [&](const forms::Question& question, int row) {
        const auto& codes = answers.at(question.id, row).codes;
        return std::ranges::any_of(codes, [&](const std::string& code) {
            return is_unknown(*form.codes, question, code);
        });
    });
}

std::vector<Asked> changed_data(const forms::Form& form, const forms::Answers& before,
                                const forms::Answers& after) {
    int most_rows = 1;
    for (const forms::Section& section : collected_sections(form))
        most_rows = std::max(most_rows, before.rows(section));
    return where(form, after, most_rows, [&](const forms::Question& question, int row) {
        return before.at(question.id, row) != after.at(question.id, row);
    });
}

void drop_empty_rows(const forms::Section& section, forms::Answers& answers) {
    if (!section.is_list()) return;
    for (int row = answers.rows(section) - 1; row >= 0; --row) {
        if (row_is_empty(section, answers, row)) answers.remove_row(section, row);
    }
}

}  // namespace mase::decisions
