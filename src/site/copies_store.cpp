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

// Rows `o` of copy_subjects that this reader may know of: hidden are those of a case that is hidden
// from them, be it the one that they belonged to when the copy was given or the one they are of
// now.
std::string is_known(const audit::Reading& reading, db::Values& values) {
    return "(" + not_unseen(reading, "coalesce(o.case_id, o.subject_id)", values) + " AND " +
           not_unseen(reading, "o.subject_id", values) + ")";
}

std::vector<CaseId> cases_of(const audit::Reading& reading, CopyId id) {
    std::vector<CaseId> cases;
    db::Values values{reading.panel(), id};
    const std::string mine = "o.panel_id = $1 AND o.copy_id = $2 AND " + is_known(reading, values);
    reading.rows(
        "SELECT o.case_id FROM copy_subjects o WHERE o.case_id IS NOT NULL AND " + mine +
            " UNION SELECT s.case_id FROM copy_subjects o JOIN case_subjects s ON s.panel_id = "
            "o.panel_id AND s.subject_id = o.subject_id WHERE " +
            mine + " ORDER BY 1",
        values, [&](const db::Row& row) { cases.push_back(row.id<CaseId>(0)); });
    return cases;
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
    for (Copy& copy : copies) copy.cases = cases_of(reading, copy.id);
    return copies;
}

// That it is about something which this reader may know of, or about no case at all.
std::string known(const audit::Reading& reading, db::Values& values) {
    const std::string mine =
        "SELECT 1 FROM copy_subjects o WHERE o.panel_id = c.panel_id AND o.copy_id = c.id";
    return "(NOT EXISTS (" + mine + ") OR EXISTS (" + mine + " AND " + is_known(reading, values) +
           "))";
}

std::optional<access::Permit> permit_to_give(const Exchange& exchange) {
    access::Subject subject = exchange.permit.subject();
    subject.part.reset();  // that they may open it was asked for the page
    const audit::Lookup lookup(exchange.app.records);
    return exchange.app.policy.permit(exchange.actor(), access::Operation::give_copy, subject,
                                      relations_held(lookup, exchange.actor(), subject));
}

struct Matter {  // what belongs to a case, now or some day
    std::optional<CaseId> case_id;
};
std::optional<Matter> find_matter(const audit::Reading& reading, AnyId id) {
    std::optional<Matter> matter;
    reading.rows(
        "SELECT s.case_id FROM case_matters m LEFT JOIN case_subjects s ON s.panel_id = m.panel_id "
        "AND s.subject_id = m.subject_id WHERE m.panel_id = $1 AND m.subject_id = $2",
        {reading.panel(), id},
        [&](const db::Row& row) { matter = Matter{row.maybe_id<CaseId>(0)}; });
    return matter;
}

void keep_subject(audit::Change& change, CopyId copy, AnyId shown) {
    const auto matter = find_matter(change, shown);
    if (!matter) return;
    db::Value belongs = nullptr;
    if (matter->case_id) belongs = *matter->case_id;
    change.execute(
        "INSERT INTO copy_subjects (panel_id, copy_id, subject_id, case_id) VALUES ($1, $2, $3, "
        "$4) ON CONFLICT (panel_id, copy_id, subject_id) DO UPDATE SET case_id = "
        "coalesce(copy_subjects.case_id, excluded.case_id)",
        {change.panel(), copy, shown, std::move(belongs)});
    change.shows(shown);
    if (matter->case_id && any(*matter->case_id) != shown) change.shows(*matter->case_id);
}

// What the address itself is of, by itself where that leads to its case: a referral may turn out to
// be of another one.
AnyId matter_of(const audit::Reading& reading, const access::Subject& subject) {
    const bool is_matter = !subject.case_id || find_matter(reading, subject.id);
    return is_matter ? subject.id : any(*subject.case_id);
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
    const std::set<AnyId> each(shown.begin(), shown.end());
    for (const AnyId id : each) keep_subject(change, copy.id, id);
    change.shows(copy.id);
    change.note(copy.serial);
}

bool is_by_emergency(const Exchange& exchange) {
    const access::Permit& permit = exchange.permit;
    const access::Policy& policy = exchange.app.policy;
    const auto relations = policy.relations_for(exchange.actor(), permit.operation());
    if (!relations.contains(access::in_emergency)) return false;
    const audit::Lookup lookup(exchange.app.records);
    auto held = relations_held(lookup, exchange.actor(), permit.subject());
    if (held.erase(access::in_emergency) == 0) return false;
    const auto without =
        policy.permit(exchange.actor(), permit.operation(), permit.subject(), held);
    return !without || without->parts() != permit.parts();
}

std::optional<Copy> give_copy(const Exchange& exchange) {
    const std::string serial = serial_typed(exchange.query.text("copy"));
    if (serial.empty()) return std::nullopt;
    if (is_by_emergency(exchange)) return std::nullopt;
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
            shown.push_back(matter_of(change, exchange.permit.subject()));
            note_given(change, *copy, exchange.permit.operation(), shown);
            return *std::move(copy);
        });
    if (!given) return std::nullopt;
    return *std::move(given);
}

std::vector<Copy> copies_given(const audit::Reading& reading, int most) {
    db::Values values{reading.panel()};
    std::string rest = " AND " + known(reading, values);
    values.emplace_back(most);
    rest += " AND c.given_at IS NOT NULL ORDER BY c.given_at DESC, c.id DESC LIMIT $" +
            std::to_string(values.size());
    return select(reading, rest, values);
}

std::vector<Copy> copies_below(const audit::Reading& reading, const std::string& address) {
    db::Values values{reading.panel(), address};
    const std::string seen = known(reading, values);
    return select(reading,
                  " AND substr(c.address, 1, " + std::to_string(address.size()) + ") = $2 AND " +
                      seen + " AND c.given_at IS NOT NULL ORDER BY c.given_at DESC, c.id DESC",
                  values);
}

std::vector<Copy> copies_of_case(const audit::Reading& reading, CaseId id) {
    db::Values values{reading.panel(), id};
    const std::string seen = is_known(reading, values);
    return select(reading,
                  " AND c.given_at IS NOT NULL AND EXISTS (SELECT 1 FROM copy_subjects o WHERE "
                  "o.panel_id = c.panel_id AND o.copy_id = c.id AND (o.case_id = $2 OR "
                  "o.subject_id IN (SELECT s.subject_id FROM case_subjects s WHERE s.panel_id = $1 "
                  "AND s.case_id = $2)) AND " +
                      seen + ") ORDER BY c.given_at DESC, c.id DESC",
                  values);
}

std::optional<Copy> find_copy(const audit::Reading& reading, const std::string& serial) {
    db::Values values{reading.panel(), serial};
    auto found = select(reading, " AND c.serial = $2 AND " + known(reading, values), values);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::string unseen_serials(const audit::Reading& reading, db::Values& values) {
    return "SELECT c.serial FROM copies c WHERE c.panel_id = $1 AND NOT " + known(reading, values);
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
