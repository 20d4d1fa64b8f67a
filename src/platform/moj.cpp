#include "platform/moj.h"

#include "platform/govuk_buttons.h"
#include "platform/govuk_markup.h"

namespace mase::moj {

using govuk::when;

namespace {

Html timeline_item(const TimelineItem& item, HeadingLevel level) {
    const bool second = level == HeadingLevel::two;
    Html html;
    html << "<div class=\"moj-timeline__item\">\n<div class=\"moj-timeline__header\">\n"
         << (second ? Markup("<h2 class=\"moj-timeline__title\">")
                    : Markup("<h3 class=\"moj-timeline__title\">"))
         << item.label << (second ? Markup("</h2>\n") : Markup("</h3>\n"));
    if (!item.byline.empty())
        html << "<p class=\"moj-timeline__byline\">by " << item.byline << "</p>\n";
    html << "</div>\n<p class=\"moj-timeline__date\"><time datetime=\"" << item.timestamp << "\">"
         << item.date << "</time></p>\n<div class=\"moj-timeline__description\">" << item.content
         << "</div>\n</div>\n";
    return html;
}

Html selected_filters(const Filter& filter) {
    Html html;
    html << "<div class=\"moj-filter__selected\">\n<div class=\"moj-filter__selected-heading\">\n"
            "<div class=\"moj-filter__heading-title\">\n"
            "<h2 class=\"govuk-heading-m\">Selected filters</h2>\n</div>\n"
            "<div class=\"moj-filter__heading-action\">\n"
            "<p><a class=\"govuk-link govuk-link--no-visited-state\" href=\""
         << filter.clear_link << "\">Clear filters</a></p>\n</div>\n</div>\n";
    for (const FilterCategory& category : filter.selected) {
        html << "<h3 class=\"govuk-heading-s govuk-!-margin-bottom-0\">" << category.heading
             << "</h3>\n<ul class=\"moj-filter-tags\">\n";
        for (const SelectedFilter& item : category.items) {
            html << "<li><a class=\"moj-filter__tag\" href=\"" << item.href
                 << "\"><span class=\"govuk-visually-hidden\">Remove this filter</span> "
                 << item.text << "</a></li>\n";
        }
        html << "</ul>\n";
    }
    html << "</div>\n";
    return html;
}

}  // namespace

Html timeline(const Timeline& timeline) {
    Html html;
    html << "<div class=\"moj-timeline\">\n";
    for (const TimelineItem& item : timeline.items) {
        html << timeline_item(item, timeline.heading_level);
    }
    html << "</div>\n";
    return html;
}

Html sub_navigation(const SubNavigation& navigation) {
    Html html;
    html << "<nav class=\"moj-sub-navigation\" aria-label=\"" << navigation.label
         << "\">\n<ul class=\"moj-sub-navigation__list\">\n";
    for (const SubNavigationItem& item : navigation.items) {
        html << "<li class=\"moj-sub-navigation__item\">"
                "<a class=\"moj-sub-navigation__link\""
             << when(item.active, " aria-current=\"page\"") << " href=\"" << item.href << "\">"
             << item.text << "</a></li>\n";
    }
    html << "</ul>\n</nav>\n";
    return html;
}

Html identity_bar(const Content& title) {
    Html html;
    html << "<div class=\"moj-identity-bar\">\n<div class=\"moj-identity-bar__container\">\n"
            "<div class=\"moj-identity-bar__details\">"
            "<span class=\"moj-identity-bar__title\">"
         << title << "</span></div>\n</div>\n</div>\n";
    return html;
}

Html filter(const Filter& filter) {
    Html html;
    html << "<div class=\"moj-filter\" data-module=\"moj-filter\">\n"
            "<div class=\"moj-filter__header\">\n<div class=\"moj-filter__header-title\">\n"
            "<h2 class=\"govuk-heading-m\">"
         << filter.heading
         << "</h2>\n</div>\n<div class=\"moj-filter__header-action\"></div>\n</div>\n"
            "<div class=\"moj-filter__content\">\n";
    if (!filter.selected.empty()) html << selected_filters(filter);
    html << "<div class=\"moj-filter__options\">\n"
         << govuk::button({.text = "Apply filters"}) << filter.options
         << "</div>\n</div>\n</div>\n";
    return html;
}

}  // namespace mase::moj
