// The next meeting on home: how long until then, and what stands in its way.
#include <algorithm>

#include "home/home_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "meetings/agenda_store.h"
#include "meetings/exceptions_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/readiness.h"
#include "meetings/seats_store.h"
#include "referrals/referrals_store.h"
#include "statements/statements_store.h"

namespace mase::home {

namespace {

using audit::Reading;
using meetings::Meeting;
using site::Exchange;

govuk::Task task(const char* title, Url href, std::size_t waiting, const char* when_none) {
    if (waiting == 0) return {.title = title, .status = when_none, .href = std::move(href)};
    return {.title = title,
            .status = {counted(int(waiting), "waiting", "waiting"), govuk::TagColour::yellow},
            .href = std::move(href)};
}

std::size_t referrals_to_decide(const Exchange& exchange, const Reading& reading) {
    const auto open = referrals::list_open(
        reading,
        site::scope(exchange.app.policy, exchange.actor(), access::Operation::list_referrals));
    return std::size_t(
        std::ranges::count(open, referrals::State::sent, &referrals::Referral::state));
}

// Who may mend it is sent to the page that does; the others see the meeting.
Url page_for(const Exchange& exchange, const Meeting& meeting, meetings::Where where) {
    if (!exchange.might(access::Operation::change_meeting)) return meetings::address(meeting.id);
    switch (where) {
        case meetings::Where::agenda: return meetings::address(meeting.id, "agenda");
        case meetings::Where::seats: return meetings::address(meeting.id, "seats");
        case meetings::Where::pack: break;
    }
    return meetings::address(meeting.id, "pack");
}

std::vector<govuk::Task> before_the_pack(const Exchange& exchange, const Reading& reading,
                                         const Meeting& meeting) {
    std::vector<govuk::Task> tasks;
    for (const meetings::ReadyTask& one : meetings::readiness(
             meeting, meetings::items_of(reading, meeting.id),
             meetings::seats_of(reading, meeting.id), exchange.app.panel, exchange.today()))
        tasks.push_back({.title = one.title,
                         .status = one.is_done
                                       ? govuk::Status("Ready")
                                       : govuk::Status("Not ready", govuk::TagColour::yellow),
                         .href = page_for(exchange, meeting, one.where),
                         .hint = one.hint});
    return tasks;
}

std::vector<govuk::Task> in_its_way(const Exchange& exchange, const Reading& reading,
                                    const Meeting& meeting) {
    std::vector<govuk::Task> tasks{
        task("Referrals to decide", "/referrals", referrals_to_decide(exchange, reading),
             "All decided"),
        task("Exceptions that a chair decides", "/exceptions",
             meetings::waiting_exceptions(reading).size(), "All decided"),
        task("Minutes of earlier meetings", "/meetings", minutes_not_approved(reading).size(),
             "All approved")};
    if (meetings::is_pack_out(meeting) && exchange.might(access::Operation::view_answers)) {
        const auto standings = statements::standings_at(reading, meeting.id, exchange.app.panel);
        tasks.push_back(task("Answers that agencies owe", meetings::address(meeting.id, "answers"),
                             std::size_t(statements::total_owed(standings)), "All answered"));
    }
    std::ranges::move(before_the_pack(exchange, reading, meeting), std::back_inserter(tasks));
    return tasks;
}

Html nothing_planned(const Exchange& exchange) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Next meeting")
         << govuk::paragraph("No meeting is planned, so no referral can be listed.");
    if (exchange.might(access::Operation::plan_meetings))
        html << govuk::paragraph(govuk::link("/meetings/series", "Plan the year’s meetings"));
    return html;
}

}  // namespace

Html next_meeting(const Exchange& exchange, const Reading& reading) {
    const auto coming = meetings::upcoming_meetings(reading, exchange.today());
    if (coming.empty()) return nothing_planned(exchange);
    const Meeting& next = coming.front();
    Html html, words;
    words << govuk::link(meetings::address(next.id),
                         meetings::time_words(next.starts_at) + ", " + next.place)
          << ". " << pack_words(next, exchange.today());
    html << govuk::heading(govuk::Size::medium,
                           "Next meeting: " + day_words(next.held_on, exchange.today()))
         << govuk::paragraph(words)
         << govuk::task_list(
                {.items = in_its_way(exchange, reading, next), .id_prefix = "next-meeting"});
    return html;
}

}  // namespace mase::home
