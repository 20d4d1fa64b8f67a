#include "decisions/data_form.h"

#include <algorithm>

#include "decisions/collection.h"
#include "forms/answers_form.h"
#include "forms/checks.h"

namespace mase::decisions {

namespace {

constexpr int most_rows = 100;

int rows_shown(const FormData& form, const forms::Section& section) {
    const std::string typed = form.text(rows_name(section));
    if (typed.size() > 3 || !forms::is_whole_number(typed)) return 0;
    return std::min(std::stoi(typed), most_rows);
}

void read_list(const FormData& form, const forms::Section& section, forms::Answers& answers) {
    const int count = rows_shown(form, section);
    for (int row = 0; row < count; ++row) {
        if (!form.has(removal_name(section, row))) {
            forms::read_answers(form, section, row, answers);
            continue;
        }
        for (const forms::Question& question : section.questions) answers.set(question.id, row, {});
    }
    drop_empty_rows(section, answers);
    if (answers.rows(section) > 0) answers.set(section.id, 0, {});  // no longer "none known"
}

}  // namespace

forms::Answers typed_data(const FormData& form, const forms::Form& definition,
                          const forms::Answers& stored) {
    forms::Answers answers = stored;
    for (const forms::Section& section : collected_sections(definition)) {
        if (section.is_list()) {
            read_list(form, section, answers);
        } else {
            forms::read_answers(form, section, 0, answers);
        }
    }
    for (const forms::Section& section : collected_sections(definition))
        forms::drop_hidden(section, answers);
    return answers;
}

std::string rows_name(const forms::Section& section) {
    return "rows-" + section.id;
}

std::string removal_name(const forms::Section& section, int row) {
    return "remove-" + section.id + "." + std::to_string(row);
}

}  // namespace mase::decisions
