#include <doctest/doctest.h>

#include "platform/govuk_fixture.h"

namespace mase::govuk {

TEST_CASE("an error summary is the one govuk-frontend makes") {
    check_fixtures("error-summary", [](Options& options) {
        ErrorSummary summary{.title_text = options.text("titleText"),
                             .description = options.content("descriptionText", "descriptionHtml")};
        for (Options& error : options.list("errorList")) {
            summary.error_list.push_back({error.text("text"), error.url("href")});
        }
        return error_summary(summary);
    });
}

TEST_CASE("each problem links to its field, and one no field can mend does not") {
    CHECK(error_summary(Problems{}).empty());
    const std::string html =
        error_summary(Problems{{"seen_on-day", "Enter the day"}, {"", "Start again"}}).str();
    CHECK(html.contains("There is a problem"));
    CHECK(html.contains("<li><a href=\"#seen_on-day\">Enter the day</a></li>"));
    CHECK(html.contains("<li>Start again</li>"));
}

TEST_CASE("a notification banner is the one govuk-frontend makes") {
    check_fixtures("notification-banner", [](Options& options) {
        return notification_banner({.text = options.text("text"),
                                    .html = options.html("html"),
                                    .kind = options.text("type") == "success"
                                                ? BannerKind::success
                                                : BannerKind::important,
                                    .title_text = options.text("titleText")});
    });
}

TEST_CASE("a panel is the one govuk-frontend makes") {
    check_fixtures("panel", [](Options& options) {
        return panel({.title = options.content("titleText", "titleHtml"),
                      .content = options.content("text", "html")});
    });
}

TEST_CASE("a phase banner is the one govuk-frontend makes") {
    check_fixtures("phase-banner", [](Options& options) {
        return phase_banner(
            {.tag = options.text("tag.text"), .content = options.content("text", "html")});
    });
}

TEST_CASE("an accordion is the one govuk-frontend makes") {
    check_fixtures("accordion", [](Options& options) {
        Accordion made{.id = options.text("id"), .items = {}};
        for (Options& item : options.list("items")) {
            made.items.push_back({.heading = item.text("heading.text"),
                                  .text = item.text("content.text"),
                                  .html = item.html("content.html"),
                                  .summary = item.text("summary.text"),
                                  .expanded = item.flag("expanded")});
        }
        return accordion(made);
    });
}

}  // namespace mase::govuk
