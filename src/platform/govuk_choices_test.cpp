#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

#include "platform/govuk_fixture.h"

namespace mase::govuk {

namespace {

constexpr auto legend_class = "govuk-fieldset__legend";

Choice choice(Options& item) {
    return {.value = item.text("value"),
            .text = item.text("text"),
            .hint = item.text("hint.text"),
            .conditional = item.html("conditional.html"),
            .exclusive = item.one_of<bool>("behaviour", {{"exclusive", true}}),
            .divider = item.text("divider")};
}

// What the Nunjucks component is told of one part of a date.
struct Part {
    std::string name;
    std::string value = {};
    std::optional<bool> error = {};
};

void read_part(Options& options, const std::string& path, Part& part) {
    if (!path.empty() && options.text(path) == "false") options.unsupported(path + ".unset");
    const std::string dotted = path.empty() ? "" : path + '.';
    const std::string width = part.name == "year" ? "govuk-input--width-4" : "govuk-input--width-2";
    if (options.has(dotted + "value")) part.value = options.text(dotted + "value");
    if (options.has(dotted + "error")) part.error = options.flag(dotted + "error");
    if (options.one_of<bool>(
            dotted + "classes",
            {{width, false}, {"govuk-input--error", true}, {width + " govuk-input--error", true}}))
        part.error = true;
}

// The Nunjucks component may have other parts than day, month and year; ours may not.
void read_items(Options& options, std::vector<Part>& parts) {
    std::vector<Options> items = options.list("items");
    if (items.empty()) return;
    if (items.size() != parts.size()) options.unsupported("items.name");
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (items[index].text("name") != parts[index].name) items[index].unsupported("name");
        read_part(items[index], "", parts[index]);
    }
}

std::vector<DatePart> date_parts(Options& options) {
    const std::string prefix = options.text("namePrefix");
    std::vector<Part> parts{{.name = "day"}, {.name = "month"}, {.name = "year"}};
    for (Part& part : parts) {
        part.value = options.text("values." + (prefix.empty() ? "" : prefix + '-') + part.name);
        read_part(options, part.name, part);
    }
    read_items(options, parts);
    // "error: false" on one part says that the error is about the others.
    const bool some_say_no =
        std::ranges::any_of(parts, [](const Part& part) { return part.error == false; });
    std::vector<DatePart> read;
    read.reserve(parts.size());
    for (const Part& part : parts) {
        read.push_back({.value = part.value, .error = part.error.value_or(some_say_no)});
    }
    return read;
}

}  // namespace

TEST_CASE("a fieldset is the one govuk-frontend makes") {
    check_fixtures("fieldset", [](Options& options) {
        return fieldset({.legend = options.label("legend", legend_class),
                         .html = options.html("html"),
                         .described_by = options.text("describedBy")});
    });
}

TEST_CASE("radios are what govuk-frontend makes") {
    check_fixtures("radios", [](Options& options) {
        Radios made{.name = options.text("name"),
                    .legend = options.label("fieldset.legend", legend_class),
                    .id_prefix = options.text("idPrefix"),
                    .hint = options.text("hint.text"),
                    .error = options.text("errorMessage.text"),
                    .value = options.text("value"),
                    .layout = options.one_of<RadiosLayout>(
                        "classes", {{"govuk-radios--inline", RadiosLayout::one_line},
                                    {"govuk-radios--small", RadiosLayout::small}})};
        for (Options& item : options.list("items")) {
            made.items.push_back(choice(item));
            const std::string& value = made.items.back().value;
            if (item.flag("checked")) made.value = value;
            if (item.has("checked") && !item.flag("checked") && made.value == value)
                made.value.clear();
        }
        return radios(made);
    });
}

TEST_CASE("checkboxes are what govuk-frontend makes") {
    check_fixtures("checkboxes", [](Options& options) {
        Checkboxes made{.name = options.text("name"),
                        .legend = options.label("fieldset.legend", legend_class),
                        .id_prefix = options.text("idPrefix"),
                        .hint = options.text("hint.text"),
                        .error = options.text("errorMessage.text"),
                        .values = options.texts("values"),
                        .layout = options.one_of<CheckboxesLayout>(
                            "classes", {{"govuk-checkboxes--small", CheckboxesLayout::small}})};
        for (Options& item : options.list("items")) {
            made.items.push_back(choice(item));
            const std::string& value = made.items.back().value;
            if (item.flag("checked")) made.values.push_back(value);
            if (item.has("checked") && !item.flag("checked")) std::erase(made.values, value);
        }
        return checkboxes(made);
    });
}

TEST_CASE("a date input is the one govuk-frontend makes") {
    check_fixtures("date-input", [](Options& options) {
        const std::vector<DatePart> parts = date_parts(options);
        return date_input({.name_prefix = options.text("namePrefix"),
                           .legend = options.label("fieldset.legend", legend_class),
                           .id = options.text("id"),
                           .hint = options.text("hint.text"),
                           .error = options.text("errorMessage.text"),
                           .day = parts[0],
                           .month = parts[1],
                           .year = parts[2]});
    });
}

TEST_CASE("the first radio has the id an error links to, and the divider counts") {
    const std::string html = radios({.name = "harm",
                                     .legend = "Has the child been harmed?",
                                     .items = {{.value = "YES", .text = "Yes"},
                                               divider(),
                                               {.value = "NOT_KNOWN", .text = "Not known"}}})
                                 .str();
    CHECK(html.contains("id=\"harm\""));
    CHECK_FALSE(html.contains("id=\"harm-2\""));
    CHECK(html.contains("id=\"harm-3\""));
    CHECK(html.contains("<div class=\"govuk-radios__divider\">or</div>"));
}

}  // namespace mase::govuk
