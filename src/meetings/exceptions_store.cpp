#include "meetings/exceptions_store.h"

#include "site/relations_store.h"

namespace mase::meetings {

namespace {

constexpr std::string_view columns =
    "SELECT id, kind, referral_id, case_id, meeting_id, key_id, asked_by, asked_at, reason, state, "
    "decided_by, decided_at, decision_reason, version FROM exceptions WHERE panel_id = $1";

audit::Place reason_place(ExceptionId id) {
    return {"exceptions.reason", any(id)};
}
audit::Place decision_place(ExceptionId id) {
    return {"exceptions.decision_reason", any(id)};
}

std::optional<Exception> first(const audit::Reading& reading, const std::string& rest,
                               const db::Values& values) {
    std::optional<Exception> found;
    reading.rows(std::string(columns) + rest, values, [&](const db::Row& row) {
        const auto id = row.id<ExceptionId>(0);
        found =
            Exception{.id = id,
                      .kind = row.string(1),
                      .referral = row.maybe_id<ReferralId>(2),
                      .case_id = row.maybe_id<CaseId>(3),
                      .meeting = row.maybe_id<MeetingId>(4),
                      .key = row.id<KeyId>(5),
                      .asked_by = row.id<AccountId>(6),
                      .asked_at = row.instant(7),
                      .reason = reading.open(audit::SealedText(row.copied(8), reason_place(id))),
                      .state = row.string(9),
                      .decided_by = row.maybe_id<AccountId>(10),
                      .decided_at = row.maybe_instant(11),
                      .decision_reason = {},
                      .version = int(row.integer(13))};
        if (!row.is_null(12))
            found->decision_reason =
                reading.open(audit::SealedText(row.copied(12), decision_place(id)));
    });
    return found;
}

std::optional<Exception> if_allowed(std::optional<Exception> latest) {
    if (latest && latest->state != "allowed") return std::nullopt;
    return latest;
}

// Those of a case that is hidden from whoever reads are not among them (rules.md 5).
std::vector<ExceptionRow> list(const audit::Reading& reading, const std::string& rest,
                               db::Values values) {
    std::vector<ExceptionRow> rows;
    const std::string seen = site::not_unseen(reading, "e.id", values);
    reading.rows(
        "SELECT e.id, e.kind, e.state, e.asked_at, a.name, e.meeting_id, m.held_on FROM exceptions "
        "e JOIN accounts a ON a.id = e.asked_by LEFT JOIN meetings m ON m.panel_id = e.panel_id "
        "AND m.id = e.meeting_id WHERE e.panel_id = $1 AND " +
            seen + " AND " + rest,
        values, [&](const db::Row& row) {
            rows.push_back({.id = row.id<ExceptionId>(0),
                            .kind = row.string(1),
                            .state = row.string(2),
                            .asked_at = row.instant(3),
                            .asked_by = row.string(4),
                            .meeting = row.maybe_id<MeetingId>(5),
                            .meeting_on = row.maybe_date(6)});
        });
    return rows;
}

// The one of that kind about the same things that waits for a chair.
std::optional<ExceptionId> waiting(const audit::Reading& reading, std::string_view kind,
                                   const std::optional<ReferralId>& referral,
                                   const std::optional<CaseId>& case_id,
                                   const std::optional<MeetingId>& meeting) {
    std::optional<ExceptionId> id;
    reading.rows(
        "SELECT id, referral_id, case_id, meeting_id FROM exceptions WHERE panel_id = $1 AND kind "
        "= $2 AND state = 'asked'",
        {reading.panel(), kind}, [&](const db::Row& row) {
            if (row.maybe_id<ReferralId>(1) == referral && row.maybe_id<CaseId>(2) == case_id &&
                row.maybe_id<MeetingId>(3) == meeting)
                id = row.id<ExceptionId>(0);
        });
    return id;
}

}  // namespace

ExceptionId ask_exception(audit::Change& change, std::string_view kind,
                          std::optional<ReferralId> referral, std::optional<CaseId> case_id,
                          std::optional<MeetingId> meeting, KeyId key, std::string_view reason) {
    if (const auto asked = waiting(change, kind, referral, case_id, meeting)) return *asked;
    return add_exception(change, kind, {referral, case_id, meeting}, key, reason);
}

ExceptionId add_exception(audit::Change& change, std::string_view kind, const About& about,
                          KeyId key, std::string_view reason) {
    const auto id = change.new_id<ExceptionId>();
    change.execute(
        "INSERT INTO exceptions (panel_id, id, kind, referral_id, case_id, meeting_id, key_id, "
        "asked_by, asked_at, reason, state, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
        "$10, 'asked', 1)",
        {change.panel(), id, kind, about.referral, about.case_id, about.meeting, key,
         change.actor().account, change.now(), change.seal(key, reason, reason_place(id))});
    change.note("asked " + std::string(kind));
    return id;
}

std::optional<Exception> find_exception(const audit::Reading& reading, ExceptionId id) {
    return first(reading, " AND id = $2", {reading.panel(), id});
}

std::optional<Exception> latest_exception(const audit::Reading& reading, std::string_view kind,
                                          ReferralId referral, std::optional<MeetingId> meeting) {
    const std::string for_meeting = meeting ? " AND meeting_id = $4" : "";
    db::Values values{reading.panel(), kind, referral};
    if (meeting) values.push_back(*meeting);
    return first(reading,
                 " AND kind = $2 AND referral_id = $3" + for_meeting +
                     " ORDER BY asked_at DESC, id DESC LIMIT 1",
                 values);
}

std::optional<Exception> latest_exception(const audit::Reading& reading, std::string_view kind,
                                          MeetingId meeting) {
    return first(reading,
                 " AND kind = $2 AND meeting_id = $3 AND referral_id IS NULL AND case_id IS NULL "
                 "ORDER BY asked_at DESC, id DESC LIMIT 1",
                 {reading.panel(), kind, meeting});
}

std::optional<Exception> latest_exception(const audit::Reading& reading, std::string_view kind,
                                          CaseId case_id, MeetingId meeting) {
    return first(reading,
                 " AND kind = $2 AND case_id = $3 AND meeting_id = $4 ORDER BY asked_at DESC, id "
                 "DESC LIMIT 1",
                 {reading.panel(), kind, case_id, meeting});
}

std::optional<Exception> allowed_exception(const audit::Reading& reading, std::string_view kind,
                                           ReferralId referral, std::optional<MeetingId> meeting) {
    return if_allowed(latest_exception(reading, kind, referral, meeting));
}

std::optional<Exception> allowed_exception(const audit::Reading& reading, std::string_view kind,
                                           MeetingId meeting) {
    return if_allowed(latest_exception(reading, kind, meeting));
}

std::vector<ExceptionRow> waiting_exceptions(const audit::Reading& reading) {
    return list(reading, "e.state = 'asked' ORDER BY e.asked_at, e.id", {reading.panel()});
}

std::vector<ExceptionRow> decided_exceptions(const audit::Reading& reading, int count) {
    return list(reading, "e.state <> 'asked' ORDER BY e.decided_at DESC, e.id DESC LIMIT $2",
                {reading.panel(), count});
}

ExceptionCounts count_exceptions(const audit::Reading& reading) {
    ExceptionCounts counts;
    db::Values values{reading.panel()};
    const std::string seen = site::not_unseen(reading, "id", values);
    reading.rows("SELECT kind, state, COUNT(*) FROM exceptions WHERE panel_id = $1 AND " + seen +
                     " GROUP BY kind, state",
                 values, [&](const db::Row& row) {
                     counts[row.string(0)][row.string(1)] = int(row.integer(2));
                 });
    return counts;
}

Result<int> decide_exception(audit::Change& change, const Exception& exception, Verdict verdict,
                             std::string_view reason) {
    const std::string_view state = verdict == Verdict::allowed ? "allowed" : "refused";
    const auto touched = change.execute(
        "UPDATE exceptions SET state = $4, decided_by = $5, decided_at = $6, decision_reason = $7, "
        "version = version + 1 WHERE panel_id = $1 AND id = $2 AND version = $3 AND state = "
        "'asked'",
        {change.panel(), exception.id, exception.version, state, change.actor().account,
         change.now(), change.seal(exception.key, reason, decision_place(exception.id))});
    if (touched == 0)
        return refused("", "Another chair has decided this already. What they decided is below");
    change.note(std::string(state) + " " + exception.kind);
    return exception.version + 1;
}

std::optional<access::Subject> exception_subject(const audit::Lookup& lookup, PanelId panel,
                                                 const site::Params& params) {
    const auto id = parse_id<ExceptionId>(params.find("exception")->second);
    std::optional<access::Subject> subject;
    if (!id) return subject;
    lookup.rows(
        "SELECT e.state, coalesce(e.case_id, r.case_id) FROM exceptions e LEFT JOIN referrals r ON "
        "r.panel_id = e.panel_id AND r.id = e.referral_id WHERE e.panel_id = $1 AND e.id = $2",
        {panel, *id}, [&](const db::Row& row) {
            subject = {.kind = access::SubjectKind::exception,
                       .id = any(*id),
                       .state = row.string(0),
                       .via = {},
                       .case_id = row.maybe_id<CaseId>(1)};
        });
    return subject;
}

}  // namespace mase::meetings
