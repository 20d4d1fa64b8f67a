#include <doctest/doctest.h>

#include "platform/govuk_fixture.h"

namespace mase::govuk {

namespace {

PageLink page_link(Options& options, const std::string& which) {
    return {.href = options.url(which + ".href"),
            .text = options.text(which + ".text"),
            .label_text = options.text(which + ".labelText")};
}

std::string or_else(const std::string& text, const std::string& other) {
    return text.empty() ? other : text;
}

}  // namespace

TEST_CASE("a back link is the one govuk-frontend makes") {
    check_fixtures("back-link", [](Options& options) {
        return back_link(options.has("href") ? options.url("href") : Url("#"),
                         or_else(options.text("text"), "Back"));
    });
}

TEST_CASE("a skip link is the one govuk-frontend makes") {
    check_fixtures("skip-link", [](Options& options) {
        return skip_link(options.has("href") ? options.url("href") : Url("#content"),
                         options.text("text"));
    });
}

TEST_CASE("a service navigation is the one govuk-frontend makes") {
    check_fixtures("service-navigation", [](Options& options) {
        ServiceNavigation made{.service_name = options.text("serviceName"),
                               .service_url = options.url("serviceUrl")};
        for (Options& item : options.list("navigation")) {
            if (!item.has("href")) item.unsupported("href.unset");
            made.navigation.push_back({.text = item.text("text"),
                                       .href = item.url("href"),
                                       .current = item.flag("current"),
                                       .active = item.flag("active")});
        }
        return service_navigation(made);
    });
}

TEST_CASE("pagination is what govuk-frontend makes") {
    check_fixtures("pagination", [](Options& options) {
        return pagination({.previous = page_link(options, "previous"),
                           .next = page_link(options, "next"),
                           .landmark_label = or_else(options.text("landmarkLabel"), "Pagination")});
    });
}

TEST_CASE("a button is the one govuk-frontend makes") {
    check_fixtures("button", [](Options& options) {
        const auto kind = options.one_of<ButtonKind>(
            "classes", {{"govuk-button--secondary", ButtonKind::secondary},
                        {"govuk-button--warning", ButtonKind::warning}});
        if (options.has("href")) {
            return link_button({.text = options.text("text"),
                                .href = options.url("href"),
                                .kind = kind,
                                .id = options.text("id")});
        }
        const bool prevent = options.flag("preventDoubleClick");
        if (options.has("preventDoubleClick") && !prevent)
            options.unsupported("preventDoubleClick.false");
        return button({.text = options.text("text"),
                       .kind = kind,
                       .name = options.text("name"),
                       .value = options.text("value"),
                       .id = options.text("id"),
                       .prevent_double_click = prevent});
    });
}

TEST_CASE("what a form carries out of sight is escaped") {
    CHECK(hidden_input("a", "\"><b>").str() ==
          "<input type=\"hidden\" name=\"a\" value=\"&quot;&gt;&lt;b&gt;\">\n");
}

TEST_CASE("buttons and links stand in one group") {
    CHECK(button_group({link_button({.text = "A", .href = "/a"}), link("/b", "B")}).str() ==
          "<div class=\"govuk-button-group\">\n"
          "<a href=\"/a\" role=\"button\" draggable=\"false\" class=\"govuk-button\" "
          "data-module=\"govuk-button\">A</a>\n"
          "<a class=\"govuk-link\" href=\"/b\">B</a></div>\n");
}

}  // namespace mase::govuk
