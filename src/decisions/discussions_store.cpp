#include "decisions/discussions_store.h"

#include <algorithm>

#include "actions/actions_store.h"
#include "actions/reports_store.h"
#include "meetings/agenda_store.h"

namespace mase::decisions {

namespace {

std::string words_field(const std::string& agency) {
    return "agency_answers.words/" + agency;
}

void load_agencies(const audit::Reading& reading, Discussion& discussion) {
    reading.rows(
        "SELECT agency, cooperates, recorded, words FROM agency_answers WHERE panel_id = $1 AND "
        "item_id = $2 ORDER BY agency",
        {reading.panel(), discussion.item}, [&](const db::Row& row) {
            AgencyAnswer answer{row.string(0), row.string_or_empty(1), row.string_or_empty(2), {}};
            if (!row.is_null(3))
                answer.words = reading.open(audit::SealedText(
                    row.copied(3), {words_field(answer.agency), any(discussion.item)}));
            discussion.agencies.push_back(std::move(answer));
        });
}

void load_saved(const audit::Reading& reading, Discussion& discussion) {
    reading.rows(
        "SELECT part, saved_by, saved_at FROM discussion_parts WHERE panel_id = $1 AND item_id = "
        "$2",
        {reading.panel(), discussion.item}, [&](const db::Row& row) {
            if (const auto part = part_named(row.text(0)))
                discussion.saved.insert_or_assign(*part,
                                                  Saved{row.id<AccountId>(1), row.instant(2)});
        });
}

db::Value sealed_or_null(const audit::Change& change, KeyId key, const std::string& words,
                         const std::string& field, ItemId item) {
    if (words.empty()) return nullptr;
    return change.seal(key, words, {field, any(item)});
}

db::Value code_or_null(const std::string& code) {
    return code.empty() ? db::Value(nullptr) : db::Value(code);
}

void save_agencies(audit::Change& change, const Discussion& discussion, KeyId key) {
    for (const AgencyAnswer& answer : discussion.agencies)
        change.execute(
            "INSERT INTO agency_answers (panel_id, item_id, agency, cooperates, recorded, words) "
            "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (panel_id, item_id, agency) DO UPDATE SET "
            "cooperates = excluded.cooperates, recorded = excluded.recorded, words = "
            "excluded.words",
            {change.panel(), discussion.item, answer.agency, code_or_null(answer.cooperates),
             code_or_null(answer.recorded),
             sealed_or_null(change, key, answer.words, words_field(answer.agency),
                            discussion.item)});
}

void save_checks(audit::Change& change, const Discussion& discussion, KeyId key) {
    const auto before = actions::checks_at(change, discussion.item);
    for (const auto& [id, check] : discussion.checks) {
        const bool is_same =
            std::ranges::any_of(before, [&, &of = id, &made = check](const auto& earlier) {
                return earlier.action == of && earlier.check.outcome == made.outcome &&
                       earlier.check.words == made.words;
            });
        if (const auto action = actions::find_action(change, id); action && !is_same)
            actions::check(change, *action, discussion.item, key, check);
    }
}

void save_questions(audit::Change& change, const Discussion& discussion, KeyId key) {
    const Questions& questions = discussion.questions;
    const ItemId item = discussion.item;
    change.execute(
        "UPDATE discussions SET addresses_concerns = $3, needs_support = $4, needs_actions = $5, "
        "question_notes = $6, raised = $7 WHERE panel_id = $1 AND item_id = $2",
        {change.panel(), item, code_or_null(questions.addresses_concerns),
         code_or_null(questions.needs_support), code_or_null(questions.needs_actions),
         sealed_or_null(change, key, questions.notes, "discussions.question_notes", item),
         sealed_or_null(change, key, questions.raised, "discussions.raised", item)});
}

void save_support(audit::Change& change, const Discussion& discussion, KeyId key) {
    const Support& support = discussion.support;
    change.execute(
        "UPDATE discussions SET support_asked = $3, support_answer = $4, support_reason = $5 WHERE "
        "panel_id = $1 AND item_id = $2",
        {change.panel(), discussion.item, code_or_null(support.asked), code_or_null(support.answer),
         sealed_or_null(change, key, support.reason, "discussions.support_reason",
                        discussion.item)});
}

void save_outcome(audit::Change& change, const Discussion& discussion, KeyId key) {
    const Outcome& outcome = discussion.outcome;
    change.execute(
        "UPDATE discussions SET decision = $3, decision_reason = $4, bring_back_to = $5, "
        "decided_at = $6 WHERE panel_id = $1 AND item_id = $2",
        {change.panel(), discussion.item, outcome.decision,
         sealed_or_null(change, key, outcome.reason, "discussions.decision_reason",
                        discussion.item),
         outcome.bring_back_to, change.now()});
    change.note(outcome.decision);
}

void save_words(audit::Change& change, const Discussion& discussion, KeyId key) {
    change.execute("UPDATE discussions SET child_voice = $3 WHERE panel_id = $1 AND item_id = $2",
                   {change.panel(), discussion.item,
                    sealed_or_null(change, key, discussion.child_voice, "discussions.child_voice",
                                   discussion.item)});
}

void save_closure(audit::Change& change, const Discussion& discussion) {
    change.execute("UPDATE discussions SET closure = $3 WHERE panel_id = $1 AND item_id = $2",
                   {change.panel(), discussion.item, code_or_null(discussion.closure)});
}

}  // namespace

Discussion load_discussion(const audit::Reading& reading, ItemId item) {
    Discussion discussion;
    discussion.item = item;
    const auto words = [&](const db::Row& row, int column, const char* field) -> std::string {
        if (row.is_null(column)) return "";
        return reading.open(audit::SealedText(row.copied(column), {field, any(item)}));
    };
    reading.rows(
        "SELECT addresses_concerns, needs_support, needs_actions, question_notes, raised, "
        "child_voice, support_asked, support_answer, support_reason, decision, decision_reason, "
        "bring_back_to, closure, begun_at, decided_at, data_confirmed_at, data_confirmed_by FROM "
        "discussions WHERE panel_id = $1 AND item_id = $2",
        {reading.panel(), item}, [&](const db::Row& row) {
            discussion.questions = {
                row.string_or_empty(0), row.string_or_empty(1), row.string_or_empty(2),
                words(row, 3, "discussions.question_notes"), words(row, 4, "discussions.raised")};
            discussion.child_voice = words(row, 5, "discussions.child_voice");
            discussion.support = {row.string_or_empty(6), row.string_or_empty(7),
                                  words(row, 8, "discussions.support_reason")};
            discussion.outcome = {row.string_or_empty(9),
                                  words(row, 10, "discussions.decision_reason"),
                                  row.maybe_id<MeetingId>(11)};
            discussion.closure = row.string_or_empty(12);
            discussion.begun_at = row.instant(13);
            discussion.decided_at = row.maybe_instant(14);
            discussion.data_confirmed_at = row.maybe_instant(15);
            discussion.data_confirmed_by = row.maybe_id<AccountId>(16);
        });
    load_agencies(reading, discussion);
    load_saved(reading, discussion);
    discussion.absent = meetings::absences_of(reading, item);
    for (actions::CheckMade& made : actions::checks_at(reading, item))
        discussion.checks.insert_or_assign(made.action, std::move(made.check));
    return discussion;
}

std::optional<ItemId> item_in_hand(const audit::Reading& reading, MeetingId meeting) {
    std::optional<ItemId> item;
    reading.rows(
        "SELECT d.item_id FROM discussions d JOIN agenda_items i ON i.panel_id = d.panel_id AND "
        "i.id = d.item_id WHERE d.panel_id = $1 AND i.meeting_id = $2 AND d.decision IS NULL AND "
        "i.state = 'listed' ORDER BY d.begun_at DESC, d.item_id DESC LIMIT 1",
        {reading.panel(), meeting}, [&](const db::Row& row) { item = row.id<ItemId>(0); });
    return item;
}

std::vector<ItemId> decided_items(const audit::Reading& reading, MeetingId meeting) {
    std::vector<ItemId> items;
    reading.rows(
        "SELECT d.item_id FROM discussions d JOIN agenda_items i ON i.panel_id = d.panel_id AND "
        "i.id = d.item_id WHERE d.panel_id = $1 AND i.meeting_id = $2 AND d.decision IS NOT NULL",
        {reading.panel(), meeting},
        [&](const db::Row& row) { items.push_back(row.id<ItemId>(0)); });
    return items;
}

void begin_discussion(audit::Change& change, ItemId item) {
    change.must_concern(item);
    change.execute("INSERT INTO discussions (panel_id, item_id, begun_at) VALUES ($1, $2, $3)",
                   {change.panel(), item, change.now()});
    change.note("discussion begun");
}

void save_part(audit::Change& change, Part part, const Discussion& discussion, KeyId key) {
    change.must_concern(discussion.item);
    switch (part) {
        case Part::room: meetings::save_absences(change, discussion.item, discussion.absent); break;
        case Part::checks: save_checks(change, discussion, key); break;
        case Part::agencies: save_agencies(change, discussion, key); break;
        case Part::child_voice: save_words(change, discussion, key); break;
        case Part::questions: save_questions(change, discussion, key); break;
        case Part::support: save_support(change, discussion, key); break;
        case Part::actions: break;
        case Part::decision: save_outcome(change, discussion, key); break;
        case Part::closure: save_closure(change, discussion); break;
    }
    change.execute(
        "INSERT INTO discussion_parts (panel_id, item_id, part, saved_by, saved_at) VALUES ($1, "
        "$2, $3, $4, $5) ON CONFLICT (panel_id, item_id, part) DO UPDATE SET saved_by = "
        "excluded.saved_by, saved_at = excluded.saved_at",
        {change.panel(), discussion.item, name(part), change.actor().account, change.now()});
    change.note(name(part));
}

void confirm_data(audit::Change& change, ItemId item) {
    change.execute(
        "UPDATE discussions SET data_confirmed_at = $3, data_confirmed_by = $4 WHERE panel_id = $1 "
        "AND item_id = $2",
        {change.panel(), item, change.now(), change.actor().account});
    change.note("data confirmed");
}

void unconfirm_data(audit::Change& change, ItemId item) {
    change.execute(
        "UPDATE discussions SET data_confirmed_at = NULL, data_confirmed_by = NULL WHERE panel_id "
        "= $1 AND item_id = $2",
        {change.panel(), item});
}

}  // namespace mase::decisions
