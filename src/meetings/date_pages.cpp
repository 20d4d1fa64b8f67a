// Moving and cancelling a meeting: what it would do is shown before it is done (rules.md 25).
#include <array>

#include "meetings/agenda_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

struct Moving {
    TypedPlan typed;
    int version = 0;  // of the meeting, when this person opened the form
};

http::Response move_page(const Exchange& exchange, const audit::Reading& reading,
                         const Moving& moving, Problems problems) {
    const auto meeting = find_meeting(reading, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    Html fields, html;
    fields << version_field(*meeting)
           << date_field("held_on", {"New day", govuk::Size::small}, moving.typed.held_on, problems)
           << govuk::input({.name = "starts_at",
                            .label = {"Starts at", govuk::Size::small},
                            .hint = "For example, 2pm or 14:30.",
                            .error = error_of(problems, "starts_at"),
                            .value = moving.typed.starts_at,
                            .width = govuk::Width::characters_10})
           << govuk::input({.name = "place",
                            .label = {"Place", govuk::Size::small},
                            .error = error_of(problems, "place"),
                            .value = moving.typed.place})
           << govuk::button({.text = "Show what this does"});
    html << govuk::heading(govuk::Size::large, "Move the meeting")
         << stored_now(*meeting, moving.version,
                       "Stored now: " + when_words(*meeting) + ". " + state_words(meeting->state))
         << govuk::paragraph("It is on " + when_words(*meeting) + ".")
         << site::post_form(exchange, address(meeting->id, "date"), fields);
    return site::page(exchange, {.title = "Move the meeting",
                                 .content = std::move(html),
                                 .back = address(meeting->id),
                                 .problems = std::move(problems)});
}

Html hidden_plan(const Plan& plan, int version) {
    Html html;
    html << govuk::hidden_input("version", std::to_string(version))
         << govuk::hidden_input("held_on-day", std::to_string(unsigned(plan.held_on.day())))
         << govuk::hidden_input("held_on-month", std::to_string(unsigned(plan.held_on.month())))
         << govuk::hidden_input("held_on-year", std::to_string(int(plan.held_on.year())))
         << govuk::hidden_input("starts_at", plan.starts_at)
         << govuk::hidden_input("place", plan.place) << govuk::hidden_input("confirmed", "yes");
    return html;
}

http::Response effects_page(const Exchange& exchange, const audit::Reading& reading,
                            const Meeting& meeting, const Plan& plan, const Moving& moving) {
    const Meeting moved = moved_to(meeting, plan, exchange.app.panel);
    Html fields, html;
    fields << hidden_plan(plan, moving.version) << govuk::button({.text = "Move the meeting"});
    html << govuk::heading(govuk::Size::large, "What moving the meeting does")
         << govuk::paragraph("From " + when_words(meeting) + ".")
         << govuk::paragraph("To " + when_words(moved) + ".")
         << bullets(effects_of_moving(meeting, moved, items_of(reading, meeting.id),
                                      exchange.app.panel, exchange.today()))
         << site::post_form(exchange, address(meeting.id, "date"), fields);
    return site::page(exchange, {.title = "What moving the meeting does",
                                 .content = std::move(html),
                                 .back = address(meeting.id, "date")});
}

http::Response show_move(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto meeting = find_meeting(viewing, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    return move_page(exchange, viewing, {typed_plan(*meeting), meeting->version}, {});
}

Result<int> move_it(const Exchange& exchange, const Plan& plan, int version) {
    return exchange.change([&](audit::Change& change) -> Result<int> {
        auto meeting = find_meeting(change, exchange.id<MeetingId>("meeting"));
        const auto others = meetings_between(change, plan.held_on, plan.held_on);
        Problems problems = move_problems(*meeting, plan, others, change.today());
        if (!problems.empty()) return refused(std::move(problems));
        Meeting moved = moved_to(*meeting, plan, exchange.app.panel);
        moved.version = version;
        return move_meeting(change, moved);
    });
}

http::Response move_or_show(Exchange& exchange) {
    const Moving moving{typed_plan(exchange.form), typed_version(exchange.form)};
    const auto plan = read_plan(moving.typed);
    if (plan && exchange.form.has("confirmed")) {
        const auto moved = move_it(exchange, *plan, moving.version);
        if (moved)
            return site::redirect(
                address(exchange.id<MeetingId>("meeting")).query("done", "moved"));
        return move_page(exchange, exchange.view(), moving, moved.error());
    }
    const auto viewing = exchange.view();
    if (!plan) return move_page(exchange, viewing, moving, plan.error());
    const auto meeting = find_meeting(viewing, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    Problems problems = move_problems(
        *meeting, *plan, meetings_between(viewing, plan->held_on, plan->held_on), exchange.today());
    if (!problems.empty()) return move_page(exchange, viewing, moving, std::move(problems));
    return effects_page(exchange, viewing, *meeting, *plan, moving);
}

http::Response cancel_page(const Exchange& exchange, const std::string& reason, int version,
                           Problems problems) {
    const auto viewing = exchange.view();
    const auto meeting = find_meeting(viewing, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    Html fields, html;
    fields << version_field(*meeting)
           << govuk::textarea({.name = "reason",
                               .label = {"Why it is cancelled", govuk::Size::small},
                               .hint = "Kept with the meeting, for its members to read. Do not "
                                       "name a child or anyone else.",
                               .error = error_of(problems, "reason"),
                               .value = reason})
           << govuk::button({.text = "Cancel the meeting", .kind = govuk::ButtonKind::warning});
    html << govuk::heading(govuk::Size::large, "Cancel the meeting")
         << stored_now(*meeting, version == 0 ? meeting->version : version,
                       "Stored now: " + when_words(*meeting) + ". " + state_words(meeting->state))
         << govuk::paragraph("It is on " + when_words(*meeting) + ". Cancelling it does this:")
         << bullets(effects_of_cancelling(*meeting, items_of(viewing, meeting->id),
                                          next_planned(viewing, meeting->held_on)))
         << govuk::paragraph(
                "A cancelled meeting cannot be brought back. To hold it on another "
                "day, move it.")
         << site::post_form(exchange, address(meeting->id, "cancellation"), fields);
    return site::page(exchange, {.title = "Cancel the meeting",
                                 .content = std::move(html),
                                 .back = address(meeting->id),
                                 .problems = std::move(problems)});
}

http::Response show_cancellation(Exchange& exchange) {
    return cancel_page(exchange, "", 0, {});
}

http::Response cancel_it(Exchange& exchange) {
    const std::string reason = exchange.form.text("reason");
    const int version = typed_version(exchange.form);
    const auto cancelled = exchange.change([&](audit::Change& change) -> Result<int> {
        auto meeting = find_meeting(change, exchange.id<MeetingId>("meeting"));
        if (reason.empty()) return refused("reason", "Enter why the meeting is cancelled");
        meeting->version = version;
        return cancel_meeting(change, *meeting, reason);
    });
    if (!cancelled) return cancel_page(exchange, reason, version, cancelled.error());
    return site::redirect(address(exchange.id<MeetingId>("meeting")).query("done", "cancelled"));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/meetings/{meeting}/date", Operation::change_meeting, meeting_subject,
     show_move},
    {Method::post, "/meetings/{meeting}/date", Operation::change_meeting, meeting_subject,
     move_or_show},
    {Method::get, "/meetings/{meeting}/cancellation", Operation::change_meeting, meeting_subject,
     show_cancellation},
    {Method::post, "/meetings/{meeting}/cancellation", Operation::change_meeting, meeting_subject,
     cancel_it},
});

}  // namespace

site::Routes date_routes() {
    return routes;
}

}  // namespace mase::meetings
