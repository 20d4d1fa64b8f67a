#include "returns/returns_pages.h"

#include <array>

#include "platform/csv.h"
#include "returns/figures_store.h"
#include "returns/process_store.h"
#include "returns/published_store.h"
#include "site/copies_store.h"
#include "site/frame.h"

namespace mase::returns {

namespace {

using site::Exchange;

constexpr std::string_view restricted = "restricted";  // the edition with every number as it is

Quarter quarter_in_path(const Exchange& exchange) {
    return *parse_quarter(exchange.params.find("quarter")->second);
}

Url page_of(Quarter quarter) {
    return Url::path({"returns", slug(quarter)});
}

// What the page and the download both show.
std::vector<Figure> all_figures(const Exchange& exchange, const audit::Viewing& viewing,
                                Quarter quarter) {
    viewing.note(label(quarter) + ", " + std::string(restricted));
    return figures_of(viewing, exchange.app.form, exchange.app.panel, quarter);
}

Html state_tag(Quarter quarter, Date today, bool is_published) {
    if (is_published) return govuk::tag("Published", govuk::TagColour::green);
    if (today <= last_day(quarter)) return govuk::tag("In progress", govuk::TagColour::blue);
    return govuk::tag("Not published", govuk::TagColour::yellow);
}

http::Response list_returns(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    std::vector<std::vector<govuk::Cell>> rows;
    const auto published = published_quarters(viewing);
    for (const Quarter quarter : quarters(viewing)) {
        Html state;
        state << state_tag(quarter, exchange.today(), published.contains(quarter));
        rows.push_back(
            {govuk::link(page_of(quarter), label(quarter)), months(quarter), std::move(state)});
    }
    Html html;
    html << govuk::heading(govuk::Size::large, "Returns")
         << govuk::paragraph("Each quarter the panel reports to the " +
                             exchange.app.panel.report_recipient + ".")
         << govuk::table({.caption = "Quarters, the latest first",
                          .head = {"Quarter", "Months", "State"},
                          .rows = std::move(rows)});
    return site::page(exchange, {.title = "Returns", .content = std::move(html)});
}

Html label_of(const Line& line) {
    Html html;
    switch (line.kind) {
        case LineKind::total: html << "<strong>" << line.label << "</strong>"; break;
        case LineKind::of_which:
            html << "<span class=\"mase-part\">" << govuk::visually_hidden("Of which: ")
                 << line.label << "</span>";
            break;
        default: html << line.label;
    }
    return html;
}

Html count_of(const Line& line) {
    Html html;
    if (line.kind == LineKind::total) {
        html << "<strong>" << line.count << "</strong>";
    } else {
        html << line.count;
    }
    return html;
}

Html figure_table(const Figure& figure) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Line& line : figure.lines)
        rows.push_back({label_of(line), {count_of(line), govuk::Format::numeric}});
    Html html;
    html << "<section id=\"" << figure.id << "\">"
         << govuk::table({.caption = figure.title,
                          .caption_size = govuk::Size::medium,
                          .head = {"Answer", {figure.unit, govuk::Format::numeric}},
                          .rows = std::move(rows)})
         << "<p class=\"govuk-body-s\">" << figure.note << " Source: " << figure.source
         << ".</p></section>\n";
    return html;
}

Html contents(const std::vector<Figure>& figures) {
    std::vector<govuk::Content> items;
    for (const Figure& figure : figures)
        items.emplace_back(govuk::link(Url::here(figure.id), figure.title));
    return govuk::details({.summary_text = "The figures on this page",
                           .content = govuk::list(govuk::ListKind::plain, items)});
}

Html standing(const Exchange& exchange, Quarter quarter) {
    const Date end = last_day(quarter);
    Html html;
    html << govuk::warning_text(
        "Restricted: small numbers are shown as they are, and someone who knows the borough may "
        "recognise a child in them. Pass on only what the " +
        exchange.app.panel.report_recipient + " has to have.");
    html << govuk::paragraph(
        exchange.today() <= end
            ? "The quarter ends on " + long_date(end) + ". Until then the figures change every day."
            : "The quarter ended on " + long_date(end) +
                  ". The figures are counted anew each time, so they change when data is mended.");
    return html;
}

Html download_link(const Exchange& exchange, Quarter quarter) {
    Html html;
    if (!exchange.might(access::Operation::export_return)) return html;
    const Url address = Url::path({"returns", slug(quarter), "csv"});
    html << govuk::paragraph(govuk::link(address, "Download these figures (CSV)"))
         << "<p class=\"govuk-body-s\">There are no names in it. Each download is recorded as a "
            "disclosure, with who made it, for whom and why.</p>";
    return html;
}

Html edition_links(const Exchange& exchange, Quarter quarter) {
    std::vector<govuk::Content> links;
    if (exchange.might(access::Operation::view_shareable_return))
        links.emplace_back(govuk::link(Url::path({"returns", slug(quarter), "shareable"}),
                                       "The shareable edition"));
    if (exchange.might(access::Operation::publish_return) && exchange.today() > last_day(quarter))
        links.emplace_back(govuk::link(Url::path({"returns", slug(quarter), "publishing"}),
                                       "Publish this quarter"));
    return links.empty() ? Html() : govuk::list(govuk::ListKind::plain, links);
}

http::Response show_return(Exchange& exchange) {
    const Quarter quarter = quarter_in_path(exchange);
    const audit::Viewing viewing = exchange.view();
    const auto published = published_quarters(viewing);
    const auto found = published.find(quarter);
    // What was published stands, and not what is counted today, unless that is asked for.
    if (found != published.end() && exchange.query.text("counted") != "today")
        return site::redirect(Url::path(
            {"returns", slug(quarter), "editions", std::to_string(found->second.editions)}));
    const std::vector<Figure> figures = all_figures(exchange, viewing, quarter);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Return for " + label(quarter),
                                        months(quarter))
         << govuk::paragraph(state_tag(quarter, exchange.today(), found != published.end()))
         << standing(exchange, quarter) << edition_links(exchange, quarter)
         << download_link(exchange, quarter) << contents(figures);
    for (const Figure& figure : figures) html << figure_table(figure);
    return site::page(exchange, {.title = "Return for " + label(quarter),
                                 .content = std::move(html),
                                 .back = "/returns",
                                 .sensitive = true});
}

// One line for each line of the page. `status` says how a count adds up: `counted` ones make the
// `total`, `of_which` is part of the line above, `in_all` adds to nothing.
http::Response download_return(Exchange& exchange) {
    const auto copy = site::give_copy(exchange);
    if (!copy)
        return site::ask_for_copy(exchange,
                                  Url::path({"returns", slug(quarter_in_path(exchange))}));
    const std::string stamp = site::stamp_words(exchange, *copy) + ", for " + copy->recipient;
    const Quarter quarter = quarter_in_path(exchange);
    const audit::Viewing viewing = exchange.view();
    std::string file = csv_line({"period", "measure", "code", "label", "count", "status", "copy"});
    for (const Figure& figure : all_figures(exchange, viewing, quarter)) {
        for (const Line& line : figure.lines)
            file += csv_line({label(quarter), figure.id, line.code, line.label,
                              std::to_string(line.count), std::string(name(line.kind)), stamp});
    }
    return site::csv_file("mase-return-" + slug(quarter) + "-" + std::string(restricted) + ".csv",
                          std::move(file));
}

using access::Operation;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/returns", Operation::view_return, site::whole_panel, list_returns},
    {Method::get, "/returns/{quarter}", Operation::view_return, quarter_subject, show_return},
    {Method::get, "/returns/{quarter}/csv", Operation::export_return, quarter_subject,
     download_return},
});

}  // namespace

site::Routes returns_routes() {
    return routes;
}

}  // namespace mase::returns
