// Everything that each route but the first has to answer: for tests.
#pragma once

#include "referrals/referrals_fixture.h"

namespace mase::referrals {

inline void set_code(forms::Answers& answers, const char* question, const char* code) {
    answers.set(question, 0, {.codes = {code}, .words = {}});
}
inline void set_words(forms::Answers& answers, const char* question, const char* words) {
    answers.set(question, 0, {.codes = {}, .words = words});
}

inline forms::Answers early_help_answers() {
    forms::Answers answers = whole_answers();
    set_code(answers, "prior_kind", "EARLY_HELP");
    return answers;
}

// A child of this borough who lives in Essex, heard by the panel there.
inline forms::Answers data_answers() {
    forms::Answers answers;
    for (const char* question : {"child_given_names", "child_family_name", "child_born_on"})
        answers.set(question, 0, whole_answers().at(question));
    for (const char* question :
         {"child_sex", "child_ethnicity", "harm_status", "risk_category", "risk_reason",
          "exploitation_type", "group_or_gang", "prior_held", "prior_held_on", "child_case_number"})
        answers.set(question, 0, whole_answers().at(question));
    set_code(answers, "responsible_authority", "317");
    set_code(answers, "host_authority", "881");
    set_code(answers, "prior_kind", "OTHER_MASE");
    set_words(answers, "prior_panel", "Mid Essex exploitation panel");
    set_words(answers, "prior_outcome", "A warning notice and weekly visits at the placement.");
    set_code(answers, "first_met", "ONLINE");
    return answers;
}

// A child of Havering who lives here.
inline forms::Answers placed_here_answers() {
    forms::Answers answers = whole_answers();
    set_code(answers, "prior_kind", "STRATEGY");
    set_code(answers, "responsible_authority", "311");
    set_code(answers, "host_authority", "317");
    set_words(answers, "placing_worker", "Ines Calloway, social worker");
    set_words(answers, "placing_worker_contact", "ines.calloway@havering.example");
    set_words(answers, "placing_manager", "Otis Brandt, team manager");
    return answers;
}

}  // namespace mase::referrals
