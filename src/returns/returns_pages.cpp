#include "returns/returns_pages.h"

#include <algorithm>
#include <array>

#include "platform/csv.h"
#include "returns/behind_store.h"
#include "returns/figure_pages.h"
#include "returns/figures_store.h"
#include "returns/measures_file.h"
#include "returns/published_store.h"
#include "returns/quarters_store.h"
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

Counts counts_of(const Exchange& exchange, const audit::Viewing& viewing, Quarter quarter) {
    viewing.note(label(quarter) + ", " + std::string(restricted));
    return count(viewing, exchange.app.form, quarter);
}

Url part_address(Quarter quarter, std::string_view part) {
    return Url::path({"returns", slug(quarter), "parts", part});
}

Html parts_list(Quarter quarter) {
    std::vector<govuk::Content> items;
    for (const Section& section : definition().sections)
        items.emplace_back(govuk::link(part_address(quarter, section.id), section.title));
    items.emplace_back(
        govuk::link(part_address(quarter, whole_return), "All of it, with definitions"));
    return govuk::list(govuk::ListKind::bullet, items);
}

// Links alone to those who are cleared for every case of the panel, so that no number tells anyone
// that a case which is hidden from them is behind it (rules.md 5 and 39).
BehindLine links_behind(const Exchange& exchange, const audit::Viewing& viewing,
                        const Counts& counts) {
    const bool is_cleared = exchange.might(access::Operation::list_counted) &&
                            is_cleared_for_all(exchange.app.policy, viewing);
    return
        [is_cleared, &exchange, quarter = counts.quarter](const Figure& figure, const Line& line) {
            const Measure* measure = definition().find(figure.id);
            const bool may =
                is_cleared && measure &&
                may_list(exchange.app.policy, exchange.actor(), *measure, exchange.app.form);
            return may ? behind_address(quarter, figure, line) : Url();
        };
}

bool is_drawn(const Figure& figure) {
    const Measure* measure = definition().find(figure.id);
    return measure && measure->is_drawn;
}

Html figures_of_section(const std::vector<Figure>& figures, const Section& section,
                        const BehindLine& behind) {
    Html html;
    html << govuk::heading(govuk::Size::medium, section.title) << govuk::paragraph(section.lead);
    for (const Figure& figure : figures) {
        if (figure.section == section.id) html << figure_part(figure, behind, is_drawn(figure));
    }
    return html;
}

Html board_summary(const Counts& counts, const std::vector<Figure>& figures,
                   const BehindLine& behind) {
    Html html;
    html << in_sentences(figures.front()) << figure_part(figures.front(), behind, false)
         << trends_part(trends_of(counts));
    return html;
}

// What is counted today is not what was published, and says so.
Html published_notice(Quarter quarter, const Published& published) {
    Html words;
    words << "This quarter is published. What was published stands, and is not what is counted "
             "here today: "
          << govuk::link(Url::path({"returns", slug(quarter), "editions",
                                    std::to_string(published.editions)}),
                         "read what was published")
          << ".";
    return govuk::inset_text(words);
}

Html standing(const Exchange& exchange, Quarter quarter,
              const std::map<Quarter, Published>& published) {
    const Date end = last_day(quarter);
    Html html;
    if (const auto found = published.find(quarter); found != published.end())
        html << published_notice(quarter, found->second);
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

// The one page for the board.
http::Response show_return(Exchange& exchange) {
    const Quarter quarter = quarter_in_path(exchange);
    const audit::Viewing viewing = exchange.view();
    const auto published = published_quarters(viewing);
    const auto found = published.find(quarter);
    // What was published stands, and not what is counted today, unless that is asked for.
    if (found != published.end() && exchange.query.text("counted") != "today")
        return site::redirect(Url::path(
            {"returns", slug(quarter), "editions", std::to_string(found->second.editions)}));
    const Counts counts = counts_of(exchange, viewing, quarter);
    const auto figures = figures_of(counts, definition(), exchange.app.form, exchange.app.panel);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Return for " + label(quarter),
                                        months(quarter))
         << govuk::paragraph(state_tag(quarter, exchange.today(), found != published.end()))
         << standing(exchange, quarter, published) << edition_links(exchange, quarter);
    if (quarter < counts.first)
        html << govuk::inset_text("There is no data for this quarter: the first is " +
                                  label(counts.first) + ".");
    html << board_summary(counts, figures, links_behind(exchange, viewing, counts))
         << govuk::heading(govuk::Size::medium, "In detail") << parts_list(quarter)
         << download_link(exchange, quarter)
         << govuk::paragraph(govuk::link("/data-quality/definitions", "How each is counted"));
    return site::page(exchange, {.title = "Return for " + label(quarter),
                                 .content = std::move(html),
                                 .back = "/returns",
                                 .sensitive = true});
}

http::Response show_part(Exchange& exchange) {
    const Quarter quarter = quarter_in_path(exchange);
    const std::string part = exchange.params.find("chapter")->second;
    const audit::Viewing viewing = exchange.view();
    const auto published = published_quarters(viewing);
    const Counts counts = counts_of(exchange, viewing, quarter);
    const auto figures = figures_of(counts, definition(), exchange.app.form, exchange.app.panel);
    const BehindLine behind = links_behind(exchange, viewing, counts);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::extra_large, "Return for " + label(quarter),
                                        months(quarter))
         << standing(exchange, quarter, published);
    if (part == whole_return)
        html << "<div class=\"mase-sheet\">" << board_summary(counts, figures, behind) << "</div>";
    for (const Section& section : definition().sections) {
        if (part == whole_return || part == section.id)
            html << figures_of_section(figures, section, behind);
    }
    if (part == whole_return) {
        html << govuk::heading(govuk::Size::medium, "How each is counted")
             << definitions_part(exchange.app.form);
    } else {
        html << govuk::heading(govuk::Size::medium, "The other parts") << parts_list(quarter);
    }
    return site::page(
        exchange, {.title = "Return for " + label(quarter),
                   .content = std::move(html),
                   .back = published.contains(quarter) ? page_of(quarter).query("counted", "today")
                                                       : page_of(quarter),
                   .sensitive = true,
                   .full_width = true});
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
    std::string file = csv_line({"period", "measure", "code", "label", "count", "status",
                                 "previous", "last_year", "to_date", "copy"});
    const auto number = [](const std::optional<int>& count) {
        return count ? std::to_string(*count) : std::string("no data");
    };
    const Counts counts = counts_of(exchange, viewing, quarter);
    for (const Figure& figure :
         figures_of(counts, definition(), exchange.app.form, exchange.app.panel)) {
        const auto add = [&](const std::string& code, const std::string& words,
                             const std::string& count, std::string_view status,
                             const std::array<std::optional<int>, 3>& beside) {
            file += csv_line({label(quarter), figure.id, code, words, count, std::string(status),
                              number(beside[0]), number(beside[1]), number(beside[2]), stamp});
        };
        for (const Line& line : figure.lines)
            add(line.code, line.label, std::to_string(line.count), name(line.kind), line.beside);
        if (!figure.is_of_number) continue;
        const auto middle = [](const std::optional<int>& days) {
            return days ? std::to_string(*days) : std::string("none");
        };
        file += csv_line({label(quarter), figure.id, "MEDIAN", "In the middle (median)",
                          middle(figure.middle), "median", middle(figure.middle_beside[0]),
                          middle(figure.middle_beside[1]), middle(figure.middle_beside[2]), stamp});
    }
    return site::csv_file("mase-return-" + slug(quarter) + "-" + std::string(restricted) + ".csv",
                          std::move(file));
}

using access::Operation;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/returns", Operation::view_return, site::whole_panel, list_returns},
    {Method::get, "/returns/{quarter}", Operation::view_return, quarter_subject, show_return},
    {Method::get, "/returns/{quarter}/parts/{chapter}", Operation::view_return, part_subject,
     show_part},
    {Method::get, "/returns/{quarter}/csv", Operation::export_return, quarter_subject,
     download_return},
});

}  // namespace

site::Routes returns_routes() {
    return routes;
}

}  // namespace mase::returns
