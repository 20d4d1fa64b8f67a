// Whose access is to be looked at, on one page to be printed and gone through: who has access and
// what they do, when they were last here, who never joined, and what ends when.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/people.h"
#include "accounts/people_pages.h"
#include "accounts/people_store.h"
#include "accounts/review.h"
#include "platform/clock.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

struct Reviewed {
    const Account& account;
    AccessState state;
};

AccessState state_of(const Exchange& exchange, const Account& account, const Presence& presence) {
    const bool signs_on = exchange.app.panel.sign_on.must_sign_on(account.email);
    AccessState state{.last_here = {},
                      .last_day = account.last_day,
                      .is_to_join = presence.is_to_join && !(signs_on && presence.last_seen),
                      .has_ended = account.is_disabled};
    if (presence.last_seen) state.last_here = in_london(*presence.last_seen).date;
    return state;
}

Html name_cell(const Exchange& exchange, const Account& account) {
    Html html;
    if (exchange.might(Operation::manage_people)) {
        html << govuk::link(Url::path({"settings", "people", text(account.id)}), account.name);
    } else {
        html << account.name;
    }
    if (!account.job.empty()) html << "<br>" << account.job;
    return html;
}

std::string roles_or_none(const Account& account) {
    return account.roles.empty() ? "Nothing yet" : roles_words(account.roles);
}

Html table_of(const Exchange& exchange, const std::vector<Reviewed>& people, Concern concern,
              const char* caption) {
    govuk::Table table{
        .caption = std::string(caption),
        .caption_size = govuk::Size::medium,
        .head = {"Name and job", "Agency", "What they do", "Last here", "Last day of access"},
        .rows = {},
        .first_cell_is_header = true};
    for (const Reviewed& one : people) {
        if (concern_of(one.state, exchange.today()) != concern) continue;
        const Account& account = one.account;
        const auto& here = one.state.last_here;
        table.rows.push_back(
            {name_cell(exchange, account),
             account.agency.empty() ? std::string("None")
                                    : exchange.app.panel.agency_name(account.agency),
             roles_or_none(account),
             here ? short_date(*here) + ", " + in_words(*here, exchange.today())
                  : std::string("Never"),
             account.last_day ? short_date(*account.last_day) : std::string("Not set")});
    }
    if (table.rows.empty()) return {};
    return site::scrolling(table.caption, govuk::table(table));
}

http::Response show_review(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const Everyone everyone = all_accounts(viewing);
    const auto known = presences(viewing);
    std::vector<Reviewed> people;
    for (const Account& account : everyone) {
        people.push_back({account, state_of(exchange, account, known.at(account.id))});
        viewing.shows(account.id);
    }
    Html html;
    html << govuk::heading(govuk::Size::large, "Review who has access")
         << govuk::paragraph(
                "Go through it every three months and when an agency tells you of a change. End "
                "the access of whoever needs it no longer: what they recorded stays. It was read " +
                std::string("on ") + long_date(exchange.today()) + ".")
         << table_of(exchange, people, Concern::not_joined, "Added, and not joined yet")
         << table_of(exchange, people, Concern::long_away, "Not here for 90 days, or never")
         << table_of(exchange, people, Concern::ends_soon, "Ends within 30 days")
         << table_of(exchange, people, Concern::none, "Has access and was here")
         << table_of(exchange, people, Concern::ended, "Access has ended");
    return site::page(exchange, {.title = "Review who has access",
                                 .content = std::move(html),
                                 .back = "/settings/people",
                                 .full_width = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/people/review", Operation::list_people, site::whole_panel, show_review},
});

}  // namespace

site::Routes review_routes() {
    return routes;
}

}  // namespace mase::accounts
