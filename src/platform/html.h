// HTML that escapes by construction: markup comes only from literals, everything else is text.
// `Html{} << "<p>" << name << "</p>"` escapes `name`; markup from a variable does not compile.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace mase {

class Markup {  // a literal written in the source; nothing made at run time can become one
public:
    template <std::size_t size>
    consteval Markup(const char (&literal)[size]) : literal_(literal, size - 1) {}
    constexpr std::string_view view() const { return literal_; }

private:
    std::string_view literal_;
};

class Html {
public:
    Html() = default;
    Html& operator<<(Markup markup) {
        html_ += markup.view();
        return *this;
    }
    template <class Text>
        requires(std::is_same_v<Text, std::string> || std::is_same_v<Text, std::string_view>)
    Html& operator<<(const Text& text) {
        escape(text);
        return *this;
    }
    Html& operator<<(const Html& html) {
        html_ += html.html_;
        return *this;
    }
    template <std::integral Number>
        requires(!std::is_same_v<Number, bool> && !std::is_same_v<Number, char>)
    Html& operator<<(Number number) {
        html_ += std::to_string(number);
        return *this;
    }

    bool empty() const { return html_.empty(); }
    const std::string& str() const& { return html_; }
    std::string str() && { return std::move(html_); }

private:
    void escape(std::string_view);
    std::string html_;
};

inline Html text_html(std::string_view text) {
    return std::move(Html{} << text);
}

}  // namespace mase
