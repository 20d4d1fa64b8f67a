// What a form or an address's query carried: names and values, in order, each name any number of
// times (application/x-www-form-urlencoded), and files (multipart/form-data).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content.h"

namespace mase {

struct FormFile {
    std::string field;
    std::string name;    // as the person's machine calls it; no path
    ContentPtr content;  // as it was sent
};

class FormData {
public:
    FormData() = default;
    explicit FormData(std::vector<std::pair<std::string, std::string>> pairs,
                      std::vector<FormFile> files = {})
        : pairs_(std::move(pairs)), files_(std::move(files)) {}

    // Spaces at both ends are not part of an answer; line breaks come as \n whatever was sent.
    std::string text(std::string_view name) const;  // "" when there is none
    std::vector<std::string> values(std::string_view name) const;
    bool has(std::string_view name) const;
    // A date asked in three fields, `name`-day, -month and -year: ISO text; what was typed, as
    // "31/2/2026", when that is no date; "" when nothing was typed.
    std::string date(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }
    const FormFile* file(std::string_view field) const;  // nothing when none was chosen

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
    std::vector<FormFile> files_;
};

// Bytes that are not UTF-8 become U+FFFD; NUL is left out. At most 2,000 pairs are read.
FormData parse_form(std::string_view encoded);
// By the type that the request says its body has. What is cut short or has no end is left out.
FormData parse_body(std::string_view type, std::string_view body);
// The same of one that is too large for memory. Only what carries files may be.
FormData parse_body(std::string_view type, const ContentPtr& body);

}  // namespace mase
