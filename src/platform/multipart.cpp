// Forms that carry files (RFC 7578), as browsers send them.
#include <algorithm>

#include "platform/form_data.h"
#include "platform/utf8.h"

namespace mase {

namespace {

constexpr std::size_t most_parts = 200;
constexpr std::size_t most_header = std::size_t{8} * 1024;
constexpr std::size_t most_field = std::size_t{256} * 1024;  // that is no file
constexpr std::string_view line_break = "\r\n";

bool same_letters(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, [](char left, char right) {
        return std::tolower(static_cast<unsigned char>(left)) ==
               std::tolower(static_cast<unsigned char>(right));
    });
}

// The value of `name="value"` or `name=value` in a header; "" when there is none.
std::string parameter(std::string_view header, std::string_view name) {
    for (std::size_t at = header.find(';'); at != std::string_view::npos;) {
        header.remove_prefix(at + 1);
        header.remove_prefix(std::min(header.find_first_not_of(" \t"), header.size()));
        const std::size_t equals = header.find('=');
        if (equals == std::string_view::npos) return "";
        const bool is_it = same_letters(header.substr(0, equals), name);
        header.remove_prefix(equals + 1);
        const bool quoted = header.starts_with('"');
        if (quoted) header.remove_prefix(1);
        const std::string_view value = header.substr(0, header.find(quoted ? '"' : ';'));
        if (is_it) return std::string(value);
        header.remove_prefix(value.size());
        at = header.find(';');
    }
    return "";
}

// "C:\Temp\history.csv" is "history.csv": some browsers sent the whole path.
std::string base_name(const std::string& path) {
    return path.substr(path.find_last_of("/\\") + 1);
}

std::string_view disposition(std::string_view headers) {
    while (!headers.empty()) {
        const std::string_view line = headers.substr(0, headers.find(line_break));
        headers.remove_prefix(std::min(line.size() + line_break.size(), headers.size()));
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos &&
            same_letters(line.substr(0, colon), "Content-Disposition"))
            return line.substr(colon + 1);
    }
    return {};
}

FormData parse_parts(const std::string& boundary, const ContentPtr& body) {
    std::vector<std::pair<std::string, std::string>> pairs;
    std::vector<FormFile> files;
    const std::string delimiter = "--" + boundary;
    const std::string next = std::string(line_break) + delimiter;
    if (body->read(0, delimiter.size()) != delimiter) return {};
    std::size_t at = delimiter.size();
    while (pairs.size() + files.size() < most_parts &&
           body->read(at, line_break.size()) == line_break) {
        at += line_break.size();
        const std::string headers = body->read(at, most_header);
        const std::size_t blank = headers.find("\r\n\r\n");
        if (blank == std::string::npos) break;
        const std::string_view header = disposition(std::string_view(headers).substr(0, blank));
        at += blank + 4;
        const auto end = find(*body, next, at);
        if (!end) break;  // cut short
        const std::size_t size = *end - at;
        const std::string field = clean_utf8(parameter(header, "name"));
        const std::string name = clean_utf8(parameter(header, "filename"));
        if (!name.empty()) {
            files.push_back(
                {.field = field, .name = base_name(name), .content = slice_of(body, at, size)});
        } else if (!field.empty() && !header.contains("filename=") && size <= most_field) {
            pairs.emplace_back(field, clean_utf8(body->read(at, size)));
        }
        at = *end + next.size();
    }
    return FormData(std::move(pairs), std::move(files));
}

bool carries_files(std::string_view type) {
    return same_letters(type.substr(0, type.find(';')), "multipart/form-data");
}

}  // namespace

FormData parse_body(std::string_view type, std::string_view body) {
    return carries_files(type) ? parse_body(type, content_of(std::string(body))) : parse_form(body);
}

FormData parse_body(std::string_view type, const ContentPtr& body) {
    const std::string boundary = carries_files(type) ? parameter(type, "boundary") : "";
    // RFC 2046 section 5.1.1 gives it 1 to 70 characters.
    return boundary.empty() || boundary.size() > 70 ? FormData() : parse_parts(boundary, body);
}

}  // namespace mase
