#include "clearance/emergency_store.h"

#include <algorithm>

#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/search_store.h"
#include "site/relations_store.h"

namespace mase::clearance {

namespace {

using cases::CaseFile;

int refusals_lately(const audit::Change& change) {
    int count = 0;
    change.rows(
        "SELECT count(*) FROM emergency_refusals WHERE panel_id = $1 AND account_id = $2 AND at > "
        "$3",
        {change.panel(), change.actor().account, plus_seconds(change.now(), -refusal_seconds)},
        [&](const db::Row& row) { count = int(row.integer(0)); });
    return count;
}

Answered noted(audit::Change& change, const char* detail, Answered answered) {
    change.note(detail);
    return answered;
}

// Counted, so that references cannot be guessed at. What is asked while they are stopped is not:
// they would never be let in again.
Answered refuse(audit::Change& change) {
    change.execute(
        "INSERT INTO emergency_refusals (panel_id, id, account_id, at) VALUES ($1, $2, $3, $4)",
        {change.panel(), change.new_id<AnyId>(), change.actor().account, change.now()});
    return noted(change, "refused", {.asked = Asked::refused});
}

// The cases with that number. A line of the trail names them though they are not opened, for those
// who may know of them.
std::vector<CaseId> cases_meant(audit::Change& change, const std::string& reference) {
    auto found = cases::cases_numbered(change, reference);
    for (const CaseId id : found) change.shows(id);
    return found;
}

bool is_connected(const audit::Change& change, const std::vector<CaseId>& found) {
    const auto connected = site::connected_cases(change);
    return std::ranges::any_of(found, [&](CaseId id) { return connected.contains(id); });
}

Answered open(audit::Change& change, const CaseFile& file, const EmergencyDraft& draft, int hours) {
    const auto id = change.new_id<EmergencyId>();
    const access::Actor& actor = change.actor();
    const Instant until = plus_seconds(change.now(), std::int64_t(hours) * 60 * 60);
    change.execute(
        "INSERT INTO emergencies (panel_id, id, case_id, account_id, chair_sector, reason_code, "
        "reason, opened_at, until_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {change.panel(), id, file.id, actor.account,
         actor.has(access::Role::chair) ? actor.sector : "", draft.code,
         change.seal(file.key, draft.words, {"emergencies.reason", any(id)}), change.now(), until});
    site::relate_until(change, site::holder(actor.account), access::in_emergency, any(file.id),
                       until);
    change.note("opened");
    change.note(draft.code);
    return {.asked = Asked::opened, .case_id = file.id, .until = until};
}

std::optional<Review> review_of(const audit::Reading& reading, const db::Row& row, AnyId id) {
    if (row.is_null(10)) return std::nullopt;
    return Review{
        .outcome = row.string(7),
        .remark = reading.open(audit::SealedText(row.copied(8), {"emergencies.remark", id})),
        .by = row.id<AccountId>(9),
        .at = row.instant(10)};
}

std::vector<Emergency> select(const audit::Reading& reading, const std::string& condition,
                              const db::Values& values) {
    std::vector<Emergency> all;
    const auto connected = site::connected_cases(reading);
    reading.rows(
        "SELECT id, case_id, account_id, chair_sector, reason_code, opened_at, until_at, outcome, "
        "remark, reviewed_by, reviewed_at, reason FROM emergencies WHERE panel_id = $1" +
            condition,
        values, [&](const db::Row& row) {
            const auto case_id = row.id<CaseId>(1);
            if (connected.contains(case_id)) return;
            const AnyId id = any(row.id<EmergencyId>(0));
            all.push_back({.id = row.id<EmergencyId>(0),
                           .case_id = case_id,
                           .account = row.id<AccountId>(2),
                           .chair_sector = row.string(3),
                           .reason_code = row.string(4),
                           .reason = reading.open(
                               audit::SealedText(row.copied(11), {"emergencies.reason", id})),
                           .opened_at = row.instant(5),
                           .until_at = row.instant(6),
                           .review = review_of(reading, row, id)});
        });
    return all;
}

}  // namespace

Answered ask(audit::Change& change, const site::App& app, const EmergencyDraft& draft) {
    if (refusals_lately(change) >= most_refusals)
        return noted(change, "refused, too often", {.asked = Asked::too_often});
    const auto found = cases_meant(change, draft.reference);
    if (found.empty() || is_connected(change, found)) return refuse(change);
    if (found.size() > 1) return noted(change, "several cases", {.asked = Asked::several});
    const CaseFile file = *cases::find_case(change, found.front());
    const access::Subject subject = cases::subject_of(file);
    const auto held = site::relations_held(change, change.actor(), subject);
    if (held.contains(access::in_emergency))
        return noted(change, "open already",
                     {.asked = Asked::in_force,
                      .case_id = file.id,
                      .until = site::ends_at(change, change.actor().account, access::in_emergency,
                                             any(file.id))});
    if (!shows_more(app.policy, change.actor(), subject, held))
        return noted(change, "not needed", {.asked = Asked::needless, .case_id = file.id});
    return open(change, file, draft, app.panel.emergency_hours);
}

void end_own(audit::Change& change, CaseId case_id) {
    change.must_concern(case_id);
    change.execute(
        "UPDATE emergencies SET until_at = $4 WHERE panel_id = $1 AND case_id = $2 AND account_id "
        "= $3 AND until_at > $4",
        {change.panel(), case_id, change.actor().account, change.now()});
    site::end_early(change, site::holder(change.actor().account), access::in_emergency,
                    any(case_id));
}

std::optional<Emergency> find_emergency(const audit::Reading& reading, EmergencyId id) {
    auto found = select(reading, " AND id = $2", {reading.panel(), id});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Emergency> own_emergencies(const audit::Reading& reading, int most) {
    return select(reading, " AND account_id = $2 ORDER BY opened_at DESC, id DESC LIMIT $3",
                  {reading.panel(), reading.actor().account, most});
}

std::vector<Emergency> waiting_emergencies(const audit::Reading& reading) {
    return select(reading, " AND reviewed_at IS NULL ORDER BY opened_at, id", {reading.panel()});
}

std::vector<Emergency> reviewed_emergencies(const audit::Reading& reading, int most) {
    return select(reading,
                  " AND reviewed_at IS NOT NULL ORDER BY reviewed_at DESC, id DESC LIMIT $2",
                  {reading.panel(), most});
}

std::vector<Read> read_meanwhile(const audit::Reading& reading, const Emergency& emergency,
                                 int most) {
    std::vector<Read> lines;
    reading.rows(
        "SELECT at, operation FROM audit_log WHERE panel_id = $1 AND account_id = $2 AND case_id = "
        "$3 AND at >= $4 AND at <= $5 AND processing <> 'refusal' ORDER BY at, writer, seq LIMIT "
        "$6",
        {reading.panel(), emergency.account, emergency.case_id, emergency.opened_at,
         emergency.until_at, most},
        [&](const db::Row& row) {
            const auto known = access::operation_named(row.text(1));
            lines.push_back(
                {row.instant(0), std::string(known ? access::row(*known).words : row.text(1))});
        });
    return lines;
}

void review(audit::Change& change, const Emergency& emergency, const ReviewDraft& draft) {
    change.must_concern(emergency.id);
    const KeyId key = cases::find_case(change, emergency.case_id)->key;
    const Instant until = std::min(emergency.until_at, change.now());
    change.execute(
        "UPDATE emergencies SET until_at = $3, outcome = $4, remark = $5, reviewed_by = $6, "
        "reviewed_at = $7 WHERE panel_id = $1 AND id = $2",
        {change.panel(), emergency.id, until, draft.outcome,
         change.seal(key, draft.remark, {"emergencies.remark", any(emergency.id)}),
         change.actor().account, change.now()});
    if (emergency.is_in_force(change.now()))
        site::end_early(change, site::holder(emergency.account), access::in_emergency,
                        any(emergency.case_id));
    change.shows(emergency.account);
    change.note(draft.outcome);
}

std::optional<access::Subject> emergency_subject(const audit::Lookup& lookup, PanelId panel,
                                                 const site::Params& params) {
    const auto id = parse_id<EmergencyId>(params.at("emergency"));
    if (!id) return std::nullopt;
    std::optional<access::Subject> subject;
    lookup.rows("SELECT case_id FROM emergencies WHERE panel_id = $1 AND id = $2", {panel, *id},
                [&](const db::Row& row) {
                    subject = access::Subject{.kind = access::SubjectKind::emergency,
                                              .id = any(*id),
                                              .state = {},
                                              .via = {},
                                              .case_id = row.id<CaseId>(0)};
                });
    return subject;
}

}  // namespace mase::clearance
