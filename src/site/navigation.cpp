#include "site/navigation.h"

namespace mase::site {

namespace {

using access::Role;

const NavLink home{"Home", "/"}, referrals{"Referrals", "/referrals"}, cases{"Cases", "/cases"},
    meetings{"Meetings", "/meetings"}, actions{"Actions", "/actions"},
    exceptions{"Exceptions", "/exceptions"}, patterns{"Patterns", "/patterns"},
    imports{"Imports", "/imports"}, returns{"Returns", "/returns"},
    quality{"Data quality", "/data-quality"}, settings{"Settings", "/settings"},
    people{"People", "/settings/people"}, audit{"Audit", "/audit"}, help{"Help", "/help"},
    more{"More", "/more"}, approvals{"Waiting for a second person", "/approvals"},
    emergency{"Open a case in an emergency", "/emergency-access"},
    emergencies{"Emergency access", "/audit/emergency-access"},
    copies{"Copies given out", "/audit/disclosures"},
    shareable{"Published returns", "/shareable-returns"},
    regional{"Boroughs’ returns", "/regional-returns"}, held_papers{"Papers held back", "/papers"};

std::vector<NavLink> by_first_role(const access::Actor& actor) {
    if (actor.has(Role::administrator)) return {home, referrals, meetings, actions, more};
    if (actor.has(Role::chair)) return {home, meetings, cases, actions, more};
    if (actor.has(Role::worker) || actor.has(Role::manager))
        return {home, referrals, cases, actions, help};
    if (actor.has(Role::member)) return {home, meetings, actions, patterns, help};
    if (actor.has(Role::auditor)) return {home, audit, people, help};
    if (actor.has(Role::analyst)) return {home, returns, quality, help};
    if (actor.has(Role::recipient)) return {home, returns, help};
    if (actor.has(Role::action_owner)) return {home, actions, help};
    return {home, help};
}

}  // namespace

std::vector<NavLink> navigation(const access::Actor& actor) {
    std::vector<NavLink> links = by_first_role(actor);
    // Whatever else they do: what leads there stands nowhere else.
    if (actor.has(Role::regional_analyst)) links.insert(links.end() - 1, regional);
    return links;
}

std::vector<NavLink> more_links(const access::Actor& actor) {
    if (actor.has(Role::administrator))
        return {cases,     exceptions, patterns, quality, imports, held_papers,
                shareable, approvals,  settings, people,  help};
    if (actor.has(Role::chair))
        return {exceptions,  patterns, referrals, returns,  quality, emergency,
                emergencies, copies,   approvals, settings, help};
    return {};
}

}  // namespace mase::site
