// Reading what was typed into a section's fields; nothing is checked here, all of it is kept.
#pragma once

#include "forms/answers.h"
#include "platform/form_data.h"

namespace mase::forms {

// The answers to one row of a section, put at that row. A date that is no date keeps its three
// parts as typed ("31/2/2026"), so that they can be shown again beside the error.
void read_answers(const FormData&, const Section&, int row, Answers& into);

std::string special_name(const std::string& field);  // of the tick box beside a field

}  // namespace mase::forms
