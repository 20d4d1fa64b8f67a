// Radios and checkboxes. The first choice's id is the group's, so that an error can link to it.
#pragma once

#include <string>
#include <vector>

#include "platform/govuk_fields.h"

namespace mase::govuk {

struct Choice {
    std::string value;
    std::string text;
    std::string hint = {};
    Html conditional = {};     // shown when this is chosen
    bool exclusive = false;    // checkboxes only: choosing it clears the others, as "None" does
    std::string divider = {};  // not a choice: this word stands between two
};
Choice divider(std::string word = "or");

enum class RadiosLayout { stacked, one_line, small };  // one line is for two short answers

struct Radios {
    std::string name;
    Label legend;
    std::string id_prefix = {};
    std::string hint = {};
    std::string error = {};
    std::string value = {};
    std::vector<Choice> items = {};
    RadiosLayout layout = RadiosLayout::stacked;
};
Html radios(const Radios& radios);

enum class CheckboxesLayout { stacked, small };

struct Checkboxes {
    std::string name;
    Label legend;
    std::string id_prefix = {};
    std::string hint = {};
    std::string error = {};
    std::vector<std::string> values = {};
    std::vector<Choice> items = {};
    CheckboxesLayout layout = CheckboxesLayout::stacked;
};
Html checkboxes(const Checkboxes& checkboxes);

}  // namespace mase::govuk
