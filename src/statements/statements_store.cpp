#include "statements/statements_store.h"

#include <algorithm>
#include <stdexcept>

#include "cases/cases_store.h"
#include "clearance/clearance_store.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"

namespace mase::statements {

namespace {

constexpr const char* words_field = "statements.words";

audit::Place withheld_place(ItemId item, const std::string& agency) {
    return {"item_answers.withheld/" + agency, any(item)};
}

std::set<std::string> named_of(const audit::Reading& reading, StatementId id) {
    std::set<std::string> agencies;
    reading.rows("SELECT agency FROM statement_readers WHERE panel_id = $1 AND statement_id = $2",
                 {reading.panel(), id},
                 [&](const db::Row& row) { agencies.insert(row.string(0)); });
    return agencies;
}

std::vector<Statement> statements_shown(const audit::Reading& reading, const Reader& reader,
                                        ItemId item, const std::string& agency) {
    std::vector<Statement> shown;
    reading.rows(
        "SELECT id, kind, source, audience, made_by, made_at, version, words FROM statements WHERE "
        "panel_id = $1 AND item_id = $2 AND agency = $3 AND taken_back_at IS NULL ORDER BY id",
        {reading.panel(), item, agency}, [&](const db::Row& row) {
            Statement statement{.id = row.id<StatementId>(0),
                                .kind = row.string(1),
                                .source = row.string(2),
                                .audience = row.string(3),
                                .named = {},
                                .words = {},
                                .made_by = row.id<AccountId>(4),
                                .made_at = row.instant(5),
                                .version = int(row.integer(6))};
            statement.named = named_of(reading, statement.id);
            if (!may_read(reader, agency, statement)) return;
            statement.words =
                reading.open(audit::SealedText(row.copied(7), {words_field, any(statement.id)}));
            shown.push_back(std::move(statement));
        });
    return shown;
}

std::vector<Answer> select(const audit::Reading& reading, ItemId item, const std::string& rest,
                           const db::Values& values) {
    const Reader reader = reader_of(reading.actor());
    std::vector<Answer> answers;
    reading.rows(
        "SELECT agency, known, recorded, answered_by, answered_at, version, withheld FROM "
        "item_answers WHERE panel_id = $1 AND item_id = $2" +
            rest,
        values, [&](const db::Row& row) {
            Answer answer{.agency = row.string(0),
                          .known = row.string(1),
                          .recorded = row.string(2),
                          .withheld = {},
                          .answered_by = row.id<AccountId>(3),
                          .answered_at = row.instant(4),
                          .version = int(row.integer(5))};
            if (!row.is_null(6) && may_read_withheld(reader, answer.agency))
                answer.withheld = reading.open(
                    audit::SealedText(row.copied(6), withheld_place(item, answer.agency)));
            answer.statements = statements_shown(reading, reader, item, answer.agency);
            answers.push_back(std::move(answer));
        });
    return answers;
}

Result<int> changed_meanwhile() {
    return refused("",
                   "A colleague of your agency changed this meanwhile. What you typed is kept: "
                   "compare it with what is stored now, then save again");
}

struct Open {  // an item whose answers may still be changed
    meetings::Item item;
    KeyId key;
};
Result<Open> opened(audit::Change& change, ItemId id) {
    change.must_concern(id);
    const auto item = meetings::find_item(change, id);
    if (!item) throw std::logic_error("no such item to answer about");
    if (!is_open_for_answers(meetings::find_meeting(change, item->meeting)->state))
        return refused("",
                       "Answers can be given from the day the pack is circulated until the "
                       "minutes are approved");
    return Open{*item, cases::find_case(change, item->case_id)->key};
}

void save_named(audit::Change& change, StatementId id, const std::set<std::string>& named) {
    change.execute("DELETE FROM statement_readers WHERE panel_id = $1 AND statement_id = $2",
                   {change.panel(), id});
    for (const std::string& agency : named)
        change.execute(
            "INSERT INTO statement_readers (panel_id, statement_id, agency) VALUES ($1, $2, $3)",
            {change.panel(), id, agency});
}

// Agencies of whose people at the meeting none may read the case (rules.md 5 and 6): they cannot
// be asked.
std::set<std::string> shut_out(const audit::Reading& reading, const meetings::Item& item,
                               const meetings::Seats& seats) {
    const auto to_case = site::related_to(reading, any(item.case_id));
    std::set<std::string> out, in;
    for (const meetings::Seat& seat : seats)
        (site::keep_out(to_case, seat.account) ? out : in).insert(seat.agency);
    std::erase_if(out, [&](const std::string& agency) { return in.contains(agency); });
    return out;
}

}  // namespace

std::vector<Answer> answers_shown(const audit::Reading& reading, ItemId item) {
    return select(reading, item, " ORDER BY agency", {reading.panel(), item});
}

Answer own_answer(const audit::Reading& reading, ItemId item) {
    const std::string& agency = reading.actor().agency;
    auto found = select(reading, item, " AND agency = $3", {reading.panel(), item, agency});
    if (!found.empty()) return std::move(found.front());
    return {.agency = agency,
            .known = {},
            .recorded = {},
            .withheld = {},
            .answered_by = {},
            .answered_at = {}};
}

Asked asked_at(const audit::Reading& reading, MeetingId meeting) {
    const auto items = meetings::items_of(reading, meeting);
    Asked guests;
    for (const meetings::Item& item : items) {
        for (const clearance::Guest& guest : clearance::guests_of(reading, item.id))
            guests[item.id].insert(guest.agency);
    }
    const meetings::Seats seats = meetings::seats_of(reading, meeting);
    Asked asked = asked_of(items, seats, guests);
    for (const meetings::Item& item : items) {
        if (!asked.contains(item.id)) continue;
        for (const std::string& agency : shut_out(reading, item, seats)) {
            if (!guests[item.id].contains(agency)) asked[item.id].erase(agency);
        }
    }
    return asked;
}

Given given_at(const audit::Reading& reading, MeetingId meeting) {
    Given given;
    reading.rows(
        "SELECT a.item_id, a.agency FROM item_answers a JOIN agenda_items i ON i.panel_id = "
        "a.panel_id AND i.id = a.item_id WHERE a.panel_id = $1 AND i.meeting_id = $2",
        {reading.panel(), meeting},
        [&](const db::Row& row) { given.emplace(row.id<ItemId>(0), row.string(1)); });
    return given;
}

std::vector<Standing> standings_at(const audit::Reading& reading, MeetingId meeting,
                                   const panels::Panel& panel) {
    return standings(meetings::items_of(reading, meeting), asked_at(reading, meeting),
                     given_at(reading, meeting), panel);
}

// Who answered and when stay as they were while the coded answer does: a reason for holding back is
// not for everyone, so neither is the time at which it was written.
Result<int> save_answer(audit::Change& change, ItemId item, const Answer& answer, int version) {
    const auto open = opened(change, item);
    if (!open) return refused(open.error());
    if (answer.agency != change.actor().agency)
        throw std::logic_error("an agency answers for itself alone");
    if (own_answer(change, item).version != version) return changed_meanwhile();
    const db::Value withheld = answer.withheld.empty()
                                   ? db::Value(nullptr)
                                   : db::Value(change.seal(open->key, answer.withheld,
                                                           withheld_place(item, answer.agency)));
    change.execute(
        "INSERT INTO item_answers (panel_id, item_id, agency, known, recorded, withheld, "
        "answered_by, answered_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) ON CONFLICT "
        "(panel_id, item_id, agency) DO UPDATE SET answered_by = CASE WHEN "
        "item_answers.known = excluded.known AND item_answers.recorded = excluded.recorded THEN "
        "item_answers.answered_by ELSE excluded.answered_by END, answered_at = CASE WHEN "
        "item_answers.known = excluded.known AND item_answers.recorded = excluded.recorded THEN "
        "item_answers.answered_at ELSE excluded.answered_at END, known = excluded.known, recorded "
        "= "
        "excluded.recorded, withheld = excluded.withheld, version = item_answers.version + 1",
        {change.panel(), item, answer.agency, answer.known, answer.recorded, withheld,
         change.actor().account, change.now()});
    return version + 1;
}

Result<StatementId> add_statement(audit::Change& change, ItemId item, const Statement& statement) {
    const auto open = opened(change, item);
    if (!open) return refused(open.error());
    const auto id = change.new_id<StatementId>();
    change.execute(
        "INSERT INTO statements (panel_id, id, item_id, agency, kind, source, audience, words, "
        "made_by, made_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        {change.panel(), id, item, change.actor().agency, statement.kind, statement.source,
         statement.audience, change.seal(open->key, statement.words, {words_field, any(id)}),
         change.actor().account, change.now()});
    save_named(change, id, statement.named);
    return id;
}

Result<int> save_statement(audit::Change& change, ItemId item, const Statement& statement) {
    const auto open = opened(change, item);
    if (!open) return refused(open.error());
    const auto touched = change.execute(
        "UPDATE statements SET kind = $6, source = $7, audience = $8, words = $9, made_by = $10, "
        "made_at = $11, version = version + 1 WHERE panel_id = $1 AND id = $2 AND item_id = $3 AND "
        "agency = $4 AND version = $5 AND taken_back_at IS NULL",
        {change.panel(), statement.id, item, change.actor().agency, statement.version,
         statement.kind, statement.source, statement.audience,
         change.seal(open->key, statement.words, {words_field, any(statement.id)}),
         change.actor().account, change.now()});
    if (touched == 0) return changed_meanwhile();
    save_named(change, statement.id, statement.named);
    return statement.version + 1;
}

Result<int> take_back(audit::Change& change, ItemId item, StatementId id, int version) {
    const auto open = opened(change, item);
    if (!open) return refused(open.error());
    const auto touched = change.execute(
        "UPDATE statements SET taken_back_at = $6, version = version + 1 WHERE panel_id = $1 AND "
        "id = $2 AND item_id = $3 AND agency = $4 AND version = $5 AND taken_back_at IS NULL",
        {change.panel(), id, item, change.actor().agency, version, change.now()});
    if (touched == 0) return changed_meanwhile();
    return version + 1;
}

std::vector<OwedAnswer> answers_owed(const audit::Reading& reading, const site::Scope& items) {
    std::vector<OwedAnswer> owed;
    db::Values values{reading.panel(), reading.actor().account, reading.actor().agency};
    const std::string readable = site::visible(items, "i.case_id", reading.now(), values);
    reading.rows(
        "SELECT m.id, m.held_on, i.id, i.case_id FROM meetings m JOIN meeting_seats s ON "
        "s.panel_id = m.panel_id AND s.meeting_id = m.id AND s.account_id = $2 JOIN agenda_items i "
        "ON i.panel_id = m.panel_id AND i.meeting_id = m.id AND i.state = 'listed' WHERE "
        "m.panel_id = $1 AND m.state IN ('circulated', 'sitting') AND NOT EXISTS (SELECT 1 FROM "
        "item_answers a WHERE a.panel_id = i.panel_id AND a.item_id = i.id AND a.agency = $3) "
        "AND " +
            readable + " ORDER BY m.held_on, m.id, i.position, i.id",
        values, [&](const db::Row& row) {
            owed.push_back({.meeting = row.id<MeetingId>(0),
                            .held_on = row.date(1),
                            .item = row.id<ItemId>(2),
                            .case_id = row.id<CaseId>(3)});
        });
    return owed;
}

}  // namespace mase::statements
