// The register of places: those linked to more than one child first.
#include "patterns/handlers_pages.h"
#include "patterns/locations_store.h"
#include "patterns/shown_pages.h"
#include "platform/moj.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using site::Exchange;

constexpr int places_a_page = 50;

std::optional<LocationPlace> parse_place(const std::string& typed) {
    const auto counted_place = parse_counted<LocationId>(typed);
    if (!counted_place) return std::nullopt;
    return LocationPlace{counted_place->first, counted_place->second};
}

std::vector<govuk::Option> any_of(const Exchange& exchange, std::string_view list,
                                  std::string words) {
    auto choices = options(*exchange.app.form.codes, list, exchange.today());
    choices.front().text = std::move(words);
    return choices;
}

Html filter(const Exchange& exchange) {
    Html fields;
    fields << govuk::select({.name = "kind",
                             .label = "Kind of place",
                             .value = exchange.query.text("kind"),
                             .items = any_of(exchange, "place_kinds", "Any kind")})
           << govuk::select({.name = "ward",
                             .label = "Ward",
                             .value = exchange.query.text("ward"),
                             .items = any_of(exchange, "wards", "Any ward")})
           << govuk::checkboxes(
                  {.name = "only",
                   .legend = "Show only",
                   .values = exchange.query.values("only"),
                   .items = {{.value = "several", .text = "Linked to more than one child"}},
                   .layout = govuk::CheckboxesLayout::small});
    return site::get_form("/locations", moj::filter({.options = fields}));
}

Url next_page(const Exchange& exchange, const ListedLocation& last) {
    Url url("/locations");
    for (const char* name : {"kind", "ward", "only"}) {
        if (!exchange.query.text(name).empty()) url = url.query(name, exchange.query.text(name));
    }
    return url.query("after", std::to_string(last.children) + "_" + text(last.location.id));
}

Html table(const Exchange& exchange, const audit::Reading& reading) {
    const Sight sight = sight_of(exchange.app.policy, exchange.actor());
    auto places = list_locations(reading, sight,
                                 {.kind = exchange.query.text("kind"),
                                  .ward = exchange.query.text("ward"),
                                  .several_children = exchange.query.text("only") == "several",
                                  .after = parse_place(exchange.query.text("after")),
                                  .count = places_a_page + 1});
    if (places.empty())
        return govuk::paragraph(
            "No place to show. Places are named in referrals; the administrator or the police "
            "link them from the page ‘Links’ of each case.");
    const bool has_more = places.size() > places_a_page;
    if (has_more) places.pop_back();
    govuk::Table table{.caption = "Those linked to more than one child first",
                       .caption_size = govuk::Size::medium,
                       .head = {"Place", "Kind", "Ward", "Linked to"},
                       .first_cell_is_header = true};
    for (const ListedLocation& listed : places)
        table.rows.push_back(
            {govuk::link(location_url(listed.location.id), listed.location.details.name),
             place_kind_words(exchange, listed.location.details),
             exchange.app.form.codes->label("wards", listed.location.details.ward),
             children_words(listed.children)});
    Html html;
    html << site::scrolling("Places", govuk::table(table));
    if (has_more)
        html << govuk::pagination(
            {.next = {.href = next_page(exchange, places.back()), .label_text = "more places"}});
    return html;
}

}  // namespace

http::Response show_locations(Exchange& exchange) {
    const auto viewing = exchange.view();
    Html html;
    html << govuk::heading(govuk::Size::large, "Places")
         << "<div class=\"moj-filter-layout\"><div class=\"moj-filter-layout__filter\">"
         << filter(exchange) << "</div><div class=\"moj-filter-layout__content\">"
         << table(exchange, viewing) << "</div></div>";
    return site::page(
        exchange,
        {.title = "Places", .content = std::move(html), .sensitive = true, .full_width = true});
}

}  // namespace mase::patterns
