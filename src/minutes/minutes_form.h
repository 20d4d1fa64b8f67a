// What is typed on the page of minutes.
#pragma once

#include <optional>
#include <string>

#include "minutes/minutes.h"
#include "platform/form_data.h"

namespace mase::minutes {

Draft read_verdict(const FormData&);

struct Addition {
    std::string item;  // text of an item's id, or empty for the meeting as a whole
    std::string words;
};
Addition read_addition(const FormData&);

}  // namespace mase::minutes
