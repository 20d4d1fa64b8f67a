#include <doctest/doctest.h>

#include "platform/govuk_fixture.h"

namespace mase::govuk {

namespace {

constexpr auto label_class = "govuk-label";

Width width(Options& options) {
    return options.one_of<Width>("classes", {{"govuk-input--width-2", Width::characters_2},
                                             {"govuk-input--width-3", Width::characters_3},
                                             {"govuk-input--width-4", Width::characters_4},
                                             {"govuk-input--width-5", Width::characters_5},
                                             {"govuk-input--width-10", Width::characters_10},
                                             {"govuk-input--width-20", Width::characters_20},
                                             {"govuk-input--width-30", Width::characters_30}});
}

std::optional<bool> spellcheck(Options& options) {
    if (!options.has("spellcheck")) return std::nullopt;
    return options.flag("spellcheck");
}

int rows(Options& options) {
    return options.has("rows") ? options.number("rows") : 5;
}

}  // namespace

TEST_CASE("a label is the one govuk-frontend makes") {
    check_fixtures("label", [](Options& options) {
        return label(options.label("", label_class), options.text("for"));
    });
}

TEST_CASE("a hint is the one govuk-frontend makes") {
    check_fixtures("hint",
                   [](Options& options) { return hint(options.text("text"), options.text("id")); });
}

TEST_CASE("an error message is the one govuk-frontend makes") {
    check_fixtures("error-message", [](Options& options) {
        return error_message(options.text("text"), options.text("id"));
    });
}

TEST_CASE("an input is the one govuk-frontend makes") {
    check_fixtures("input", [](Options& options) {
        return input(
            {.name = options.text("name"),
             .label = options.label("label", label_class),
             .id = options.text("id"),
             .hint = options.text("hint.text"),
             .error = options.text("errorMessage.text"),
             .value = options.text("value"),
             .type = options.one_of<InputType>("type", {{"text", InputType::text},
                                                        {"email", InputType::email},
                                                        {"tel", InputType::tel},
                                                        {"search", InputType::search}}),
             .autocomplete = options.text("autocomplete"),
             .input_mode = options.one_of<InputMode>(
                 "inputmode", {{"numeric", InputMode::numeric}, {"decimal", InputMode::decimal}}),
             .spellcheck = spellcheck(options),
             .width = width(options)});
    });
}

TEST_CASE("a password input is the one govuk-frontend makes") {
    check_fixtures("password-input", [](Options& options) {
        PasswordInput password{.name = options.text("name"),
                               .label = options.label("label", label_class),
                               .id = options.text("id"),
                               .hint = options.text("hint.text"),
                               .error = options.text("errorMessage.text"),
                               .width = width(options)};
        if (options.has("autocomplete")) password.autocomplete = options.text("autocomplete");
        return password_input(password);
    });
}

TEST_CASE("a file upload is the one govuk-frontend makes") {
    check_fixtures("file-upload", [](Options& options) {
        options.text("value");  // a browser lets no page choose a file, so there is nothing to make
        return file_upload({.name = options.text("name"),
                            .label = options.label("label", label_class),
                            .id = options.text("id"),
                            .hint = options.text("hint.text"),
                            .error = options.text("errorMessage.text")});
    });
}

TEST_CASE("a textarea is the one govuk-frontend makes") {
    check_fixtures("textarea", [](Options& options) {
        return textarea({.name = options.text("name"),
                         .label = options.label("label", label_class),
                         .id = options.text("id"),
                         .hint = options.text("hint.text"),
                         .error = options.text("errorMessage.text"),
                         .value = options.text("value"),
                         .rows = rows(options),
                         .spellcheck = spellcheck(options)});
    });
}

TEST_CASE("a character count is the one govuk-frontend makes") {
    check_fixtures("character-count", [](Options& options) {
        if (!options.has("maxlength")) options.unsupported("maxlength.unset");
        return character_count({.name = options.text("name"),
                                .label = options.label("label", label_class),
                                .id = options.text("id"),
                                .hint = options.text("hint.text"),
                                .error = options.text("errorMessage.text"),
                                .value = options.text("value"),
                                .max_length = options.number("maxlength"),
                                .threshold = options.number("threshold"),
                                .rows = rows(options),
                                .spellcheck = spellcheck(options)});
    });
}

TEST_CASE("a text that begins with a line break keeps it") {
    CHECK(textarea({.name = "notes", .label = "Notes", .value = "\nA"})
              .str()
              .contains(">\n\nA</textarea>"));
}

TEST_CASE("a select is the one govuk-frontend makes") {
    check_fixtures("select", [](Options& options) {
        Select made{.name = options.text("name"),
                    .label = options.label("label", label_class),
                    .id = options.text("id"),
                    .hint = options.text("hint.text"),
                    .error = options.text("errorMessage.text"),
                    .value = options.text("value")};
        for (Options& item : options.list("items")) {
            if (!item.has("value")) item.unsupported("value.unset");
            made.items.push_back({item.text("value"), item.text("text")});
            const bool is_value = made.items.back().value == made.value;
            if (item.flag("selected")) {
                made.value = made.items.back().value;
            } else if (is_value && item.has("selected")) {
                made.value.clear();
            }
        }
        return select(made);
    });
}

}  // namespace mase::govuk
