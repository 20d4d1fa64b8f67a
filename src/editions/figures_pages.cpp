#include "editions/figures_pages.h"

#include "platform/clock.h"
#include "platform/govuk.h"

namespace mase::editions {

namespace {

using returns::Line;
using returns::LineKind;

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

Html value_of(const Frozen& frozen, std::size_t line, Reader reader) {
    Html html;
    const auto value = shown(frozen, line, reader);
    if (!value) {
        html << "<abbr title=\"Not shown\">" << withheld << "</abbr>";
    } else if (frozen.figure.lines[line].kind == LineKind::total) {
        html << "<strong>" << *value << "</strong>";
    } else {
        html << *value;
    }
    return html;
}

std::string number_or_none(std::optional<int> count) {
    return count ? std::to_string(*count) : "Not there";
}

}  // namespace

Url return_url(returns::Quarter quarter) {
    return Url::path({"returns", slug(quarter)});
}

Url edition_url(const Edition& edition, Reader reader) {
    const std::string_view part = reader == Reader::restricted ? "editions" : "shareable";
    return Url::path({"returns", slug(edition.quarter), part, std::to_string(edition.number)});
}

Html figures_html(const std::vector<Frozen>& figures, Reader reader) {
    Html html;
    std::string section;
    for (const Frozen& frozen : figures) {
        if (!is_for(reader, frozen)) continue;
        if (frozen.figure.section != section) {
            section = frozen.figure.section;
            // Large, and yet below the page's own.
            html << "<h2 class=\"govuk-heading-l\">" << section << "</h2>\n";
        }
        std::vector<std::vector<govuk::Cell>> rows;
        for (std::size_t i = 0; i < frozen.figure.lines.size(); ++i) {
            if (!is_listed(frozen, i, reader)) continue;
            rows.push_back({label_of(frozen.figure.lines[i]),
                            {value_of(frozen, i, reader), govuk::Format::numeric}});
        }
        html << "<section id=\"" << frozen.figure.id << "\">"
             << govuk::table({.caption = frozen.figure.title,
                              .caption_size = govuk::Size::medium,
                              .head = {"Answer", {frozen.figure.unit, govuk::Format::numeric}},
                              .rows = std::move(rows)})
             << "<p class=\"govuk-body-s\">" << frozen.figure.note
             << " Source: " << frozen.figure.source << ".</p></section>\n";
    }
    return html;
}

Html contents_html(const std::vector<Frozen>& figures, Reader reader) {
    std::vector<govuk::Content> items;
    for (const Frozen& frozen : figures) {
        if (!is_for(reader, frozen)) continue;
        items.emplace_back(govuk::link(Url::here(frozen.figure.id), frozen.figure.title));
    }
    return govuk::details({.summary_text = "The figures on this page",
                           .content = govuk::list(govuk::ListKind::plain, items)});
}

Html differences_html(std::string caption, const std::vector<Difference>& all) {
    govuk::Table table{.caption = std::move(caption),
                       .caption_size = govuk::Size::medium,
                       .head = {"Figure",
                                "Answer",
                                {"Before", govuk::Format::numeric},
                                {"Now", govuk::Format::numeric}}};
    for (const Difference& each : all)
        table.rows.push_back({each.figure,
                              each.line,
                              {number_or_none(each.frozen), govuk::Format::numeric},
                              {number_or_none(each.now), govuk::Format::numeric}});
    return govuk::table(table);
}

Html correction_html(const std::vector<Edition>& all, const Edition& edition, Reader reader) {
    if (edition.number == 1) return {};
    Html html;
    if (reader == Reader::shareable) {
        html << govuk::inset_text(
            "This is a correction of what was published on " +
            clock_words(all[std::size_t(edition.number) - 2].published_at) +
            ". A number that changed by little is not shown, as the change would be a small "
            "number too.");
        return html;
    }
    std::vector<returns::Figure> now;
    for (const Frozen& frozen : edition.content.figures) now.push_back(frozen.figure);
    html << govuk::heading(govuk::Size::medium, "Why it was corrected")
         << govuk::paragraph(edition.reason)
         << differences_html(
                "What was corrected",
                differences(all[std::size_t(edition.number) - 2].content.figures, now));
    return html;
}

}  // namespace mase::editions
