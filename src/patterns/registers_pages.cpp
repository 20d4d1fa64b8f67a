// The way to the registers: a page of links, so that it works for everyone alike.
#include <array>

#include "patterns/handlers_pages.h"
#include "patterns/patterns_pages.h"
#include "patterns/shown_pages.h"

namespace mase::patterns {

namespace {

using access::Operation;

http::Response show_registers(site::Exchange& exchange) {
    if (!exchange.might(Operation::list_persons)) return site::missing(exchange);
    const auto viewing = exchange.view();
    std::vector<govuk::Content> items{
        govuk::link("/persons-of-concern",
                    "Persons of concern, those linked to more than one "
                    "child first"),
        govuk::link("/locations", "Places, those linked to more than one child first"),
        govuk::link("/groups", "Groups and gangs, those linked to more than one child first"),
        govuk::link("/disruptions", "Disruptions, those that end soon first")};
    if (exchange.might(Operation::list_cases))
        items.emplace_back(govuk::link("/cases", "Cases that you may open"));
    Html html;
    html << govuk::heading(govuk::Size::large, "Patterns")
         << govuk::paragraph(
                "What no single case shows. You see only what is linked to children whom you may "
                "see; what others see may differ.")
         << govuk::list(govuk::ListKind::bullet, items);
    return site::page(exchange, {.title = "Patterns", .content = std::move(html)});
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/patterns", Operation::read_help, site::whole_panel, show_registers},
    {Method::get, "/persons-of-concern", Operation::list_persons, site::whole_panel, show_persons},
    {Method::get, "/locations", Operation::list_locations, site::whole_panel, show_locations},
    {Method::get, "/groups", Operation::list_groups, site::whole_panel, show_groups},
    {Method::get, "/disruptions", Operation::list_disruptions, site::whole_panel, show_disruptions},
});

}  // namespace

site::Routes registers_routes() {
    return routes;
}

}  // namespace mase::patterns
