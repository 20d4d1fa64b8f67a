#include "editions/editions_pages.h"

#include <algorithm>
#include <array>

#include "accounts/accounts_store.h"
#include "editions/asked_pages.h"
#include "editions/downloads_pages.h"
#include "editions/editions_store.h"
#include "editions/figures_pages.h"
#include "editions/pdf_pages.h"
#include "editions/words.h"
#include "returns/quarters_store.h"
#include "site/copies_store.h"
#include "site/frame.h"

namespace mase::editions {

namespace {

using returns::Quarter;
using site::Exchange;

Html other_editions(const std::vector<Edition>& all, const Edition& shown, Reader reader) {
    if (all.size() == 1) return {};
    Html html;
    if (all.back().number != shown.number)
        html << govuk::warning_text(
            "This edition was corrected later. The figures that stand are "
            "in the last one.");
    std::vector<govuk::Content> items;
    for (const Edition& edition : all) {
        const std::string words = title(edition) + ", " + clock_words(edition.published_at);
        if (edition.number == shown.number) {
            items.emplace_back(words + " (this one)");
        } else {
            items.emplace_back(govuk::link(edition_url(edition, reader), words));
        }
    }
    html << govuk::heading(govuk::Size::medium, "All editions of this quarter")
         << govuk::list(govuk::ListKind::bullet, items);
    return html;
}

Html downloads(const Exchange& exchange, const Edition& edition, Reader reader) {
    const auto operation = reader == Reader::restricted
                               ? access::Operation::export_return
                               : access::Operation::export_shareable_return;
    if (!exchange.might(operation)) return {};
    const std::string base = edition_url(edition, reader).str();
    std::vector<govuk::Content> files;
    if (makes_pdf(exchange.app))
        files.emplace_back(govuk::link(*Url::local(base + "/pdf"), "Download to print (PDF)"));
    files.emplace_back(govuk::link(*Url::local(base + "/xlsx"), "Download as a workbook (XLSX)"));
    files.emplace_back(govuk::link(*Url::local(base + "/csv"), "Download as data (CSV)"));
    Html html;
    html << govuk::list(govuk::ListKind::plain, files);
    if (!makes_pdf(exchange.app)) html << no_pdf_html();
    html << "<p class=\"govuk-body-s\">Each download is recorded, with who made it, for whom and "
            "why.</p>";
    return html;
}

// To whom it was given, which edition and when (rules.md 40).
Html given_to(const Exchange& exchange, const audit::Reading& reading, Quarter quarter) {
    const std::string start = return_url(quarter).str() + "/";
    govuk::Table table{.caption = "Copies of this quarter, the latest first",
                       .caption_size = govuk::Size::medium,
                       .head = {"When and by whom", "Which", "For whom, and why"}};
    for (const site::Copy& copy : site::copies_below(reading, start)) {
        const std::string rest = copy.address.substr(start.size());
        const std::string which =
            rest.starts_with("shareable/")
                ? "Shareable, edition " + rest.substr(10, rest.find('/', 10) - 10)
            : rest.starts_with("editions/")
                ? "Restricted, edition " + rest.substr(9, rest.find('/', 9) - 9)
                : "Restricted, as counted on that day";
        table.rows.push_back(
            {clock_words(*copy.given_at) + ", " + accounts::account_name(reading, copy.account),
             which,
             copy.is_own_use ? "For " + copy.recipient
                             : copy.recipient + ": " +
                                   exchange.app.form.codes->label("copy_reasons", copy.code)});
    }
    if (table.rows.empty()) return govuk::paragraph("No copy of this quarter has been given yet.");
    return site::scrolling(table.caption, govuk::table(table));
}

Html heading_of(const Edition& edition) {
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Return for " + label(edition.quarter),
                                        returns::months(edition.quarter))
         << govuk::paragraph(govuk::tag("Published", govuk::TagColour::green))
         << govuk::paragraph(title(edition) + ", published on " +
                             clock_words(edition.published_at) +
                             ". It stays as it is, whatever is mended afterwards.");
    return html;
}

http::Response show_restricted(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const Found found = find_edition(exchange, viewing);
    if (!found.asked) return site::missing(exchange);
    const Edition& edition = *found.asked;
    note(viewing, edition, Reader::restricted);
    Html html, links;
    std::vector<govuk::Content> others{
        govuk::link(Url::path({"returns", slug(edition.quarter), "rerun"}),
                    "Count it again, and compare"),
        govuk::link(return_url(edition.quarter).query("counted", "today"),
                    "As counted today, with charts, medians and the quarters before")};
    if (exchange.might(access::Operation::view_shareable_return))
        others.emplace_back(
            govuk::link(edition_url(edition, Reader::shareable), "The shareable edition"));
    if (exchange.might(access::Operation::publish_return))
        others.emplace_back(govuk::link(Url::path({"returns", slug(edition.quarter), "publishing"}),
                                        "Publish a correction"));
    html << heading_of(edition)
         << govuk::warning_text(
                "Restricted: small numbers are shown as they are, and someone who knows the "
                "borough may recognise a child in them. Pass on only what the " +
                exchange.app.panel.report_recipient + " has to have.")
         << govuk::list(govuk::ListKind::plain, others)
         << downloads(exchange, edition, Reader::restricted)
         << other_editions(found.all, edition, Reader::restricted)
         << correction_html(found.all, edition, Reader::restricted)
         << contents_html(edition.content.figures, Reader::restricted)
         << figures_html(edition.content.figures, Reader::restricted)
         << given_to(exchange, viewing, edition.quarter);
    return site::page(exchange, {.title = "Return for " + label(edition.quarter) + ", published",
                                 .content = std::move(html),
                                 .back = "/returns",
                                 .sensitive = true});
}

Html key(int threshold) {
    return govuk::inset_text(std::string(key_to_withheld) + " Small is from 1 to " +
                             std::to_string(threshold) + ".");
}

// Of what is not published yet no copy is made.
http::Response shareable_page(const Exchange& exchange, Quarter quarter, Html content,
                              bool is_published) {
    return site::page(exchange, {.title = "Shareable return for " + label(quarter),
                                 .content = std::move(content),
                                 .back = "/returns",
                                 .copied = is_published});
}

Html how_much_is_shown(const std::vector<Edition>& all, const Edition& edition) {
    Html html;
    html << govuk::paragraph(shown_words(edition));
    const std::string little = little_shown_words(all, edition);
    if (!little.empty()) html << govuk::inset_text(little);
    return html;
}

http::Response show_shareable(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const Found found = find_edition(exchange, viewing);
    if (!found.asked) return site::missing(exchange);
    const Edition& edition = *found.asked;
    note(viewing, edition, Reader::shareable);
    Html html;
    html << heading_of(edition)
         << govuk::paragraph(
                "Shareable: small numbers are not shown, nor any that would give one "
                "away.")
         << key(edition.content.threshold) << how_much_is_shown(found.all, edition)
         << downloads(exchange, edition, Reader::shareable)
         << other_editions(found.all, edition, Reader::shareable)
         << correction_html(found.all, edition, Reader::shareable)
         << contents_html(edition.content.figures, Reader::shareable)
         << figures_html(edition.content.figures, Reader::shareable);
    return shareable_page(exchange, edition.quarter, std::move(html), true);
}

// The last one published. Before there is any, who may read the figures anyway sees what it would
// be; nobody else, as it changes from day to day, and two of them tell more than one.
http::Response show_latest(Exchange& exchange) {
    const Quarter quarter = quarter_in_path(exchange);
    const audit::Viewing viewing = exchange.view();
    const std::vector<Edition> all = editions_of(viewing, quarter);
    if (!all.empty()) return site::redirect(edition_url(all.back(), Reader::shareable));
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large,
                                        "Shareable return for " + label(quarter),
                                        returns::months(quarter))
         << govuk::paragraph(govuk::tag("Not published", govuk::TagColour::yellow));
    if (!exchange.might(access::Operation::view_return)) {
        html << govuk::paragraph("It can be read here once a chair has published the quarter.");
        return shareable_page(exchange, quarter, std::move(html), false);
    }
    viewing.note(label(quarter) + ", shareable, not published");
    const Content content = counted_now(viewing, exchange.app, quarter, all);
    html << govuk::warning_text(
                "This is what the shareable edition would be if the quarter were published now. "
                "Do not pass it on: two that differ by a day tell more than one. It can’t be "
                "printed or saved as a copy before it is published.")
         << "<p class=\"mase-stamp\">This is not published yet, so it is not printed.</p>"
         << "<div class=\"mase-not-printed\">" << key(content.threshold)
         << contents_html(content.figures, Reader::shareable)
         << figures_html(content.figures, Reader::shareable) << "</div>";
    return shareable_page(exchange, quarter, std::move(html), false);
}

template <Reader reader, bool is_workbook>
http::Response download(Exchange& exchange) {
    const Found first = find_edition(exchange, exchange.view());
    if (!first.asked) return site::missing(exchange);
    const auto copy = site::give_copy(exchange);
    if (!copy) return site::ask_for_copy(exchange, edition_url(*first.asked, reader));
    const std::string stamp = site::stamp_words(exchange, *copy) + ", for " + copy->recipient;
    const audit::Viewing viewing = exchange.view();
    const Found found = find_edition(exchange, viewing);
    const Edition& edition = *found.asked;
    note(viewing, edition, reader);
    if constexpr (is_workbook) {
        http::Response response = site::csv_file(file_name(edition, reader, "xlsx"),
                                                 xlsx_of(found.all, edition, reader, stamp));
        response.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return response;
    } else {
        return site::csv_file(file_name(edition, reader, "csv"), csv_of(edition, reader, stamp));
    }
}

using access::Operation;
using returns::quarter_subject;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/returns/{quarter}/editions/{edition}", Operation::view_return, quarter_subject,
     show_restricted},
    {Method::get, "/returns/{quarter}/editions/{edition}/csv", Operation::export_return,
     quarter_subject, download<Reader::restricted, false>},
    {Method::get, "/returns/{quarter}/editions/{edition}/xlsx", Operation::export_return,
     quarter_subject, download<Reader::restricted, true>},
    {Method::get, "/returns/{quarter}/shareable", Operation::view_shareable_return, quarter_subject,
     show_latest},
    {Method::get, "/returns/{quarter}/shareable/{edition}", Operation::view_shareable_return,
     quarter_subject, show_shareable},
    {Method::get, "/returns/{quarter}/shareable/{edition}/csv", Operation::export_shareable_return,
     quarter_subject, download<Reader::shareable, false>},
    {Method::get, "/returns/{quarter}/shareable/{edition}/xlsx", Operation::export_shareable_return,
     quarter_subject, download<Reader::shareable, true>},
});

}  // namespace

site::Routes editions_routes() {
    return routes;
}

}  // namespace mase::editions
