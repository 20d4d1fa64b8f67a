#include "referrals/shared.h"

namespace mase::referrals {

namespace {

constexpr const char* household = "child_household";

std::string child_in_words(const forms::Answers& first) {
    std::string words = first.words("child_given_names");
    const std::string family = first.words("child_family_name");
    if (!words.empty() && !family.empty()) words += " ";
    words += family;
    if (words.empty()) return "";
    const auto born = first.date("child_born_on");
    if (born) words += ", born " + short_date(*born);
    return words + ", referred as well";
}

}  // namespace

forms::Answers shared_answers(const forms::Form& form, const forms::Answers& first) {
    forms::Answers shared;
    for (const forms::Section& section : form.sections) {
        for (const forms::Question& question : section.questions) {
            if (!question.is_of_family) continue;
            for (int row = 0; row < first.rows(section); ++row)
                shared.set(question.id, row, first.at(question.id, row));
        }
    }
    const std::string child = child_in_words(first);
    if (!form.find(household) || child.empty()) return shared;
    std::string others = first.words(household);
    if (!others.empty()) others += "\n";
    shared.set(household, 0, {.codes = {}, .words = others + child});
    return shared;
}

}  // namespace mase::referrals
