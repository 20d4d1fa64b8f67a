// The list of people with access. Auditors read it; the administrator also changes it.
#include "accounts/people_pages.h"

#include <array>
#include <charconv>

#include "accounts/accounts_store.h"
#include "accounts/people.h"
#include "accounts/people_store.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

constexpr std::size_t page_size = 50;

std::string day_words(Instant at, Date today) {
    const Date day = in_london(at).date;
    return short_date(day) + ", " + in_words(day, today);
}

Html state_tag(const Account& account, const Presence& presence, bool signs_on, Date today) {
    Html html;
    if (!presence.ended_at && account.is_disabled) {
        html << govuk::tag("Access ended", govuk::TagColour::grey) << " "
             << short_date(*account.last_day);
    } else if (presence.ended_at) {
        html << govuk::tag("Access ended", govuk::TagColour::grey) << " "
             << day_words(*presence.ended_at, today);
    } else if (presence.is_to_join && !(signs_on && presence.last_seen)) {
        html << govuk::tag("Not joined yet", govuk::TagColour::yellow);
    } else {
        html << govuk::tag("Has access", govuk::TagColour::green);
    }
    if (account.last_day && !account.is_disabled)
        html << " Last day " << short_date(*account.last_day);
    return html;
}

Html name_cell(const Exchange& exchange, const Account& account) {
    Html html;
    if (exchange.might(Operation::manage_people)) {
        html << govuk::link(Url::path({"settings", "people", text(account.id)}), account.name);
    } else {
        html << account.name;
    }
    if (!account.job.empty()) html << "<br>" << account.job;
    if (exchange.might(Operation::explain_person)) {
        Html words;
        words << "Their cases"
              << govuk::visually_hidden(": those that " + account.name + " can open");
        html << "<br>" << govuk::link(Url::path({"audit", "people", text(account.id)}), words);
    }
    return html;
}

Html roles_cell(const Account& account, const Everyone& everyone) {
    Html html;
    html << roles_words(account.roles);
    for (const Account& other : everyone) {
        if (account.deputy_of == other.id) html << "<br>Stands in for " << other.name;
        if (account.manager == other.id) html << "<br>Managed by " << other.name;
    }
    return html;
}

Html people_table(const Exchange& exchange, const std::vector<const Account*>& shown,
                  const Everyone& everyone, const std::map<AccountId, Presence>& presences) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Account* account : shown) {
        const Presence& presence = presences.at(account->id);
        rows.push_back(
            {name_cell(exchange, *account),
             account->agency.empty() ? std::string("None")
                                     : exchange.app.panel.agency_name(account->agency),
             roles_cell(*account, everyone),
             presence.last_seen ? day_words(*presence.last_seen, exchange.today())
                                : std::string("Never"),
             state_tag(*account, presence, exchange.app.panel.sign_on.must_sign_on(account->email),
                       exchange.today())});
    }
    return site::scrolling(
        "People",
        govuk::table({.caption = "By name",
                      .head = {"Name and job", "Agency", "What they do", "Last here", "State"},
                      .rows = std::move(rows),
                      .first_cell_is_header = true}));
}

std::string count_words(const Everyone& everyone) {
    std::size_t ended = 0;
    for (const Account& account : everyone) ended += account.is_disabled ? 1 : 0;
    const std::size_t current = everyone.size() - ended;
    return std::to_string(current) + (current == 1 ? " person has" : " people have") +
           " access to this panel. " +
           (ended == 0   ? "Nobody’s"
            : ended == 1 ? "One person’s"
                         : std::to_string(ended) + " people’s") +
           " access has ended.";
}

// Those with access first, so that the list opens on them; each part by name.
std::vector<const Account*> in_order(const Everyone& everyone) {
    std::vector<const Account*> order;
    for (const bool ended : {false, true}) {
        for (const Account& account : everyone) {
            if (account.is_disabled == ended) order.push_back(&account);
        }
    }
    return order;
}

std::size_t page_number(const Exchange& exchange, std::size_t pages) {
    const std::string typed = exchange.query.text("page");
    std::size_t number = 1;
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    return number >= 1 && number <= pages ? number : 1;
}

Html page_links(std::size_t page, std::size_t pages) {
    if (pages <= 1) return {};
    const auto to = [](std::size_t number) {
        return Url("/settings/people").query("page", std::to_string(number));
    };
    return govuk::pagination({.previous = {.href = page > 1 ? to(page - 1) : Url()},
                              .next = {.href = page < pages ? to(page + 1) : Url()}});
}

http::Response list_people(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const Everyone everyone = all_accounts(viewing);
    const auto order = in_order(everyone);
    const std::size_t pages = (order.size() + page_size - 1) / page_size;
    const std::size_t page = page_number(exchange, pages);
    std::vector<const Account*> shown(
        order.begin() + std::ptrdiff_t((page - 1) * page_size),
        order.begin() + std::ptrdiff_t(std::min(order.size(), page * page_size)));
    Html html;
    html << govuk::heading(govuk::Size::large, "People with access")
         << govuk::paragraph(count_words(everyone));
    if (exchange.might(Operation::manage_people))
        html << govuk::link_button({.text = "Add a person", .href = "/settings/people/new"});
    html << govuk::paragraph(
        govuk::link("/people/review", "Review who has access, and who may need it no longer"));
    html << people_table(exchange, shown, everyone, presences(viewing)) << page_links(page, pages);
    return site::page(
        exchange, {.title = "People with access",
                   .content = std::move(html),
                   .back = exchange.might(Operation::see_settings) ? Url("/settings") : Url("/"),
                   .full_width = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/settings/people", Operation::list_people, site::whole_panel, list_people},
});

}  // namespace

site::Routes people_routes() {
    return routes;
}

}  // namespace mase::accounts
