#include "site/copies_store.h"

#include <set>

#include "audit/lookup.h"
#include "site/relations_store.h"

namespace mase::site {

namespace {

constexpr std::string_view columns =
    "SELECT c.id, c.serial, c.account_id, c.address, c.operation, c.own_use, c.recipient, "
    "c.reason_code, c.reason, c.asked_at, c.given_at FROM copies c WHERE c.panel_id = $1";

std::string opened(const audit::Reading& reading, const db::Row& row, int column, const char* field,
                   AnyId id) {
    return reading.open(audit::SealedText(row.copied(column), {field, id}));
}

std::vector<Copy> select(const audit::Reading& reading, const std::string& rest,
                         const db::Values& values) {
    std::vector<Copy> copies;
    reading.rows(std::string(columns) + rest, values, [&](const db::Row& row) {
        const auto id = row.id<AnyId>(0);
        copies.push_back({.id = row.id<CopyId>(0),
                          .serial = row.string(1),
                          .account = row.id<AccountId>(2),
                          .address = row.string(3),
                          .operation = row.string(4),
                          .is_own_use = row.integer(5) != 0,
                          .recipient = opened(reading, row, 6, "copies.recipient", id),
                          .code = row.string(7),
                          .reason = opened(reading, row, 8, "copies.reason", id),
                          .asked_at = row.instant(9),
                          .given_at = row.maybe_instant(10)});
    });
    for (Copy& copy : copies) {
        db::Values of{reading.panel(), copy.id};
        const std::string seen = not_unseen(reading, "case_id", of);
        reading.rows("SELECT case_id FROM copy_cases WHERE panel_id = $1 AND copy_id = $2 AND " +
                         seen + " ORDER BY case_id",
                     of, [&](const db::Row& row) { copy.cases.push_back(row.id<CaseId>(0)); });
    }
    return copies;
}

// That it is about a case which this reader may know of, or about none.
std::string known(const audit::Reading& reading, db::Values& values) {
    return " AND (NOT EXISTS (SELECT 1 FROM copy_cases o WHERE o.panel_id = c.panel_id AND "
           "o.copy_id = c.id) OR EXISTS (SELECT 1 FROM copy_cases o WHERE o.panel_id = c.panel_id "
           "AND o.copy_id = c.id AND " +
           not_unseen(reading, "o.case_id", values) + "))";
}

std::optional<access::Permit> permit_to_give(const Exchange& exchange) {
    const access::Subject& subject = exchange.permit.subject();
    const audit::Lookup lookup(exchange.app.records);
    return exchange.app.policy.permit(exchange.actor(), access::Operation::give_copy, subject,
                                      relations_held(lookup, exchange.actor(), subject));
}

// The cases of what was shown: of the case itself, an action of it, its place on an agenda.
std::set<CaseId> cases_of(const audit::Change& change, const std::vector<AnyId>& shown) {
    std::set<CaseId> cases;
    for (const AnyId id : shown)
        change.rows("SELECT case_id FROM case_subjects WHERE panel_id = $1 AND subject_id = $2",
                    {change.panel(), id},
                    [&](const db::Row& row) { cases.insert(row.id<CaseId>(0)); });
    return cases;
}

}  // namespace

std::string ask_for_copy(audit::Change& change, const std::string& address, const NewCopy& copy) {
    const auto id = change.new_id<CopyId>();
    const KeyId key = change.panel_key();
    std::string serial = serial_of(id);
    change.execute(
        "INSERT INTO copies (panel_id, id, serial, account_id, address, own_use, reason_code, "
        "recipient, reason, asked_at, operation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
        "'')",
        {change.panel(), id, serial, change.actor().account, address,
         std::int64_t(copy.is_own_use ? 1 : 0), copy.code,
         change.seal(key, copy.recipient, {"copies.recipient", any(id)}),
         change.seal(key, copy.reason, {"copies.reason", any(id)}), change.now()});
    change.note(serial);
    return serial;
}

void note_given(audit::Change& change, const Copy& copy, access::Operation operation,
                const std::vector<AnyId>& shown) {
    change.execute(
        "UPDATE copies SET given_at = coalesce(given_at, $3), operation = $4 WHERE panel_id = $1 "
        "AND id = $2",
        {change.panel(), copy.id, change.now(), access::row(operation).name});
    for (const CaseId id : cases_of(change, shown)) {
        change.execute(
            "INSERT INTO copy_cases (panel_id, case_id, copy_id) VALUES ($1, $2, $3) ON CONFLICT "
            "DO NOTHING",
            {change.panel(), id, copy.id});
        change.shows(id);
    }
    change.shows(copy.id);
    change.note(copy.serial);
}

std::optional<Copy> give_copy(const Exchange& exchange) {
    const std::string serial = serial_typed(exchange.query.text("copy"));
    if (serial.empty()) return std::nullopt;
    const auto permit = permit_to_give(exchange);
    if (!permit) return std::nullopt;
    auto given = exchange.app.records.change(
        *permit, exchange.outbox, [&](audit::Change& change) -> Result<Copy> {
            auto copy = find_copy(change, serial);
            const bool is_good = copy && copy->account == change.actor().account &&
                                 is_of(*copy, exchange.request.target) &&
                                 change.now() < plus_seconds(copy->asked_at, copy_seconds);
            if (!is_good) return refused("copy", "This copy has to be asked for again");
            std::vector<AnyId> shown = exchange.outbox.shown();
            if (const auto& own = exchange.permit.subject().case_id) shown.push_back(any(*own));
            note_given(change, *copy, exchange.permit.operation(), shown);
            return *std::move(copy);
        });
    if (!given) return std::nullopt;
    return *std::move(given);
}

std::vector<Copy> copies_given(const audit::Reading& reading, int most) {
    db::Values values{reading.panel()};
    std::string rest = known(reading, values);
    values.emplace_back(most);
    rest += " AND c.given_at IS NOT NULL ORDER BY c.given_at DESC, c.id DESC LIMIT $" +
            std::to_string(values.size());
    return select(reading, rest, values);
}

std::vector<Copy> copies_of_case(const audit::Reading& reading, CaseId id) {
    return select(reading,
                  " AND c.given_at IS NOT NULL AND EXISTS (SELECT 1 FROM copy_cases o WHERE "
                  "o.panel_id = c.panel_id AND o.copy_id = c.id AND o.case_id = $2) ORDER BY "
                  "c.given_at DESC, c.id DESC",
                  {reading.panel(), id});
}

std::optional<Copy> find_copy(const audit::Reading& reading, const std::string& serial) {
    db::Values values{reading.panel(), serial};
    auto found = select(reading, " AND c.serial = $2" + known(reading, values), values);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<LineOfTrail> line_of(const audit::Reading& reading, const Copy& copy) {
    std::optional<LineOfTrail> line;
    reading.rows(
        "SELECT l.writer, l.seq FROM audit_shown s JOIN audit_log l ON l.writer = s.writer AND "
        "l.seq = s.seq WHERE s.panel_id = $1 AND s.shown_id = $2 AND l.operation = $3 ORDER BY "
        "l.at, l.seq LIMIT 1",
        {reading.panel(), copy.id, access::row(access::Operation::give_copy).name},
        [&](const db::Row& row) { line = LineOfTrail{row.id<AnyId>(0), row.integer(1)}; });
    return line;
}

}  // namespace mase::site
