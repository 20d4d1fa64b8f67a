#include "imports/columns.h"

#include <algorithm>
#include <array>

#include "cases/identity.h"

namespace mase::imports {

namespace {

constexpr std::size_t most_labels = 12;
constexpr auto of_the_row =
    std::to_array<std::string_view>({route_column, received_column, closed_column, reason_column});
constexpr auto required = std::to_array<std::string_view>(
    {route_column, received_column, "child_family_name", "child_given_names", "child_born_on"});

bool is_wanted(const forms::Section& section, const forms::Question& question) {
    return question.collected || std::ranges::find(cases::identity_sections, section.id) !=
                                     cases::identity_sections.end();
}

std::string name_of(const forms::Question& question, int row) {
    return row == 0 ? question.id : question.id + "." + std::to_string(row + 1);
}

std::string labels(const std::vector<forms::Code>& codes) {
    std::string all;
    for (std::size_t i = 0; i < codes.size() && i < most_labels; ++i)
        all += (i == 0 ? "" : " | ") + codes[i].label;
    if (codes.size() > most_labels)
        all += " | and " + std::to_string(codes.size() - most_labels) + " more";
    return all;
}

std::string special_labels(const forms::Form& form, const forms::Question& question) {
    std::string all;
    for (const std::string& code : question.special)
        all += ", or " + form.codes->label("special_answers", code);
    return all;
}

std::string takes_answer(const forms::Form& form, const forms::Question& question) {
    using enum forms::Type;
    switch (question.type) {
        case date: return "a date, such as 27/3/2011" + special_labels(form, question);
        case number: return "a whole number" + special_labels(form, question);
        case text:
        case long_text: return "words" + special_labels(form, question);
        case one_of: return labels(form.codes->all(question.codes));
        case many_of: return "any of these, parted by ; " + labels(form.codes->all(question.codes));
        case agency: return labels(form.codes->all(forms::agency_list));
        case agencies:
            return "any of these, parted by ; " + labels(form.codes->all(forms::agency_list));
    }
    return "";
}

}  // namespace

std::vector<Column> columns(const forms::Form& form) {
    std::vector<Column> all;
    for (const std::string_view name : of_the_row)
        all.push_back({.name = std::string(name), .question = nullptr, .list = nullptr});
    for (const forms::Section& section : form.sections) {
        const bool has_any = std::ranges::any_of(
            section.questions, [&](const auto& question) { return is_wanted(section, question); });
        if (section.is_list() && has_any)
            all.push_back({.name = section.id, .question = nullptr, .list = &section});
        for (int row = 0; row < (section.is_list() ? list_rows : 1); ++row) {
            for (const forms::Question& question : section.questions) {
                if (!is_wanted(section, question)) continue;
                all.push_back({.name = name_of(question, row),
                               .question = &question,
                               .list = nullptr,
                               .row = row});
            }
        }
    }
    return all;
}

bool must_be_filled(std::string_view column) {
    return std::ranges::find(required, column) != required.end();
}

std::string takes(const forms::Form& form, const Column& column) {
    if (column.list) return "‘None known’, when there is no " + column.list->repeats;
    if (column.question) return takes_answer(form, *column.question);
    if (column.name == route_column) return "A, B, C or D";
    if (column.name == reason_column) return labels(form.codes->all("closure_reasons"));
    return "a date, such as 27/3/2011";
}

}  // namespace mase::imports
