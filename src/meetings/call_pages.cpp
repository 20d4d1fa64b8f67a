// Calling an extraordinary meeting, with its own clocks and the reason for it (rules.md 25).
#include <array>

#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

Html fields_of(const TypedCall& typed, const Problems& problems) {
    Html html;
    html << date_field("held_on", {"Day of the meeting", govuk::Size::small}, typed.plan.held_on,
                       problems)
         << govuk::input({.name = "starts_at",
                          .label = {"Starts at", govuk::Size::small},
                          .hint = "For example, 2pm or 14:30.",
                          .error = error_of(problems, "starts_at"),
                          .value = typed.plan.starts_at,
                          .width = govuk::Width::characters_10})
         << govuk::input({.name = "place",
                          .label = {"Place", govuk::Size::small},
                          .error = error_of(problems, "place"),
                          .value = typed.plan.place})
         << date_field("received_by", {"Last day for referrals", govuk::Size::small},
                       typed.received_by, problems,
                       "Its own, in place of the usual 10 days. A referral received later is late.")
         << date_field("pack_by", {"Last day for the pack", govuk::Size::small}, typed.pack_by,
                       problems, "Its own, in place of the usual week.")
         << govuk::textarea(
                {.name = "reason",
                 .label = {"Why it cannot wait for the next regular meeting", govuk::Size::small},
                 .hint = "Kept with the meeting, for its members to read. Do not name "
                         "a child or anyone else.",
                 .error = error_of(problems, "reason"),
                 .value = typed.reason})
         << govuk::button({.text = "Call the meeting"});
    return html;
}

http::Response call_page(const Exchange& exchange, const TypedCall& typed, Problems problems) {
    Html html;
    html << govuk::heading(govuk::Size::large, "Call an extraordinary meeting")
         << govuk::paragraph(
                "Do not wait for a meeting: if a child is in danger now call 999, and "
                "tell the duty social worker the same day.")
         << site::post_form(exchange, "/meetings/extraordinary", fields_of(typed, problems));
    return site::page(exchange, {.title = "Call an extraordinary meeting",
                                 .content = std::move(html),
                                 .back = "/meetings",
                                 .problems = std::move(problems)});
}

http::Response show_call(Exchange& exchange) {
    TypedCall typed;
    typed.plan.starts_at = time_words(exchange.app.panel.meeting_starts_at);
    typed.plan.place = exchange.app.panel.meeting_place;
    return call_page(exchange, typed, {});
}

http::Response call_it(Exchange& exchange) {
    const TypedCall typed = typed_call(exchange.form);
    const auto call = read_call(typed);
    if (!call) return call_page(exchange, typed, call.error());
    const auto called = exchange.change([&](audit::Change& change) -> Result<MeetingId> {
        const Date day = call->plan.held_on;
        Problems problems =
            call_problems(*call, meetings_between(change, day, day), change.today());
        if (!problems.empty()) return refused(std::move(problems));
        const MeetingId id = plan_meeting(change, extraordinary_meeting(*call), exchange.app.panel);
        save_reason(change, id, Reason::called, call->reason);
        return id;
    });
    if (!called) return call_page(exchange, typed, called.error());
    return site::redirect(address(*called).query("done", "called"));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/meetings/extraordinary", Operation::call_meeting, site::whole_panel, show_call},
    {Method::post, "/meetings/extraordinary", Operation::call_meeting, site::whole_panel, call_it},
});

}  // namespace

site::Routes call_routes() {
    return routes;
}

}  // namespace mase::meetings
