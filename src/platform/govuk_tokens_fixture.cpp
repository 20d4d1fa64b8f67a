// HTML as a row of tags and texts, without the white space and the order that mean nothing.
#include <algorithm>
#include <sstream>

#include "platform/govuk_fixture.h"

namespace mase::govuk {

namespace {

constexpr std::string_view space = " \t\r\n";

std::string collapsed(std::string_view text) {
    std::istringstream words{std::string(text)};
    std::string result;
    for (std::string word; words >> word;) {
        if (!result.empty()) result += ' ';
        result += word;
    }
    return result;
}

std::string sorted_words(std::string_view text) {
    std::istringstream in{std::string(text)};
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    std::ranges::sort(words);
    std::string result;
    for (const std::string& word : words) result += word + ' ';
    return result;
}

std::string attribute_token(std::string_view name, std::string_view value) {
    std::string token = ' ' + std::string(name) + "=\"";
    // The order of classes means nothing.
    token += name == "class" ? sorted_words(value) : std::string(value);
    return token + '"';
}

std::string tag_token(std::string_view tag) {
    const std::size_t name_end = std::min(tag.find_first_of(space), tag.size());
    std::string result = '<' + std::string(tag.substr(0, name_end));
    std::vector<std::string> attributes;
    std::size_t at = tag.find_first_not_of(space, name_end);
    while (at < tag.size()) {
        const std::size_t name_last = std::min(tag.find_first_of("= \t\r\n", at), tag.size());
        const std::string_view name = tag.substr(at, name_last - at);
        std::string_view value;
        at = name_last;
        if (tag.substr(at).starts_with("=\"")) {
            const std::size_t close = tag.find('"', at + 2);
            value = tag.substr(at + 2, close - at - 2);
            at = close + 1;
        }
        attributes.push_back(attribute_token(name, value));
        at = tag.find_first_not_of(space, at);
    }
    std::ranges::sort(attributes);
    for (const std::string& attribute : attributes) result += attribute;
    return result + '>';
}

std::size_t tag_end(std::string_view html, std::size_t at) {
    bool quoted = false;
    for (; at < html.size(); ++at) {
        if (html[at] == '"') quoted = !quoted;
        if (html[at] == '>' && !quoted) return at;
    }
    return html.size();
}

}  // namespace

std::vector<std::string> html_tokens(std::string_view html) {
    std::vector<std::string> tokens;
    std::size_t at = 0;
    while (at < html.size()) {
        if (html[at] == '<') {
            const std::size_t end = tag_end(html, at);
            tokens.push_back(tag_token(html.substr(at + 1, end - at - 1)));
            at = end + 1;
            continue;
        }
        const std::size_t end = std::min(html.find('<', at), html.size());
        if (std::string text = collapsed(html.substr(at, end - at)); !text.empty())
            tokens.push_back(std::move(text));
        at = end;
    }
    return tokens;
}

}  // namespace mase::govuk
