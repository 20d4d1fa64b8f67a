#include "returns/behind_pages.h"

#include <algorithm>
#include <array>

#include "cases/cases_store.h"
#include "platform/govuk.h"
#include "returns/behind_store.h"
#include "returns/figures_store.h"
#include "returns/measures_file.h"
#include "returns/quarters_store.h"
#include "site/frame.h"
#include "site/relations_store.h"

namespace mase::returns {

namespace {

using site::Exchange;

std::optional<LineKind> kind_named(std::string_view typed) {
    for (const LineKind kind :
         {LineKind::counted, LineKind::of_which, LineKind::in_all, LineKind::total}) {
        if (name(kind) == typed) return kind;
    }
    return std::nullopt;
}

// Everything is behind the total; of what several answers were taken together for, only the total
// of a table's column is.
std::optional<std::vector<Thing>> things_behind(const Exchange& exchange, const Counts& counts,
                                                const Measure& measure) {
    const auto kind = kind_named(exchange.query.text("kind"));
    if (!kind) return std::nullopt;
    return behind(counts, measure, *kind, exchange.query.text("line"), exchange.app.form,
                  exchange.app.panel);
}

Html case_link(const Exchange& exchange, const audit::Viewing& viewing,
               const cases::CaseFile& file) {
    const bool names = site::may(exchange.app.policy, viewing, access::Operation::view_case,
                                 {.kind = access::SubjectKind::case_,
                                  .id = any(file.id),
                                  .state = file.state,
                                  .via = {},
                                  .case_id = file.id});
    return govuk::link(
        Url::path({"cases", text(file.id), "data"}),
        names ? cases::child_name(viewing, file) : "Case opened on " + short_date(file.opened_on));
}

http::Response show_behind(Exchange& exchange) {
    const Quarter quarter = *parse_quarter(exchange.params.find("quarter")->second);
    const Measure& measure = *definition().find(exchange.params.find("figure")->second);
    const audit::Viewing viewing = exchange.view();
    const Counts counts = count(viewing, exchange.app.form, quarter);
    if (!may_list(exchange.app.policy, exchange.actor(), measure, exchange.app.form) ||
        !is_cleared_for_all(exchange.app.policy, viewing))
        return site::missing(exchange);
    const auto things = things_behind(exchange, counts, measure);
    if (!things) return site::missing(exchange);
    viewing.note(label(quarter) + ", " + measure.id + ", " + exchange.query.text("line") + ", " +
                 exchange.query.text("kind"));

    std::set<CaseId> found;
    for (const Thing& thing : *things) found.insert(thing.cases.begin(), thing.cases.end());
    govuk::Table table{.caption = std::to_string(found.size()) +
                                  std::string(found.size() == 1 ? " case" : " cases"),
                       .head = {"Case", "Opened", "Category"}};
    for (const CaseId id : found) {
        const auto file = cases::find_case(viewing, id);
        if (!file) continue;
        viewing.shows(id);
        table.rows.push_back(
            {case_link(exchange, viewing, *file), short_date(file->opened_on),
             exchange.app.form.codes->label("risk_categories", file->risk_category)});
    }
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "The cases behind a number",
                                        label(quarter) + ": " + measure.title)
         << govuk::paragraph(
                "What was counted, by the case that it is about. One case may be behind several, "
                "and one that is counted may be about several cases. This list is recorded as "
                "a look at each of them.")
         << site::scrolling(table.caption, govuk::table(table));
    return site::page(
        exchange,
        {.title = "The cases behind a number",
         .content = std::move(html),
         .back = Url::path({"returns", slug(quarter), "parts", measure.section}).at(measure.id),
         .sensitive = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/returns/{quarter}/figures/{figure}", access::Operation::list_counted,
     figure_subject, show_behind},
});

}  // namespace

site::Routes behind_routes() {
    return routes;
}

}  // namespace mase::returns
