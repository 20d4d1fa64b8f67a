// What several boroughs published, side by side: their shareable editions alone, and no sum of
// them.
#include <algorithm>
#include <array>

#include "editions/asked_pages.h"
#include "editions/downloads_pages.h"
#include "editions/editions_pages.h"
#include "editions/shared_store.h"
#include "platform/csv.h"
#include "returns/quarters_store.h"
#include "site/copies_store.h"
#include "site/frame.h"

namespace mase::editions {

namespace {

using returns::LineKind;
using returns::Quarter;
using site::Exchange;

constexpr std::size_t boroughs_abreast = 6;
constexpr const char* heading = "Published returns of the boroughs";

Url regional_url(Quarter quarter) {
    return Url::path({"regional-returns", slug(quarter)});
}

http::Response list_regional(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& [quarter, published] : shared_quarters(viewing))
        rows.insert(rows.begin(), {govuk::link(regional_url(quarter), label(quarter)),
                                   returns::months(quarter),
                                   {std::to_string(published.boroughs), govuk::Format::numeric},
                                   clock_words(published.latest_at)});
    Html html;
    html << govuk::heading(govuk::Size::large, heading)
         << govuk::paragraph(
                "What the boroughs that share this service have published for others: their "
                "returns without small numbers, and nothing of any child.");
    if (rows.empty()) {
        html << govuk::paragraph("No borough has published a return for others yet.");
    } else {
        const std::string caption = "Quarters, the latest first";
        html << site::scrolling(caption,
                                govuk::table({.caption = caption,
                                              .head = {"Quarter",
                                                       "Months",
                                                       {"Boroughs", govuk::Format::numeric},
                                                       "Last published"},
                                              .rows = std::move(rows)}));
    }
    return site::page(exchange, {.title = heading, .content = std::move(html)});
}

Html cell_html(const SideCell& cell, LineKind kind) {
    Html html;
    switch (cell.shown) {
        case SideShown::number:
            if (kind == LineKind::total) {
                html << "<strong>" << cell.count << "</strong>";
            } else {
                html << cell.count;
            }
            break;
        case SideShown::hidden:
            html << "<abbr title=\"Not shown\">" << withheld << "</abbr>";
            break;
        case SideShown::not_listed:
            html << "<span aria-hidden=\"true\">–</span>" << govuk::visually_hidden("Not listed");
            break;
        case SideShown::not_asked: html << "Not asked"; break;
    }
    return html;
}

Html label_html(const SideLine& line) {
    Html html;
    if (line.kind == LineKind::of_which) {
        html << "<span class=\"mase-part\">" << govuk::visually_hidden("Of which: ") << line.label
             << "</span>";
    } else {
        html << line.label;
    }
    return html;
}

Html meanings_html(const SideFigure& figure) {
    Html html;
    if (figure.meanings.size() == 1) {
        html << "<p class=\"govuk-body-s\">" << figure.meanings.front().words << "</p>";
        return html;
    }
    html << govuk::inset_text(
        "The boroughs do not all count this in the same way, so their numbers can’t be compared.");
    for (const SideMeaning& meaning : figure.meanings) {
        std::string names;
        for (const std::string& borough : meaning.boroughs)
            names += (names.empty() ? "" : ", ") + borough;
        html << "<p class=\"govuk-body-s\"><strong>" << names << ":</strong> " << meaning.words
             << "</p>";
    }
    return html;
}

// The boroughs from `first` on, as many as a sheet of paper has room for.
Html columns_html(const SideFigure& figure, const std::vector<SharedEdition>& editions,
                  std::size_t first) {
    const std::size_t end = std::min(first + boroughs_abreast, editions.size());
    govuk::Table table{.caption = figure.title,
                       .caption_size = govuk::Size::medium,
                       .head = {"Answer"},
                       .first_cell_is_header = true};
    if (editions.size() > boroughs_abreast)
        table.caption += ", " + editions[first].panel_name + " to " + editions[end - 1].panel_name;
    for (std::size_t at = first; at < end; ++at)
        table.head.emplace_back(editions[at].panel_name, govuk::Format::numeric);
    for (const SideLine& line : figure.lines) {
        auto& row = table.rows.emplace_back();
        row.emplace_back(label_html(line));
        for (std::size_t at = first; at < end; ++at)
            row.emplace_back(cell_html(line.cells[at], line.kind), govuk::Format::numeric);
    }
    return site::scrolling(table.caption, govuk::table(table));
}

Html figure_html(const SideFigure& figure, const std::vector<SharedEdition>& editions) {
    Html html;
    html << "<section id=\"" << figure.id << "\">";
    for (std::size_t first = 0; first < editions.size(); first += boroughs_abreast)
        html << columns_html(figure, editions, first);
    html << meanings_html(figure) << "</section>\n";
    return html;
}

Html boroughs_html(const std::vector<SharedEdition>& editions,
                   const std::vector<std::string>& others) {
    govuk::Table table{.caption = "Boroughs",
                       .caption_size = govuk::Size::medium,
                       .head = {"Borough", "Edition", "Published", "Small is"}};
    for (const SharedEdition& edition : editions)
        table.rows.push_back({edition.panel_name, title_of(edition.number),
                              clock_words(edition.published_at),
                              "1 to " + std::to_string(edition.content.threshold)});
    Html html;
    html << site::scrolling(table.caption, govuk::table(table));
    std::string names;
    for (const std::string& other : others) names += (names.empty() ? "" : ", ") + other;
    if (!others.empty()) html << govuk::paragraph("Not published for this quarter: " + names + ".");
    return html;
}

Html key_html(const std::vector<SharedEdition>& editions) {
    Html html;
    html << govuk::inset_text(std::string(key_to_withheld) + " " + thresholds_words(editions))
         << govuk::paragraph(
                "A – stands where a borough does not list an answer that another does: it is "
                "nought, or is not shown. “Not asked” stands where a borough’s return has no such "
                "figure or answer.")
         << govuk::paragraph(
                "There is no total of the boroughs: with it, numbers that are not shown could be "
                "worked out by taking away those that are.");
    return html;
}

Html figures_html(const std::vector<SharedEdition>& editions) {
    const std::vector<SideFigure> figures = side_by_side(editions);
    std::vector<govuk::Content> contents;
    for (const SideFigure& figure : figures)
        contents.emplace_back(govuk::link(Url::here(figure.id), figure.title));
    Html html;
    html << govuk::details({.summary_text = "The figures on this page",
                            .content = govuk::list(govuk::ListKind::plain, contents)});
    std::string section;
    for (const SideFigure& figure : figures) {
        if (figure.section != section) {
            section = figure.section;
            html << "<h2 class=\"govuk-heading-l\">" << section << "</h2>\n";
        }
        html << figure_html(figure, editions);
    }
    return html;
}

http::Response show_regional(Exchange& exchange) {
    const Quarter quarter = quarter_in_path(exchange);
    const audit::Viewing viewing = exchange.view();
    viewing.note(label(quarter));
    const std::vector<SharedEdition> editions = shared_of(viewing, quarter);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, heading,
                                        label(quarter) + ", " + returns::months(quarter));
    if (editions.empty()) {
        html << govuk::paragraph("No borough has published this quarter for others yet.");
    } else {
        html << govuk::paragraph(
                    "Each borough’s numbers are those of its last shareable edition, as it "
                    "published them.")
             << key_html(editions);
        if (exchange.might(access::Operation::export_regional_return))
            html << govuk::paragraph(govuk::link(
                Url::path({"regional-returns", slug(quarter), "csv"}), "Download as data (CSV)"));
        html << boroughs_html(editions, not_shared(viewing, quarter)) << figures_html(editions);
    }
    return site::page(exchange, {.title = std::string(heading) + ", " + label(quarter),
                                 .content = std::move(html),
                                 .back = "/regional-returns",
                                 .full_width = true,
                                 .copied = !editions.empty()});
}

std::string csv_of(const std::vector<SharedEdition>& editions, const std::string& stamp) {
    std::string file = csv_line({"period", "borough", "edition", "measure", "code", "label", "adds",
                                 "value", "status", "small_to", "copy"});
    for (const SharedEdition& edition : editions)
        for (const SharedFigure& figure : edition.content.figures)
            for (const SharedLine& line : figure.lines)
                file += csv_line({label(edition.quarter), edition.panel_name,
                                  std::to_string(edition.number), figure.id, line.code, line.label,
                                  std::string(returns::name(line.kind)),
                                  line.shown ? std::to_string(*line.shown) : std::string(withheld),
                                  line.shown ? "shown" : "withheld",
                                  std::to_string(edition.content.threshold), stamp});
    return file;
}

http::Response download_regional(Exchange& exchange) {
    const Quarter quarter = quarter_in_path(exchange);
    if (shared_of(exchange.view(), quarter).empty()) return site::missing(exchange);
    const auto copy = site::give_copy(exchange);
    if (!copy) return site::ask_for_copy(exchange, regional_url(quarter));
    const audit::Viewing viewing = exchange.view();
    viewing.note(label(quarter));
    return site::csv_file("mase-boroughs-" + slug(quarter) + ".csv",
                          csv_of(shared_of(viewing, quarter),
                                 site::stamp_words(exchange, *copy) + ", for " + copy->recipient));
}

using access::Operation;
using returns::quarter_subject;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/regional-returns", Operation::view_regional_return, site::whole_panel,
     list_regional},
    {Method::get, "/regional-returns/{quarter}", Operation::view_regional_return, quarter_subject,
     show_regional},
    {Method::get, "/regional-returns/{quarter}/csv", Operation::export_regional_return,
     quarter_subject, download_regional},
});

}  // namespace

site::Routes regional_routes() {
    return routes;
}

}  // namespace mase::editions
