#include "chronology/chronology_store.h"

#include "accounts/accounts_store.h"
#include "actions/reports_store.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "meetings/supplements_store.h"
#include "site/relations_store.h"
#include "statements/statements_store.h"

namespace mase::chronology {

namespace {

using access::Operation;
using access::SubjectKind;

// A meeting that has ended: before, what is recorded of it may still change under the reader.
constexpr std::string_view ended = "m.state IN ('ended', 'approved')";

struct Source {
    const audit::Reading& reading;
    const cases::CaseFile& file;
    const Naming& naming;
    std::vector<Event>& events;

    void rows(const std::string& sql, const db::OnRow& on_row) const {
        reading.rows(sql, {reading.panel(), file.id}, on_row);
    }
    std::string opened(const db::Row& row, int column, std::string field, AnyId of) const {
        if (row.is_null(column)) return "";
        return reading.open(audit::SealedText(row.copied(column), {std::move(field), of}));
    }
    std::string person(AccountId account, const std::string& agency = "") const {
        const std::string name = accounts::account_name(reading, account);
        return agency.empty() ? name : name + ", " + naming.panel.agency_name(agency);
    }
    std::string label(std::string_view list, std::string_view code) const {
        return naming.codes.label(list, code);
    }
    access::Subject subject(SubjectKind kind, AnyId id, std::string state) const {
        return {.kind = kind,
                .id = id,
                .state = std::move(state),
                .via = {any(file.id)},
                .case_id = file.id};
    }
};

std::vector<std::string> without_empty(std::vector<std::string> paragraphs) {
    std::erase_if(paragraphs, [](const std::string& words) { return words.empty(); });
    return paragraphs;
}

void add_referrals(const Source& source) {
    source.rows(
        "SELECT id, received_on, referrer_id, route, state FROM referrals WHERE panel_id = $1 AND "
        "case_id = $2 AND received_on IS NOT NULL",
        [&](const db::Row& row) {
            const auto id = row.id<ReferralId>(0);
            source.events.push_back(
                {.kind = Kind::referral,
                 .on = row.date(1),
                 .title = "Referral received",
                 .by = source.person(row.id<AccountId>(2)),
                 .paragraphs = {source.label("referral_routes", row.text(3))},
                 .target = Target{Operation::view_referral,
                                  source.subject(SubjectKind::referral, any(id), row.string(4)),
                                  {"referrals", text(id)}}});
        });
    for (const meetings::Supplement& one : meetings::supplements_of(source.reading, source.file.id))
        source.events.push_back({.kind = Kind::referral,
                                 .on = in_london(one.at).date,
                                 .title = "Further information",
                                 .by = one.by,
                                 .paragraphs = {one.words}});
    source.events.push_back({.kind = Kind::referral,
                             .on = source.file.opened_on,
                             .title = "Referral accepted and case opened",
                             .by = "",
                             .paragraphs = {}});
}

std::string item_words(std::string_view state, Date held_on, Date today) {
    if (state == "held_over") return "Held over to a later meeting";
    if (state == "withdrawn") return "Taken off the agenda";
    if (state == "discussed") return "Discussed at the meeting";
    return held_on < today ? "On the agenda of the meeting" : "On the agenda of a coming meeting";
}

void add_meetings(const Source& source) {
    source.rows(
        "SELECT i.id, i.meeting_id, i.state, m.held_on, m.state, CASE WHEN " + std::string(ended) +
            " THEN d.child_voice END, CASE WHEN " + std::string(ended) +
            " THEN d.raised END FROM agenda_items i JOIN meetings m ON m.panel_id = i.panel_id "
            "AND m.id = i.meeting_id LEFT JOIN discussions d ON d.panel_id = i.panel_id AND "
            "d.item_id = i.id WHERE i.panel_id = $1 AND i.case_id = $2 AND m.state <> 'cancelled'",
        [&](const db::Row& row) {
            const auto item = row.id<ItemId>(0);
            const auto meeting = row.id<MeetingId>(1);
            access::Subject subject = source.subject(SubjectKind::item, any(item), row.string(4));
            subject.via.push_back(any(meeting));
            const std::string voice = source.opened(row, 5, "discussions.child_voice", any(item));
            const std::string raised = source.opened(row, 6, "discussions.raised", any(item));
            source.events.push_back(
                {.kind = Kind::meeting,
                 .on = row.date(3),
                 .title = item_words(row.text(2), row.date(3), source.reading.today()),
                 .by = "",
                 .paragraphs = without_empty({voice.empty() ? "" : "What the child says: " + voice,
                                              raised.empty() ? "" : "Raised: " + raised}),
                 .target = Target{Operation::view_item,
                                  std::move(subject),
                                  {"meetings", text(meeting), "items", text(item)}}});
        });
}

// What agencies state is for those who may read the item it is about, and of that only what each
// may see.
void add_statements(const Source& source) {
    for (const meetings::Item& item : meetings::items_of_case(source.reading, source.file.id)) {
        const auto meeting = meetings::find_meeting(source.reading, item.meeting);
        const access::Subject subject = meetings::subject_of(item, *meeting);
        if (!site::may(source.naming.policy, source.reading, Operation::view_item, subject))
            continue;
        for (const statements::Answer& answer :
             statements::answers_shown(source.reading, item.id)) {
            for (const statements::Statement& one : answer.statements)
                source.events.push_back(
                    {.kind = Kind::statement,
                     .on = in_london(one.made_at).date,
                     .title = source.label("statement_kinds", one.kind) + " from " +
                              source.naming.panel.agency_name(one.source),
                     .by = source.person(one.made_by, answer.agency),
                     .paragraphs = {one.words},
                     .target = Target{Operation::view_item,
                                      subject,
                                      {"meetings", text(item.meeting), "items", text(item.id)}}});
        }
    }
}

void add_decisions(const Source& source) {
    source.rows(
        "SELECT d.item_id, m.held_on, d.decision, d.decision_reason, d.support_answer, "
        "d.support_reason, b.held_on FROM discussions d JOIN agenda_items i ON i.panel_id = "
        "d.panel_id AND i.id = d.item_id JOIN meetings m ON m.panel_id = i.panel_id AND m.id = "
        "i.meeting_id LEFT JOIN meetings b ON b.panel_id = d.panel_id AND b.id = d.bring_back_to "
        "WHERE d.panel_id = $1 AND i.case_id = $2 AND d.decision IS NOT NULL AND " +
            std::string(ended),
        [&](const db::Row& row) {
            const AnyId item = any(row.id<ItemId>(0));
            const std::string support_reason =
                source.opened(row, 5, "discussions.support_reason", item);
            const auto back = row.maybe_date(6);
            source.events.push_back(
                {.kind = Kind::decision,
                 .on = row.date(1),
                 .title = source.label("decision_outcomes", row.text(2)),
                 .by = "",
                 .paragraphs = without_empty(
                     {source.opened(row, 3, "discussions.decision_reason", item),
                      row.is_null(4) ? ""
                                     : "Support was asked for. " +
                                           source.label("support_answers", row.text(4)),
                      support_reason, back ? "To be brought back on " + short_date(*back) : ""})});
        });
    if (source.file.closed_on)
        source.events.push_back(
            {.kind = Kind::decision,
             .on = *source.file.closed_on,
             .title = "Case closed",
             .by = "",
             .paragraphs = {source.label("closure_reasons", source.file.closure_reason)}});
}

std::string owner(const Source& source, const db::Row& row, int account, int contact, AnyId id) {
    return row.is_null(account) ? source.opened(row, contact, "actions.contact", id)
                                : source.person(row.id<AccountId>(account));
}

Target action_target(const Source& source, ActionId id, std::string state) {
    return {Operation::view_action,
            source.subject(SubjectKind::action, any(id), std::move(state)),
            {"actions", text(id)}};
}

void add_actions(const Source& source) {
    source.rows(
        "SELECT a.id, m.held_on, a.agency, a.owner_id, a.contact, a.due_on, a.task, a.state FROM "
        "actions a JOIN meetings m ON m.panel_id = a.panel_id AND m.id = a.meeting_id WHERE "
        "a.panel_id = $1 AND a.case_id = $2 AND a.state <> 'proposed'",
        [&](const db::Row& row) {
            const auto id = row.id<ActionId>(0);
            source.events.push_back(
                {.kind = Kind::action,
                 .on = row.date(1),
                 .title = "Action agreed",
                 .by = "",
                 .paragraphs = {source.opened(row, 6, "actions.task", any(id)),
                                "For " + owner(source, row, 3, 4, any(id)) + ", " +
                                    source.naming.panel.agency_name(row.string(2)) + ", by " +
                                    short_date(row.date(5))},
                 .target = action_target(source, id, row.string(7))});
        });
}

void add_reports(const Source& source) {
    source.rows(
        "SELECT a.id, r.at, r.account_id, r.report, r.words, a.state, a.task FROM action_reports r "
        "JOIN "
        "actions a ON a.panel_id = r.panel_id AND a.id = r.action_id WHERE r.panel_id = $1 AND "
        "a.case_id = $2 AND a.state <> 'proposed'",
        [&](const db::Row& row) {
            const auto id = row.id<ActionId>(0);
            const audit::Place words =
                actions::report_place(id, row.instant(1), row.id<AccountId>(2));
            source.events.push_back(
                {.kind = Kind::report,
                 .on = in_london(row.instant(1)).date,
                 .title = "Action reported: " + source.label("action_reports", row.text(3)),
                 .by = source.person(row.id<AccountId>(2)),
                 .paragraphs = without_empty({source.opened(row, 6, "actions.task", any(id)),
                                              source.opened(row, 4, words.field, words.row)}),
                 .target = action_target(source, id, row.string(5))});
        });
}

void add_checks(const Source& source) {
    source.rows(
        "SELECT a.id, m.held_on, c.outcome, c.words, a.state, a.task, c.item_id FROM action_checks "
        "c JOIN "
        "actions a "
        "ON a.panel_id = c.panel_id AND a.id = c.action_id JOIN agenda_items i ON i.panel_id = "
        "c.panel_id AND i.id = c.item_id JOIN meetings m ON m.panel_id = i.panel_id AND m.id = "
        "i.meeting_id WHERE c.panel_id = $1 AND a.case_id = $2 AND " +
            std::string(ended),
        [&](const db::Row& row) {
            const auto id = row.id<ActionId>(0);
            const audit::Place words = actions::check_place(id, row.id<ItemId>(6));
            source.events.push_back(
                {.kind = Kind::check,
                 .on = row.date(1),
                 .title = "Action checked. " + source.label("action_confirmations", row.text(2)),
                 .by = "",
                 .paragraphs = without_empty({source.opened(row, 5, "actions.task", any(id)),
                                              source.opened(row, 3, words.field, words.row)}),
                 .target = action_target(source, id, row.string(4))});
        });
}

}  // namespace

std::vector<Event> events_of(const audit::Reading& reading, const cases::CaseFile& file,
                             const Naming& naming) {
    std::vector<Event> events;
    if (!reading.permit().covers(access::Part::general)) return events;
    const Source source{reading, file, naming, events};
    add_referrals(source);
    add_statements(source);
    add_meetings(source);
    add_decisions(source);
    add_actions(source);
    add_reports(source);
    add_checks(source);
    return events;
}

}  // namespace mase::chronology
