#include "platform/govuk_notices.h"

#include "platform/govuk_markup.h"

namespace mase::govuk {

Html error_summary(const ErrorSummary& summary) {
    Html html;
    html << "<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\">\n"
            "<div role=\"alert\">\n<h2 class=\"govuk-error-summary__title\">"
         << summary.title_text << "</h2>\n<div class=\"govuk-error-summary__body\">\n";
    if (!summary.description.empty()) html << "<p>" << summary.description << "</p>\n";
    if (!summary.error_list.empty()) {
        html << "<ul class=\"govuk-list govuk-error-summary__list\">\n";
        for (const ErrorLink& error : summary.error_list) {
            html << "<li>";
            if (error.href.empty()) {
                html << error.text;
            } else {
                html << "<a href=\"" << error.href << "\">" << error.text << "</a>";
            }
            html << "</li>\n";
        }
        html << "</ul>\n";
    }
    html << "</div>\n</div>\n</div>\n";
    return html;
}

Html error_summary(const Problems& problems) {
    if (problems.empty()) return {};
    ErrorSummary summary;
    for (const Problem& problem : problems) {
        summary.error_list.push_back(
            {problem.message, problem.field.empty() ? Url() : Url::here(problem.field)});
    }
    return error_summary(summary);
}

Html notification_banner(const NotificationBanner& banner) {
    const bool success = banner.kind == BannerKind::success;
    Html html;
    html << "<div class=\"govuk-notification-banner"
         << (success ? Markup(" govuk-notification-banner--success\" role=\"alert\"")
                     : Markup("\" role=\"region\""))
         << " aria-labelledby=\"govuk-notification-banner-title\" "
            "data-module=\"govuk-notification-banner\">\n"
            "<div class=\"govuk-notification-banner__header\">\n"
            "<h2 class=\"govuk-notification-banner__title\" "
            "id=\"govuk-notification-banner-title\">";
    if (banner.title_text.empty()) {
        html << (success ? Markup("Success") : Markup("Important"));
    } else {
        html << banner.title_text;
    }
    html << "</h2>\n</div>\n<div class=\"govuk-notification-banner__content\">\n";
    if (!banner.html.empty()) {
        html << banner.html;
    } else if (!banner.text.empty()) {
        html << "<p class=\"govuk-notification-banner__heading\">" << banner.text << "</p>\n";
    }
    html << "</div>\n</div>\n";
    return html;
}

Html panel(const Panel& panel) {
    Html html;
    html << "<div class=\"govuk-panel govuk-panel--confirmation\">\n"
            "<h1 class=\"govuk-panel__title\">"
         << panel.title << "</h1>\n";
    if (!panel.content.empty())
        html << "<div class=\"govuk-panel__body\">" << panel.content << "</div>\n";
    html << "</div>\n";
    return html;
}

Html phase_banner(const PhaseBanner& banner) {
    Html html;
    html << "<div class=\"govuk-phase-banner govuk-width-container\">\n"
            "<p class=\"govuk-phase-banner__content\">"
            "<strong class=\"govuk-tag govuk-phase-banner__content__tag\">"
         << banner.tag << "</strong><span class=\"govuk-phase-banner__text\">" << banner.content
         << "</span></p>\n</div>\n";
    return html;
}

Html accordion(const Accordion& accordion) {
    Html html;
    html << "<div class=\"govuk-accordion\" data-module=\"govuk-accordion\" id=\"" << accordion.id
         << "\">\n";
    int number = 0;
    for (const AccordionSection& item : accordion.items) {
        ++number;
        html << "<div class=\"govuk-accordion__section"
             << when(item.expanded, " govuk-accordion__section--expanded")
             << "\">\n<div class=\"govuk-accordion__section-header\">\n"
                "<h2 class=\"govuk-accordion__section-heading\">"
                "<span class=\"govuk-accordion__section-button\" id=\""
             << accordion.id << "-heading-" << number << "\">" << item.heading << "</span></h2>\n";
        if (!item.summary.empty()) {
            html << "<div class=\"govuk-accordion__section-summary govuk-body\" id=\""
                 << accordion.id << "-summary-" << number << "\">" << item.summary << "</div>\n";
        }
        html << "</div>\n<div id=\"" << accordion.id << "-content-" << number
             << "\" class=\"govuk-accordion__section-content\">\n";
        if (!item.html.empty()) {
            html << item.html;
        } else if (!item.text.empty()) {
            html << "<p class=\"govuk-body\">" << item.text << "</p>\n";
        }
        html << "</div>\n</div>\n";
    }
    html << "</div>\n";
    return html;
}

}  // namespace mase::govuk
