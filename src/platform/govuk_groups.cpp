// Labels, legends and fieldsets, and the date, which is three fields in one.
#include "core/date.h"
#include "platform/govuk_fields.h"
#include "platform/govuk_markup.h"

namespace mase::govuk {

namespace {

Markup label_class(Size size) {
    switch (size) {
        case Size::normal: return "";
        case Size::small: return " govuk-label--s";
        case Size::medium: return " govuk-label--m";
        case Size::large: return " govuk-label--l";
        case Size::extra_large: return " govuk-label--xl";
    }
    return "";
}

Markup legend_class(Size size) {
    switch (size) {
        case Size::normal: return "";
        case Size::small: return " govuk-fieldset__legend--s";
        case Size::medium: return " govuk-fieldset__legend--m";
        case Size::large: return " govuk-fieldset__legend--l";
        case Size::extra_large: return " govuk-fieldset__legend--xl";
    }
    return "";
}

struct Group {
    const Fieldset& fieldset;
    Markup role;
};

Html group(const Group& group) {
    const Label& legend = group.fieldset.legend;
    Html html;
    html << "<fieldset class=\"govuk-fieldset\"" << group.role;
    attribute(html, " aria-describedby=\"", group.fieldset.described_by);
    html << ">\n";
    if (!legend.text.empty()) {
        html << "<legend class=\"govuk-fieldset__legend" << legend_class(legend.size) << "\">"
             << when(legend.is_page_heading, "<h1 class=\"govuk-fieldset__heading\">")
             << legend.text << when(legend.is_page_heading, "</h1>") << "</legend>\n";
    }
    html << group.fieldset.html << "</fieldset>\n";
    return html;
}

struct Part {
    Markup label;
    std::string_view suffix;
    Markup width;
    const DatePart& typed;
    bool in_error;
};

Html date_part(const DateInput& date, const std::string& id, const Part& part) {
    const std::string part_id = id + '-' + std::string(part.suffix);
    Html html;
    html << "<div class=\"govuk-date-input__item\">\n<div class=\"govuk-form-group\">\n"
            "<label class=\"govuk-label govuk-date-input__label\" for=\""
         << part_id << "\">" << part.label
         << "</label>\n<input class=\"govuk-input govuk-date-input__input" << part.width
         << when(part.in_error, " govuk-input--error") << "\" id=\"" << part_id << "\" name=\""
         << date.name_prefix << when(!date.name_prefix.empty(), "-") << part.suffix
         << "\" type=\"text\"";
    attribute(html, " value=\"", part.typed.value);
    html << " inputmode=\"numeric\">\n</div>\n</div>\n";
    return html;
}

}  // namespace

Label page_heading(std::string text, Size size) {
    Label label(std::move(text), size);
    label.is_page_heading = true;
    return label;
}

Html label(const Label& label, std::string_view field_id) {
    Html html;
    if (label.text.empty()) return html;
    html << when(label.is_page_heading, "<h1 class=\"govuk-label-wrapper\">")
         << "<label class=\"govuk-label" << label_class(label.size) << "\"";
    attribute(html, " for=\"", field_id);
    html << ">" << label.text << "</label>" << when(label.is_page_heading, "</h1>") << "\n";
    return html;
}

Html hint(std::string_view text, std::string_view id) {
    Html html;
    html << "<div";
    attribute(html, " id=\"", id);
    html << " class=\"govuk-hint\">" << text << "</div>\n";
    return html;
}

Html error_message(std::string_view text, std::string_view id) {
    Html html;
    html << "<p";
    attribute(html, " id=\"", id);
    html << " class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> "
         << text << "</p>\n";
    return html;
}

Html fieldset(const Fieldset& fieldset) {
    return group({fieldset, ""});
}

Html date_input(const DateInput& date) {
    const std::string id = date.id.empty() ? date.name_prefix : date.id;
    const Asides asides{id, date.hint, date.error};
    const bool one_is_marked = date.day.error || date.month.error || date.year.error;
    const bool mark_all = !date.error.empty() && !one_is_marked;

    Html parts = asides.html();
    parts << "<div class=\"govuk-date-input\"";
    attribute(parts, " id=\"", id);
    parts << ">\n"
          << date_part(
                 date, id,
                 {"Day", "day", " govuk-input--width-2", date.day, mark_all || date.day.error})
          << date_part(date, id,
                       {"Month", "month", " govuk-input--width-2", date.month,
                        mark_all || date.month.error})
          << date_part(
                 date, id,
                 {"Year", "year", " govuk-input--width-4", date.year, mark_all || date.year.error})
          << "</div>\n";

    Html html;
    html << "<div class=\"govuk-form-group" << when(!date.error.empty(), " govuk-form-group--error")
         << "\">\n";
    if (date.legend.text.empty()) {
        html << parts;
    } else {
        // A screen reader announces what describes a group of text fields only with this role.
        html << group({{date.legend, parts, asides.described_by()}, " role=\"group\""});
    }
    html << "</div>\n";
    return html;
}

DateInput with_date(DateInput date, std::string_view words) {
    std::vector<std::string> parts;
    if (const auto day = parse_date(words)) {
        parts = {std::to_string(unsigned(day->day())), std::to_string(unsigned(day->month())),
                 std::to_string(int(day->year()))};
    } else {
        for (std::size_t slash = words.find('/'); slash != std::string_view::npos;
             slash = words.find('/')) {
            parts.emplace_back(words.substr(0, slash));
            words.remove_prefix(slash + 1);
        }
        parts.emplace_back(words);
    }
    parts.resize(3);
    date.day.value = parts[0];
    date.month.value = parts[1];
    date.year.value = parts[2];
    return date;
}

}  // namespace mase::govuk
