#include "platform/govuk_fields.h"

#include "platform/govuk_markup.h"

namespace mase::govuk {

namespace {

Markup width_class(Width width) {
    switch (width) {
        case Width::full: return "";
        case Width::characters_2: return " govuk-input--width-2";
        case Width::characters_3: return " govuk-input--width-3";
        case Width::characters_4: return " govuk-input--width-4";
        case Width::characters_5: return " govuk-input--width-5";
        case Width::characters_10: return " govuk-input--width-10";
        case Width::characters_20: return " govuk-input--width-20";
        case Width::characters_30: return " govuk-input--width-30";
    }
    return "";
}

Markup type_attribute(InputType type) {
    switch (type) {
        case InputType::text: return " type=\"text\"";
        case InputType::email: return " type=\"email\"";
        case InputType::tel: return " type=\"tel\"";
        case InputType::search: return " type=\"search\"";
    }
    return "";
}

Markup mode_attribute(InputMode mode) {
    switch (mode) {
        case InputMode::standard: return "";
        case InputMode::numeric: return " inputmode=\"numeric\"";
        case InputMode::decimal: return " inputmode=\"decimal\"";
    }
    return "";
}

Markup spellcheck_attribute(std::optional<bool> spellcheck) {
    if (!spellcheck) return "";
    return *spellcheck ? Markup(" spellcheck=\"true\"") : Markup(" spellcheck=\"false\"");
}

std::string_view id_or_name(const std::string& id, const std::string& name) {
    return id.empty() ? name : id;
}

// The parts every one-field question begins with. What follows closes the <div>.
Html question(const Asides& asides, const Label& words, Markup group = "", Markup attributes = "") {
    Html html;
    html << "<div class=\"govuk-form-group"
         << when(!asides.error.empty(), " govuk-form-group--error") << group << "\"" << attributes
         << ">\n"
         << label(words, asides.id) << asides.html();
    return html;
}

void name_and_id(Html& html, std::string_view id, std::string_view name) {
    html << " id=\"" << id << "\" name=\"" << name << "\"";
}

struct Area {
    const Asides& asides;
    std::string described_by;
    Markup more_classes;
    std::string_view name;
    std::string_view value;
    int rows;
    std::optional<bool> spellcheck;
};

Html area(const Area& area) {
    Html html;
    html << "<textarea class=\"govuk-textarea"
         << when(!area.asides.error.empty(), " govuk-textarea--error") << area.more_classes << "\"";
    name_and_id(html, area.asides.id, area.name);
    html << " rows=\"" << area.rows << "\"" << spellcheck_attribute(area.spellcheck);
    attribute(html, " aria-describedby=\"", area.described_by);
    // A browser drops a line break that directly follows the tag, so one of the text's own needs
    // another before it.
    html << ">" << when(area.value.starts_with('\n'), "\n") << area.value << "</textarea>\n";
    return html;
}

}  // namespace

Html input(const Input& input) {
    const Asides asides{id_or_name(input.id, input.name), input.hint, input.error};
    Html html = question(asides, input.label);
    html << "<input class=\"govuk-input" << width_class(input.width)
         << when(!input.error.empty(), " govuk-input--error") << "\"";
    name_and_id(html, asides.id, input.name);
    html << type_attribute(input.type) << spellcheck_attribute(input.spellcheck);
    attribute(html, " value=\"", input.value);
    attribute(html, " aria-describedby=\"", asides.described_by());
    attribute(html, " autocomplete=\"", input.autocomplete);
    html << mode_attribute(input.input_mode) << ">\n</div>\n";
    return html;
}

Html password_input(const PasswordInput& input) {
    const Asides asides{id_or_name(input.id, input.name), input.hint, input.error};
    Html html = question(asides, input.label, " govuk-password-input",
                         " data-module=\"govuk-password-input\"");
    html << "<div class=\"govuk-input__wrapper govuk-password-input__wrapper\">\n"
            "<input class=\"govuk-input govuk-password-input__input "
            "govuk-js-password-input-input"
         << width_class(input.width) << when(!input.error.empty(), " govuk-input--error") << "\"";
    name_and_id(html, asides.id, input.name);
    html << " type=\"password\" spellcheck=\"false\"";
    attribute(html, " aria-describedby=\"", asides.described_by());
    attribute(html, " autocomplete=\"", input.autocomplete);
    html << " autocapitalize=\"none\">\n"
            "<button type=\"button\" class=\"govuk-button govuk-button--secondary "
            "govuk-password-input__toggle govuk-js-password-input-toggle\" "
            "data-module=\"govuk-button\" aria-controls=\""
         << asides.id
         << "\" aria-label=\"Show password\" hidden>Show</button>\n"
            "</div>\n</div>\n";
    return html;
}

Html file_upload(const FileUpload& upload) {
    const Asides asides{id_or_name(upload.id, upload.name), upload.hint, upload.error};
    Html html = question(asides, upload.label);
    html << "<input class=\"govuk-file-upload"
         << when(!upload.error.empty(), " govuk-file-upload--error") << "\"";
    name_and_id(html, asides.id, upload.name);
    html << " type=\"file\"";
    attribute(html, " aria-describedby=\"", asides.described_by());
    html << ">\n</div>\n";
    return html;
}

Html textarea(const Textarea& textarea) {
    const Asides asides{id_or_name(textarea.id, textarea.name), textarea.hint, textarea.error};
    Html html = question(asides, textarea.label);
    html << area({.asides = asides,
                  .described_by = asides.described_by(),
                  .more_classes = "",
                  .name = textarea.name,
                  .value = textarea.value,
                  .rows = textarea.rows,
                  .spellcheck = textarea.spellcheck})
         << "</div>\n";
    return html;
}

Html character_count(const CharacterCount& count) {
    const Asides asides{id_or_name(count.id, count.name), count.hint, count.error};
    const std::string limit_id = std::string(asides.id) + "-info";
    const std::string ids = asides.described_by();
    Html html;
    html << "<div class=\"govuk-form-group"
         << when(!count.error.empty(), " govuk-form-group--error")
         << " govuk-character-count\" data-module=\"govuk-character-count\" data-maxlength=\""
         << count.max_length << "\"";
    if (count.threshold > 0) html << " data-threshold=\"" << count.threshold << "\"";
    html << ">\n" << label(count.label, asides.id) << asides.html();
    html << area({.asides = asides,
                  .described_by = ids.empty() ? limit_id : limit_id + ' ' + ids,
                  .more_classes = " govuk-js-character-count",
                  .name = count.name,
                  .value = count.value,
                  .rows = count.rows,
                  .spellcheck = count.spellcheck});
    html << "<div id=\"" << limit_id
         << "\" class=\"govuk-hint govuk-character-count__message\">You can enter up to "
         << count.max_length << " characters</div>\n</div>\n";
    return html;
}

Html select(const Select& select) {
    const Asides asides{id_or_name(select.id, select.name), select.hint, select.error};
    Html html = question(asides, select.label);
    html << "<select class=\"govuk-select" << when(!select.error.empty(), " govuk-select--error")
         << "\"";
    name_and_id(html, asides.id, select.name);
    attribute(html, " aria-describedby=\"", asides.described_by());
    html << ">\n";
    for (const Option& option : select.items) {
        const bool is_selected = !select.value.empty() && option.value == select.value;
        html << "<option value=\"" << option.value << "\"" << when(is_selected, " selected") << ">"
             << option.text << "</option>\n";
    }
    html << "</select>\n</div>\n";
    return html;
}

}  // namespace mase::govuk
