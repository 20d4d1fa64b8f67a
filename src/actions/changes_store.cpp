#include "actions/changes_store.h"

#include "accounts/accounts_store.h"
#include "actions/actions_store.h"
#include "site/relations_store.h"

namespace mase::actions {

namespace {

audit::Place place(std::string_view column, ActionId id, Instant at, AccountId by) {
    return {"action_hand_overs." + std::string(column) + "/" + std::to_string(at.micros) + "/" +
                text(by),
            any(id)};
}

db::Value sealed_or_null(const audit::Change& change, KeyId key, const std::string& words,
                         const audit::Place& place) {
    if (words.empty()) return nullptr;
    return change.seal(key, words, place);
}

std::vector<Extension> select(const audit::Reading& reading, const std::string& condition,
                              AnyId id) {
    std::vector<std::pair<ExceptionId, Extension>> found;
    reading.rows(
        "SELECT x.exception_id, x.action_id, x.due_before, x.until FROM action_extensions x JOIN "
        "exceptions e ON e.panel_id = x.panel_id AND e.id = x.exception_id WHERE x.panel_id = $1 "
        "AND " +
            condition + " ORDER BY e.asked_at DESC, e.id DESC",
        {reading.panel(), id}, [&](const db::Row& row) {
            found.emplace_back(row.id<ExceptionId>(0), Extension{.asked = {},
                                                                 .action = row.id<ActionId>(1),
                                                                 .due_before = row.date(2),
                                                                 .until = row.date(3)});
        });
    std::vector<Extension> extensions;
    for (auto& [exception, extension] : found) {
        extension.asked = *meetings::find_exception(reading, exception);
        extensions.push_back(std::move(extension));
    }
    return extensions;
}

}  // namespace

void ask_more_time(audit::Change& change, const Action& action, KeyId key, const MoreTime& asked) {
    change.must_concern(action.id);
    const ExceptionId exception = meetings::add_exception(
        change, "EXTENSION", {.referral = {}, .case_id = action.case_id, .meeting = {}}, key,
        asked.reason);
    change.execute(
        "INSERT INTO action_extensions (panel_id, exception_id, action_id, due_before, until) "
        "VALUES ($1, $2, $3, $4, $5)",
        {change.panel(), exception, action.id, action.due_on, asked.until});
}

std::optional<Extension> find_extension(const audit::Reading& reading, ExceptionId id) {
    const auto found = select(reading, "x.exception_id = $2", any(id));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Extension> extensions_of(const audit::Reading& reading, ActionId id) {
    return select(reading, "x.action_id = $2", any(id));
}

Result<int> decide_more_time(audit::Change& change, const Extension& extension,
                             meetings::Verdict verdict, std::string_view reason) {
    const auto decided = meetings::decide_exception(change, extension.asked, verdict, reason);
    if (!decided || verdict != meetings::Verdict::allowed) return decided;
    change.execute(
        "UPDATE actions SET due_on = $3, version = version + 1 WHERE panel_id = $1 AND id = $2",
        {change.panel(), extension.action, extension.until});
    change.shows(extension.action);
    return decided;
}

void hand_over(audit::Change& change, const Action& action, KeyId key, const HandOver& to) {
    change.must_concern(action.id);
    const Instant at = change.now();
    const auto place_of = [&](std::string_view column) {
        return place(column, action.id, at, change.actor().account);
    };
    change.execute(
        "INSERT INTO action_hand_overs (panel_id, action_id, at, account_id, from_owner, "
        "from_contact, to_owner, to_contact, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {change.panel(), action.id, at, change.actor().account, action.owner,
         sealed_or_null(change, key, action.contact, place_of("from_contact")), to.owner,
         sealed_or_null(change, key, to.contact, place_of("to_contact")),
         change.seal(key, to.reason, place_of("reason"))});
    change.execute(
        "UPDATE actions SET owner_id = $3, contact = $4, version = version + 1 WHERE panel_id = $1 "
        "AND id = $2",
        {change.panel(), action.id, to.owner,
         sealed_or_null(change, key, to.contact, {"actions.contact", any(action.id)})});
    site::end_relation_of_all(change, "owner", any(action.id));
    Action now = action;
    now.owner = to.owner;
    now.contact = to.contact;
    let_in(change, now);
    change.note("handed over");
}

std::vector<HandedOver> hand_overs_of(const audit::Reading& reading, ActionId id) {
    std::vector<HandedOver> all;
    const auto name = [&](const db::Row& row, int account, int contact, const audit::Place& place) {
        if (const auto owner = row.maybe_id<AccountId>(account))
            return accounts::account_name(reading, *owner);
        if (row.is_null(contact)) return std::string();
        return reading.open(audit::SealedText(row.copied(contact), place));
    };
    reading.rows(
        "SELECT at, account_id, from_owner, from_contact, to_owner, to_contact, reason FROM "
        "action_hand_overs WHERE panel_id = $1 AND action_id = $2 ORDER BY at DESC",
        {reading.panel(), id}, [&](const db::Row& row) {
            const auto at = row.instant(0);
            const auto by = row.id<AccountId>(1);
            all.push_back({.at = at,
                           .by = by,
                           .from = name(row, 2, 3, place("from_contact", id, at, by)),
                           .to = name(row, 4, 5, place("to_contact", id, at, by)),
                           .reason = reading.open(
                               audit::SealedText(row.copied(6), place("reason", id, at, by)))});
        });
    return all;
}

}  // namespace mase::actions
