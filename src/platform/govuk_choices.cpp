#include "platform/govuk_choices.h"

#include <algorithm>

#include "platform/govuk_markup.h"

namespace mase::govuk {

namespace {

struct Words {  // the two components differ in these alone
    Markup item, input, type, label, hint, divider, conditional;
};

constexpr Words radio_words{
    "<div class=\"govuk-radios__item\">\n",
    "<input class=\"govuk-radios__input\" id=\"",
    "\" type=\"radio\" value=\"",
    "<label class=\"govuk-label govuk-radios__label\" for=\"",
    "\" class=\"govuk-hint govuk-radios__hint\">",
    "<div class=\"govuk-radios__divider\">",
    "<div class=\"govuk-radios__conditional",
};
constexpr Words checkbox_words{
    "<div class=\"govuk-checkboxes__item\">\n",
    "<input class=\"govuk-checkboxes__input\" id=\"",
    "\" type=\"checkbox\" value=\"",
    "<label class=\"govuk-label govuk-checkboxes__label\" for=\"",
    "\" class=\"govuk-hint govuk-checkboxes__hint\">",
    "<div class=\"govuk-checkboxes__divider\">",
    "<div class=\"govuk-checkboxes__conditional",
};

struct Item {
    const Choice& choice;
    std::string id;
    std::string_view name;
    std::string described_by;
    bool is_checked;
};

Html conditional(const Words& words, const Item& item, Markup hidden_class) {
    Html html;
    html << words.conditional << when(!item.is_checked, hidden_class) << "\" id=\"conditional-"
         << item.id << "\">\n"
         << item.choice.conditional << "</div>\n";
    return html;
}

Html choice(const Words& words, const Item& item) {
    const Choice& choice = item.choice;
    const bool has_hint = !choice.hint.empty();
    std::string described_by = item.described_by;
    if (has_hint) described_by += (described_by.empty() ? "" : " ") + item.id + "-item-hint";

    Html html;
    html << words.item << words.input << item.id << "\" name=\"" << item.name << words.type
         << choice.value << "\"" << when(item.is_checked, " checked");
    if (!choice.conditional.empty()) {
        html << " data-aria-controls=\"conditional-" << item.id << "\"";
    }
    html << when(choice.exclusive, " data-behaviour=\"exclusive\"");
    attribute(html, " aria-describedby=\"", described_by);
    html << ">\n" << words.label << item.id << "\">" << choice.text << "</label>\n";
    if (has_hint) {
        html << "<div id=\"" << item.id << "-item-hint" << words.hint << choice.hint << "</div>\n";
    }
    html << "</div>\n";
    return html;
}

std::string item_id(const std::string& prefix, std::size_t index) {
    return index == 0 ? prefix : prefix + '-' + std::to_string(index + 1);
}

Html group(const Label& legend, const Asides& asides, Html inside) {
    Html html;
    html << "<div class=\"govuk-form-group"
         << when(!asides.error.empty(), " govuk-form-group--error") << "\">\n";
    if (legend.text.empty()) {
        html << inside;
    } else {
        html << fieldset({legend, std::move(inside), asides.described_by()});
    }
    html << "</div>\n";
    return html;
}

Markup opening(RadiosLayout layout) {
    switch (layout) {
        case RadiosLayout::stacked: break;
        case RadiosLayout::one_line: return "<div class=\"govuk-radios govuk-radios--inline\"";
        case RadiosLayout::small: return "<div class=\"govuk-radios govuk-radios--small\"";
    }
    return "<div class=\"govuk-radios\"";
}

Markup opening(CheckboxesLayout layout) {
    switch (layout) {
        case CheckboxesLayout::stacked: break;
        case CheckboxesLayout::small:
            return "<div class=\"govuk-checkboxes govuk-checkboxes--small\"";
    }
    return "<div class=\"govuk-checkboxes\"";
}

}  // namespace

Choice divider(std::string word) {
    return {.value = {}, .text = {}, .divider = std::move(word)};
}

Html radios(const Radios& radios) {
    const std::string& prefix = radios.id_prefix.empty() ? radios.name : radios.id_prefix;
    const Asides asides{prefix, radios.hint, radios.error};
    Html html = asides.html();
    html << opening(radios.layout) << " data-module=\"govuk-radios\">\n";
    for (std::size_t index = 0; index < radios.items.size(); ++index) {
        const Choice& one = radios.items[index];
        if (!one.divider.empty()) {
            html << radio_words.divider << one.divider << "</div>\n";
            continue;
        }
        const bool is_checked = !radios.value.empty() && radios.value == one.value;
        const Item item{one, item_id(prefix, index), radios.name, "", is_checked};
        html << choice(radio_words, item);
        if (!one.conditional.empty())
            html << conditional(radio_words, item, " govuk-radios__conditional--hidden");
    }
    html << "</div>\n";
    return group(radios.legend, asides, std::move(html));
}

Html checkboxes(const Checkboxes& checkboxes) {
    const std::string& prefix =
        checkboxes.id_prefix.empty() ? checkboxes.name : checkboxes.id_prefix;
    const Asides asides{prefix, checkboxes.hint, checkboxes.error};
    // Without a fieldset to hold it, each box says for itself what describes it.
    const std::string described_by = checkboxes.legend.text.empty() ? asides.described_by() : "";
    Html html = asides.html();
    html << opening(checkboxes.layout) << " data-module=\"govuk-checkboxes\">\n";
    for (std::size_t index = 0; index < checkboxes.items.size(); ++index) {
        const Choice& one = checkboxes.items[index];
        if (!one.divider.empty()) {
            html << checkbox_words.divider << one.divider << "</div>\n";
            continue;
        }
        const bool is_checked =
            std::ranges::find(checkboxes.values, one.value) != checkboxes.values.end();
        const Item item{one, item_id(prefix, index), checkboxes.name, described_by, is_checked};
        html << choice(checkbox_words, item);
        if (!one.conditional.empty())
            html << conditional(checkbox_words, item, " govuk-checkboxes__conditional--hidden");
    }
    html << "</div>\n";
    return group(checkboxes.legend, asides, std::move(html));
}

}  // namespace mase::govuk
