// What the panel has decided for itself. It comes from a file that is checked before the service
// starts, so it is shown here and changed there.
#include "accounts/settings_pages.h"

#include <array>
#include <chrono>

#include "accounts/account.h"
#include "platform/keyring.h"
#include "site/frame.h"
#include "site/recovery.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

using Rows = std::vector<govuk::SummaryRow>;

template <class Sectors>
std::string sectors_words(const Sectors& sectors) {
    std::string words;
    for (const std::string& sector : sectors)
        words += (words.empty() ? "" : ", ") + panels::sector_name(sector);
    return words;
}

std::string days_words(int days, const panels::Panel& panel) {
    return std::to_string(days) + (panel.day_count.working_days ? " working days" : " days") +
           " before the meeting, or earlier";
}

std::string ordinal(int week) {
    constexpr auto words = std::to_array<const char*>({"first", "second", "third", "fourth"});
    return week >= 1 && week <= 4 ? words[std::size_t(week - 1)] : "last";
}

std::string weekday_name(unsigned weekday) {
    constexpr auto names = std::to_array<const char*>(
        {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
    return names.at(weekday);
}

Html section(const char* title, Rows rows) {
    Html html;
    html << govuk::heading(govuk::Size::medium, title)
         << govuk::summary_list({.rows = std::move(rows)});
    return html;
}

Html deadlines(const panels::Panel& panel) {
    return section(
        "Deadlines",
        {{.key = "A referral is in time", .value = days_words(panel.referral_days, panel)},
         {.key = "A pack is on time", .value = days_words(panel.pack_days, panel)},
         {.key = "A returned referral keeps its first date",
          .value = "Sent again within " + std::to_string(panel.returned_grace_working_days) +
                   " working days"}});
}

Html meetings(const panels::Panel& panel) {
    return section(
        "Meetings",
        {{.key = "When",
          .value = "The " + ordinal(panel.meeting_week) + " " +
                   weekday_name(panel.meeting_weekday) + " of each month at " +
                   panel.meeting_starts_at},
         {.key = "Where", .value = panel.meeting_place},
         {.key = "For each case", .value = std::to_string(panel.minutes_an_item) + " minutes"},
         {.key = "Chairs", .value = "One each from " + sectors_words(panel.chair_sectors)},
         {.key = "Quorum", .value = "Someone from each of " + sectors_words(panel.quorum_sectors)},
         {.key = "A case comes back",
          .value = "After " + std::to_string(panel.default_review_months) +
                   " months, unless the panel says otherwise"}});
}

Html reporting(const panels::Panel& panel) {
    return section(
        "Authority and reports",
        {{.key = "Home authority",
          .value = panel.home_authority + " (" + panel.home_authority_dfe + ")"},
         {.key = "The quarterly return goes to", .value = panel.report_recipient},
         {.key = "Its shareable edition is shown here to",
          .value = panel.shares_returns ? "Regional analysts of the other boroughs that share this "
                                          "service"
                                        : "This panel alone"}});
}

Html contacts(const panels::Panel& panel) {
    Rows rows{{.key = panel.administrator.name,
               .value = panel.administrator.telephone + ", " + panel.administrator.email}};
    for (const panels::Contact& contact : panel.duty_contacts)
        rows.push_back({.key = contact.name, .value = contact.telephone + ". " + contact.hours});
    return section("Whom to call", std::move(rows));
}

Html sign_in(const panels::Panel& panel) {
    Rows rows{{.key = "Signed out when unused for",
               .value = std::to_string(panel.idle_minutes) + " minutes"},
              {.key = "Signed out in any case after",
               .value = std::to_string(panel.absolute_hours) + " hours"},
              {.key = "Asked for the passphrase again, before what matters most, after",
               .value = std::to_string(panel.proof_minutes) + " minutes"},
              {.key = "Need a second step",
               .value = panel.second_factor.empty() ? "Nobody; anyone may set one up"
                                                    : roles_words(panel.second_factor)}};
    for (const panels::SignOnProvider& provider : panel.sign_on.providers) {
        std::string who;
        for (const std::string& domain : provider.domains)
            who += (who.empty() ? "People of " : ", ") + domain;
        who += provider.steps.empty() ? ". Its second step does not count here"
                                      : ". Its second step counts here";
        for (const std::string& email : provider.passphrase_too)
            who += ". " + email + " may also use a passphrase";
        rows.push_back({.key = "Sign in through " + provider.name, .value = who});
    }
    return section("Signing in", std::move(rows));
}

Html keys(const Exchange& exchange) {
    return section("Keys", {{.key = "If the master key is lost",
                             .value = site::recovery_words(exchange.app.records.keys().sharing(),
                                                           exchange.app.panel.drill_months,
                                                           exchange.app.records.clock().today())}});
}

Html agencies(const panels::Panel& panel) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const panels::Agency& agency : panel.agencies)
        rows.push_back({agency.name, panels::sector_name(agency.sector),
                        agency.standing ? "Standing seat" : "Comes for a case"});
    return site::scrolling("Agencies and seats", govuk::table({.caption = "Agencies and seats",
                                                               .caption_size = govuk::Size::medium,
                                                               .head = {"Agency", "Sector", "Seat"},
                                                               .rows = std::move(rows),
                                                               .first_cell_is_header = true}));
}

http::Response show_settings(Exchange& exchange) {
    const panels::Panel& panel = exchange.app.panel;
    const audit::Viewing viewing = exchange.view();
    Html html;
    html << govuk::heading(govuk::Size::large, "Settings");
    if (exchange.might(Operation::list_people))
        html << govuk::paragraph(govuk::link("/settings/people", "People with access"));
    html << govuk::inset_text("These settings come from the panel’s data file, data/panel/" +
                              panel.slug +
                              ".toml, and cannot be changed here. Ask whoever runs the service.")
         << deadlines(panel) << meetings(panel) << reporting(panel) << contacts(panel)
         << sign_in(panel) << keys(exchange) << agencies(panel);
    return site::page(exchange, {.title = "Settings", .content = std::move(html), .back = "/"});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/settings", Operation::see_settings, site::whole_panel, show_settings},
});

}  // namespace

site::Routes settings_routes() {
    return routes;
}

}  // namespace mase::accounts
