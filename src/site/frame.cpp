#include "site/frame.h"

#include "platform/assets.h"
#include "platform/clock.h"
#include "site/copies_store.h"
#include "site/navigation.h"

namespace mase::site {

namespace {

constexpr std::string_view marking = "OFFICIAL-SENSITIVE";

Html head(const OpenFrame& frame, const Page& page) {
    Html html;
    html << "<!DOCTYPE html>\n<html lang=\"en\" class=\"govuk-template\">\n<head>\n"
            "<meta charset=\"utf-8\">\n<title>";
    if (!page.problems.empty()) html << "Error: ";
    html << page.title << " – " << frame.app.panel.name << " " << frame.app.panel.meeting_short_name
         << "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"robots\" content=\"noindex\">\n";
    for (const std::string_view sheet :
         {"govuk-frontend.min.css", "moj-frontend.min.css", "mase.css"})
        html << "<link rel=\"stylesheet\" href=\"" << asset_url(sheet) << "\">\n";
    html << "<link rel=\"icon\" href=\"" << asset_url("icon.svg") << "\" type=\"image/svg+xml\">\n";
    html << "</head>\n<body class=\"govuk-template__body\">\n<script src=\""
         << asset_url("js-enabled.js") << "\"></script>\n"
         << govuk::skip_link();
    return html;
}

Html signed_in(const OpenFrame& frame) {
    Html html;
    if (!frame.actor) return html;
    html << "<div class=\"mase-header__person\"><a class=\"mase-header__link\" href=\"/account\">"
         << frame.actor->name << "</a><form method=\"post\" action=\"/sign-out\">"
         << govuk::hidden_input("csrf", frame.csrf)
         << "<button class=\"mase-header__link\" type=\"submit\">Sign out</button></form></div>";
    return html;
}

Html header(const OpenFrame& frame) {
    Html html;
    html << "<header class=\"mase-header\"><div class=\"govuk-width-container "
            "mase-header__container\"><a class=\"mase-header__name\" href=\"/\"><strong>"
         << frame.app.panel.name << "</strong> <span>" << frame.app.panel.meeting_name
         << "</span></a>" << signed_in(frame) << "</div></header>\n";
    return html;
}

Html links(const OpenFrame& frame) {
    if (!frame.actor) return {};
    std::vector<govuk::NavigationItem> items;
    for (NavLink& link : navigation(*frame.actor))
        items.push_back({.text = std::move(link.text), .href = std::move(link.href)});
    return govuk::service_navigation({.navigation = std::move(items)});
}

Html demo_notice(const App& app) {
    if (!app.is_demo) return {};
    return govuk::phase_banner(
        {.tag = "Demo", .content = "Every child, person and place here is invented."});
}

Html marked(const Page& page) {
    Html html;
    if (page.sensitive) html << "<p class=\"mase-marking\">" << marking << "</p>";
    return html;
}

Html footer(const App& app) {
    const panels::Contact& contact = app.panel.administrator;
    Html html;
    html << "<footer class=\"govuk-footer\"><div class=\"govuk-width-container\">"
            "<div class=\"govuk-footer__meta\"><div class=\"govuk-footer__meta-item "
            "govuk-footer__meta-item--grow\"><h2 class=\"govuk-visually-hidden\">Support "
            "links</h2><ul class=\"govuk-footer__inline-list\">"
            "<li class=\"govuk-footer__inline-list-item\"><a class=\"govuk-footer__link\" "
            "href=\"/help\">Help</a></li>"
            "<li class=\"govuk-footer__inline-list-item\"><a class=\"govuk-footer__link\" "
            "href=\"/help/words\">Words</a></li>"
            "<li class=\"govuk-footer__inline-list-item\"><a class=\"govuk-footer__link\" "
            "href=\"/help/your-use\">What we record about your use</a></li></ul>"
            "<p class=\"govuk-body-s\">Your name, the time and your reason are recorded each time "
            "you open a child’s case, and chairs and auditors can see them.</p>"
            "<p class=\"govuk-body-s\">"
         << contact.name << ": " << contact.telephone << ", " << contact.email
         << "</p></div></div></div></footer>\n";
    return html;
}

Url asking(const Exchange& exchange) {
    return Url("/copies/new").query("of", plain_address(exchange.request.target));
}

// What a sensitive page has for the printer: the stamp of a copy that was asked for; or, in place
// of all else, where to ask.
struct Paper {
    bool is_open = true;
    Html screen = {};  // not printed
    Html print = {};   // not shown
};

Html watermark(const std::string& words) {
    Html html;
    html << "<div class=\"mase-watermark\" aria-hidden=\"true\"><span>" << words << "</span></div>";
    return html;
}

Paper stamped(const Exchange& exchange, const Copy& copy) {
    const std::string words = stamp_words(exchange, copy);
    Paper paper;
    paper.screen << "<div class=\"mase-not-printed\">"
                 << govuk::inset_text("Print or save this page now. It is recorded as copy " +
                                      copy.serial + ", for " + copy.recipient +
                                      ", and bears your name on each sheet.")
                 << govuk::paragraph(govuk::link(*Url::local(plain_address(copy.address)),
                                                 "Back to the page itself"))
                 << "</div>";
    paper.print << watermark(words) << "<p class=\"mase-stamp\">" << words << ". For "
                << copy.recipient << ".</p>";
    return paper;
}

Paper paper_of(const Exchange& exchange, const Page& page, int status) {
    if (!page.sensitive && !page.copied) return {};
    const bool is_page = exchange.request.method == "GET" && status == 200;
    if (is_page) {
        if (const auto copy = give_copy(exchange)) return stamped(exchange, *copy);
    }
    Paper paper{.is_open = false};
    if (is_page && is_by_emergency(exchange)) {
        paper.screen << "<p class=\"govuk-body mase-not-printed\">This is open to you in an "
                        "emergency, to read: no copy of it can be made.</p>";
        paper.print << "<p class=\"mase-stamp\">This was open in an emergency, to read on the "
                       "screen. It is not printed.</p>";
        return paper;
    }
    if (is_page && exchange.might(access::Operation::ask_copy))
        paper.screen << "<p class=\"govuk-body mase-not-printed\">"
                     << govuk::link(asking(exchange), "Print or save a copy of this page")
                     << "</p>";
    paper.print << "<p class=\"mase-stamp\">This page is printed by its link “Print or save a copy "
                   "of this page”, so that it is recorded for whom it is.</p>";
    return paper;
}

Html main_part(const OpenFrame& frame, const Page& page, const Paper& paper) {
    Html html;
    // All within landmarks, so that nobody who moves by them misses the notice or the marking.
    html << "<div class=\"govuk-width-container\">";
    if (frame.app.is_demo)
        html << "<aside aria-label=\"Demo\">" << demo_notice(frame.app) << "</aside>";
    if (!page.back.empty())
        html << "<nav aria-label=\"Back\">" << govuk::back_link(page.back) << "</nav>";
    html << "<main class=\"govuk-main-wrapper" << std::string(paper.is_open ? "" : " mase-no-paper")
         << "\" id=\"content\">" << paper.print << marked(page)
         << govuk::error_summary(page.problems);
    if (!page.done.empty())
        html << govuk::notification_banner({.text = page.done, .kind = govuk::BannerKind::success});
    if (page.full_width) {
        html << page.content;
    } else {
        html << "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">"
             << page.content << "</div></div>";
    }
    html << paper.screen << marked(page) << "</main></div>\n";
    return html;
}

OpenFrame frame_of(const Exchange& exchange) {
    return {exchange.app, &exchange.actor(), exchange.csrf};
}

http::Response with_frame(const OpenFrame& frame, const Page& page, int status,
                          const Paper& paper) {
    Html html;
    html << head(frame, page) << header(frame) << links(frame) << main_part(frame, page, paper)
         << footer(frame.app) << "<script type=\"module\" src=\"" << asset_url("mase.js")
         << "\"></script>\n</body>\n</html>\n";
    http::Response response;
    response.status = status;
    response.body = std::move(html).str();
    return response;
}

}  // namespace

// By value, as every page is given away.  NOLINTNEXTLINE(performance-unnecessary-value-param)
http::Response framed(const OpenFrame& frame, Page page, int status) {
    return with_frame(frame, page, status, {});
}

// NOLINTNEXTLINE(performance-unnecessary-value-param)
http::Response page(const Exchange& exchange, Page page, int status) {
    return with_frame(frame_of(exchange), page, status, paper_of(exchange, page, status));
}

std::string stamp_words(const Exchange& exchange, const Copy& copy) {
    const std::string agency = exchange.app.panel.agency_name(exchange.actor().agency);
    return "Copy " + copy.serial + " made by " + exchange.actor().name +
           (agency.empty() ? "" : ", " + agency) + ", " + clock_words(exchange.now());
}

http::Response ask_for_copy(const Exchange& exchange, const Url& back) {
    return redirect(asking(exchange).query("back", back.view()));
}

http::Response page(const Exchange& exchange, Page shown) {
    const int status = shown.problems.empty() ? 200 : 422;
    return page(exchange, std::move(shown), status);
}

http::Response csv_file(const std::string& name, std::string body) {
    http::Response response;
    response.type = "text/csv; charset=utf-8";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.body = std::move(body);
    return response;
}

http::Response redirect(const Url& to) {
    http::Response response;
    response.status = 303;
    response.headers.emplace_back("Location", to.str());
    return response;
}

http::Response missing(const OpenFrame& frame) {
    Html html;
    html << govuk::heading(govuk::Size::large, "Page not found")
         << govuk::paragraph("There is nothing at this address that you can see.")
         << govuk::paragraph(
                "If you followed a link to a case, it may have been on the agenda of a meeting "
                "whose minutes are now approved. The MASE administrator can tell you.");
    return framed(frame, {.title = "Page not found", .content = std::move(html)}, 404);
}

http::Response missing(const Exchange& exchange) {
    return missing(frame_of(exchange));
}

Html post_form(const Exchange& exchange, const Url& action, const Html& content) {
    Html html;
    html << "<form method=\"post\" action=\"" << action << "\" novalidate>"
         << govuk::hidden_input("csrf", exchange.csrf) << content << "</form>";
    return html;
}

Html file_form(const Exchange& exchange, const Url& action, const Html& content) {
    Html html;
    html << "<form method=\"post\" enctype=\"multipart/form-data\" action=\"" << action
         << "\" novalidate>" << govuk::hidden_input("csrf", exchange.csrf) << content << "</form>";
    return html;
}

Html scrolling(std::string_view label, const Html& table) {
    Html html;
    html << "<div class=\"mase-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" << label
         << "\">" << table << "</div>";
    return html;
}

Html get_form(const Url& action, const Html& content) {
    Html html;
    html << "<form method=\"get\" action=\"" << action << "\" novalidate>" << content << "</form>";
    return html;
}

}  // namespace mase::site
