#include "site/relations_store.h"

#include <map>

#include "platform/db_lists.h"

namespace mase::site {

namespace {

// In one question for all, as most pages ask of a dozen subjects what may be done to them.
using HeldTo = std::map<AnyId, std::set<std::string>>;

template <class Source>
HeldTo held_to(const Source& source, const access::Actor& actor, const std::set<AnyId>& subjects) {
    HeldTo held;
    db::Values values{actor.panel, holder(actor.account), actor.agency, source.now(), everyone};
    const std::string about = db::list_of(values, subjects);
    source.rows(
        "SELECT subject_id, relation FROM relations WHERE panel_id = $1 AND (holder = $2 OR "
        "(holder = $3 AND $3 <> '') OR holder = $5) AND from_at <= $4 AND (until_at IS NULL OR "
        "until_at > $4) AND subject_id IN (" +
            about + ")",
        values, [&](const db::Row& row) { held[row.id<AnyId>(0)].insert(row.string(1)); });
    return held;
}

template <class Source>
std::set<std::string> held_by(const Source& source, const access::Actor& actor,
                              const access::Subject& subject) {
    std::set<AnyId> subjects(subject.via.begin(), subject.via.end());
    subjects.insert(subject.id);
    if (subject.case_id) subjects.insert(any(*subject.case_id));
    HeldTo all = held_to(source, actor, subjects);
    auto held = all[subject.id];
    for (const AnyId about : subject.via) {
        // What is hidden from a person neither lets them in nor keeps them from what else it is
        // linked to.
        const auto& by_way = all[about];
        if (!access::is_kept_out(by_way)) held.insert(by_way.begin(), by_way.end());
    }
    if (!subject.case_id) return held;
    // Of the case itself only what keeps a person out: who is let in to a case is not let in to
    // each action and referral of it.
    const auto& to_case = all[any(*subject.case_id)];
    if (to_case.contains("connected")) held.insert("connected");
    // That a case was opened in an emergency is reviewed by those whom a restriction keeps from the
    // case as well: it may be the one who restricted it that is not there.
    if (subject.kind == access::SubjectKind::emergency) return held;
    for (const char* relation : {"restricted", "cleared"}) {
        if (to_case.contains(relation)) held.insert(relation);
    }
    return held;
}

template <class Source>
bool hides(const Source& source, PanelId panel, CaseId id) {
    bool hidden = false;
    source.rows(
        "SELECT 1 FROM relations WHERE panel_id = $1 AND subject_id = $2 AND relation IN "
        "('connected', 'restricted') AND from_at <= $3 AND (until_at IS NULL OR until_at > $3) "
        "LIMIT 1",
        {panel, id, source.now()}, [&](const db::Row&) { hidden = true; });
    return hidden;
}

}  // namespace

std::string holder(AccountId account) {
    return text(account);
}

void relate(audit::Change& change, const std::string& holder, std::string_view relation,
            AnyId subject) {
    bool already = false;
    change.rows(
        "SELECT 1 FROM relations WHERE panel_id = $1 AND holder = $2 AND relation = $3 AND "
        "subject_id = $4 AND until_at IS NULL",
        {change.panel(), holder, relation, subject}, [&](const db::Row&) { already = true; });
    if (already) return;
    change.execute(
        "INSERT INTO relations (panel_id, holder, relation, subject_id, from_at) VALUES ($1, $2, "
        "$3, $4, $5) ON CONFLICT (panel_id, holder, relation, subject_id, from_at) DO UPDATE SET "
        "until_at = NULL",
        {change.panel(), holder, relation, subject, change.now()});
}

void end_relation(audit::Change& change, const std::string& holder, std::string_view relation,
                  AnyId subject) {
    change.execute(
        "UPDATE relations SET until_at = $5 WHERE panel_id = $1 AND holder = $2 AND relation = $3 "
        "AND subject_id = $4 AND until_at IS NULL",
        {change.panel(), holder, relation, subject, change.now()});
}

void end_relation_of_all(audit::Change& change, std::string_view relation, AnyId subject) {
    change.execute(
        "UPDATE relations SET until_at = $4 WHERE panel_id = $1 AND subject_id = $2 AND relation "
        "= $3 AND until_at IS NULL",
        {change.panel(), subject, relation, change.now()});
}

void relate_until(audit::Change& change, const std::string& holder, std::string_view relation,
                  AnyId subject, Instant until) {
    change.execute(
        "INSERT INTO relations (panel_id, holder, relation, subject_id, from_at, until_at) VALUES "
        "($1, $2, $3, $4, $5, $6) ON CONFLICT (panel_id, holder, relation, subject_id, from_at) DO "
        "UPDATE SET until_at = excluded.until_at",
        {change.panel(), holder, relation, subject, change.now(), until});
}

void end_early(audit::Change& change, const std::string& holder, std::string_view relation,
               AnyId subject) {
    change.execute(
        "UPDATE relations SET until_at = $5 WHERE panel_id = $1 AND holder = $2 AND relation = $3 "
        "AND subject_id = $4 AND until_at > $5",
        {change.panel(), holder, relation, subject, change.now()});
}

std::optional<Instant> ends_at(const audit::Reading& reading, AccountId account,
                               std::string_view relation, AnyId subject) {
    std::optional<Instant> end;
    reading.rows(
        "SELECT max(until_at) FROM relations WHERE panel_id = $1 AND subject_id = $2 AND holder = "
        "$3 AND relation = $4 AND from_at <= $5 AND until_at > $5",
        {reading.panel(), subject, holder(account), relation, reading.now()},
        [&](const db::Row& row) { end = row.maybe_instant(0); });
    return end;
}

std::set<std::string> relations_held(const audit::Lookup& lookup, const access::Actor& actor,
                                     const access::Subject& subject) {
    return held_by(lookup, actor, subject);
}

std::set<std::string> relations_held(const audit::Reading& reading, const access::Actor& actor,
                                     const access::Subject& subject) {
    return held_by(reading, actor, subject);
}

bool may(const access::Policy& policy, const audit::Reading& reading, access::Operation operation,
         const access::Subject& subject) {
    return policy
        .permit(reading.actor(), operation, subject,
                relations_held(reading, reading.actor(), subject))
        .has_value();
}

bool is_hidden_from_some(const audit::Lookup& lookup, PanelId panel, CaseId id) {
    return hides(lookup, panel, id);
}

bool is_hidden_from_some(const audit::Reading& reading, CaseId id) {
    return hides(reading, reading.panel(), id);
}

std::vector<Related> related_to(const audit::Reading& reading, AnyId subject) {
    std::vector<Related> related;
    reading.rows(
        "SELECT holder, relation, from_at, until_at FROM relations WHERE panel_id = $1 AND "
        "subject_id = $2 AND from_at <= $3 AND (until_at IS NULL OR until_at > $3) ORDER BY "
        "relation, from_at",
        {reading.panel(), subject, reading.now()}, [&](const db::Row& row) {
            related.push_back({row.string(0), row.string(1), row.instant(2), row.maybe_instant(3)});
        });
    return related;
}

bool keep_out(const std::vector<Related>& to_case, AccountId account) {
    std::set<std::string> held;
    for (const Related& related : to_case) {
        if (related.holder == holder(account) || related.holder == everyone)
            held.insert(related.relation);
    }
    return access::is_kept_out(held);
}

Scope scope(const access::Policy& policy, const access::Actor& actor, access::Operation operation) {
    Scope scope{.panel = actor.panel,
                .account = holder(actor.account),
                .agency = actor.agency,
                .everything = false,
                .relations = policy.relations_for(actor, operation)};
    scope.relations.erase(access::in_emergency);
    scope.everything = scope.relations.contains("panel");
    return scope;
}

namespace {

class Binding {  // of values to the statement that a condition becomes part of
public:
    explicit Binding(db::Values& values) : values_(values) {}
    std::string operator()(db::Value value) const {
        values_.push_back(std::move(value));
        return "$" + std::to_string(values_.size());
    }

private:
    db::Values& values_;
};

std::string in_force(const std::string& relations, const std::string& at) {
    return relations + ".from_at <= " + at + " AND (" + relations + ".until_at IS NULL OR " +
           relations + ".until_at > " + at + ")";
}

// Rows `r` of relations that keep this person out of their case.
std::string keeps_out(const std::string& panel, const std::string& account, const std::string& at) {
    return "r.panel_id = " + panel + " AND " + in_force("r", at) +
           " AND ((r.relation = 'connected' AND r.holder = " + account +
           ") OR (r.relation = 'restricted' AND r.holder = '*' AND NOT EXISTS (SELECT 1 FROM "
           "relations c WHERE c.panel_id = r.panel_id AND c.subject_id = r.subject_id AND "
           "c.relation = 'cleared' AND c.holder = " +
           account + " AND " + in_force("c", at) + ")))";
}

std::string reached(const Scope& scope, std::string_view column, Instant now, db::Values& values) {
    if (scope.everything) return "1 = 1";
    const Binding bound(values);
    std::string relations;
    for (const std::string& relation : scope.relations)
        relations += (relations.empty() ? "" : ", ") + bound(relation);
    if (relations.empty()) return "1 = 0";
    const std::string at = bound(now);
    return std::string(column) +
           " IN (SELECT subject_id FROM relations WHERE panel_id = " + bound(scope.panel) +
           " AND holder IN (" + bound(scope.account) + ", " +
           bound(scope.agency.empty() ? scope.account : scope.agency) + ") AND relation IN (" +
           relations + ") AND from_at <= " + at + " AND (until_at IS NULL OR until_at > " + at +
           "))";
}

std::string not_kept_from(PanelId panel, const std::string& account, std::string_view column,
                          Instant now, db::Values& values) {
    const Binding bound(values);
    return std::string(column) +
           " NOT IN (SELECT s.subject_id FROM relations r JOIN case_subjects s ON s.panel_id = "
           "r.panel_id AND s.case_id = r.subject_id WHERE " +
           keeps_out(bound(panel), bound(account), bound(now)) + ")";
}

}  // namespace

std::string visible(const Scope& scope, std::string_view column, Instant now, db::Values& values) {
    const std::string within = reached(scope, column, now, values);
    return "(" + within + " AND " + not_kept_from(scope.panel, scope.account, column, now, values) +
           ")";
}

std::string not_hidden(PanelId panel, AccountId account, std::string_view column, Instant now,
                       db::Values& values) {
    return not_kept_from(panel, holder(account), column, now, values);
}

std::string not_unseen(const audit::Reading& reading, std::string_view column, db::Values& values) {
    if (!reading.is_for_eyes()) return "1 = 1";
    return not_hidden(reading.panel(), reading.actor().account, column, reading.now(), values);
}

std::set<CaseId> hidden_cases(const audit::Reading& reading) {
    std::set<CaseId> cases;
    reading.rows("SELECT r.subject_id FROM relations r WHERE " + keeps_out("$1", "$2", "$3"),
                 {reading.panel(), holder(reading.actor().account), reading.now()},
                 [&](const db::Row& row) { cases.insert(row.id<CaseId>(0)); });
    return cases;
}

std::set<CaseId> unseen_cases(const audit::Reading& reading) {
    return reading.is_for_eyes() ? hidden_cases(reading) : std::set<CaseId>();
}

std::set<CaseId> connected_cases(const audit::Reading& reading) {
    std::set<CaseId> cases;
    reading.rows(
        "SELECT subject_id FROM relations r WHERE panel_id = $1 AND holder = $2 AND relation = "
        "'connected' AND " +
            in_force("r", "$3"),
        {reading.panel(), holder(reading.actor().account), reading.now()},
        [&](const db::Row& row) { cases.insert(row.id<CaseId>(0)); });
    return cases;
}

}  // namespace mase::site
