#include "decisions/sitting_pages.h"

#include <optional>

#include "decisions/ending_store.h"
#include "decisions/interest_pages.h"
#include "decisions/live_pages.h"
#include "decisions/shown_pages.h"
#include "decisions/sitting_shown_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"

namespace mase::decisions {

namespace {

using access::Operation;

MeetingId meeting_of(const site::Exchange& exchange) {
    return exchange.id<MeetingId>("meeting");
}

Live live_here(const site::Exchange& exchange) {
    const MeetingId meeting = meeting_of(exchange);
    return live_from(exchange, meeting, sitting_url(meeting));
}

http::Response shown(const site::Exchange& exchange, const SittingTyped& typed, int status) {
    const Live live = live_here(exchange);
    const auto viewing = exchange.view(site::from_agenda);
    return site::page(
        exchange, kept_live(live, sitting_page(exchange, viewing, live.meeting, typed)), status);
}

SittingTyped typed_in(const FormData& form) {
    SittingTyped typed;
    typed.attendance_shown = form.text("shown-attendance");
    if (form.has("shown-attendance")) typed.attendance = typed_attendance(form);
    typed.quorum_reason = form.text("below_quorum_reason");
    typed.hold_over_item = form.text("hold_over_item");
    typed.hold_over_to = form.text("hold_over_to");
    typed.interest = typed_interest(form);
    return typed;
}

bool is_unsaved(const site::Exchange& exchange, const audit::Reading& reading,
                const SittingTyped& typed) {
    const Fields stored = attendance_fields(attendances_of(reading, meeting_of(exchange)));
    return (typed.attendance &&
            edit(*typed.attendance, typed.attendance_shown, stored) != Edit::untouched) ||
           !typed.quorum_reason.empty() || !typed.hold_over_item.empty() ||
           !typed.interest.is_empty();
}

// `typed` is what the form carried beside what `body` saves: shown again, so that it is not lost.
// That page is read inside the change: a Viewing might not see it yet.
template <class Body>
http::Response changed(const site::Exchange& exchange, SittingTyped typed, const char* place,
                       Body body) {
    const Live live = live_here(exchange);
    std::optional<site::Page> with_unsaved;
    const auto saved = exchange.change([&](audit::Change& change) -> Result<int> {
        Result<int> done = body(change);
        if (!done || !is_unsaved(exchange, change, typed)) return done;
        typed.done = "Saved. Something else that you typed on this page is not saved yet";
        with_unsaved = kept_live(live, sitting_page(exchange, change, live.meeting, typed));
        return done;
    });
    if (with_unsaved) return site::page(exchange, std::move(*with_unsaved));
    if (saved) return site::redirect(live.page.at(place));
    SittingTyped all = typed_in(exchange.form);
    all.problems = saved.error();
    return shown(exchange, all, 422);
}

http::Response show_sitting(site::Exchange& exchange) {
    return shown(exchange, {}, 200);
}

http::Response read_out(site::Exchange& exchange) {
    return changed(exchange, typed_in(exchange.form), "confidentiality",
                   [&](audit::Change& change) -> Result<int> {
                       meetings::note_confidentiality(change, meeting_of(exchange));
                       return 0;
                   });
}

Result<int> save_typed_attendance(audit::Change& change, const site::Exchange& exchange) {
    const MeetingId meeting = meeting_of(exchange);
    const Fields typed = typed_attendance(exchange.form);
    const Fields stored = attendance_fields(attendances_of(change, meeting));
    const Edit made = edit(typed, exchange.form.text("shown-attendance"), stored);
    if (made == Edit::untouched) return 0;
    if (made == Edit::conflict)
        return refused("attendance",
                       "Someone else saved the attendance while you were typing. Compare both, "
                       "then save what is to stand");
    return save_attendances(change, exchange.app, meeting,
                            attendances_in(typed, meetings::seats_of(change, meeting)));
}

http::Response save_attendance(site::Exchange& exchange) {
    SittingTyped beside = typed_in(exchange.form);
    beside.attendance.reset();
    return changed(exchange, std::move(beside), "attendance",
                   [&](audit::Change& change) { return save_typed_attendance(change, exchange); });
}

http::Response give_reason(site::Exchange& exchange) {
    SittingTyped beside = typed_in(exchange.form);
    beside.quorum_reason.clear();
    return changed(exchange, std::move(beside), "attendance", [&](audit::Change& change) {
        return give_quorum_reason(change, meeting_of(exchange),
                                  exchange.form.text("below_quorum_reason"));
    });
}

// Who is there is saved with it, if it was typed and not yet saved.
http::Response begin(site::Exchange& exchange) {
    SittingTyped beside = typed_in(exchange.form);
    beside.attendance.reset();
    return changed(exchange, std::move(beside), "agenda", [&](audit::Change& change) {
        auto saved = save_typed_attendance(change, exchange);
        return saved ? begin_sitting(change, exchange.app, meeting_of(exchange)) : saved;
    });
}

bool is_about_hidden(const audit::Reading& reading, ItemId id) {
    const auto item = meetings::find_item(reading, id);
    return item && site::is_hidden_from_some(reading, item->case_id);
}

http::Response hold_item_over(site::Exchange& exchange) {
    const auto item = parse_id<ItemId>(exchange.form.text("hold_over_item"));
    const auto to = parse_id<MeetingId>(exchange.form.text("hold_over_to"));
    SittingTyped beside = typed_in(exchange.form);
    beside.hold_over_item.clear();
    return changed(
        exchange, std::move(beside), "agenda", [&](audit::Change& change) -> Result<int> {
            Problems problems;
            if (!item) problems.push_back({"hold_over_item", "Select the item to hold over"});
            if (!to) problems.push_back({"hold_over_to", "Select the meeting that will hear it"});
            if (!problems.empty()) return refused(std::move(problems));
            if (is_about_hidden(change, *item)) exchange.keep_quiet();
            return hold_over(change, meeting_of(exchange), *item, *to);
        });
}

http::Response declare(site::Exchange& exchange) {
    SittingTyped beside = typed_in(exchange.form);
    beside.interest = {};
    exchange.keep_quiet();  // from now on one of those who watch is to find no trace of the case
    return changed(exchange, std::move(beside), "interests", [&](audit::Change& change) {
        return declare_interest(change, meeting_of(exchange), typed_interest(exchange.form));
    });
}

http::Response end(site::Exchange& exchange) {
    return changed(exchange, typed_in(exchange.form), "ending", [&](audit::Change& change) {
        return end_meeting(change, exchange.app, meeting_of(exchange));
    });
}

constexpr auto find = meetings::meeting_subject;
constexpr auto get = site::Method::get;
constexpr auto post = site::Method::post;
constexpr auto watch = site::Method::watch;

constexpr auto routes = std::to_array<site::Route>({
    {get, "/meetings/{meeting}/sitting", Operation::view_sitting, find, show_sitting},
    {watch, "/meetings/{meeting}/sitting/changes", Operation::view_sitting, find, nullptr},
    {post, "/meetings/{meeting}/sitting", Operation::run_sitting, find, begin},
    {post, "/meetings/{meeting}/sitting/confidentiality", Operation::run_sitting, find, read_out},
    {post, "/meetings/{meeting}/sitting/attendance", Operation::run_sitting, find, save_attendance},
    {post, "/meetings/{meeting}/sitting/quorum", Operation::run_sitting, find, give_reason},
    {post, "/meetings/{meeting}/sitting/held-over", Operation::run_sitting, find, hold_item_over},
    {post, "/meetings/{meeting}/sitting/interests", Operation::run_sitting, find, declare},
    {post, "/meetings/{meeting}/ending", Operation::end_meeting, find, end},
});

}  // namespace

site::Routes sitting_routes() {
    return routes;
}

}  // namespace mase::decisions
