#include "approvals/approvals_store.h"

#include "site/relations_store.h"

namespace mase::approvals {

namespace {

constexpr std::int64_t day_seconds = 24 * 60 * 60;

audit::Place reason_place(ApprovalId id) {
    return {"approvals.reason", any(id)};
}
audit::Place decision_place(ApprovalId id) {
    return {"approvals.decision_reason", any(id)};
}

std::optional<Decided> decided_of(const audit::Reading& reading, const db::Row& row,
                                  ApprovalId id) {
    const auto outcome = row.is_null(10) ? std::nullopt : outcome_named(row.text(10));
    if (!outcome) return std::nullopt;
    return Decided{.outcome = *outcome,
                   .by = row.id<AccountId>(11),
                   .by_name = row.string(12),
                   .at = row.instant(13),
                   .reason = row.is_null(14) ? ""
                                             : reading.open(audit::SealedText(row.copied(14),
                                                                              decision_place(id)))};
}

std::optional<Approval> read(const audit::Reading& reading, const db::Row& row) {
    const auto act = act_named(row.text(1));
    if (!act) return std::nullopt;
    const auto id = row.id<ApprovalId>(0);
    return Approval{.id = id,
                    .act = *act,
                    .subject = row.id<AnyId>(2),
                    .case_id = row.maybe_id<CaseId>(3),
                    .key = row.id<KeyId>(16),
                    .details = row.string(4),
                    .state = row.string(5),
                    .reason = reading.open(audit::SealedText(row.copied(6), reason_place(id))),
                    .asked_by = row.id<AccountId>(7),
                    .asked_by_name = row.string(15),
                    .asked_at = row.instant(8),
                    .lapses_at = row.instant(9),
                    .decided = decided_of(reading, row, id)};
}

std::vector<Approval> select(const audit::Reading& reading, const std::string& condition,
                             const db::Values& values) {
    std::vector<Approval> all;
    const auto unseen = site::unseen_cases(reading);
    reading.rows(
        "SELECT p.id, p.act, p.subject_id, p.case_id, p.details, p.state, p.reason, p.asked_by, "
        "p.asked_at, p.lapses_at, p.outcome, p.decided_by, d.name, p.decided_at, "
        "p.decision_reason, a.name, p.key_id FROM approvals p JOIN accounts a ON a.id = p.asked_by "
        "LEFT JOIN "
        "accounts d ON d.id = p.decided_by WHERE p.panel_id = $1 AND " +
            condition,
        values, [&](const db::Row& row) {
            const auto case_id = row.maybe_id<CaseId>(3);
            if (case_id && unseen.contains(*case_id)) return;
            if (auto one = read(reading, row)) all.push_back(std::move(*one));
        });
    return all;
}

}  // namespace

Result<ApprovalId> ask(audit::Change& change, const site::App& app, const Asking& asking) {
    for (const Approval& one : waiting_for(change, asking.subject)) {
        if (one.act == asking.act)
            return refused("",
                           "This is asked already, and waits for a second person. It can be asked "
                           "again when that is decided or withdrawn");
    }
    const auto id = change.new_id<ApprovalId>();
    change.execute(
        "INSERT INTO approvals (panel_id, id, act, subject_id, case_id, details, state, key_id, "
        "reason, asked_by, asked_at, lapses_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
        "$11, $12)",
        {change.panel(), id, std::string(name(asking.act)), asking.subject, asking.case_id,
         asking.details, doer(app, asking.act).state(change, asking.subject), asking.key,
         change.seal(asking.key, asking.reason, reason_place(id)), change.actor().account,
         change.now(),
         plus_seconds(change.now(), app.panel.two_people.lapses_after_days * day_seconds)});
    change.shows(id);
    change.note("asked " + std::string(name(asking.act)));
    return id;
}

std::optional<Approval> find_approval(const audit::Reading& reading, ApprovalId id) {
    auto found = select(reading, "p.id = $2", {reading.panel(), id});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Approval> waiting_approvals(const audit::Reading& reading) {
    return select(reading, "p.outcome IS NULL AND p.lapses_at > $2 ORDER BY p.asked_at, p.id",
                  {reading.panel(), reading.now()});
}

std::vector<Approval> settled_approvals(const audit::Reading& reading, int most) {
    return select(reading,
                  "(p.outcome IS NOT NULL OR p.lapses_at <= $2) ORDER BY coalesce(p.decided_at, "
                  "p.lapses_at) DESC, p.id DESC LIMIT $3",
                  {reading.panel(), reading.now(), most});
}

std::vector<Approval> waiting_for(const audit::Reading& reading, AnyId subject) {
    return select(reading, "p.outcome IS NULL AND p.lapses_at > $2 AND p.subject_id = $3",
                  {reading.panel(), reading.now(), subject});
}

bool was_let_in_by_asker(const audit::Reading& reading, const site::App& app,
                         const Approval& approval) {
    const std::int64_t apart = app.panel.two_people.apart_days * day_seconds;
    bool was = false;
    // After the asking as well: who asks may then let in whoever is to approve it.
    reading.rows(
        "SELECT 1 FROM let_in WHERE panel_id = $1 AND account_id = $2 AND by_account = $3 AND at > "
        "$4 LIMIT 1",
        {reading.panel(), reading.actor().account, approval.asked_by,
         plus_seconds(approval.asked_at, -apart)},
        [&](const db::Row&) { was = true; });
    return was;
}

Result<Outcome> decide(audit::Change& change, const site::App& app, ApprovalId id,
                       const DecisionDraft& draft) {
    change.must_concern(id);
    const auto approval = find_approval(change, id);
    if (!approval) return refused("", "This is not there any more");
    const Doer& does = doer(app, approval->act);
    const Result<Outcome> outcome =
        checked(draft, *approval, change.actor(),
                {.now = change.now(),
                 .state = does.state(change, approval->subject),
                 .was_let_in = was_let_in_by_asker(change, app, *approval)});
    if (!outcome) return outcome;
    if (outcome == Outcome::approved) {
        if (const Result<int> done = does.run(change, app, *approval); !done)
            return refused(done.error());
    }
    change.execute(
        "UPDATE approvals SET outcome = $3, decided_by = $4, decided_at = $5, decision_reason = $6 "
        "WHERE panel_id = $1 AND id = $2",
        {change.panel(), id, std::string(name(*outcome)), change.actor().account, change.now(),
         draft.reason.empty()
             ? db::Value(nullptr)
             : db::Value(change.seal(approval->key, draft.reason, decision_place(id)))});
    change.note(name(*outcome));
    change.note(name(approval->act));
    return outcome;
}

void note_let_in(audit::Change& change, AccountId account) {
    note_let_in(change, account, change.actor().account);
}

void note_let_in(audit::Change& change, AccountId account, AccountId by) {
    if (by.is_nil() || by == account) return;  // the program itself, or nobody else
    change.execute(
        "INSERT INTO let_in (panel_id, account_id, by_account, at, n) VALUES ($1, $2, $3, $4, $5)",
        {change.panel(), account, by, change.now(), change.new_id<AnyId>()});
}

std::optional<access::Subject> approval_subject(const audit::Lookup& lookup, PanelId panel,
                                                const site::Params& params) {
    const auto id = parse_id<ApprovalId>(params.at("approval"));
    if (!id) return std::nullopt;
    std::optional<access::Subject> subject;
    lookup.rows("SELECT subject_id, case_id FROM approvals WHERE panel_id = $1 AND id = $2",
                {panel, *id}, [&](const db::Row& row) {
                    subject = access::Subject{.kind = access::SubjectKind::approval,
                                              .id = any(*id),
                                              .state = {},
                                              .via = {row.id<AnyId>(0)},
                                              .case_id = row.maybe_id<CaseId>(1)};
                });
    return subject;
}

}  // namespace mase::approvals
