#include "editions/printed_pages.h"

#include <algorithm>

#include "editions/downloads_pages.h"
#include "editions/figures_pages.h"
#include "editions/words.h"
#include "platform/clock.h"
#include "platform/embedded.h"
#include "platform/html.h"

namespace mase::editions {

namespace {

using returns::Line;
using returns::LineKind;

std::vector<const Frozen*> figures_for(const Edition& edition, Reader reader) {
    std::vector<const Frozen*> figures;
    for (const Frozen& frozen : edition.content.figures)
        if (is_for(reader, frozen)) figures.push_back(&frozen);
    return figures;
}

Html number_of(const Frozen& frozen, std::size_t line, Reader reader) {
    const auto value = shown(frozen, line, reader);
    Html html;
    html << "<td>" << (value ? std::to_string(*value) : std::string(withheld)) << "</td>";
    return html;
}

Html row_of(const Line& line) {
    Html html;
    switch (line.kind) {
        case LineKind::total: html << "<tr class=\"total\">"; break;
        case LineKind::of_which: html << "<tr class=\"part\">"; break;
        default: html << "<tr>";
    }
    html << "<th scope=\"row\">" << line.label << "</th>";
    return html;
}

// Of a two-way table: what has a row of its own, beside its parts.
bool is_row(const Line& line) {
    return line.kind != LineKind::of_which && !line.code.starts_with("TOTAL");
}

// The columns of a two-way table, as the sums of each stand before its total; none of others.
std::vector<std::size_t> sums_of(const std::vector<Line>& lines) {
    std::vector<std::size_t> sums;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].code.starts_with("TOTAL/")) sums.push_back(i);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_row(lines[i])) continue;
        for (std::size_t across = 0; across < sums.size(); ++across) {
            const std::size_t cell = i + 1 + across;
            const std::string end = lines[sums[across]].code.substr(5);  // from its stroke
            if (cell >= lines.size() || lines[cell].code != lines[i].code + end) return {};
        }
    }
    return sums;
}

// Each line once: a line and its parts are a row, the sums and the total are the last.
Html crossed_table(const Frozen& frozen, const std::vector<std::size_t>& sums, Reader reader) {
    const auto& lines = frozen.figure.lines;
    Html html;
    html << "<table class=\"crossed\"><colgroup><col class=\"answer\"></colgroup><thead><tr><th "
            "scope=\"col\">"
         << frozen.figure.unit << "</th><th scope=\"col\">All</th>";
    for (const std::size_t sum : sums) html << "<th scope=\"col\">" << lines[sum].label << "</th>";
    html << "</tr></thead><tbody>";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_total = lines[i].kind == LineKind::total;
        if (!is_row(lines[i]) && !is_total) continue;
        html << row_of(lines[i]) << number_of(frozen, i, reader);
        for (std::size_t across = 0; across < sums.size(); ++across)
            html << number_of(frozen, is_total ? sums[across] : i + 1 + across, reader);
        html << "</tr>";
    }
    html << "</tbody></table>";
    return html;
}

Html lines_table(const Frozen& frozen, Reader reader) {
    constexpr std::size_t most_on_a_sheet = 25;
    const auto& lines = frozen.figure.lines;
    const bool is_long = lines.size() > most_on_a_sheet;
    Html html;
    html << (is_long ? Markup("<table class=\"long\">") : Markup("<table>"))
         << "<colgroup><col><col class=\"number\"></colgroup><thead><tr><th scope=\"col\">"
         // Where it goes on overleaf, its head says what it is.
         << (is_long ? frozen.figure.title : std::string("Answer")) << "</th><th scope=\"col\">"
         << frozen.figure.unit << "</th></tr></thead><tbody>";
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (is_listed(frozen, i, reader))
            html << row_of(lines[i]) << number_of(frozen, i, reader) << "</tr>";
    html << "</tbody></table>";
    return html;
}

Html figures(const Edition& edition, Reader reader) {
    Html html;
    std::string section;
    for (const Frozen* frozen : figures_for(edition, reader)) {
        const returns::Figure& figure = frozen->figure;
        const auto sums = sums_of(figure.lines);
        html << (sums.empty() ? Markup("<section id=\"") : Markup("<section class=\"wide\" id=\""))
             << figure.id << "\">";
        if (figure.section != section) html << "<h2>" << figure.section << "</h2>\n";
        section = figure.section;
        if (figure.title != section) html << "<h3>" << figure.title << "</h3>";
        html << (sums.empty() ? lines_table(*frozen, reader) : crossed_table(*frozen, sums, reader))
             << "</section>\n";
    }
    return html;
}

Html contents(const Edition& edition, Reader reader) {
    Html html;
    html << "<h2>What is in it</h2>\n<ul class=\"contents\">";
    std::string section;
    for (const Frozen* frozen : figures_for(edition, reader)) {
        if (frozen->figure.section == section) continue;
        section = frozen->figure.section;
        html << "<li><a href=\"#" << frozen->figure.id << "\">" << section << "</a></li>";
    }
    html << "<li><a href=\"#counted\">How each figure is counted</a></li></ul>\n";
    return html;
}

Html definitions(const Edition& edition, Reader reader) {
    Html html;
    html << "<section class=\"counted\" id=\"counted\"><h2>How each figure is counted</h2>\n<dl>";
    for (const Frozen* frozen : figures_for(edition, reader))
        html << "<dt>" << frozen->figure.title << "</dt><dd>" << frozen->figure.note
             << " Source: " << frozen->figure.source << ".</dd>\n";
    html << "</dl></section>\n";
    return html;
}

// What stands in the margin of each sheet.
Html margins(const Edition& edition, Reader reader, const Printing& printing) {
    const std::string marking = marking_of(reader);
    Html html;
    html << "<div id=\"of\">Return for " << label(edition.quarter) << "</div><div id=\"top\">"
         << marking << "</div><div id=\"foot\"><strong>" << marking << "</strong><br>"
         << printing.stamp << ".</div>\n";
    return html;
}

Html title_part(const std::vector<Edition>& all, const Edition& edition, Reader reader,
                const Printing& printing) {
    Html html;
    html << "<p class=\"panel\">" << printing.panel << "</p><h1>Return for "
         << label(edition.quarter) << "</h1>\n<p class=\"lead\">"
         << returns::months(edition.quarter) << ". " << title(edition) << ", published on "
         << clock_words(edition.published_at) << ".</p>\n<p>";
    if (reader == Reader::restricted) {
        html << "Restricted: small numbers are shown as they are, and someone who knows the "
                "borough may recognise a child in them. Pass on only what the "
             << printing.recipient << " has to have.";
    } else {
        html << key_to_withheld << " Small is from 1 to " << edition.content.threshold << ". "
             << shown_words(edition);
        const std::string little = little_shown_words(all, edition);
        if (!little.empty()) html << "</p><p>" << little;
    }
    html << "</p>\n";
    return html;
}

}  // namespace

std::string printed_html(const std::vector<Edition>& all, const Edition& edition, Reader reader,
                         const Printing& printing) {
    Html title, body;
    title << "<title>Return for " << label(edition.quarter) << ", " << name(reader) << ", "
          << printing.panel << "</title>";
    body << margins(edition, reader, printing) << title_part(all, edition, reader, printing)
         << correction_html(all, edition, reader) << contents(edition, reader)
         << figures(edition, reader) << definitions(edition, reader)
         << "<p class=\"proof\">Fingerprint of this edition: " << edition.fingerprint << "</p>\n";
    return "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">" + title.str() +
           "<style>" + std::string(embedded("data/pdf/page.css")) + "</style></head><body>\n" +
           body.str() + "</body></html>\n";
}

}  // namespace mase::editions
