#include "platform/govuk_text.h"

#include "platform/govuk_markup.h"

namespace mase::govuk {

namespace {

Markup heading_opening(Size size) {
    switch (size) {
        case Size::extra_large: return "<h1 class=\"govuk-heading-xl\">";
        case Size::large: return "<h1 class=\"govuk-heading-l\">";
        case Size::medium: return "<h2 class=\"govuk-heading-m\">";
        case Size::small:
        case Size::normal: break;
    }
    return "<h3 class=\"govuk-heading-s\">";
}

Markup heading_closing(Size size) {
    switch (size) {
        case Size::extra_large:
        case Size::large: return "</h1>\n";
        case Size::medium: return "</h2>\n";
        case Size::small:
        case Size::normal: break;
    }
    return "</h3>\n";
}

Markup caption_opening(Size size) {
    switch (size) {
        case Size::extra_large: return "<span class=\"govuk-caption-xl\">";
        case Size::large: return "<span class=\"govuk-caption-l\">";
        case Size::medium:
        case Size::small:
        case Size::normal: break;
    }
    return "<span class=\"govuk-caption-m\">";
}

Markup colour_class(TagColour colour) {
    switch (colour) {
        case TagColour::standard: return "";
        case TagColour::grey: return " govuk-tag--grey";
        case TagColour::green: return " govuk-tag--green";
        case TagColour::teal: return " govuk-tag--teal";
        case TagColour::blue: return " govuk-tag--blue";
        case TagColour::purple: return " govuk-tag--purple";
        case TagColour::magenta: return " govuk-tag--magenta";
        case TagColour::red: return " govuk-tag--red";
        case TagColour::orange: return " govuk-tag--orange";
        case TagColour::yellow: return " govuk-tag--yellow";
    }
    return "";
}

}  // namespace

Html heading(Size size, const Content& text) {
    Html html;
    html << heading_opening(size) << text << heading_closing(size);
    return html;
}

Html heading_with_caption(Size size, std::string_view text, std::string_view caption) {
    Html words;
    words << caption_opening(size) << caption << "</span> " << text;
    return heading(size, words);
}

Html paragraph(const Content& content) {
    Html html;
    html << "<p class=\"govuk-body\">" << content << "</p>\n";
    return html;
}

Html link(const Url& href, const Content& content) {
    Html html;
    html << "<a class=\"govuk-link\" href=\"" << href << "\">" << content << "</a>";
    return html;
}

Html visually_hidden(std::string_view text) {
    Html html;
    html << "<span class=\"govuk-visually-hidden\">" << text << "</span>";
    return html;
}

Html list(ListKind kind, const std::vector<Content>& items) {
    Html html;
    switch (kind) {
        case ListKind::plain: html << "<ul class=\"govuk-list\">\n"; break;
        case ListKind::bullet: html << "<ul class=\"govuk-list govuk-list--bullet\">\n"; break;
        case ListKind::number: html << "<ol class=\"govuk-list govuk-list--number\">\n"; break;
    }
    for (const Content& item : items) html << "<li>" << item << "</li>\n";
    html << (kind == ListKind::number ? Markup("</ol>\n") : Markup("</ul>\n"));
    return html;
}

Html tag(std::string_view text, TagColour colour) {
    Html html;
    html << "<strong class=\"govuk-tag" << colour_class(colour) << "\">" << text << "</strong>";
    return html;
}

Html inset_text(const Content& content) {
    Html html;
    html << "<div class=\"govuk-inset-text\">" << content << "</div>\n";
    return html;
}

Html warning_text(const Content& content) {
    Html html;
    html << "<div class=\"govuk-warning-text\">\n"
            "<span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>\n"
            "<strong class=\"govuk-warning-text__text\">"
            "<span class=\"govuk-visually-hidden\">Warning</span> "
         << content << "</strong>\n</div>\n";
    return html;
}

Html details(const Details& details) {
    Html html;
    html << "<details";
    attribute(html, " id=\"", details.id);
    html << " class=\"govuk-details\"" << when(details.open, " open") << ">\n"
         << "<summary class=\"govuk-details__summary\">"
            "<span class=\"govuk-details__summary-text\">"
         << details.summary_text << "</span></summary>\n<div class=\"govuk-details__text\">"
         << details.content << "</div>\n</details>\n";
    return html;
}

}  // namespace mase::govuk
