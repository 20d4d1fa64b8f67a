// What is waiting for each person, the most urgent first.
#include "home/home_pages.h"

#include <algorithm>
#include <array>

#include "home/parts_pages.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::home {

namespace {

using access::Role;
using site::Exchange;

using Draw = Html (*)(const Exchange&, const audit::Reading&);
struct RoleParts {
    Role role;
    std::vector<Draw> parts;
};

// In the order in which a person of several roles sees them; no part comes twice.
const std::vector<RoleParts>& parts_by_role() {
    static const std::vector<RoleParts> rows{
        {Role::administrator,
         {papers_held, next_meeting, inbox, with_referrers, minutes_in_work, late_actions,
          asked_of_second_person}},
        {Role::chair,
         {decisions_waiting, next_meeting, packs, owed_answers, late_actions, patterns_new,
          with_referrers}},
        {Role::worker, {own_held_papers, returned_to_you, drafts, cases_held, own_actions}},
        {Role::manager, {returned_to_you, drafts, cases_held, own_actions}},
        {Role::member, {packs, owed_answers, agency_actions, own_actions}},
        {Role::action_owner, {own_actions, reported_actions}},
        {Role::guest, {guest_items, own_actions}},
        {Role::analyst, {quarter}},
        {Role::recipient, {quarter}},
        {Role::regional_analyst, {regional_returns}},
        {Role::auditor, {reviews_waiting, trail_today}},
    };
    return rows;
}

std::vector<Draw> parts_of(const access::Actor& actor) {
    std::vector<Draw> parts;
    for (const RoleParts& row : parts_by_role()) {
        if (!actor.has(row.role)) continue;
        for (const Draw part : row.parts) {
            if (std::ranges::find(parts, part) == parts.end()) parts.push_back(part);
        }
    }
    return parts;
}

// Everyone but those who only count or check sees children here.
bool names_children(const access::Actor& actor) {
    return std::ranges::any_of(actor.roles, [](Role role) {
        return role != Role::analyst && role != Role::recipient && role != Role::regional_analyst &&
               role != Role::auditor;
    });
}

http::Response show_home(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const access::Actor& actor = exchange.actor();
    Html html;
    html << govuk::heading(govuk::Size::large, "What is waiting for you");
    if (actor.has(Role::worker) || actor.has(Role::manager))
        html << referrals::in_danger(exchange.app.panel);
    html << own_emergencies(exchange, viewing);
    for (const Draw part : parts_of(actor)) html << part(exchange, viewing);
    return site::page(exchange, {.title = "What is waiting for you",
                                 .content = std::move(html),
                                 .sensitive = names_children(actor),
                                 .full_width = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/", access::Operation::see_home, site::whole_panel, show_home},
});

}  // namespace

site::Routes home_routes() {
    return routes;
}

}  // namespace mase::home
