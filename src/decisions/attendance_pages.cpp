#include "decisions/attendance_pages.h"

#include "core/problems.h"
#include "decisions/live_pages.h"
#include "decisions/shown_pages.h"
#include "meetings/exceptions_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"

namespace mase::decisions {

namespace {

class AttendancePart {
public:
    AttendancePart(const site::Exchange& exchange, const audit::Reading& reading,
                   const meetings::Meeting& meeting, const SittingTyped& typed)
        : exchange_(exchange),
          reading_(reading),
          meeting_(meeting),
          typed_(typed),
          seats_(meetings::seats_of(reading, meeting.id)),
          attendances_(attendances_of(reading, meeting.id)),
          stored_(attendance_fields(attendances_)),
          edit_(typed.attendance ? edit(*typed.attendance, typed.attendance_shown, stored_)
                                 : Edit::untouched) {}

    Html attendance_table() const;
    Html attendance_form() const;
    Html quorum(bool runs) const;
    Unsaved unsaved() const {
        return edit_ == Edit::untouched && typed_.quorum_reason.empty() ? Unsaved::no
                                                                        : Unsaved::yes;
    }

private:
    const forms::CodeLists& codes() const { return *exchange_.app.form.codes; }
    Html seat_fields(const meetings::Seat&, const Fields&) const;

    const site::Exchange& exchange_;
    const audit::Reading& reading_;
    const meetings::Meeting& meeting_;
    const SittingTyped& typed_;
    const meetings::Seats seats_;
    const Attendances attendances_;
    const Fields stored_;
    const Edit edit_;
};

std::string who(const meetings::Seat& seat, const panels::Panel& panel) {
    std::string words = seat.name + ", " + panel.agency_name(seat.agency);
    if (seat.is_chairing())
        words += (seat.is_deputy ? " (deputy chair for " : " (chair for ") +
                 panels::sector_name(seat.side) + ")";
    return words;
}

Html AttendancePart::attendance_table() const {
    govuk::Table table{.caption = "Who is there", .head = {"Person", "Attendance"}};
    for (const meetings::Seat& seat : seats_) {
        const Attendance& attendance = attendances_.at(seat.account);
        std::string words = attendance.code.empty() ? "Not recorded yet"
                                                    : codes().label("attendance", attendance.code);
        if (!attendance.stand_in.empty()) words += ": " + attendance.stand_in;
        table.rows.push_back({govuk::Cell(who(seat, exchange_.app.panel)), govuk::Cell(words)});
    }
    return govuk::table(table);
}

Html AttendancePart::seat_fields(const meetings::Seat& seat, const Fields& shown) const {
    const std::string field = attendance_field(seat.account);
    const auto value = [&](const std::string& name) {
        const auto found = shown.find(name);
        return found == shown.end() ? "" : found->second;
    };
    std::vector<govuk::Option> options{{"", "Not recorded yet"}};
    for (const forms::Code& code : codes().valid_on("attendance", meeting_.held_on)) {
        if (!seat.is_chairing() || code.code != "DEPUTY_PRESENT")
            options.push_back({code.code, code.label});
    }
    Html html;
    html << govuk::select({.name = field,
                           .label = {who(seat, exchange_.app.panel), govuk::Size::small},
                           .error = problem_of(typed_.problems, field),
                           .value = value(field),
                           .items = std::move(options)});
    const std::string stand_in = field + "-stand-in";
    const bool named = value(field) == "DEPUTY_PRESENT" || !value(stand_in).empty();
    if (!seat.is_chairing()) {
        const Html name = govuk::input({.name = stand_in,
                                        .label = "Name of the deputy",
                                        .error = problem_of(typed_.problems, stand_in),
                                        .value = value(stand_in)});
        html << govuk::details(
            {.summary_text = "A deputy came for " + seat.name, .content = name, .open = named});
    }
    return html;
}

Html AttendancePart::attendance_form() const {
    const Fields& shown = edit_ == Edit::untouched ? stored_ : *typed_.attendance;
    Html fields;
    fields << govuk::hidden_input("shown-attendance", fingerprint(stored_));
    for (const meetings::Seat& seat : seats_) fields << seat_fields(seat, shown);
    fields << button_to(sitting_part_url(meeting_.id, "attendance"), "Save attendance",
                        govuk::ButtonKind::secondary);
    Html html;
    // Both versions, when someone else saved another meanwhile.
    if (edit_ == Edit::conflict)
        html << govuk::heading(govuk::Size::small, "Stored now") << attendance_table();
    return std::move(html << fields);
}

Html AttendancePart::quorum(bool runs) const {
    const panels::Panel& panel = exchange_.app.panel;
    Html html;
    if (stored_.empty()) return html;  // nothing to judge by yet
    for (const std::string& side : meetings::sides_missing(seats_, panel))
        html << govuk::warning_text("Neither the chair for " + panels::sector_name(side) +
                                    " nor a deputy is recorded as there. No meeting goes on "
                                    "without both sides.");
    const auto missing = meetings::sectors_missing(seats_, panel);
    if (missing.empty())
        return std::move(html << govuk::paragraph("The sectors that the quorum needs are there."));
    std::string sectors;
    for (const std::string& sector : missing)
        sectors += (sectors.empty() ? "" : ", ") + panels::sector_name(sector);
    html << govuk::paragraph("Below quorum: nobody is recorded as there for " + sectors + ".");
    const auto reason = meetings::latest_exception(reading_, "BELOW_QUORUM", meeting_.id);
    if (reason && reason->state != "refused") {
        html << govuk::paragraph((reason->state == "allowed"
                                      ? "A chair recorded the reason for going on: "
                                      : "Waiting for a chair to allow this reason: ") +
                                 reason->reason);
    } else if (runs) {
        html << govuk::textarea({.name = "below_quorum_reason",
                                 .label = {"The chairs’ reason for going on", govuk::Size::small},
                                 .hint = "It is counted, and shown with the minutes. If you "
                                         "are not a chair, a chair has to allow it.",
                                 .error = problem_of(typed_.problems, "below_quorum_reason"),
                                 .value = typed_.quorum_reason,
                                 .rows = 3})
             << button_to(sitting_part_url(meeting_.id, "quorum"), "Record the reason",
                          govuk::ButtonKind::secondary);
    }
    return html;
}

}  // namespace

Html attendance_part(const site::Exchange& exchange, const audit::Reading& reading,
                     const meetings::Meeting& meeting, const SittingTyped& typed, bool runs) {
    const AttendancePart part(exchange, reading, meeting, typed);
    Html html;
    html << section_heading("attendance", "Attendance")
         << (runs ? part.attendance_form() : part.attendance_table()) << part.quorum(runs);
    return live_part("attendance", part.unsaved(), html);
}

}  // namespace mase::decisions
