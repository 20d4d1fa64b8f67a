#include "platform/govuk_buttons.h"

#include "platform/govuk_markup.h"

namespace mase::govuk {

namespace {

Markup class_attribute(ButtonKind kind) {
    switch (kind) {
        case ButtonKind::primary: return " class=\"govuk-button\"";
        case ButtonKind::secondary: return " class=\"govuk-button govuk-button--secondary\"";
        case ButtonKind::warning: return " class=\"govuk-button govuk-button--warning\"";
    }
    return "";
}

}  // namespace

Html button(const Button& button) {
    Html html;
    html << "<button type=\"submit\"";
    attribute(html, " value=\"", button.value);
    attribute(html, " name=\"", button.name);
    html << when(button.prevent_double_click, " data-prevent-double-click=\"true\"")
         << class_attribute(button.kind) << " data-module=\"govuk-button\"";
    attribute(html, " id=\"", button.id);
    html << ">" << button.text << "</button>\n";
    return html;
}

Html link_button(const LinkButton& button) {
    Html html;
    html << "<a href=\"" << button.href << "\" role=\"button\" draggable=\"false\""
         << class_attribute(button.kind) << " data-module=\"govuk-button\"";
    attribute(html, " id=\"", button.id);
    html << ">" << button.text << "</a>\n";
    return html;
}

Html button_group(const std::vector<Html>& buttons_and_links) {
    Html html;
    html << "<div class=\"govuk-button-group\">\n";
    for (const Html& one : buttons_and_links) html << one;
    html << "</div>\n";
    return html;
}

Html hidden_input(std::string_view name, std::string_view value) {
    Html html;
    html << "<input type=\"hidden\" name=\"" << name << "\" value=\"" << value << "\">\n";
    return html;
}

}  // namespace mase::govuk
