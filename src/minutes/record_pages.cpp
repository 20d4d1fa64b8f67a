#include "minutes/record_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "actions/shown_pages.h"
#include "decisions/parts_pages.h"
#include "decisions/placing_pages.h"
#include "decisions/shown_pages.h"
#include "decisions/sitting_store.h"
#include "meetings/exceptions_store.h"
#include "meetings/meetings_store.h"
#include "site/relations_store.h"

namespace mase::minutes {

namespace {

using decisions::Part;
using meetings::Seat;
using Rows = std::vector<govuk::SummaryRow>;

// Whoever may read the case may read what the panel said of it (rules.md 8).
bool may_read(const site::Exchange& exchange, const audit::Reading& reading,
              const cases::CaseFile& file) {
    return site::may(exchange.app.policy, reading, access::Operation::view_case,
                     {.kind = access::SubjectKind::case_,
                      .id = any(file.id),
                      .state = file.state,
                      .via = {},
                      .case_id = file.id});
}

std::string person(const Seat& seat, const std::string& stand_in, const panels::Panel& panel) {
    std::string words = seat.name + ", " + panel.agency_name(seat.agency);
    if (seat.is_chairing())
        words += std::string(seat.is_deputy ? ", deputy chair for " : ", chair for ") +
                 panels::sector_name(seat.side);
    return stand_in.empty() ? words : stand_in + ", in place of " + words;
}

govuk::Content listed(const std::vector<std::string>& names) {
    if (names.empty()) return "Nobody";
    std::vector<govuk::Content> items(names.begin(), names.end());
    return govuk::list(govuk::ListKind::plain, items);
}

std::string together(const std::vector<std::string>& sectors) {
    std::string words;
    for (const std::string& sector : sectors)
        words += (words.empty() ? "" : ", ") + panels::sector_name(sector);
    return words;
}

std::string quorum(const site::Exchange& exchange, const audit::Reading& reading,
                   const meetings::Meeting& meeting, const meetings::Seats& seats) {
    const auto missing = meetings::sectors_missing(seats, exchange.app.panel);
    if (missing.empty()) return "There was a quorum.";
    const auto allowed = meetings::allowed_exception(reading, "BELOW_QUORUM", meeting.id);
    std::string words = "Below quorum: nobody was there for " + together(missing) + ".";
    if (allowed) words += " The meeting went on because: " + allowed->reason;
    return words;
}

void add_attendance(Rows& rows, const meetings::Seats& seats,
                    const decisions::Attendances& attendances, const forms::CodeLists& codes,
                    const panels::Panel& panel) {
    for (const forms::Code& code : codes.all("attendance")) {
        std::vector<std::string> names;
        for (const Seat& seat : seats) {
            const decisions::Attendance& attendance = attendances.at(seat.account);
            if (attendance.code == code.code)
                names.push_back(person(seat, attendance.stand_in, panel));
        }
        rows.push_back({code.label, listed(names)});
    }
}

void append(Rows& rows, Rows more) {
    std::ranges::move(more, std::back_inserter(rows));
}

// Each with its named person and date (MR-50, MR-51).
void add_actions(const audit::Reading& reading, const decisions::Scene& scene, Rows& rows) {
    for (const actions::Action& action : scene.asked)
        rows.push_back({"Action for " + actions::owner_words(reading, action) + ", by " +
                            short_date(action.due_on),
                        decisions::multiline(action.task)});
    if (scene.asked.empty()) rows.push_back({"Actions", "None"});
}

Rows discussion(const site::Exchange& exchange, const audit::Reading& reading,
                const decisions::Scene& scene) {
    const decisions::Showing showing{exchange, reading, scene};
    Rows rows;
    for (const Part part : decisions::parts) {
        if (part == Part::actions) {
            add_actions(reading, scene, rows);
        } else {
            append(rows, decisions::part_rows(showing, part,
                                              decisions::fields_of(part, scene.discussion)));
        }
    }
    const auto confirmed = scene.discussion.data_confirmed_at;
    rows.push_back({"Data", confirmed ? "Confirmed on " + clock_words(*confirmed)
                                      : "Not confirmed at the meeting"});
    return rows;
}

Html item(const site::Exchange& exchange, const audit::Reading& reading, const Heard& heard) {
    const meetings::Item& on_agenda = heard.scene.item;
    Rows rows{{"On the agenda", decisions::why_words(on_agenda.why)}};
    if (on_agenda.presenter)
        rows.push_back({"Presented by", accounts::account_name(reading, *on_agenda.presenter)});
    if (on_agenda.state == "held_over") {
        rows.push_back({"Outcome", "Held over, not discussed"});
    } else if (on_agenda.is_off()) {
        rows.push_back({"Outcome", "Taken off the agenda, not discussed"});
    } else {
        append(rows, decisions::placing_rows(heard.scene.placing));
        append(rows, discussion(exchange, reading, heard.scene));
    }
    Html html;
    html << decisions::section_heading("item-" + text(on_agenda.id), heard.title)
         << govuk::summary_list({.rows = std::move(rows)});
    return html;
}

}  // namespace

Record record_of(const site::Exchange& exchange, const audit::Reading& reading, MeetingId id) {
    Record record{.meeting = *meetings::find_meeting(reading, id), .items = {}};
    for (const meetings::Item& item : meetings::items_of(reading, id)) {
        const auto file = cases::find_case(reading, item.case_id);
        if (!may_read(exchange, reading, *file)) {
            ++record.hidden;
            continue;
        }
        reading.shows(item.case_id);
        record.items.push_back(
            {decisions::scene_of(reading, exchange.app, item.id),
             std::to_string(item.position) + ". " + cases::child_name(reading, *file)});
    }
    return record;
}

Html meeting_summary(const site::Exchange& exchange, const audit::Reading& reading,
                     const meetings::Meeting& meeting) {
    const meetings::Seats seats = meetings::seats_of(reading, meeting.id);
    Rows rows{{"Held on", long_date(meeting.held_on)}, {"Place", meeting.place}};
    if (meeting.sat_at) rows.push_back({"Began", clock_words(*meeting.sat_at)});
    if (meeting.ended_at) rows.push_back({"Ended", clock_words(*meeting.ended_at)});
    rows.push_back({"Confidentiality", meeting.confidentiality_at
                                           ? "The statement was read out and accepted."
                                           : "The statement was not read out."});
    add_attendance(rows, seats, decisions::attendances_of(reading, meeting.id),
                   *exchange.app.form.codes, exchange.app.panel);
    rows.push_back({"Quorum", quorum(exchange, reading, meeting, seats)});
    return govuk::summary_list({.rows = std::move(rows)});
}

Html items(const site::Exchange& exchange, const audit::Reading& reading, const Record& record) {
    Html html;
    for (const Heard& heard : record.items) html << item(exchange, reading, heard);
    if (record.hidden > 0)
        html << govuk::paragraph(
            std::string(record.hidden == 1 ? "One item is" : "Some items are") +
            " not shown: you can read minutes only of the cases that you can open.");
    return html;
}

}  // namespace mase::minutes
