#include "cases/linking_store.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "cases/cases_store.h"
#include "cases/search_store.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

constexpr int most_looked_at = 50;

// An open case before a closed one, the latest before an older.
std::optional<CaseId> case_of(const audit::Reading& reading, ChildId child) {
    std::optional<CaseId> id;
    reading.rows(
        "SELECT id FROM cases WHERE panel_id = $1 AND child_id = $2 ORDER BY CASE state WHEN "
        "'open' THEN 0 ELSE 1 END, opened_on DESC, id DESC LIMIT 1",
        {reading.panel(), child}, [&](const db::Row& row) { id = row.id<CaseId>(0); });
    return id;
}

bool has_decision_after(const audit::Reading& reading, CaseId id, RecordId snapshot) {
    bool found = false;
    reading.rows(
        "SELECT 1 FROM records r WHERE r.panel_id = $1 AND r.case_id = $2 AND r.kind IN "
        "('discussion', 'acceptance') AND r.id <> $3 AND r.made_at >= (SELECT s.made_at FROM "
        "records s WHERE s.panel_id = $1 AND s.id = $3)",
        {reading.panel(), id, snapshot}, [&](const db::Row&) { found = true; });
    return found;
}

void set_code(audit::Change& change, const forms::Record& record, const forms::Form& form,
              const char* question, const char* code) {
    forms::Answers answers;
    answers.set(question, 0, {.codes = {code}, .words = {}});
    forms::save_questions(change, record, {*form.find(question)}, answers);
}

// Persons, places, groups and disruptions that the rows of this copy were made into, and that are
// linked to the case by nothing else: neither by a row of another referral of it, nor from before
// this one came. Their links stay in the record, as mistakes.
void end_links_of(audit::Change& change, CaseId id, RecordId snapshot) {
    std::vector<std::pair<LinkId, AnyId>> wrong;
    change.rows(
        "SELECT l.id, l.subject_id FROM case_links l WHERE l.panel_id = $1 AND l.case_id = $2 AND "
        "l.ended_on IS NULL AND l.linked_at >= (SELECT s.made_at FROM records s WHERE s.panel_id = "
        "$1 AND s.id = $3) AND EXISTS (SELECT 1 FROM linked_rows k WHERE k.panel_id = $1 AND "
        "k.record_id = $3 AND k.subject_id = l.subject_id) AND NOT EXISTS (SELECT 1 FROM "
        "linked_rows k JOIN records r ON r.panel_id = k.panel_id AND r.id = k.record_id WHERE "
        "k.panel_id = $1 AND k.subject_id = l.subject_id AND r.case_id = $2 AND r.id <> $3)",
        {change.panel(), id, snapshot},
        [&](const db::Row& row) { wrong.emplace_back(row.id<LinkId>(0), row.id<AnyId>(1)); });
    for (const auto& [link, subject] : wrong) {
        change.execute(
            "UPDATE case_links SET ended_on = $3, ended_why = 'MISTAKE' WHERE panel_id = $1 AND id "
            "= $2",
            {change.panel(), link, change.today()});
        change.shows(subject);
        change.note("link ended: MISTAKE");
    }
}

std::string code_or_not_known(const forms::Answers& answers, std::string_view question) {
    const std::string code = answers.code(question);
    return code.empty() ? std::string(forms::not_known) : code;
}

}  // namespace

std::vector<Candidate> candidates(const audit::Reading& reading, const forms::Form& form,
                                  const forms::Answers& referred) {
    std::vector<Candidate> found;
    const Similar similar = similar_to(findable(referred));
    const std::set<CaseId> hidden = site::hidden_cases(reading);  // no trace of them (rules.md 5)
    for (const ChildId child : similar_children(reading, similar, most_looked_at)) {
        const auto id = case_of(reading, child);
        if (!id || hidden.contains(*id)) continue;
        const auto file = find_case(reading, *id);
        const auto record = file ? forms::find_record(reading, file->child_record) : std::nullopt;
        if (!record) continue;
        forms::Answers known = forms::load_answers(reading, *record, form);
        std::vector<Likeness> reasons = likenesses(particulars(referred), particulars(known));
        if (!may_be_same(reasons)) continue;
        found.push_back({*file, std::move(known), std::move(reasons),
                         was_discussed(reading, child, plus_days(reading.today(), 1))});
        reading.shows(file->id);
    }
    std::ranges::stable_sort(
        found, [](std::size_t one, std::size_t other) { return one > other; },
        [](const Candidate& candidate) { return candidate.reasons.size(); });
    return found;
}

bool was_discussed(const audit::Reading& reading, ChildId child, Date before) {
    bool found = false;
    reading.rows(
        "SELECT 1 FROM cases c JOIN agenda_items i ON i.panel_id = c.panel_id AND i.case_id = c.id "
        "JOIN meetings m ON m.panel_id = i.panel_id AND m.id = i.meeting_id WHERE c.panel_id = $1 "
        "AND c.child_id = $2 AND i.state = 'discussed' AND m.held_on < $3 LIMIT 1",
        {reading.panel(), child, before}, [&](const db::Row&) { found = true; });
    return found;
}

Linked link(audit::Change& change, const forms::Form& form, const CaseFile& file,
            const forms::Record& referral, AccountId referrer, Date received_on) {
    const forms::Record snapshot{.id = change.new_id<RecordId>(),
                                 .kind = forms::RecordKind::acceptance,
                                 .form = referral.form,
                                 .key = file.key,
                                 .case_id = file.id,
                                 .held_on = received_on};
    forms::add_record(change, snapshot);
    forms::copy_answers(change, referral, snapshot, form);
    if (was_discussed(change, file.child, plus_days(change.today(), 1)))
        set_code(change, snapshot, form, "previously_at_mase", "YES");
    if (!file.is_open()) reopen_case(change, file.id);
    const forms::Answers answers = forms::load_answers(change, referral, form);
    set_case_summary(change, file.id, code_or_not_known(answers, "risk_category"),
                     code_or_not_known(answers, "harm_status"));
    site::relate(change, site::holder(referrer), "referrer", any(file.id));
    change.shows(file.id);
    change.note("linked");
    return {.snapshot = snapshot.id,
            .state = file.state,
            .closed_on = file.closed_on,
            .closure_reason = file.closure_reason,
            .risk_category = file.risk_category,
            .harm_status = file.harm_status};
}

void unlink(audit::Change& change, const CaseFile& file, const Linked& linked, AccountId referrer,
            bool refers_it_otherwise) {
    if (!has_decision_after(change, file.id, linked.snapshot)) {
        set_case_summary(change, file.id, linked.risk_category, linked.harm_status);
        db::Value reason = nullptr;
        if (!linked.closure_reason.empty()) reason = linked.closure_reason;
        change.execute(
            "UPDATE cases SET state = $3, closed_on = $4, closure_reason = $5, version = version + "
            "1 WHERE panel_id = $1 AND id = $2",
            {change.panel(), file.id, linked.state, linked.closed_on, reason});
    }
    end_links_of(change, file.id, linked.snapshot);
    // The copy stays, of no case: the referral's own answers are what it was made from.
    change.execute("UPDATE records SET case_id = NULL WHERE panel_id = $1 AND id = $2",
                   {change.panel(), linked.snapshot});
    change.execute("UPDATE answers SET case_id = NULL WHERE panel_id = $1 AND record_id = $2",
                   {change.panel(), linked.snapshot});
    if (!refers_it_otherwise)
        site::end_relation(change, site::holder(referrer), "referrer", any(file.id));
    change.shows(file.id);
    change.note("unlinked");
}

}  // namespace mase::cases
