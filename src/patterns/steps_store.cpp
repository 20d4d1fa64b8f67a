#include "patterns/steps_store.h"

#include "accounts/accounts_store.h"

namespace mase::patterns {

std::vector<Step> steps_of(const audit::Reading& reading, const Sight& sight, AnyId subject) {
    db::Values values{reading.panel(), subject};
    const std::string seen = site::visible(sight.cases, "s.case_id", reading.now(), values);
    std::vector<Step> steps;
    reading.rows(
        "SELECT s.id, s.code, s.on_day, s.case_id, s.words, s.account_id FROM pattern_steps s "
        "WHERE s.panel_id = $1 AND s.subject_id = $2 AND (s.case_id IS NULL OR " +
            seen + ") ORDER BY s.on_day DESC, s.made_at DESC, s.id DESC",
        values, [&](const db::Row& row) {
            std::string words;
            if (!row.is_null(4))
                words = reading.open(audit::SealedText(
                    row.copied(4), {"pattern_steps.words", any(row.id<StepId>(0))}));
            steps.push_back({.code = row.string(1),
                             .on = row.date(2),
                             .case_id = row.maybe_id<CaseId>(3),
                             .words = std::move(words),
                             .by = accounts::account_name(reading, row.id<AccountId>(5))});
        });
    return steps;
}

void add_step(audit::Change& change, AnyId subject, KeyId key, const Step& step) {
    const auto id = change.new_id<StepId>();
    std::optional<db::Bytes> words;
    if (!step.words.empty()) words = change.seal(key, step.words, {"pattern_steps.words", any(id)});
    change.execute(
        "INSERT INTO pattern_steps (panel_id, id, subject_id, code, on_day, case_id, words, "
        "account_id, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {change.panel(), id, subject, step.code, step.on, step.case_id, words,
         change.actor().account, change.now()});
    if (step.case_id) change.shows(*step.case_id);
    change.note(step.code + " " + iso(step.on));
}

std::vector<Milestone> milestones(const std::vector<Step>& steps) {
    std::vector<Milestone> made;
    for (const Step& step : steps)
        made.push_back({.kind = step.code, .on = step.on, .case_id = step.case_id});
    return made;
}

}  // namespace mase::patterns
