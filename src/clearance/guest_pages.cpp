// Inviting a guest to a case for its next meeting, and ending that (MR-22, rules.md 7).
#include <algorithm>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "clearance/access_pages.h"
#include "clearance/clearance_store.h"
#include "clearance/shown_pages.h"
#include "core/problems.h"
#include "meetings/agenda_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_store.h"

namespace mase::clearance {

namespace {

using access::Operation;
using cases::CaseFile;
using site::Exchange;

CaseId case_of(const Exchange& exchange) {
    return exchange.id<CaseId>("case");
}

// Of one who may be invited; what their account says they are.
std::vector<govuk::Option> guests(const Exchange& exchange, const audit::Reading& reading) {
    std::vector<govuk::Option> options{{"", "Choose a guest"}};
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (!account.is_disabled && account.roles.contains(access::Role::guest))
            options.push_back(
                {text(account.id),
                 account.name + ", " + exchange.app.panel.agency_name(account.agency)});
    }
    return options;
}

http::Response inviting_page(const Exchange& exchange, const audit::Reading& reading,
                             const std::string& person, Problems problems = {}) {
    const CaseFile file = *cases::find_case(reading, case_of(exchange));
    const auto item = meetings::next_item_of(reading, file.id);
    Html html;
    if (item) {
        const auto meeting = meetings::find_meeting(reading, item->meeting);
        Html fields;
        fields << govuk::select({.name = "person",
                                 .label = {"Who is invited?", govuk::Size::small},
                                 .hint = "A guest has an account of their own with the role of "
                                         "guest.",
                                 .error = problem_of(problems, "person"),
                                 .value = person,
                                 .items = guests(exchange, reading)})
               << govuk::button({.text = "Invite this guest"});
        html << govuk::paragraph(
                    "For the " + meetings::when_words(*meeting) +
                    ". The guest reads this case alone, from the day the pack is circulated until "
                    "the minutes are approved, and answers for their agency.")
             << site::post_form(exchange, access_url(file.id, "guests"), fields);
    } else {
        html << govuk::paragraph(
            "This case is not on the agenda of a coming meeting, so nobody can be asked to it "
            "yet. List it first.");
    }
    return form_page(
        exchange, reading, file,
        {.title = "Invite a guest", .content = std::move(html), .problems = std::move(problems)});
}

http::Response show_inviting(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    return inviting_page(exchange, exchange.view(*reason), "");
}

http::Response invite_guest(Exchange& exchange) {
    const std::string person = exchange.form.text("person");
    const auto invited = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto item = meetings::next_item_of(change, case_of(exchange));
        const auto guest = checked_guest(person, item ? std::optional(item->id) : std::nullopt,
                                         accounts::all_accounts(change),
                                         item ? guests_of(change, item->id) : std::vector<Guest>{});
        if (!guest) return refused(guest.error());
        invite(change, *item, *guest);
        return 0;
    });
    if (invited) return back_to_access(case_of(exchange), Hidden::no, "invited");
    const auto viewing =
        exchange.view(cases::held_reason(exchange).value_or(std::string(site::own_work)));
    return inviting_page(exchange, viewing, person, invited.error());
}

// The item that this guest is invited to and may still read.
std::optional<meetings::Item> item_with(const audit::Reading& reading, CaseId case_id,
                                        AccountId guest) {
    for (const meetings::Item& item : meetings::items_of_case(reading, case_id)) {
        const auto meeting = meetings::find_meeting(reading, item.meeting);
        if (meeting->state == "approved" || meeting->state == "cancelled") continue;
        const auto guests = guests_of(reading, item.id);
        if (std::ranges::find(guests, guest, &Guest::account) != guests.end()) return item;
    }
    return std::nullopt;
}

http::Response show_ending(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const auto guest = parse_id<AccountId>(exchange.params.find("guest")->second);
    if (!guest || !item_with(viewing, case_of(exchange), *guest)) return site::missing(exchange);
    Html html;
    html << govuk::paragraph(accounts::account_name(viewing, *guest) +
                             " can no longer read this case. What they have answered stays.")
         << site::post_form(
                exchange,
                Url::path({"cases", text(case_of(exchange)), "access", "guests", text(*guest)}),
                govuk::button({.text = "End the invitation", .kind = govuk::ButtonKind::warning}));
    return form_page(exchange, viewing, *cases::find_case(viewing, case_of(exchange)),
                     {.title = "End an invitation", .content = std::move(html)});
}

http::Response end_it(Exchange& exchange) {
    const auto guest = parse_id<AccountId>(exchange.params.find("guest")->second);
    if (!guest) return site::missing(exchange);
    const auto ended = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto item = item_with(change, case_of(exchange), *guest);
        if (!item) return refused("", "This invitation has ended already");
        return end_invitation(change, *item, *guest);
    });
    return back_to_access(case_of(exchange), Hidden::no, ended ? "uninvited" : "");
}

constexpr auto find = cases::case_subject;
constexpr auto get = site::Method::get;
constexpr auto post = site::Method::post;

constexpr site::Route routes[] = {
    {get, "/cases/{case}/access/guests", Operation::invite_guest, find, show_inviting},
    {post, "/cases/{case}/access/guests", Operation::invite_guest, find, invite_guest},
    {get, "/cases/{case}/access/guests/{guest}", Operation::invite_guest, find, show_ending},
    {post, "/cases/{case}/access/guests/{guest}", Operation::invite_guest, find, end_it},
};

}  // namespace

site::Routes guest_routes() {
    return routes;
}

}  // namespace mase::clearance
