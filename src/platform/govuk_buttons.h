// Buttons, and what a form carries out of sight.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/govuk_text.h"

namespace mase::govuk {

enum class ButtonKind { primary, secondary, warning };

struct Button {
    std::string text;
    ButtonKind kind = ButtonKind::primary;
    std::string name = {};
    std::string value = {};
    std::string id = {};
    bool prevent_double_click = false;
};
Html button(const Button& button);

struct LinkButton {  // looks like a button and goes somewhere; for changing something, use Button
    std::string text;
    Url href;
    ButtonKind kind = ButtonKind::primary;
    std::string id = {};
};
Html link_button(const LinkButton& button);

Html button_group(const std::vector<Html>& buttons_and_links);

Html hidden_input(std::string_view name, std::string_view value);

}  // namespace mase::govuk
