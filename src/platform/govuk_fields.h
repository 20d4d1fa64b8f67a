// Fields a person types into or picks from, each with its label, hint and error.
// A field's id is its name unless another is given; a Problem with that id as field links to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/govuk_text.h"

namespace mase::govuk {

// The words of a label or a legend. `page_heading` makes them the page's <h1>.
struct Label {
    Label() = default;
    Label(const char* words) : text(words) {}
    Label(std::string words, Size how_large = Size::normal)
        : text(std::move(words)), size(how_large) {}

    std::string text = {};
    Size size = Size::normal;
    bool is_page_heading = false;
};
Label page_heading(std::string text, Size size = Size::large);

Html label(const Label& label, std::string_view field_id);
Html hint(std::string_view text, std::string_view id = {});
Html error_message(std::string_view text, std::string_view id = {});

struct Fieldset {
    Label legend = {};
    Html html = {};
    std::string described_by = {};  // ids of the hint and the error that belong to the group
};
Html fieldset(const Fieldset& fieldset);

enum class Width {  // as many characters as the answer is expected to have
    full,
    characters_2,
    characters_3,
    characters_4,
    characters_5,
    characters_10,
    characters_20,
    characters_30
};
enum class InputType { text, email, tel, search };
enum class InputMode { standard, numeric, decimal };

struct Input {
    std::string name;
    Label label;
    std::string id = {};
    std::string hint = {};
    std::string error = {};
    std::string value = {};
    InputType type = InputType::text;
    std::string autocomplete = {};
    InputMode input_mode = InputMode::standard;
    std::optional<bool> spellcheck = {};
    Width width = Width::full;
};
Html input(const Input& input);

struct PasswordInput {
    std::string name;
    Label label;
    std::string id = {};
    std::string hint = {};
    std::string error = {};
    std::string autocomplete = "current-password";
    Width width = Width::full;
};
Html password_input(const PasswordInput& input);

struct FileUpload {  // in a form that carries files (site::file_form)
    std::string name;
    Label label;
    std::string id = {};
    std::string hint = {};
    std::string error = {};
};
Html file_upload(const FileUpload& upload);

struct Textarea {
    std::string name;
    Label label;
    std::string id = {};
    std::string hint = {};
    std::string error = {};
    std::string value = {};
    int rows = 5;
    std::optional<bool> spellcheck = {};
};
Html textarea(const Textarea& textarea);

struct CharacterCount {
    std::string name;
    Label label;
    std::string id = {};
    std::string hint = {};
    std::string error = {};
    std::string value = {};
    int max_length;
    int threshold = 0;  // per cent of the limit from which the count is shown
    int rows = 5;
    std::optional<bool> spellcheck = {};
};
Html character_count(const CharacterCount& count);

struct Option {
    std::string value;
    std::string text;
};
struct Select {
    std::string name;
    Label label;
    std::string id = {};
    std::string hint = {};
    std::string error = {};
    std::string value = {};
    std::vector<Option> items = {};
};
Html select(const Select& select);

struct DatePart {
    std::string value = {};
    bool error = false;  // when no part has it, a date with an error marks all three
};
// Three fields, named <name_prefix>-day, -month and -year; their ids are <id>-day and so on.
// Link an error to the first part that is wrong, such as `seen_on-month`.
struct DateInput {
    std::string name_prefix;
    Label legend;
    std::string id = {};
    std::string hint = {};
    std::string error = {};
    DatePart day = {};
    DatePart month = {};
    DatePart year = {};
};
Html date_input(const DateInput& date);
// With what FormData::date gives: ISO text, or the three parts as they were typed.
DateInput with_date(DateInput date, std::string_view words);

}  // namespace mase::govuk
