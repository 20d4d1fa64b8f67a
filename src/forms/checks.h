// The closed list of checks that questions.csv may name. Each is one function and its test.
#pragma once

#include <string>
#include <string_view>

#include "core/date.h"

namespace mase::forms {

bool is_check(std::string_view name);

// What is wrong, as a sentence that says what to do; "" when nothing is. `words` is not empty.
std::string check(std::string_view name, const std::string& words, Date today);

bool is_whole_number(std::string_view);
bool is_nhs_number(std::string_view);  // ten digits and the right check digit; spaces allowed
bool is_postcode(std::string_view);    // shape only, and ZZ99 3VZ, ZZ99 3WZ
bool is_upn(std::string_view);         // 13 characters and the right check letter

}  // namespace mase::forms
