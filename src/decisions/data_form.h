// The data of a discussion as typed: the collected answers over all that is stored beside them.
#pragma once

#include "forms/answers.h"
#include "platform/form_data.h"

namespace mase::decisions {

forms::Answers typed_data(const FormData&, const forms::Form&, const forms::Answers& stored);

// How many rows of a list the form shows, carried out of sight by it.
std::string rows_name(const forms::Section&);
std::string removal_name(const forms::Section&, int row);  // of the box that takes a row out

}  // namespace mase::decisions
