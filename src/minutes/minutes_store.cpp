#include "minutes/minutes_store.h"

#include <algorithm>
#include <array>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "meetings/agenda_store.h"
#include "meetings/circulation_store.h"
#include "meetings/seats_store.h"
#include "platform/secrets.h"

namespace mase::minutes {

namespace {

constexpr const char* words_field = "addenda.words";

// Each verdict's words are sealed under the panel's key, at the meeting and the moment.
audit::Place verdict_place(MeetingId meeting, const Verdict& verdict) {
    return {"minute_verdicts.words/" + std::to_string(verdict.at.micros) + "/" + verdict.side,
            any(meeting)};
}

Standing standing_named(std::string_view stored) {
    for (const Standing standing : {Standing::chair, Standing::deputy}) {
        if (name(standing) == stored) return standing;
    }
    return Standing::successor;
}

std::vector<Verdict> verdicts_of(const audit::Reading& reading, MeetingId meeting) {
    std::vector<Verdict> verdicts;
    reading.rows(
        "SELECT at, side, account_id, standing, verdict, record, words FROM minute_verdicts WHERE "
        "panel_id = $1 AND meeting_id = $2 ORDER BY at, side",
        {reading.panel(), meeting}, [&](const db::Row& row) {
            Verdict verdict{.at = row.instant(0),
                            .side = row.string(1),
                            .account = row.id<AccountId>(2),
                            .standing = standing_named(row.text(3)),
                            .approves = row.text(4) == "approved",
                            .record = row.string(5),
                            .words = {}};
            if (!row.is_null(6))
                verdict.words =
                    reading.open(audit::SealedText(row.copied(6), verdict_place(meeting, verdict)));
            verdicts.push_back(std::move(verdict));
        });
    return verdicts;
}

// What a meeting records, row by row: all of it bears a time or is plain, so none is opened.
constexpr std::array<std::string_view, 8> recorded{
    "SELECT account_id, coalesce(attendance, '') FROM meeting_seats WHERE panel_id = $1 AND "
    "meeting_id = $2 ORDER BY account_id",
    "SELECT id, state || ' ' || position FROM agenda_items WHERE panel_id = $1 AND meeting_id = $2 "
    "ORDER BY id",
    "SELECT p.item_id, p.part || ' ' || p.saved_at FROM discussion_parts p JOIN agenda_items i ON "
    "i.panel_id = p.panel_id AND i.id = p.item_id WHERE p.panel_id = $1 AND i.meeting_id = $2 "
    "ORDER BY p.item_id, p.part",
    "SELECT d.item_id, coalesce(d.data_confirmed_at, 0) || '' FROM discussions d JOIN agenda_items "
    "i ON i.panel_id = d.panel_id AND i.id = d.item_id WHERE d.panel_id = $1 AND i.meeting_id = $2 "
    "ORDER BY d.item_id",
    // From the agenda to its answers: the other way about reads those of all time.
    "SELECT a.record_id, a.question || ' ' || a.n || ' ' || a.code FROM agenda_items i CROSS JOIN "
    "answers a WHERE i.panel_id = $1 AND i.meeting_id = $2 AND a.panel_id = i.panel_id AND "
    "a.record_id = i.record_id ORDER BY a.record_id, a.question, a.n, a.code",
    "SELECT id, agency || ' ' || due_on || ' ' || made_at FROM actions WHERE panel_id = $1 AND "
    "meeting_id = $2 ORDER BY id",
    "SELECT a.item_id, a.agency || ' ' || a.known || ' ' || a.recorded FROM item_answers a JOIN "
    "agenda_items i ON i.panel_id = a.panel_id AND i.id = a.item_id WHERE a.panel_id = $1 AND "
    "i.meeting_id = $2 ORDER BY a.item_id, a.agency",
    // Of what agencies state only what everyone at the meeting may see: a statement that is not for
    // a chair must not undo their approval and so be known to exist.
    "SELECT s.id, s.made_at || '' FROM statements s JOIN agenda_items i ON i.panel_id = s.panel_id "
    "AND i.id = s.item_id WHERE s.panel_id = $1 AND i.meeting_id = $2 AND s.audience = 'PANEL' AND "
    "s.taken_back_at IS NULL ORDER BY s.id"};

void save_state(audit::Change& change, const Minutes& minutes) {
    change.execute(
        "UPDATE minutes SET state = $3, sent_at = $4, locked_at = $5, version = version + 1 WHERE "
        "panel_id = $1 AND meeting_id = $2",
        {change.panel(), minutes.meeting, minutes.state, minutes.sent_at, minutes.locked_at});
    change.note("minutes " + minutes.state);
}

void add_verdict(audit::Change& change, MeetingId meeting, const Verdict& verdict) {
    change.execute(
        "INSERT INTO minute_verdicts (panel_id, meeting_id, at, side, account_id, standing, "
        "verdict, record, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {change.panel(), meeting, verdict.at, verdict.side, verdict.account, name(verdict.standing),
         verdict.approves ? "approved" : "given_back", verdict.record,
         verdict.words.empty() ? db::Value(nullptr)
                               : db::Value(change.seal(change.panel_key(), verdict.words,
                                                       verdict_place(meeting, verdict)))});
    change.note(verdict.side + " as " + std::string(name(verdict.standing)));
}

Minutes needed(const audit::Reading& reading, MeetingId meeting) {
    const auto minutes = find_minutes(reading, meeting);
    if (!minutes) throw std::logic_error("a meeting that has not ended has no minutes");
    return *minutes;
}

// The child's key for what is about a child.
KeyId key_for(audit::Change& change, std::optional<ItemId> item) {
    if (!item) return change.panel_key();
    return cases::find_case(change, meetings::find_item(change, *item)->case_id)->key;
}

}  // namespace

std::optional<Minutes> find_minutes(const audit::Reading& reading, MeetingId meeting) {
    std::optional<Minutes> minutes;
    reading.rows(
        "SELECT state, sent_at, locked_at FROM minutes WHERE panel_id = $1 AND meeting_id = $2",
        {reading.panel(), meeting}, [&](const db::Row& row) {
            minutes = Minutes{.meeting = meeting,
                              .state = row.string(0),
                              .sent_at = row.maybe_instant(1),
                              .locked_at = row.maybe_instant(2),
                              .verdicts = {}};
        });
    if (minutes) minutes->verdicts = verdicts_of(reading, meeting);
    return minutes;
}

std::string record_fingerprint(const audit::Reading& reading, MeetingId meeting) {
    std::string all;
    for (const std::string_view sql : recorded) {
        reading.rows(sql, {reading.panel(), meeting}, [&](const db::Row& row) {
            all += mase::text(row.id<AnyId>(0)) + " " + row.string(1) + "\n";
        });
    }
    return content_hash(all);
}

Signer find_signer(const audit::Reading& reading, const site::App& app, MeetingId meeting) {
    return signer(reading.actor().account, meetings::seats_of(reading, meeting),
                  accounts::all_accounts(reading), app.panel);
}

Result<int> send_minutes(audit::Change& change, MeetingId meeting) {
    change.must_concern(meeting);
    Minutes minutes = needed(change, meeting);
    Problems problems = sending_problems(minutes);
    if (!problems.empty()) return refused(std::move(problems));
    minutes.state = "with_chairs";
    minutes.sent_at = change.now();
    save_state(change, minutes);
    return 0;
}

Result<int> give_verdict(audit::Change& change, const site::App& app, MeetingId meeting,
                         const Draft& draft) {
    change.must_concern(meeting);
    Minutes minutes = needed(change, meeting);
    const std::string record = record_fingerprint(change, meeting);
    auto verdict = checked(draft, minutes, find_signer(change, app, meeting), record);
    if (!verdict) return refused(verdict.error());
    verdict->at = change.now();
    add_verdict(change, meeting, *verdict);
    minutes.verdicts.push_back(*verdict);
    if (!verdict->approves) {
        minutes.state = "draft";
        save_state(change, minutes);
    } else if (is_approved(minutes, app.panel, record)) {
        minutes.state = "approved";
        minutes.locked_at = change.now();
        save_state(change, minutes);
        meetings::approve(change, meeting);
    }
    return 0;
}

std::vector<Addendum> addenda_of(const audit::Reading& reading, MeetingId meeting,
                                 const std::vector<ItemId>& readable) {
    std::vector<Addendum> addenda;
    reading.rows(
        "SELECT id, item_id, account_id, at, words FROM addenda WHERE panel_id = $1 AND meeting_id "
        "= $2 ORDER BY at, id",
        {reading.panel(), meeting}, [&](const db::Row& row) {
            const auto item = row.maybe_id<ItemId>(1);
            if (item && std::ranges::find(readable, *item) == readable.end()) return;
            const auto id = row.id<AnyId>(0);
            addenda.push_back(
                {.id = id,
                 .item = item,
                 .account = row.id<AccountId>(2),
                 .at = row.instant(3),
                 .words = reading.open(audit::SealedText(row.copied(4), {words_field, id}))});
        });
    return addenda;
}

Result<int> add_addendum(audit::Change& change, MeetingId meeting, std::optional<ItemId> item,
                         const std::string& words) {
    change.must_concern(meeting);
    Problems problems = addendum_problems(needed(change, meeting), words);
    if (!problems.empty()) return refused(std::move(problems));
    if (item) {
        const auto found = meetings::find_item(change, *item);
        if (!found || found->meeting != meeting)
            return refused("item", "Select what the addition is about");
        change.shows(found->case_id);
    }
    const auto id = change.new_id<AnyId>();
    change.execute(
        "INSERT INTO addenda (panel_id, id, meeting_id, item_id, account_id, at, words) VALUES "
        "($1, $2, $3, $4, $5, $6, $7)",
        {change.panel(), id, meeting, item, change.actor().account, change.now(),
         change.seal(key_for(change, item), words, {words_field, id})});
    return 0;
}

}  // namespace mase::minutes
