// Who sits at a meeting: members, the chair of each side, and deputies who stand in.
#include <algorithm>
#include <array>

#include "accounts/accounts_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

std::vector<accounts::Account> candidates(const audit::Reading& reading,
                                          const panels::Panel& panel) {
    std::vector<accounts::Account> all = accounts::all_accounts(reading);
    std::erase_if(all, [&](const accounts::Account& account) { return !may_sit(account, panel); });
    return all;
}

govuk::Choice choice_of(const audit::Reading& reading, const accounts::Account& account,
                        const panels::Panel& panel) {
    const Seat seat = seat_for(account, panel);
    std::string hint = part_words(seat);
    if (account.deputy_of) hint += ", for " + accounts::account_name(reading, *account.deputy_of);
    return {.value = text(account.id),
            .text = account.name + ", " + panel.agency_name(account.agency),
            .hint = std::move(hint)};
}

std::string names_of(const Seats& seats) {
    std::string names;
    for (const Seat& seat : seats) names += (names.empty() ? "" : ", ") + seat.name;
    return names;
}

struct Seating {
    std::vector<std::string> chosen;  // texts of accounts’ ids
    int version = 0;
};

http::Response seats_page(const Exchange& exchange, const audit::Reading& reading,
                          const Seating& seating, Problems problems) {
    const auto meeting = find_meeting(reading, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    std::vector<govuk::Choice> choices;
    for (const accounts::Account& account : candidates(reading, exchange.app.panel))
        choices.push_back(choice_of(reading, account, exchange.app.panel));
    Html fields, html;
    fields << version_field(*meeting)
           << govuk::checkboxes({.name = "seats",
                                 .legend = {"Who sits at this meeting", govuk::Size::medium},
                                 .id_prefix = "seats",
                                 .hint = "Seat a deputy when they stand in, and take out whoever "
                                         "does not come: only those seated can read the pack.",
                                 .error = error_of(problems, "seats"),
                                 .values = seating.chosen,
                                 .items = std::move(choices)})
           << govuk::button({.text = "Save who sits"});
    html << govuk::heading_with_caption(govuk::Size::large, "Change who sits", title_of(*meeting))
         << stored_now(*meeting, seating.version,
                       "Seated now: " + names_of(seats_of(reading, meeting->id)));
    if (is_pack_out(*meeting))
        html << govuk::warning_text(
            "The pack is out. Whoever you seat can read its cases at once; "
            "whoever you take out no longer can.");
    html << site::post_form(exchange, address(meeting->id, "seats"), fields);
    return site::page(exchange, {.title = "Change who sits",
                                 .content = std::move(html),
                                 .back = address(meeting->id),
                                 .problems = std::move(problems)});
}

http::Response show_seats(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto meeting = find_meeting(viewing, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    Seating seating{{}, meeting->version};
    for (const Seat& seat : seats_of(viewing, meeting->id))
        seating.chosen.push_back(text(seat.account));
    return seats_page(exchange, viewing, seating, {});
}

// Of those who may sit, the chosen ones; anyone else’s id is not listened to.
Seats chosen_seats(const audit::Reading& reading, const panels::Panel& panel,
                   const std::vector<std::string>& chosen) {
    Seats seats;
    for (const accounts::Account& account : candidates(reading, panel)) {
        if (std::ranges::find(chosen, text(account.id)) != chosen.end())
            seats.push_back(seat_for(account, panel));
    }
    return seats;
}

http::Response save_who_sits(Exchange& exchange) {
    const auto id = exchange.id<MeetingId>("meeting");
    const Seating seating{exchange.form.values("seats"), typed_version(exchange.form)};
    const auto saved = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto meeting = find_meeting(change, id);
        if (!meeting->is_to_come() && meeting->state != "sitting")
            return refused("", "Who sat at a meeting that is over cannot be changed");
        const Seats seats = chosen_seats(change, exchange.app.panel, seating.chosen);
        Problems problems = seats_problems(seats, exchange.app.panel);
        if (!problems.empty()) return refused(std::move(problems));
        const auto claimed = claim(change, id, seating.version);
        if (claimed) save_seats(change, id, seats);
        change.note("seats");
        return claimed;
    });
    if (saved) return site::redirect(address(id).query("done", "seats"));
    const auto viewing = exchange.view();
    return seats_page(exchange, viewing, seating, saved.error());
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/meetings/{meeting}/seats", Operation::change_meeting, meeting_subject,
     show_seats},
    {Method::post, "/meetings/{meeting}/seats", Operation::change_meeting, meeting_subject,
     save_who_sits},
});

}  // namespace

site::Routes seats_routes() {
    return routes;
}

}  // namespace mase::meetings
