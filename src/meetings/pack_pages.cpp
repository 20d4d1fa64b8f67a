// The pack of a meeting: its agenda with a way to each case; for the administrator, what to check,
// the circulating, and who has opened what.
#include <algorithm>
#include <array>
#include <map>

#include "meetings/circulation_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/pack_check_pages.h"
#include "meetings/pack_supplements_store.h"
#include "meetings/pack_versions_store.h"
#include "meetings/seats_store.h"
#include "site/frame.h"
#include "site/relations_store.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

// Nothing in it says who is on the agenda (rules.md 26).
std::string notice_words(const Exchange& exchange, const Meeting& meeting,
                         const std::vector<NamedItem>& items) {
    const auto count =
        std::ranges::count_if(items, [](const NamedItem& shown) { return !shown.item.is_off(); });
    const panels::Panel& panel = exchange.app.panel;
    return panel.name + " " + panel.meeting_short_name + ": the pack for the meeting on " +
           when_words(meeting) + " is ready, with " + counted(count, "case") +
           ".\n\nSign in, choose Meetings, and read each case before the meeting, so that you can "
           "say what your agency knows and can do. Tell us now if you cannot come and who will "
           "stand in for you.\n\nDo not reply with the name or details of any child.\n\n" +
           panel.administrator.name + "\n" + panel.administrator.telephone + "\n" +
           panel.administrator.email;
}

// Nobody is chased for a case that they are kept out of (rules.md 5 and 6).
using ToCases = std::map<CaseId, std::vector<site::Related>>;

std::string numbers_not_opened(const std::vector<NamedItem>& items, const Seat& seat,
                               const std::set<Opening>& openings, const ToCases& to_cases,
                               int& opened) {
    std::string numbers;
    opened = 0;
    for (int number = 0; const NamedItem& shown : items) {
        ++number;
        if (shown.item.is_off() || site::keep_out(to_cases.at(shown.item.case_id), seat.account))
            continue;
        if (openings.contains({shown.item.id, seat.account})) {
            ++opened;
        } else {
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(number);
        }
    }
    return numbers;
}

Html openings_table(const Exchange& exchange, const audit::Reading& reading, const Meeting& meeting,
                    const std::vector<NamedItem>& items) {
    const auto openings = openings_of(reading, meeting.id);
    ToCases to_cases;
    for (const NamedItem& shown : items)
        to_cases[shown.item.case_id] = site::related_to(reading, any(shown.item.case_id));
    std::vector<std::vector<govuk::Cell>> rows;
    for (const Seat& seat : seats_of(reading, meeting.id)) {
        int opened = 0;
        const std::string not_opened = numbers_not_opened(items, seat, openings, to_cases, opened);
        rows.push_back({seat.name,
                        exchange.app.panel.agency_name(seat.agency),
                        {std::to_string(opened), govuk::Format::numeric},
                        not_opened.empty() ? "None" : not_opened});
    }
    return site::scrolling(
        "Who has opened what",
        govuk::table(
            {.caption = "Who has opened what",
             .caption_size = govuk::Size::medium,
             .head = {"Name", "Agency", govuk::Heading("Cases opened", govuk::Format::numeric),
                      "Places on the agenda not opened"},
             .rows = std::move(rows)}));
}

Html circulated_part(const Exchange& exchange, const audit::Reading& reading,
                     const Meeting& meeting, const std::vector<NamedItem>& items) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Tell the members")
         << govuk::textarea({.name = "notice",
                             .label = "Notice to copy into an email",
                             .hint = "This service sends no email. The notice names no child.",
                             .value = notice_words(exchange, meeting, items),
                             .rows = 12})
         << openings_table(exchange, reading, meeting, items);
    return html;
}

std::string due_words(const Meeting& meeting, Date today) {
    return "It is due by " + date_and_distance(meeting.pack_by, today) + ".";
}

// "Circulated on 1 December 2026 at 11am as version 2 (3f9a2c10), in place of the one recalled"
std::string circulated_words(const Meeting& meeting, const std::optional<PackVersion>& version) {
    std::string words = "Circulated on " + clock_words(*meeting.circulated_at);
    if (!version) return words;
    words += " as version " + std::to_string(version->number);
    if (!version->fingerprint.empty()) words += " (" + version->fingerprint.substr(0, 8) + ")";
    return words + (version->number > 1 ? ", in place of the one recalled" : "");
}

Html standing(const Meeting& meeting, const std::optional<PackVersion>& version, Date today) {
    if (meeting.state == "planned" && version && version->recalled)
        return govuk::paragraph("The pack was recalled on " + clock_words(version->recalled->at) +
                                ", and will be circulated again. " + due_words(meeting, today));
    if (meeting.state == "planned")
        return govuk::paragraph("The pack has not been circulated yet. " +
                                due_words(meeting, today));
    if (meeting.state == "cancelled") return govuk::paragraph("This meeting is cancelled.");
    if (meeting.state == "approved")
        return govuk::paragraph(
            "The minutes are approved, so members no longer read the cases "
            "here.");
    return govuk::paragraph(circulated_words(meeting, version) +
                            ". Read each case before the meeting, so that you can say what your "
                            "agency knows and can do.");
}

// What came while the pack was out, about the cases that this person may open.
Html supplements_table(const audit::Reading& reading, const Meeting& meeting,
                       const std::vector<NamedItem>& items) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const PackSupplement& one : supplements_at(reading, meeting.id)) {
        const auto about = std::ranges::find(items, one.item,
                                             [](const NamedItem& shown) { return shown.item.id; });
        if (about == items.end() || about->name.empty() || about->item.is_off()) continue;
        rows.push_back({"Supplement " + std::to_string(one.number),
                        govuk::link(address(about->item), about->name), clock_words(one.at),
                        one.fingerprint.substr(0, 8),
                        one.is_new ? govuk::Content(govuk::tag("New", govuk::TagColour::blue))
                                   : govuk::Content("Opened")});
    }
    if (rows.empty()) return {};
    return site::scrolling(
        "Supplements",
        govuk::table({.caption = "Supplements",
                      .caption_size = govuk::Size::medium,
                      .head = {"Number", "To the case of", "Added", "Fingerprint", "You"},
                      .rows = std::move(rows)}));
}

// Where a pack is recalled, and where chairs read which ones were.
Html way_to_recall(const Exchange& exchange, const Meeting& meeting,
                   const std::optional<PackVersion>& version) {
    const Url recall = address(meeting.id, "recall");
    if (meeting.state == "circulated" && exchange.might(Operation::recall_pack))
        return govuk::link_button(
            {.text = "Recall the pack", .href = recall, .kind = govuk::ButtonKind::secondary});
    const bool was_recalled = version && (version->recalled || version->number > 1);
    if (!was_recalled || !exchange.might(Operation::view_recalls)) return {};
    return govuk::paragraph(govuk::link(recall, "See what was recalled, and who had opened it"));
}

struct Typed {
    std::string late_reason = {};
    Problems problems = {};
    std::string done = {};
};

http::Response pack_page(const Exchange& exchange, const audit::Reading& reading, Typed typed) {
    const auto meeting = find_meeting(reading, exchange.id<MeetingId>("meeting"));
    if (!meeting) return site::missing(exchange);
    const auto items = named_items(exchange, reading, *meeting);
    const auto version = latest_version(reading, meeting->id);
    Html html, for_administrator;
    if (exchange.might(Operation::circulate_pack)) {
        if (meeting->state == "planned")
            for_administrator << check_part(exchange, reading, *meeting, items, typed.late_reason,
                                            typed.problems);
        if (is_pack_out(*meeting))
            for_administrator << circulated_part(exchange, reading, *meeting, items);
    }
    html << govuk::heading_with_caption(govuk::Size::large, "Pack", title_of(*meeting))
         << tabs(exchange, *meeting, "pack") << govuk::paragraph(when_words(*meeting) + ".")
         << standing(*meeting, version, exchange.today());
    if (items.empty()) {
        html << govuk::paragraph("No case is on the agenda yet.");
    } else {
        html << agenda_table(exchange, reading, items)
             << supplements_table(reading, *meeting, items);
    }
    html << "<div class=\"mase-not-printed\">" << for_administrator
         << way_to_recall(exchange, *meeting, version) << "</div>";
    return site::page(exchange, {.title = "Pack: " + title_of(*meeting),
                                 .content = std::move(html),
                                 .back = address(meeting->id),
                                 .problems = std::move(typed.problems),
                                 .done = std::move(typed.done),
                                 .sensitive = names_anyone(items),
                                 .full_width = true});
}

http::Response show_pack(Exchange& exchange) {
    const std::string done = exchange.query.text("done");
    const auto viewing = exchange.view();
    return pack_page(exchange, viewing,
                     {.done = done == "circulated" ? "The pack is circulated. Tell the members: "
                                                     "there is a notice to copy below"
                              : done == "asked"    ? "The chairs are asked"
                              : done == "recalled" ? "The pack is recalled. Tell the members: "
                                                     "this service sends no email"
                                                   : ""});
}

http::Response circulate_it(Exchange& exchange) {
    const auto id = exchange.id<MeetingId>("meeting");
    const auto circulated = exchange.change([&](audit::Change& change) -> Result<int> {
        auto meeting = find_meeting(change, id);
        Problems problems = circulation_problems(*meeting, change.today(), lateness(change, id));
        if (!problems.empty()) return refused(std::move(problems));
        meeting->version = typed_version(exchange.form);
        return circulate(change, *meeting);
    });
    if (circulated) return site::redirect(address(id, "pack").query("done", "circulated"));
    const auto viewing = exchange.view();
    return pack_page(exchange, viewing, {.problems = circulated.error()});
}

http::Response ask_for_lateness(Exchange& exchange) {
    const auto id = exchange.id<MeetingId>("meeting");
    const std::string reason = exchange.form.text("late_reason");
    const auto asked = exchange.change([&](audit::Change& change) -> Result<ExceptionId> {
        const auto meeting = find_meeting(change, id);
        if (reason.empty()) return refused("late_reason", "Enter why the pack is late");
        if (meeting->state != "planned" || change.today() <= meeting->pack_by)
            return refused("late_reason", "This pack is not late, so no chair has to allow it");
        return ask_exception(change, late_pack, {}, {}, id, change.panel_key(), reason);
    });
    if (asked) return site::redirect(address(id, "pack").query("done", "asked"));
    const auto viewing = exchange.view();
    return pack_page(exchange, viewing, {.late_reason = reason, .problems = asked.error()});
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/meetings/{meeting}/pack", Operation::view_pack, meeting_subject, show_pack},
    {Method::post, "/meetings/{meeting}/pack", Operation::circulate_pack, meeting_subject,
     circulate_it},
    {Method::post, "/meetings/{meeting}/lateness", Operation::circulate_pack, meeting_subject,
     ask_for_lateness},
});

}  // namespace

site::Routes pack_routes() {
    return routes;
}

}  // namespace mase::meetings
