// The fields of a section and its rows on a check-answers page, made from the definition.
#pragma once

#include <string>
#include <vector>

#include "access/access.h"
#include "forms/answers.h"
#include "panels/panel.h"
#include "platform/govuk.h"

namespace mase::forms {

struct Shown {  // what is needed to show answers
    const Form& form;
    const panels::Panel& panel;
    Date day;             // code lists are offered as valid on it
    access::Parts parts;  // only questions of these parts are shown
};

// One field for each question of the section that is asked, those of another part left out. Fields
// shown by an answer in the same section open beneath it.
Html fields(const Shown&, const Section&, const Answers&, int row, const Problems&);
// The same for the given questions alone (of one section).
Html fields(const Shown&, const std::vector<Question>&, const Answers&, int row, const Problems&);

// A row for each question that applies; "Not answered yet" where there is no answer.
std::vector<govuk::SummaryRow> summary_rows(const Shown&, const Section&, const Answers&, int row);

// An answer in words, as pages and print show it; empty when there is none.
std::string answer_words(const Shown&, const Question&, const Answer&);

// The id an error links to: of a date, its first part.
Problems linked(const Form&, Problems);

}  // namespace mase::forms
