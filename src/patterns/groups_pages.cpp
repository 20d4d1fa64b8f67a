// The register of groups and gangs: those linked to more than one child first.
#include "patterns/group_parts_pages.h"
#include "patterns/handlers_pages.h"
#include "platform/moj.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using site::Exchange;

constexpr int groups_a_page = 50;

std::optional<AfterCounted> parse_place(const std::string& typed) {
    const auto counted_place = parse_counted<AnyId>(typed);
    if (!counted_place) return std::nullopt;
    return AfterCounted{counted_place->first, counted_place->second};
}

Html filter(const Exchange& exchange) {
    Html fields;
    fields << govuk::select({.name = "kind",
                             .label = "Group or gang",
                             .value = exchange.query.text("kind"),
                             .items = group_kind_options(exchange, "Any kind")})
           << govuk::checkboxes(
                  {.name = "only",
                   .legend = "Show only",
                   .values = exchange.query.values("only"),
                   .items = {{.value = "several", .text = "Linked to more than one child"}},
                   .layout = govuk::CheckboxesLayout::small});
    return site::get_form("/groups", moj::filter({.options = fields}));
}

Url next_page(const Exchange& exchange, const ListedGroup& last) {
    Url url("/groups");
    for (const char* name : {"kind", "only"}) {
        if (!exchange.query.text(name).empty()) url = url.query(name, exchange.query.text(name));
    }
    return url.query("after", std::to_string(last.children) + "_" + text(last.group.id));
}

Html table(const Exchange& exchange, const audit::Reading& reading) {
    const Sight sight = sight_of(exchange.app.policy, exchange.actor());
    auto groups = list_groups(reading, sight,
                              {.kind = exchange.query.text("kind"),
                               .several_children = exchange.query.text("only") == "several",
                               .after = parse_place(exchange.query.text("after")),
                               .count = groups_a_page + 1});
    if (groups.empty())
        return govuk::paragraph(
            "No group or gang to show. The administrator or the police record them from the page "
            "‘Links’ of each case.");
    const bool has_more = groups.size() > groups_a_page;
    if (has_more) groups.pop_back();
    govuk::Table table{.caption = "Those linked to more than one child first",
                       .caption_size = govuk::Size::medium,
                       .head = {"Group or gang", "Kind", "Linked to"},
                       .first_cell_is_header = true};
    for (const ListedGroup& listed : groups)
        table.rows.push_back({govuk::link(group_url(listed.group.id), called(listed.group)),
                              group_kind_words(exchange, listed.group.details),
                              children_words(listed.children)});
    Html html;
    html << site::scrolling("Groups and gangs", govuk::table(table));
    if (has_more)
        html << govuk::pagination(
            {.next = {.href = next_page(exchange, groups.back()), .label_text = "more groups"}});
    return html;
}

}  // namespace

http::Response show_groups(Exchange& exchange) {
    const auto viewing = exchange.view();
    Html html;
    html << govuk::heading(govuk::Size::large, "Groups and gangs")
         << "<div class=\"moj-filter-layout\"><div class=\"moj-filter-layout__filter\">"
         << filter(exchange) << "</div><div class=\"moj-filter-layout__content\">"
         << table(exchange, viewing) << "</div></div>";
    return site::page(exchange, {.title = "Groups and gangs",
                                 .content = std::move(html),
                                 .sensitive = true,
                                 .full_width = true});
}

}  // namespace mase::patterns
