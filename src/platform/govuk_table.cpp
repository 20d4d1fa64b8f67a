// Tables. One that may be sorted says so to the MoJ script, and is in useful order without it.
#include <algorithm>

#include "platform/govuk_lists.h"
#include "platform/govuk_markup.h"

namespace mase::govuk {

namespace {

Markup caption_class(Size size) {
    switch (size) {
        case Size::normal: return "";
        case Size::small: return " govuk-table__caption--s";
        case Size::medium: return " govuk-table__caption--m";
        case Size::large: return " govuk-table__caption--l";
        case Size::extra_large: return " govuk-table__caption--xl";
    }
    return "";
}

Markup sort_attribute(Sort sort) {
    switch (sort) {
        case Sort::none: return "";
        case Sort::offered: return " aria-sort=\"none\"";
        case Sort::ascending: return " aria-sort=\"ascending\"";
        case Sort::descending: return " aria-sort=\"descending\"";
    }
    return "";
}

Html head_row(const std::vector<Heading>& head) {
    Html html;
    html << "<thead class=\"govuk-table__head\">\n<tr class=\"govuk-table__row\">\n";
    for (const Heading& heading : head) {
        html << "<th scope=\"col\" class=\"govuk-table__header"
             << when(heading.format == Format::numeric, " govuk-table__header--numeric") << "\""
             << sort_attribute(heading.sort) << ">" << heading.text << "</th>\n";
    }
    html << "</tr>\n</thead>\n";
    return html;
}

Html row_header(const Cell& cell) {
    Html html;
    html << "<th scope=\"row\" class=\"govuk-table__header\"";
    attribute(html, " data-sort-value=\"", cell.sort_value);
    html << ">" << cell.content << "</th>\n";
    return html;
}

Html plain_cell(const Cell& cell) {
    Html html;
    html << "<td class=\"govuk-table__cell"
         << when(cell.format == Format::numeric, " govuk-table__cell--numeric") << "\"";
    attribute(html, " data-sort-value=\"", cell.sort_value);
    html << ">" << cell.content << "</td>\n";
    return html;
}

}  // namespace

Html table(const Table& table) {
    const bool sortable = std::ranges::any_of(
        table.head, [](const Heading& heading) { return heading.sort != Sort::none; });
    Html html;
    html << "<table class=\"govuk-table\"" << when(sortable, " data-module=\"moj-sortable-table\"")
         << ">\n";
    if (!table.caption.empty()) {
        html << "<caption class=\"govuk-table__caption" << caption_class(table.caption_size)
             << "\">" << table.caption << "</caption>\n";
    }
    if (!table.head.empty()) html << head_row(table.head);
    html << "<tbody class=\"govuk-table__body\">\n";
    for (const std::vector<Cell>& row : table.rows) {
        html << "<tr class=\"govuk-table__row\">\n";
        bool first = true;
        for (const Cell& cell : row) {
            html << (first && table.first_cell_is_header ? row_header(cell) : plain_cell(cell));
            first = false;
        }
        html << "</tr>\n";
    }
    html << "</tbody>\n</table>\n";
    return html;
}

}  // namespace mase::govuk
