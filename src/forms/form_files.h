// Reads the form and the code lists from data/, and says what is wrong with them.
#pragma once

#include <string>
#include <vector>

#include "forms/form.h"

namespace mase::forms {

// Throws CsvError or std::runtime_error for a file that can't be read at all.
CodeLists read_code_lists();
Form read_form(const std::string& id);  // from data/form/<id>/
std::string current_form_id();          // of the version in force

// What a sound definition never has: an unknown type, list, check, part or question; a missing
// label; an id twice. Empty when sound; start-up and `mase check` refuse otherwise.
std::vector<std::string> faults(const Form&);

}  // namespace mase::forms
