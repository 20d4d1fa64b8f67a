// MoJ ships no fixtures: what is expected here is its templates' markup, written out.
#include "platform/moj.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "platform/govuk_fixture.h"

namespace mase::moj {

namespace {

void check_same(const Html& ours, std::string_view theirs) {
    CHECK(govuk::html_tokens(ours.str()) == govuk::html_tokens(theirs));
}

std::string alert_template() {
    std::ifstream in(MASE_SOURCE_DIR
                     "/node_modules/@ministryofjustice/frontend/moj/components/alert/template.njk");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string between(const std::string& text, std::string_view begin, std::string_view end) {
    const std::size_t from = text.find(begin) + begin.size();
    return text.substr(from, text.find(end, from) - from);
}

}  // namespace

TEST_CASE("an alert is labelled by its variant and title, and shows its content") {
    const std::string html = alert({.title = "Saved & sent",
                                    .content = "The pack was sent to 9 people.",
                                    .variant = Variant::success})
                                 .str();
    const std::string icon = between(html, "width=\"30\">", "</svg>");
    CHECK(alert_template().contains(icon));
    CHECK(govuk::html_tokens(html) == govuk::html_tokens(R"(
<div role="region" class="moj-alert moj-alert--success" aria-label="success: Saved &amp; sent"
  data-module="moj-alert">
  <div>
    <svg class="moj-alert__icon" role="presentation" focusable="false"
      xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30" height="30" width="30">)" +
                                                         icon + R"(</svg>
  </div>
  <div class="moj-alert__content">The pack was sent to 9 people.</div>
  <div class="moj-alert__action"><button class="moj-alert__dismiss" hidden>Dismiss</button></div>
</div>)"));
}

TEST_CASE("each variant of alert has an icon of its own") {
    std::set<std::string> icons;
    for (const Variant variant :
         {Variant::information, Variant::success, Variant::warning, Variant::error}) {
        const std::string html = alert({.title = "A", .variant = variant}).str();
        icons.insert(between(html, "width=\"30\">", "</svg>"));
        CHECK(alert_template().contains(*icons.rbegin()));
    }
    CHECK(icons.size() == 4);
}

TEST_CASE("an alert with no content shows its title, and with content only when told to") {
    CHECK(alert({.title = "Sent"}).str().contains("content\">Sent</div>"));
    const std::string headed = alert({.title = "Sent",
                                      .content = "To 9 people",
                                      .show_title = Title::shown_as_heading,
                                      .dismissible = Dismissible::yes})
                                   .str();
    CHECK(headed.contains("<h2 class=\"moj-alert__heading\">Sent</h2>"));
    CHECK(headed.contains("moj-alert--with-heading"));
    CHECK(headed.contains("data-dismissible=\"true\""));
}

TEST_CASE("a timeline is the one MoJ makes") {
    check_same(timeline({.items = {{.label = "Referral sent",
                                    .timestamp = "2026-12-08T14:01:00Z",
                                    .date = "8 December 2026 at 2:01pm",
                                    .byline = "A. Person",
                                    .content = govuk::paragraph("For the January meeting")},
                                   {.label = "Draft begun",
                                    .timestamp = "2026-12-01",
                                    .date = "1 December 2026"}}}),
               R"(
<div class="moj-timeline">
  <div class="moj-timeline__item">
    <div class="moj-timeline__header">
      <h2 class="moj-timeline__title">Referral sent</h2>
      <p class="moj-timeline__byline">by A. Person</p>
    </div>
    <p class="moj-timeline__date">
      <time datetime="2026-12-08T14:01:00Z">8 December 2026 at 2:01pm</time>
    </p>
    <div class="moj-timeline__description">
      <p class="govuk-body">For the January meeting</p>
    </div>
  </div>
  <div class="moj-timeline__item">
    <div class="moj-timeline__header"><h2 class="moj-timeline__title">Draft begun</h2></div>
    <p class="moj-timeline__date"><time datetime="2026-12-01">1 December 2026</time></p>
    <div class="moj-timeline__description"></div>
  </div>
</div>)");
    CHECK(timeline({.items = {{.label = "A", .timestamp = "2026-12-01", .date = "1 December"}},
                    .heading_level = HeadingLevel::three})
              .str()
              .contains("<h3 class=\"moj-timeline__title\">A</h3>"));
}

TEST_CASE("a sub navigation is the one MoJ makes") {
    check_same(
        sub_navigation({.label = "This case",
                        .items = {{"Chronology", "/cases/1", true}, {"Data", "/cases/1/data"}}}),
        R"(
<nav class="moj-sub-navigation" aria-label="This case">
  <ul class="moj-sub-navigation__list">
    <li class="moj-sub-navigation__item">
      <a class="moj-sub-navigation__link" aria-current="page" href="/cases/1">Chronology</a>
    </li>
    <li class="moj-sub-navigation__item">
      <a class="moj-sub-navigation__link" href="/cases/1/data">Data</a>
    </li>
  </ul>
</nav>)");
}

TEST_CASE("an identity bar is the one MoJ makes") {
    check_same(identity_bar("A. Child"), R"(
<div class="moj-identity-bar">
  <div class="moj-identity-bar__container">
    <div class="moj-identity-bar__details">
      <span class="moj-identity-bar__title">A. Child</span>
    </div>
  </div>
</div>)");
}

TEST_CASE("a filter is the one MoJ makes, and shows what is selected") {
    check_same(filter({.options = govuk::hidden_input("a", "b"),
                       .selected = {{"State", {{"Open", "/actions?page=1"}}}},
                       .clear_link = "/actions"}),
               R"(
<div class="moj-filter" data-module="moj-filter">
  <div class="moj-filter__header">
    <div class="moj-filter__header-title"><h2 class="govuk-heading-m">Filter</h2></div>
    <div class="moj-filter__header-action"></div>
  </div>
  <div class="moj-filter__content">
    <div class="moj-filter__selected">
      <div class="moj-filter__selected-heading">
        <div class="moj-filter__heading-title">
          <h2 class="govuk-heading-m">Selected filters</h2>
        </div>
        <div class="moj-filter__heading-action">
          <p>
            <a class="govuk-link govuk-link--no-visited-state" href="/actions">Clear filters</a>
          </p>
        </div>
      </div>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-0">State</h3>
      <ul class="moj-filter-tags">
        <li><a class="moj-filter__tag" href="/actions?page=1">
          <span class="govuk-visually-hidden">Remove this filter</span> Open</a></li>
      </ul>
    </div>
    <div class="moj-filter__options">
      <button type="submit" class="govuk-button" data-module="govuk-button">Apply filters</button>
      <input type="hidden" name="a" value="b">
    </div>
  </div>
</div>)");
    CHECK_FALSE(filter({.options = {}}).str().contains("moj-filter__selected"));
}

}  // namespace mase::moj
