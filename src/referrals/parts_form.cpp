#include "referrals/parts_form.h"

#include <algorithm>

#include "forms/answers_form.h"
#include "platform/secrets.h"

namespace mase::referrals {

namespace {

void add(std::string& into, const std::string& text) {
    into += std::to_string(text.size()) + ":" + text;  // its length, so that no two run together
}

}  // namespace

std::string fingerprint(const forms::Section& section, const forms::Answers& answers) {
    std::string all;
    for (const std::string& code : answers.at(section.id).codes) add(all, code);
    for (const auto& [key, answer] : answers.all()) {
        if (std::ranges::find(section.questions, key.first, &forms::Question::id) ==
            section.questions.end())
            continue;
        add(all, key.first);
        add(all, std::to_string(key.second));
        // Codes come in another order from a form than from the store.
        std::vector<std::string> codes = answer.codes;
        std::ranges::sort(codes);
        for (const std::string& code : codes) add(all, code);
        add(all, answer.words);
    }
    return content_hash(all);
}

forms::Answers single_row(const forms::Section& section, const forms::Answers& answers, int row) {
    forms::Answers single = answers;
    single.clear(section);
    for (const forms::Question& question : section.questions)
        single.set(question.id, 0, answers.at(question.id, row));
    return single;
}

void put_row(const forms::Section& section, const forms::Answers& single, int row,
             forms::Answers& into) {
    const int at = std::min(row, into.rows(section));
    for (const forms::Question& question : section.questions)
        into.set(question.id, at, single.at(question.id));
    into.set(section.id, 0, {});  // there is one after all
}

forms::Answers typed_over(const FormData& form, const forms::Section& section,
                          const forms::Answers& answers, Hidden hidden) {
    forms::Answers typed = answers;
    forms::read_answers(form, section, 0, typed);
    if (hidden == Hidden::dropped) forms::drop_hidden(section, typed);
    return typed;
}

}  // namespace mase::referrals
