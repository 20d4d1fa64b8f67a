#include <doctest/doctest.h>

#include "platform/govuk_fixture.h"

namespace mase::govuk {

TEST_CASE("a tag is the one govuk-frontend makes") {
    check_fixtures("tag", [](Options& options) {
        return tag(options.text("text"), options.colour("classes"));
    });
}

TEST_CASE("inset text is what govuk-frontend makes") {
    check_fixtures("inset-text",
                   [](Options& options) { return inset_text(options.content("text", "html")); });
}

TEST_CASE("warning text is what govuk-frontend makes") {
    check_fixtures("warning-text",
                   [](Options& options) { return warning_text(options.content("text", "html")); });
}

TEST_CASE("details are what govuk-frontend makes") {
    check_fixtures("details", [](Options& options) {
        return details({.summary_text = options.text("summaryText"),
                        .content = options.content("text", "html"),
                        .id = options.text("id"),
                        .open = options.flag("open")});
    });
}

TEST_CASE("what a person typed is shown as text, whatever it holds") {
    const std::string typed = "<script>alert('1')</script> & \"2\"";
    const std::string shown = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;2&quot;";
    CHECK(paragraph(typed).str() == "<p class=\"govuk-body\">" + shown + "</p>\n");
    CHECK(link("/cases", typed).str() ==
          "<a class=\"govuk-link\" href=\"/cases\">" + shown + "</a>");
    CHECK(visually_hidden(typed).str() ==
          "<span class=\"govuk-visually-hidden\">" + shown + "</span>");
}

TEST_CASE("a heading's size says its level") {
    CHECK(heading(Size::extra_large, "A").str() == "<h1 class=\"govuk-heading-xl\">A</h1>\n");
    CHECK(heading(Size::large, "A").str() == "<h1 class=\"govuk-heading-l\">A</h1>\n");
    CHECK(heading(Size::medium, "A").str() == "<h2 class=\"govuk-heading-m\">A</h2>\n");
    CHECK(heading(Size::small, "A").str() == "<h3 class=\"govuk-heading-s\">A</h3>\n");
    CHECK(heading_with_caption(Size::large, "A & B", "Part 1").str() ==
          "<h1 class=\"govuk-heading-l\"><span class=\"govuk-caption-l\">Part 1</span> "
          "A &amp; B</h1>\n");
}

TEST_CASE("a list may hold links and text") {
    CHECK(list(ListKind::bullet, {"A & B", link("/a", "A")}).str() ==
          "<ul class=\"govuk-list govuk-list--bullet\">\n<li>A &amp; B</li>\n"
          "<li><a class=\"govuk-link\" href=\"/a\">A</a></li>\n</ul>\n");
    CHECK(list(ListKind::number, {"A"}).str() ==
          "<ol class=\"govuk-list govuk-list--number\">\n<li>A</li>\n</ol>\n");
    CHECK(list(ListKind::plain, {"A"}).str() == "<ul class=\"govuk-list\">\n<li>A</li>\n</ul>\n");
}

}  // namespace mase::govuk
