#include "cases/identity.h"

#include <algorithm>
#include <iterator>

namespace mase::cases {

std::optional<forms::Section> identity_section(const forms::Form& form, std::string_view id) {
    if (std::ranges::find(identity_sections, id) == identity_sections.end()) return std::nullopt;
    forms::Section section = *form.section(id);
    std::erase_if(section.questions,
                  [](const forms::Question& question) { return question.collected; });
    return section;
}

std::vector<forms::Question> identity_questions(const forms::Form& form) {
    std::vector<forms::Question> questions;
    for (const std::string_view id : identity_sections)
        std::ranges::copy(identity_section(form, id)->questions, std::back_inserter(questions));
    return questions;
}

}  // namespace mase::cases
