// One meeting: where and when, its clocks, its agenda, who sits, and what is not ready.
#include <algorithm>
#include <array>

#include "meetings/agenda_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/readiness.h"
#include "meetings/seats_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

std::string chairs_of(const Seats& seats, const std::string& side) {
    std::string names;
    for (const Seat& seat : seats) {
        if (seat.side != side) continue;
        names += (names.empty() ? "" : ", ") + seat.name + (seat.is_deputy ? " (deputy)" : "");
    }
    return names.empty() ? "Nobody yet" : names;
}

std::string clock_of_pack(const Meeting& meeting, Date today) {
    if (meeting.circulated_at)
        return "Circulated on " + clock_words(*meeting.circulated_at) + ". It was due by " +
               long_date(meeting.pack_by);
    return date_and_distance(meeting.pack_by, today);
}

Html facts(const Exchange& exchange, const audit::Reading& reading, const Meeting& meeting,
           const Seats& seats) {
    const Date today = exchange.today();
    std::vector<govuk::SummaryRow> rows{
        {.key = "State", .value = state_tag(meeting)},
        {.key = "Day", .value = date_and_distance(meeting.held_on, today)},
        {.key = "Time", .value = time_words(meeting.starts_at)},
        {.key = "Place", .value = meeting.place},
        {.key = "Referrals received by", .value = date_and_distance(meeting.received_by, today)},
        {.key = "Pack circulated by", .value = clock_of_pack(meeting, today)}};
    for (const std::string& side : exchange.app.panel.chair_sectors)
        rows.push_back(
            {.key = "Chair for " + panels::sector_name(side), .value = chairs_of(seats, side)});
    if (meeting.kind == "extraordinary")
        rows.push_back(
            {.key = "Why it was called", .value = reason_of(reading, meeting.id, Reason::called)});
    if (meeting.state == "cancelled")
        rows.push_back({.key = "Why it was cancelled",
                        .value = reason_of(reading, meeting.id, Reason::cancelled)});
    return govuk::summary_list({.rows = std::move(rows)});
}

Url page_for(const Meeting& meeting, Where where) {
    switch (where) {
        case Where::agenda: return address(meeting.id, "agenda");
        case Where::seats: return address(meeting.id, "seats");
        case Where::pack: break;
    }
    return address(meeting.id, "pack");
}

Html task_list(const Exchange& exchange, const Meeting& meeting, const std::vector<Item>& items,
               const Seats& seats) {
    if (!exchange.might(Operation::change_meeting) || meeting.state != "planned") return {};
    std::vector<govuk::Task> tasks;
    for (const ReadyTask& task :
         readiness(meeting, items, seats, exchange.app.panel, exchange.today())) {
        tasks.push_back({.title = task.title,
                         .status = task.is_done
                                       ? govuk::Status("Ready")
                                       : govuk::Status("Not ready", govuk::TagColour::yellow),
                         .href = page_for(meeting, task.where),
                         .hint = task.hint});
    }
    Html html;
    html << govuk::heading(govuk::Size::medium, "Before the pack goes out")
         << govuk::task_list({.items = std::move(tasks)});
    return html;
}

Html seats_table(const Exchange& exchange, const Seats& seats) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Seat& seat : seats)
        rows.push_back({seat.name, exchange.app.panel.agency_name(seat.agency), part_words(seat)});
    return site::scrolling("Who sits", govuk::table({.caption = "Who sits",
                                                     .caption_size = govuk::Size::medium,
                                                     .head = {"Name", "Agency", "Seat"},
                                                     .rows = std::move(rows)}));
}

Html ways_to_change(const Exchange& exchange, const Meeting& meeting) {
    if (!exchange.might(Operation::change_meeting)) return {};
    std::vector<Html> ways;
    const auto way = [&](const char* words, const char* below) {
        ways.push_back(govuk::link_button({.text = words,
                                           .href = address(meeting.id, below),
                                           .kind = govuk::ButtonKind::secondary}));
    };
    if (meeting.is_to_come() || meeting.state == "sitting") {
        way("Change the agenda", "agenda");
        way("Change who sits", "seats");
    }
    if (meeting.is_to_come()) {
        way("Move the meeting", "date");
        way("Cancel the meeting", "cancellation");
    }
    return ways.empty() ? Html() : govuk::button_group(ways);
}

Html agenda(const Exchange& exchange, const audit::Reading& reading, const Meeting& meeting,
            const std::vector<NamedItem>& items) {
    if (items.empty())
        return govuk::paragraph(
            "No case is on the agenda yet. Cases come onto it when referrals "
            "are accepted, and when the panel asks for one to come back.");
    Html html;
    html << agenda_table(exchange, reading, items);
    if (!names_anyone(items))
        html << govuk::paragraph(meeting.state == "planned"
                                     ? "You can read the cases when the pack is circulated."
                                     : "You could read the cases until the minutes were approved.");
    return html;
}

std::string done_words(const std::string& done) {
    if (done == "called") return "The meeting is called. Circulate its pack when it is ready";
    if (done == "moved") return "The meeting is moved. Tell its members: no email is sent";
    if (done == "cancelled") return "The meeting is cancelled. Tell its members: no email is sent";
    if (done == "agenda") return "The agenda is saved";
    if (done == "seats") return "Who sits is saved";
    return "";
}

http::Response show_meeting(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto meeting = find_meeting(viewing, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    const Seats seats = seats_of(viewing, meeting->id);
    const auto items = named_items(exchange, viewing, *meeting);
    std::vector<Item> plain;
    for (const NamedItem& shown : items) plain.push_back(shown.item);
    Html html;
    html << govuk::heading(govuk::Size::large, title_of(*meeting))
         << tabs(exchange, *meeting, "meeting") << facts(exchange, viewing, *meeting, seats)
         << task_list(exchange, *meeting, plain, seats)
         << agenda(exchange, viewing, *meeting, items) << seats_table(exchange, seats)
         << ways_to_change(exchange, *meeting);
    return site::page(exchange, {.title = title_of(*meeting),
                                 .content = std::move(html),
                                 .back = "/meetings",
                                 .done = done_words(exchange.query.text("done")),
                                 .sensitive = names_anyone(items),
                                 .full_width = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/meetings/{meeting}", Operation::view_meeting, meeting_subject,
     show_meeting},
});

}  // namespace

site::Routes meeting_routes() {
    return routes;
}

}  // namespace mase::meetings
