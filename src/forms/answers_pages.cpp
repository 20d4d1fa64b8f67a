#include "forms/answers_pages.h"

#include <algorithm>

#include "forms/answers_form.h"

namespace mase::forms {

namespace {

constexpr std::size_t most_radios = 10;  // a longer list is a select, unless it opens fields

struct Asking {
    const Shown& shown;
    const std::vector<Question>& questions;
    const Answers& answers;
    int row;
    const Problems& problems;
};

std::string error_of(const Asking& asking, const std::string& field) {
    const auto found = std::ranges::find_if(asking.problems, [&](const Problem& problem) {
        return problem.field == field || problem.field == field + "-day";
    });
    return found == asking.problems.end() ? "" : found->message;
}

std::vector<Code> choices(const Shown& shown, const Question& question) {
    if (!question.codes.empty()) return shown.form.codes->valid_on(question.codes, shown.day);
    std::vector<Code> agencies;
    for (const panels::Agency& agency : shown.panel.agencies) {
        agencies.push_back({.code = agency.code,
                            .label = agency.name,
                            .guide_label = {},
                            .hint = {},
                            .group = {},
                            .valid_from = shown.day,
                            .valid_to = {}});
    }
    return agencies;
}

std::vector<Code> specials(const Shown& shown, const Question& question) {
    std::vector<Code> codes;
    for (const std::string& code : question.special)
        codes.push_back(*shown.form.codes->find("special_answers", code));
    return codes;
}

bool opens_beneath(const Question& question, const Question& above) {
    return question.show_when && question.show_when->equals &&
           question.show_when->question == above.id && !above.codes.empty();
}

Html field(const Asking& asking, const Question& question);

Html beneath(const Asking& asking, const Question& above, const std::string& code) {
    Html html;
    for (const Question& question : asking.questions) {
        if (opens_beneath(question, above) && question.show_when->code == code)
            html << field(asking, question);
    }
    return html;
}

bool opens_any(const Asking& asking, const Question& above) {
    return std::ranges::any_of(
        asking.questions, [&](const Question& question) { return opens_beneath(question, above); });
}

std::vector<govuk::Choice> choice_items(const Asking& asking, const Question& question) {
    std::vector<govuk::Choice> items;
    for (const Code& code : choices(asking.shown, question)) {
        items.push_back({.value = code.code,
                         .text = code.label,
                         .hint = code.hint,
                         .conditional = beneath(asking, question, code.code)});
    }
    return items;
}

Html one_of(const Asking& asking, const Question& question, const std::string& name) {
    const std::string chosen = asking.answers.code(question.id, asking.row);
    std::vector<Code> codes = choices(asking.shown, question);
    const std::vector<Code> instead = specials(asking.shown, question);
    if (codes.size() <= most_radios || opens_any(asking, question)) {
        auto items = choice_items(asking, question);
        for (const Code& code : instead)
            items.push_back({.value = code.code, .text = code.label, .hint = code.hint});
        return govuk::radios({.name = name,
                              .legend = {question.label, govuk::Size::small},
                              .hint = question.hint,
                              .error = error_of(asking, name),
                              .value = chosen,
                              .items = std::move(items)});
    }
    codes.insert(codes.end(), instead.begin(), instead.end());
    std::vector<govuk::Option> options{{"", "Select an answer"}};
    for (const Code& code : codes) options.push_back({code.code, code.label});
    return govuk::select({.name = name,
                          .label = {question.label, govuk::Size::small},
                          .hint = question.hint,
                          .error = error_of(asking, name),
                          .value = chosen,
                          .items = std::move(options)});
}

Html many_of(const Asking& asking, const Question& question, const std::string& name) {
    auto items = choice_items(asking, question);
    const std::vector<Code> instead = specials(asking.shown, question);
    if (!instead.empty()) items.push_back(govuk::divider());
    for (const Code& code : instead)
        items.push_back(
            {.value = code.code, .text = code.label, .hint = code.hint, .exclusive = true});
    return govuk::checkboxes({.name = name,
                              .legend = {question.label, govuk::Size::small},
                              .hint = question.hint,
                              .error = error_of(asking, name),
                              .values = asking.answers.at(question.id, asking.row).codes,
                              .items = std::move(items)});
}

Html words_field(const Asking& asking, const Question& question, const std::string& name) {
    const std::string words = asking.answers.words(question.id, asking.row);
    const std::string error = error_of(asking, name);
    const govuk::Label label{question.label, govuk::Size::small};
    if (question.type == Type::date) {
        return govuk::date_input(govuk::with_date({.name_prefix = name,
                                                   .legend = label,
                                                   .id = name,
                                                   .hint = question.hint,
                                                   .error = error},
                                                  words));
    }
    if (question.type == Type::long_text) {
        return govuk::textarea(
            {.name = name, .label = label, .hint = question.hint, .error = error, .value = words});
    }
    const bool number = question.type == Type::number;
    return govuk::input(
        {.name = name,
         .label = label,
         .hint = question.hint,
         .error = error,
         .value = words,
         .input_mode = number ? govuk::InputMode::numeric : govuk::InputMode::standard,
         .width = number ? govuk::Width::characters_4 : govuk::Width::full});
}

// Tick boxes under a field of words, for what may be said in place of them.
Html instead(const Asking& asking, const Question& question, const std::string& name) {
    std::vector<govuk::Choice> items;
    for (const Code& code : specials(asking.shown, question))
        items.push_back({.value = code.code, .text = code.label});
    if (items.empty()) return {};
    return govuk::checkboxes({.name = special_name(name),
                              .legend = "Or, about ‘" + question.label + "’:",
                              .values = asking.answers.at(question.id, asking.row).codes,
                              .items = std::move(items),
                              .layout = govuk::CheckboxesLayout::small});
}

Html field(const Asking& asking, const Question& question) {
    const std::string name = field_name(question, asking.row);
    Html html;
    switch (question.type) {
        case Type::one_of:
        case Type::agency: return one_of(asking, question, name);
        case Type::many_of:
        case Type::agencies: return many_of(asking, question, name);
        default: html << words_field(asking, question, name) << instead(asking, question, name);
    }
    return html;
}

bool is_nested(const Asking& asking, const Question& question) {
    return std::ranges::any_of(
        asking.questions, [&](const Question& above) { return opens_beneath(question, above); });
}

}  // namespace

Html fields(const Shown& shown, const std::vector<Question>& questions, const Answers& answers,
            int row, const Problems& problems) {
    std::vector<Question> asked;
    std::ranges::copy_if(questions, std::back_inserter(asked), [&](const Question& question) {
        return shown.parts.contains(question.part);
    });
    const Asking asking{shown, asked, answers, row, problems};
    Html html;
    for (const Question& question : asked) {
        const bool elsewhere =
            question.show_when &&
            std::ranges::find(asked, question.show_when->question, &Question::id) == asked.end();
        if (is_nested(asking, question) || (elsewhere && !is_shown(question, answers, row)))
            continue;
        html << field(asking, question);
    }
    return html;
}

Html fields(const Shown& shown, const Section& section, const Answers& answers, int row,
            const Problems& problems) {
    return fields(shown, section.questions, answers, row, problems);
}

std::string answer_words(const Shown& shown, const Question& question, const Answer& answer) {
    std::string words = answer.words;
    if (question.type == Type::date && parse_date(words)) words = short_date(*parse_date(words));
    for (const std::string& code : answer.codes) {
        if (!words.empty()) words += ", ";
        const Code* special = shown.form.codes->find("special_answers", code);
        if (!question.codes.empty() && shown.form.codes->find(question.codes, code)) {
            words += shown.form.codes->label(question.codes, code);
        } else {
            words += special ? special->label : shown.panel.agency_name(code);
        }
    }
    return words;
}

std::vector<govuk::SummaryRow> summary_rows(const Shown& shown, const Section& section,
                                            const Answers& answers, int row) {
    std::vector<govuk::SummaryRow> rows;
    for (const Question& question : section.questions) {
        if (!shown.parts.contains(question.part) || !is_shown(question, answers, row)) continue;
        const std::string words = answer_words(shown, question, answers.at(question.id, row));
        Html value;
        for (std::size_t begin = 0; begin <= words.size();) {
            const std::size_t end = std::min(words.find('\n', begin), words.size());
            if (begin > 0) value << "<br>";
            value << std::string_view(words).substr(begin, end - begin);
            begin = end + 1;
        }
        rows.push_back({.key = question.label,
                        .value = words.empty() ? govuk::Content("Not answered yet")
                                               : govuk::Content(std::move(value))});
    }
    return rows;
}

Problems linked(const Form& form, Problems problems) {
    for (Problem& problem : problems) {
        const Question* question = form.find(problem.field.substr(0, problem.field.find('.')));
        if (question && question->type == Type::date) problem.field += "-day";
    }
    return problems;
}

}  // namespace mase::forms
