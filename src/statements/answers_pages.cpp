// What agencies still owe for a meeting, for those who chase it.
#include <algorithm>
#include <array>

#include "clearance/clearance_store.h"
#include "meetings/agenda_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"
#include "site/frame.h"
#include "statements/statements_pages.h"
#include "statements/statements_store.h"

namespace mase::statements {

namespace {

using access::Operation;
using meetings::Meeting;
using site::Exchange;

// Of the agenda as this person may know it: each case owed is named by its place on it.
struct Chased {
    std::vector<meetings::NamedItem> items;
    meetings::Seats seats;
    std::vector<clearance::Guest> guests;
    std::vector<Standing> standings;
};

govuk::Content owed_cell(const Chased& chased, const Standing& standing) {
    if (standing.owed.size() > 1 && int(standing.owed.size()) == standing.asked)
        return "All that it is asked about";
    std::vector<govuk::Content> lines;
    for (int number = 0; const meetings::NamedItem& shown : chased.items) {
        ++number;
        const bool is_owed = std::ranges::find(standing.owed, shown.item.id) != standing.owed.end();
        if (!is_owed) continue;
        const std::string words =
            std::to_string(number) + ". " + (shown.name.empty() ? "Case" : shown.name);
        lines.emplace_back(shown.name.empty()
                               ? govuk::Content(words)
                               : govuk::Content(govuk::link(meetings::address(shown.item), words)));
    }
    if (lines.empty()) return "None";
    return govuk::list(govuk::ListKind::plain, lines);
}

std::string people(const Chased& chased, const std::string& agency) {
    std::string names;
    const auto add = [&](const std::string& name) { names += (names.empty() ? "" : ", ") + name; };
    for (const meetings::Seat& seat : chased.seats) {
        if (seat.agency == agency) add(seat.name);
    }
    for (const clearance::Guest& guest : chased.guests) {
        if (guest.agency == agency) add(guest.name + " (guest)");
    }
    return names.empty() ? "Nobody" : names;
}

std::vector<clearance::Guest> guests_at(const audit::Reading& reading,
                                        const std::vector<meetings::NamedItem>& items) {
    std::vector<clearance::Guest> all;
    for (const meetings::NamedItem& shown : items) {
        for (clearance::Guest& guest : clearance::guests_of(reading, shown.item.id)) {
            if (std::ranges::find(all, guest.account, &clearance::Guest::account) == all.end())
                all.push_back(std::move(guest));
        }
    }
    return all;
}

Html state(const Standing& standing) {
    using enum govuk::TagColour;
    const int owed = int(standing.owed.size());
    if (owed == 0) return govuk::tag("All answered", green);
    return govuk::tag(std::to_string(owed) + " owed", owed == standing.asked ? red : yellow);
}

Html table(const Exchange& exchange, const Chased& chased) {
    govuk::Table table{
        .caption = "Answers by agency, those that owe most first",
        .caption_size = govuk::Size::medium,
        .head = {"Agency", "Who answers for it", govuk::Heading("Answered", govuk::Format::numeric),
                 "State", "Cases not answered"},
        .rows = {},
        .first_cell_is_header = true};
    for (const Standing& standing : chased.standings)
        table.rows.push_back({exchange.app.panel.agency_name(standing.agency),
                              people(chased, standing.agency),
                              {std::to_string(standing.asked - int(standing.owed.size())) + " of " +
                                   std::to_string(standing.asked),
                               govuk::Format::numeric},
                              state(standing),
                              owed_cell(chased, standing)});
    return site::scrolling("Answers by agency", govuk::table(table));
}

std::string standing_words(const Meeting& meeting, const Chased& chased, Date today) {
    const int owed = total_owed(chased.standings);
    const std::string count = meetings::counted(owed, "answer");
    if (meeting.state == "planned")
        return "Agencies are asked when the pack is circulated. It is due by " +
               meetings::date_and_distance(meeting.pack_by, today) + ".";
    if (meeting.state == "approved")
        return "The minutes are approved, so answers can no longer be given or changed.";
    if (meeting.state == "ended") return "The meeting has ended. Not given: " + count + ".";
    return "The meeting is on " + meetings::date_and_distance(meeting.held_on, today) + ". " +
           (owed == 0 ? "Every agency has answered about every case."
                      : "Agencies still owe " + count + ".");
}

http::Response show_answers(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto meeting = meetings::find_meeting(viewing, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    Chased chased{.items = named_items(exchange, viewing, *meeting),
                  .seats = meetings::seats_of(viewing, meeting->id),
                  .guests = {},
                  .standings = standings_at(viewing, meeting->id, exchange.app.panel)};
    chased.guests = guests_at(viewing, chased.items);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Agencies’ answers", title_of(*meeting))
         << tabs(exchange, *meeting, "answers")
         << govuk::paragraph(standing_words(*meeting, chased, exchange.today()));
    if (meeting->state != "planned" && meeting->state != "cancelled" && !chased.standings.empty())
        html << table(exchange, chased);
    return site::page(exchange, {.title = "Answers: " + title_of(*meeting),
                                 .content = std::move(html),
                                 .back = meetings::address(meeting->id),
                                 .sensitive = meetings::names_anyone(chased.items),
                                 .full_width = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/meetings/{meeting}/answers", Operation::view_answers,
     meetings::meeting_subject, show_answers},
});

}  // namespace

site::Routes answers_routes() {
    return routes;
}

}  // namespace mase::statements
