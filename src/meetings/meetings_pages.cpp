// The meetings of the panel: those to come, then those that were.
#include "meetings/meetings_pages.h"

#include <array>

#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

constexpr int past_a_page = 12;

Html upcoming_table(const std::vector<Meeting>& meetings, Date today) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Meeting& meeting : meetings) {
        Html day;
        day << govuk::link(address(meeting.id), long_date(meeting.held_on)) << "<br>"
            << in_words(meeting.held_on, today);
        if (meeting.kind == "extraordinary") day << "<br>Extraordinary";
        rows.push_back({std::move(day), time_words(meeting.starts_at) + ", " + meeting.place,
                        date_and_distance(meeting.received_by, today),
                        date_and_distance(meeting.pack_by, today), state_tag(meeting)});
    }
    return site::scrolling("Meetings to come",
                           govuk::table({.caption = "To come",
                                         .caption_size = govuk::Size::medium,
                                         .head = {"Day", "Time and place", "Referrals received by",
                                                  "Pack circulated by", "State"},
                                         .rows = std::move(rows)}));
}

Html past_table(const std::vector<Meeting>& meetings) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Meeting& meeting : meetings) {
        rows.push_back({govuk::link(address(meeting.id), long_date(meeting.held_on)),
                        meeting.kind == "regular" ? "Regular" : "Extraordinary",
                        state_tag(meeting)});
    }
    return govuk::table({.caption = "Before today",
                         .caption_size = govuk::Size::medium,
                         .head = {"Day", "Kind", "State"},
                         .rows = std::move(rows)});
}

Html buttons(const Exchange& exchange) {
    std::vector<Html> all;
    if (exchange.might(Operation::plan_meetings))
        all.push_back(
            govuk::link_button({.text = "Plan a series of meetings", .href = "/meetings/series"}));
    if (exchange.might(Operation::call_meeting))
        all.push_back(govuk::link_button({.text = "Call an extraordinary meeting",
                                          .href = "/meetings/extraordinary",
                                          .kind = govuk::ButtonKind::secondary}));
    return all.empty() ? Html() : govuk::button_group(all);
}

Html nothing_to_come(const Exchange& exchange) {
    return govuk::paragraph(exchange.might(Operation::plan_meetings)
                                ? "No meeting is planned. Plan a series, so that referrals have a "
                                  "meeting to be in time for."
                                : "You have no meeting to come. The MASE administrator plans "
                                  "meetings and says who sits at them.");
}

std::string done_words(const std::string& done) {
    if (done == "planned") return "The meetings are planned";
    return "";
}

http::Response show_meetings(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto scope = site::scope(exchange.app.policy, exchange.actor(), Operation::list_meetings);
    const Date today = exchange.today();
    const auto before = parse_date(exchange.query.text("before"));
    const auto past =
        list_past(viewing, scope, before ? std::min(*before, today) : today, past_a_page);
    Html html;
    html << govuk::heading(govuk::Size::large, "Meetings");
    if (!before) {
        const auto upcoming = list_upcoming(viewing, scope, today);
        html << buttons(exchange)
             << (upcoming.empty() ? nothing_to_come(exchange) : upcoming_table(upcoming, today));
        for (const Meeting& meeting : upcoming) viewing.shows(meeting.id);
    }
    for (const Meeting& meeting : past) viewing.shows(meeting.id);
    if (!past.empty()) html << past_table(past);
    if (int(past.size()) == past_a_page)
        html << govuk::pagination(
            {.next = {.href = Url("/meetings").query("before", iso(past.back().held_on)),
                      .text = "Earlier meetings"}});
    return site::page(exchange, {.title = "Meetings",
                                 .content = std::move(html),
                                 .done = done_words(exchange.query.text("done")),
                                 .full_width = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/meetings", Operation::list_meetings, site::whole_panel, show_meetings},
});

}  // namespace

site::Routes meetings_routes() {
    return routes;
}

}  // namespace mase::meetings
