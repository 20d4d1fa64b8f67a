#include "returns/figure_pages.h"

#include <algorithm>

#include "returns/chart_pages.h"
#include "returns/measures_file.h"
#include "site/frame.h"

namespace mase::returns {

namespace {

using govuk::Cell;
using govuk::Format;

const std::vector<govuk::Heading> periods{{"This quarter", Format::numeric},
                                          {"Quarter before", Format::numeric},
                                          {"Same quarter last year", Format::numeric},
                                          {"Year to date", Format::numeric}};

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

Html number(const std::optional<int>& count) {
    Html html;
    if (count) return std::move(html << *count);
    return std::move(html << "no data");
}

Html count_of(const Figure& figure, const Line& line, const BehindLine& behind) {
    Html shown = number(line.count);
    const Url address = line.count > 0 ? behind(figure, line) : Url();
    if (!address.empty()) {
        Html words;
        words << line.count << govuk::visually_hidden(": the cases behind " + line.label);
        shown = govuk::link(address, std::move(words));
    }
    if (line.kind != LineKind::total) return shown;
    Html html;
    html << "<strong>" << shown << "</strong>";
    return html;
}

std::vector<Cell> row_of(const Figure& figure, const Line& line, const BehindLine& behind) {
    std::vector<Cell> row{label_of(line), {count_of(figure, line, behind), Format::numeric}};
    for (const auto& beside : line.beside) row.push_back({number(beside), Format::numeric});
    return row;
}

govuk::Table empty_table(const Figure& figure) {
    return {.caption = figure.title, .caption_size = govuk::Size::medium};
}

Html lines_table(const Figure& figure, const BehindLine& behind) {
    govuk::Table table = empty_table(figure);
    table.head = {govuk::Heading(figure.unit)};
    table.head.insert(table.head.end(), periods.begin(), periods.end());
    for (const Line& line : figure.lines) table.rows.push_back(row_of(figure, line, behind));
    if (figure.is_of_number) {
        std::vector<Cell> row{"In the middle (median)", {number(figure.middle), Format::numeric}};
        if (!figure.middle) row.back() = {"none", Format::numeric};
        for (const auto& middle : figure.middle_beside)
            row.push_back({middle ? number(middle) : text_html("none"), Format::numeric});
        table.rows.push_back(std::move(row));
    }
    return site::scrolling(figure.title, govuk::table(table));
}

// One answer down, the other across. Here the quarter alone: a cell is small enough as it is.
Html grid(const Figure& figure, const BehindLine& behind) {
    govuk::Table table = empty_table(figure);
    table.head = {govuk::Heading(figure.unit)};
    for (const Column& column : figure.columns)
        table.head.emplace_back(column.label, Format::numeric);
    table.head.emplace_back("All", Format::numeric);
    std::vector<Cell> sums{label_of(figure.lines.back())};
    for (std::size_t at = 0; at < figure.lines.size(); ++at) {
        const Line& line = figure.lines[at];
        if (line.code.starts_with("TOTAL/"))
            sums.push_back({count_of(figure, line, behind), Format::numeric});
        if (line.code.starts_with("TOTAL") || line.kind == LineKind::of_which) continue;
        std::vector<Cell> row{label_of(line)};
        for (std::size_t across = 1; across <= figure.columns.size(); ++across)
            row.push_back(
                {count_of(figure, figure.lines.at(at + across), behind), Format::numeric});
        row.push_back({count_of(figure, line, behind), Format::numeric});
        table.rows.push_back(std::move(row));
    }
    sums.push_back({count_of(figure, figure.lines.back(), behind), Format::numeric});
    table.rows.push_back(std::move(sums));
    return site::scrolling(figure.title, govuk::table(table));
}

Html bars_of(const Figure& figure) {
    std::vector<Bar> all;
    for (const Line& line : figure.lines) {
        if (line.kind == LineKind::of_which || line.kind == LineKind::total) continue;
        if (line.kind == LineKind::in_all && line.code.ends_with("_IN_ALL")) continue;
        all.push_back({line.label, line.count});
    }
    return bars(figure.id + "-chart", figure.title, all);
}

// The question as the form has it; what is worked out goes by the figure's own title.
std::string asked(const forms::Form& form, const Measure& measure) {
    std::string words;
    for (const std::string& question : measure.questions) {
        const forms::Question* found = form.find(question);
        words += (words.empty() ? "" : " ") + (found ? found->label : measure.title);
    }
    return words;
}

constexpr std::size_t longest_list = 20;  // of a longer one only the length is told

std::string list_words(const forms::Form& form, const std::string& list) {
    const auto& codes = form.codes->all(list);
    std::string words = "List " + list + ": ";
    if (codes.size() > longest_list) return words + std::to_string(codes.size()) + " answers";
    for (const forms::Code& code : codes)
        words += (&code == &codes.front() ? "" : "; ") + code.label;
    return words;
}

std::string against(int now, const std::optional<int>& before) {
    if (!before) return ", with no data for the quarter before";
    if (now == *before) return ", as in the quarter before";
    const int by = now > *before ? now - *before : *before - now;
    return ", " + std::to_string(by) + (now > *before ? " more" : " fewer") +
           " than in the quarter before";
}

}  // namespace

Html figure_part(const Figure& figure, const BehindLine& behind, bool with_bars) {
    Html html;
    html << "<section id=\"" << figure.id << "\">"
         << (figure.columns.empty() ? lines_table(figure, behind) : grid(figure, behind));
    if (with_bars) html << bars_of(figure);
    html << "<p class=\"govuk-body-s\">" << figure.note << " Source: " << figure.source
         << ".</p></section>\n";
    return html;
}

Html in_sentences(const Figure& summary) {
    std::vector<govuk::Content> items;
    for (const std::string_view code :
         {"children", "high_risk", "harmed", "police_steps", "disruptions", "discussions"}) {
        const auto line = std::ranges::find(summary.lines, code, &Line::code);
        if (line == summary.lines.end()) continue;
        items.emplace_back(line->label + ": " + std::to_string(line->count) +
                           against(line->count, line->beside[std::size_t(Beside::previous)]) + ".");
    }
    return govuk::list(govuk::ListKind::bullet, items);
}

Html trends_part(const std::vector<Trend>& trends) {
    Html html;
    govuk::Table table{.caption = "The same numbers, quarter by quarter",
                       .caption_size = govuk::Size::medium,
                       .head = {"Quarter"},
                       .first_cell_is_header = true};
    for (const Quarter quarter : trends.front().quarters)
        table.rows.push_back({Cell(label(quarter))});
    html << govuk::heading(govuk::Size::medium, "The last two years");
    for (const Trend& trend : trends) {
        table.head.emplace_back(trend.title, Format::numeric);
        std::vector<Bar> all;
        for (std::size_t at = 0; at < trend.numbers.size(); ++at) {
            table.rows[at].push_back({number(trend.numbers[at]), Format::numeric});
            all.push_back({label(trend.quarters[at]), trend.numbers[at]});
        }
        html << govuk::heading(govuk::Size::small, trend.title)
             << columns("trend-" + trend.id, trend.title + " in each of eight quarters", all);
    }
    html << site::scrolling(table.caption, govuk::table(table));
    return html;
}

Html definitions_part(const forms::Form& form) {
    Html html;
    for (const Section& section : definition().sections) {
        html << govuk::heading(govuk::Size::medium, section.title)
             << govuk::paragraph(section.lead);
        for (const Measure& measure : definition().measures) {
            if (measure.section != section.id) continue;
            const std::string lists = measure.by.empty()
                                          ? list_words(form, measure.codes)
                                          : list_words(form, measure.codes) +
                                                ". Against: " + list_words(form, measure.by_codes);
            govuk::SummaryList list{
                .rows = {{.key = "What is counted",
                          .value = std::string(kind(measure.counts).unit)},
                         {.key = "By", .value = asked(form, measure)},
                         {.key = "Rule", .value = measure.note},
                         {.key = "Answers", .value = lists},
                         {.key = "Source", .value = measure.source},
                         {.key = "Edition",
                          .value = std::string(section.is_restricted ? "The restricted one alone"
                                                                     : "Both")},
                         {.key = "In files", .value = measure.id}},
                .card = {.title = measure.title}};
            html << govuk::summary_list(list);
        }
    }
    return html;
}

}  // namespace mase::returns
