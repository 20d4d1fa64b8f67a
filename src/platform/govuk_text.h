// Words on a page: headings, paragraphs, links, tags, and what sets words apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/html.h"
#include "platform/url.h"

namespace mase::govuk {

// What a component shows: plain text, which is escaped here, or what another component made.
class Content {
public:
    Content() = default;
    Content(const char* text) : html_(text_html(text)) {}
    Content(const std::string& text) : html_(text_html(text)) {}
    Content(std::string_view text) : html_(text_html(text)) {}
    Content(Html html) : html_(std::move(html)) {}

    const Html& html() const { return html_; }
    bool empty() const { return html_.empty(); }

private:
    Html html_;
};

// A template, so that a literal in a row of << stays markup.
template <std::same_as<Content> Shown>
Html& operator<<(Html& html, const Shown& content) {
    return html << content.html();
}

enum class Size { normal, small, medium, large, extra_large };

// Extra large and large are <h1>, medium <h2>, small and normal <h3>.
Html heading(Size size, const Content& text);
Html heading_with_caption(Size size, std::string_view text, std::string_view caption);
Html paragraph(const Content& content);
Html link(const Url& href, const Content& content);
Html visually_hidden(std::string_view text);

enum class ListKind { plain, bullet, number };
Html list(ListKind kind, const std::vector<Content>& items);

enum class TagColour { standard, grey, green, teal, blue, purple, magenta, red, orange, yellow };
Html tag(std::string_view text, TagColour colour = TagColour::standard);

Html inset_text(const Content& content);
Html warning_text(const Content& content);

struct Details {
    std::string summary_text;
    Content content;
    std::string id = {};
    bool open = false;
};
Html details(const Details& details);

}  // namespace mase::govuk
