#include "editions/downloads_pages.h"

#include <algorithm>

#include "editions/words.h"
#include "platform/clock.h"
#include "platform/csv.h"
#include "platform/xlsx_writing.h"

namespace mase::editions {

namespace {

using returns::Line;
using returns::LineKind;

std::string how_it_adds_up(const Line& line) {
    switch (line.kind) {
        case LineKind::counted: return "Adds up to the total";
        case LineKind::of_which: return "Part of the line above";
        case LineKind::in_all: return "Stands by itself";
        case LineKind::total: return "Total";
    }
    return "";
}

// A sheet for each section of the return.
std::vector<XlsxSheet> sheets_of(const Edition& edition, Reader reader) {
    std::vector<XlsxSheet> sheets;
    for (const Frozen& frozen : edition.content.figures) {
        if (!is_for(reader, frozen)) continue;
        const std::string& tab = frozen.figure.section;
        auto sheet = std::ranges::find(sheets, tab, &XlsxSheet::name);
        if (sheet == sheets.end()) {
            sheets.push_back({.name = tab,
                              .widths = {50, 58, 22, 12},
                              .rows = {{"Figure", "Answer", "How it adds up", "Number"}}});
            sheet = sheets.end() - 1;
        }
        for (std::size_t i = 0; i < frozen.figure.lines.size(); ++i) {
            if (!is_listed(frozen, i, reader)) continue;
            const Line& line = frozen.figure.lines[i];
            const auto value = shown(frozen, i, reader);
            if (line.kind == LineKind::total) sheet->bold.push_back(sheet->rows.size());
            sheet->rows.push_back(
                {frozen.figure.title, line.label, how_it_adds_up(line),
                 value ? XlsxCell(std::int64_t(*value)) : XlsxCell(std::string(withheld))});
        }
    }
    return sheets;
}

XlsxSheet notes_of(const std::vector<Edition>& all, const Edition& edition, Reader reader,
                   const std::string& stamp) {
    XlsxSheet notes{
        .name = "Notes", .widths = {44, 100}, .rows = {{"What", "Words"}}, .wraps = true};
    const auto add = [&](std::string what, std::string words) {
        notes.rows.push_back({std::move(what), std::move(words)});
    };
    add("Quarter", label(edition.quarter) + ", " + returns::months(edition.quarter));
    add("Edition", title(edition) + ", " + std::string(name(reader)));
    add("Published", clock_words(edition.published_at));
    add("Copy", stamp);
    if (reader == Reader::shareable) {
        add("Key", std::string(key_to_withheld));
        add("Threshold", "Small is from 1 to " + std::to_string(edition.content.threshold) + ".");
        const std::string little = little_shown_words(all, edition);
        add("Shown", shown_words(edition) + (little.empty() ? "" : " " + little));
    } else {
        add("Marking", "OFFICIAL-SENSITIVE. Small numbers are shown as they are.");
    }
    for (const Frozen& frozen : edition.content.figures) {
        if (!is_for(reader, frozen)) continue;
        add(frozen.figure.title, frozen.figure.note + " Source: " + frozen.figure.source + ".");
    }
    for (const Source& source : edition.content.sources)
        add("Definitions in " + source.name, source.hash);
    return notes;
}

}  // namespace

std::string marking_of(Reader reader) {
    return reader == Reader::restricted ? "OFFICIAL-SENSITIVE" : "Shareable edition";
}

std::string csv_of(const Edition& edition, Reader reader, const std::string& stamp) {
    std::string file = csv_line(
        {"period", "edition", "measure", "code", "label", "adds", "value", "status", "copy"});
    for (const Frozen& frozen : edition.content.figures) {
        if (!is_for(reader, frozen)) continue;
        for (std::size_t i = 0; i < frozen.figure.lines.size(); ++i) {
            if (!is_listed(frozen, i, reader)) continue;
            const Line& line = frozen.figure.lines[i];
            const auto value = shown(frozen, i, reader);
            file +=
                csv_line({label(edition.quarter), std::to_string(edition.number), frozen.figure.id,
                          line.code, line.label, std::string(returns::name(line.kind)),
                          value ? std::to_string(*value) : std::string(withheld),
                          value ? "shown" : "withheld", stamp});
        }
    }
    return file;
}

std::string xlsx_of(const std::vector<Edition>& all, const Edition& edition, Reader reader,
                    const std::string& stamp) {
    std::vector<XlsxSheet> sheets = sheets_of(edition, reader);
    sheets.push_back(notes_of(all, edition, reader, stamp));
    for (XlsxSheet& sheet : sheets) {
        sheet.marking = marking_of(reader);
        sheet.stamp = stamp;
    }
    return xlsx_file(sheets);
}

std::string file_name(const Edition& edition, Reader reader, std::string_view ending) {
    return "mase-return-" + slug(edition.quarter) + "-" + std::string(name(reader)) +
           (edition.number == 1 ? "" : "-revision-" + std::to_string(edition.number - 1)) + "." +
           std::string(ending);
}

}  // namespace mase::editions
