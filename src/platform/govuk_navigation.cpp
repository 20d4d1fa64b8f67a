#include "platform/govuk_navigation.h"

#include "platform/govuk_markup.h"

namespace mase::govuk {

namespace {

Html navigation_item(const NavigationItem& item) {
    const bool marked = item.current || item.active;
    Html html;
    html << "<li class=\"govuk-service-navigation__item"
         << when(marked, " govuk-service-navigation__item--active")
         << "\"><a class=\"govuk-service-navigation__link\" href=\"" << item.href << "\"";
    if (item.current) {
        html << " aria-current=\"page\"";
    } else if (item.active) {
        html << " aria-current=\"true\"";
    }
    html << ">" << when(marked, "<strong class=\"govuk-service-navigation__active-fallback\">")
         << item.text << when(marked, "</strong>") << "</a></li>\n";
    return html;
}

Html navigation_list(const std::vector<NavigationItem>& items) {
    Html html;
    html << "<nav aria-label=\"Menu\" class=\"govuk-service-navigation__wrapper\">\n";
    if (items.size() > 1) {
        html << "<button type=\"button\" class=\"govuk-service-navigation__toggle "
                "govuk-js-service-navigation-toggle\" aria-controls=\"navigation\" hidden "
                "aria-hidden=\"true\">Menu</button>\n";
    }
    html << "<ul class=\"govuk-service-navigation__list\" id=\"navigation\">\n";
    for (const NavigationItem& item : items) html << navigation_item(item);
    html << "</ul>\n</nav>\n";
    return html;
}

struct Arrow {
    const PageLink& link;
    Markup opening, icon, words;
};

Html arrow_link(const Arrow& arrow) {
    const PageLink& link = arrow.link;
    Html html;
    html << arrow.opening << link.href << arrow.icon << "<span class=\"govuk-pagination__link-title"
         << when(link.label_text.empty(), " govuk-pagination__link-title--decorated") << "\">";
    if (link.text.empty()) {
        html << arrow.words << "<span class=\"govuk-visually-hidden\"> page</span>";
    } else {
        html << link.text;
    }
    html << "</span>\n";
    if (!link.label_text.empty()) {
        html << "<span class=\"govuk-visually-hidden\">:</span>\n"
                "<span class=\"govuk-pagination__link-label\">"
             << link.label_text << "</span>\n";
    }
    html << "</a>\n</div>\n";
    return html;
}

}  // namespace

Html back_link(const Url& href, std::string_view text) {
    Html html;
    html << "<a href=\"" << href << "\" class=\"govuk-back-link\">" << text << "</a>\n";
    return html;
}

Html skip_link(const Url& href, std::string_view text) {
    Html html;
    html << "<a href=\"" << href << "\" class=\"govuk-skip-link\" data-module=\"govuk-skip-link\">"
         << text << "</a>\n";
    return html;
}

Html service_navigation(const ServiceNavigation& navigation) {
    const bool named = !navigation.service_name.empty();
    Html html;
    html << (named ? Markup("<section aria-label=\"Service information\"") : Markup("<div"))
         << " class=\"govuk-service-navigation\" data-module=\"govuk-service-navigation\">\n"
            "<div class=\"govuk-width-container\">\n"
            "<div class=\"govuk-service-navigation__container\">\n";
    if (named) {
        const bool linked = !navigation.service_url.empty();
        html << "<span class=\"govuk-service-navigation__service-name\">";
        if (linked) {
            html << "<a href=\"" << navigation.service_url
                 << "\" class=\"govuk-service-navigation__link\">";
        } else {
            html << "<span class=\"govuk-service-navigation__text\">";
        }
        html << navigation.service_name << (linked ? Markup("</a>") : Markup("</span>"))
             << "</span>\n";
    }
    if (!navigation.navigation.empty()) html << navigation_list(navigation.navigation);
    html << "</div>\n</div>\n" << (named ? Markup("</section>\n") : Markup("</div>\n"));
    return html;
}

Html pagination(const Pagination& pagination) {
    Html html;
    html << "<nav class=\"govuk-pagination govuk-pagination--block\" aria-label=\""
         << pagination.landmark_label << "\">\n";
    if (!pagination.previous.href.empty()) {
        html << arrow_link(
            {pagination.previous,
             "<div class=\"govuk-pagination__prev\">\n"
             "<a class=\"govuk-link govuk-pagination__link\" href=\"",
             "\" rel=\"prev\">\n"
             "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" "
             "xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" "
             "aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">"
             "<path d=\"m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h"
             "12.896v-2h-12.984l4.2931-4.293-1.414-1.414z\"></path></svg>\n",
             "Previous"});
    }
    if (!pagination.next.href.empty()) {
        html << arrow_link(
            {pagination.next,
             "<div class=\"govuk-pagination__next\">\n"
             "<a class=\"govuk-link govuk-pagination__link\" href=\"",
             "\" rel=\"next\">\n"
             "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" "
             "xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" "
             "aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">"
             "<path d=\"m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 "
             "3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z\"></path></svg>\n",
             "Next"});
    }
    html << "</nav>\n";
    return html;
}

}  // namespace mase::govuk
