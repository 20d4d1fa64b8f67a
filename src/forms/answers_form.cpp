#include "forms/answers_form.h"

#include <algorithm>

namespace mase::forms {

namespace {

// A box ticked once may be sent twice, by a browser going back or by hand.
void drop_repeats(std::vector<std::string>& codes) {
    std::vector<std::string> once;
    for (std::string& code : codes) {
        if (std::ranges::find(once, code) == once.end()) once.push_back(std::move(code));
    }
    codes = std::move(once);
}

}  // namespace

std::string special_name(const std::string& field) {
    return field + "-instead";
}

void read_answers(const FormData& form, const Section& section, int row, Answers& into) {
    for (const Question& question : section.questions) {
        const std::string field = field_name(question, row);
        Answer answer;
        if (question.is_coded()) {
            answer.codes = form.values(field);
        } else {
            answer.words = question.type == Type::date ? form.date(field) : form.text(field);
        }
        for (std::string& code : form.values(special_name(field)))
            answer.codes.push_back(std::move(code));
        drop_repeats(answer.codes);
        into.set(question.id, row, std::move(answer));
    }
}

}  // namespace mase::forms
