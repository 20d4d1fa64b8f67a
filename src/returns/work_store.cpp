#include <algorithm>
#include <array>

#include "platform/clock.h"
#include "returns/ledger_parts_store.h"

namespace mase::returns {

namespace {

std::vector<std::string> one(std::string code) {
    if (code.empty()) return {};
    return {std::move(code)};
}

// Of several who came for one agency, the first of these.
constexpr std::array<std::string_view, 4> best{"PRESENT", "DEPUTY_PRESENT", "APOLOGIES", "ABSENT"};

std::set<CaseId> cases(const db::Row& row, int column) {
    const auto id = row.maybe_id<CaseId>(column);
    return id ? std::set<CaseId>{*id} : std::set<CaseId>{};
}

// Referrals of which anything may count in the whole of the periods.
constexpr std::string_view received_or_heard =
    "WITH wanted (id) AS (SELECT id FROM referrals WHERE panel_id = $1 AND received_on BETWEEN $2 "
    "AND $3 UNION SELECT i.referral_id FROM meetings m JOIN agenda_items i ON i.panel_id = $1 AND "
    "i.meeting_id = m.id WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND $3 AND i.referral_id "
    "IS NOT NULL) ";

// When a referral was listed, and when it was first discussed.
struct Hearing {
    MeetingId meeting;
    Date listed_for;
    Date received_by;
    std::optional<Date> discussed_on;
    std::optional<CaseId> case_id;
};

class Loading {
public:
    Loading(Ledger& ledger, const audit::Reading& reading, const Period& trend, const Period& whole)
        : ledger_(ledger), reading_(reading), trend_(trend), whole_(whole) {}

    void referrals() {
        hearings();
        allowed();
        read_trend(
            "SELECT f.id, f.state, f.route, f.received_on, f.case_id, m.agency, (SELECT 1 FROM "
            "import_rows x WHERE x.panel_id = $1 AND x.referral_id = f.id LIMIT 1) FROM referrals "
            "f LEFT JOIN memberships m ON m.panel_id = f.panel_id AND m.account_id = f.referrer_id "
            "WHERE f.panel_id = $1 AND f.state <> 'draft' AND f.received_on BETWEEN $2 AND $3",
            [&](const db::Row& row) {
                const std::string timing = timing_of(row.id<ReferralId>(0), row.string(1),
                                                     row.string(2), row.date(3), !row.is_null(6));
                add(Counted::referral, row.date(3),
                    {cases(row, 4),
                     {{"state", {row.string(1)}},
                      {"route", {row.string(2)}},
                      {"agency", one(row.string_or_empty(5))},
                      {"timing", {timing}}}});
            });
        // The prior meeting stands in the referral as it was sent.
        read(
            std::string(received_or_heard) +
                "SELECT f.id, f.received_on, a.code FROM wanted w JOIN referrals f ON f.panel_id = "
                "$1 AND f.id = w.id LEFT JOIN answers a ON a.panel_id = $1 AND a.record_id = "
                "f.record_id AND a.question = 'prior_held_on' AND a.n = 0 WHERE f.received_on IS "
                "NOT NULL",
            [&](const db::Row& row) {
                const auto heard = hearings_.find(row.id<ReferralId>(0));
                if (heard == hearings_.end() || !heard->second.discussed_on) return;
                const Date on = *heard->second.discussed_on;
                Thing thing{
                    {*heard->second.case_id},
                    {{"days_from_received", {std::to_string(days_between(row.date(1), on))}}}};
                const auto prior = parse_date(row.string_or_empty(2));
                if (prior && *prior <= on)
                    thing.facts["days_from_prior"] = {std::to_string(days_between(*prior, on))};
                add(Counted::hearing, on, std::move(thing));
            });
    }

    void discussions() {
        const std::map<RecordId, RecordId> corrected = corrected_records(reading_);
        read_trend(
            "SELECT m.held_on, i.case_id, i.record_id, i.why, d.decision, d.support_answer, "
            "d.bring_back_to FROM meetings m JOIN agenda_items i ON i.panel_id = m.panel_id AND "
            "i.meeting_id = m.id LEFT JOIN discussions d ON d.panel_id = i.panel_id AND d.item_id "
            "= i.id WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND $3 AND i.state = "
            "'discussed'",
            [&](const db::Row& row) {
                std::optional<RecordId> data = row.maybe_id<RecordId>(2);
                if (const auto mended = corrected.find(data.value_or(RecordId{}));
                    mended != corrected.end())
                    data = mended->second;
                ledger_.events[Counted::discussion].push_back(
                    {row.date(0),
                     {cases(row, 1),
                      {{"why", {row.string(3)}},
                       {"decision", one(row.string_or_empty(4))},
                       {"support", one(row.string_or_empty(5))},
                       {"comes_back", {row.is_null(6) ? "NO" : "YES"}}}},
                     data});
            });
    }

    void packs() {
        read(
            "SELECT m.held_on, m.pack_by, m.circulated_at, (SELECT 1 FROM exceptions e WHERE "
            "e.panel_id = $1 AND e.meeting_id = m.id AND e.kind = 'LATE_PACK' AND e.state = "
            "'allowed' LIMIT 1) FROM meetings m WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND "
            "$3 AND m.state IN ('sitting', 'ended', 'approved')",
            [&](const db::Row& row) {
                const auto sent = row.maybe_instant(2);
                const std::string timing = !sent                                  ? "NONE"
                                           : in_london(*sent).date <= row.date(1) ? "ON_TIME"
                                           : row.is_null(3)                       ? "LATE_NO_REASON"
                                                                                  : "LATE";
                add(Counted::pack, row.date(0), {{}, {{"pack", {timing}}}});
            });
    }

    // An agency that two people came for was there once.
    void attendance() {
        struct Seat {
            Date on;
            std::size_t rank = best.size();
        };
        std::map<std::pair<MeetingId, std::string>, Seat> seats;
        read(
            "SELECT m.id, s.agency, m.held_on, s.attendance FROM meetings m JOIN meeting_seats s "
            "ON "
            "s.panel_id = m.panel_id AND s.meeting_id = m.id WHERE m.panel_id = $1 AND m.held_on "
            "BETWEEN $2 AND $3 AND m.state IN ('sitting', 'ended', 'approved')",
            [&](const db::Row& row) {
                Seat& seat =
                    seats.try_emplace({row.id<MeetingId>(0), row.string(1)}, Seat{row.date(2)})
                        .first->second;
                const auto found = std::ranges::find(best, row.string_or_empty(3));
                seat.rank = std::min(seat.rank, std::size_t(found - best.begin()));
            });
        for (const auto& [at, seat] : seats)
            add(Counted::attendance, seat.on,
                {{},
                 {{"agency", {at.second}},
                  {"attended", seat.rank == best.size() ? std::vector<std::string>{}
                                                        : one(std::string(best.at(seat.rank)))}}});
    }

    void exceptions() {
        reading_.rows(
            "SELECT e.kind, e.state, e.asked_at, COALESCE(e.case_id, f.case_id) FROM exceptions e "
            "LEFT JOIN referrals f ON f.panel_id = e.panel_id AND f.id = e.referral_id WHERE "
            "e.panel_id = $1 AND e.asked_at >= $2 AND e.asked_at < $3",
            {reading_.panel(), at_london(whole_.first, 0, 0),
             at_london(plus_days(whole_.last, 1), 0, 0)},
            [&](const db::Row& row) {
                add(Counted::exception, in_london(row.instant(2)).date,
                    {cases(row, 3), {{"kind", {row.string(0)}}, {"state", {row.string(1)}}}});
            });
    }

    // Open since its first referral was received, which is some days before it was accepted.
    void closures() {
        read(
            "SELECT c.id, COALESCE((SELECT MIN(f.received_on) FROM referrals f WHERE f.panel_id = "
            "c.panel_id AND f.case_id = c.id AND f.state = 'accepted'), c.opened_on), c.closed_on, "
            "c.closure_reason FROM cases c WHERE c.panel_id = $1 AND c.state = 'closed' AND "
            "c.closed_on BETWEEN $2 AND $3",
            [&](const db::Row& row) {
                add(Counted::closure, row.date(2),
                    {cases(row, 0),
                     {{"closure", one(row.string_or_empty(3))},
                      {"days_open", {std::to_string(days_between(row.date(1), row.date(2)))}}}});
            });
    }

private:
    void read(std::string_view sql, const db::OnRow& on_row) const {
        reading_.rows(sql, {reading_.panel(), whole_.first, whole_.last}, on_row);
    }
    void read_trend(std::string_view sql, const db::OnRow& on_row) const {
        reading_.rows(sql, {reading_.panel(), trend_.first, trend_.last}, on_row);
    }
    void add(Counted counted, Date on, Thing thing) {
        ledger_.events[counted].push_back({on, std::move(thing)});
    }

    void hearings() {
        read(std::string(received_or_heard) +
                 "SELECT i.referral_id, m.id, m.held_on, m.received_by, i.state, i.case_id FROM "
                 "wanted w JOIN agenda_items i ON i.panel_id = $1 AND i.referral_id = w.id JOIN "
                 "meetings m ON m.panel_id = $1 AND m.id = i.meeting_id WHERE i.state <> "
                 "'withdrawn' ORDER BY m.held_on, i.id",
             [&](const db::Row& row) {
                 Hearing& hearing =
                     hearings_
                         .try_emplace(
                             row.id<ReferralId>(0),
                             Hearing{row.id<MeetingId>(1), row.date(2), row.date(3), {}, {}})
                         .first->second;
                 if (row.text(4) != "discussed" || hearing.discussed_on) return;
                 hearing.discussed_on = row.date(2);
                 hearing.case_id = row.id<CaseId>(5);
             });
    }

    void allowed() {
        reading_.rows(
            "SELECT referral_id, kind FROM exceptions WHERE panel_id = $1 AND referral_id IS NOT "
            "NULL AND state = 'allowed' AND kind IN ('LATE_REFERRAL', 'URGENT_REFERRAL')",
            {reading_.panel()},
            [&](const db::Row& row) { allowed_[row.id<ReferralId>(0)].insert(row.string(1)); });
    }

    std::string timing_of(ReferralId id, const std::string& state, const std::string& route,
                          Date received_on, bool is_past) const {
        if (is_past) return "PAST";
        if (state == "accepted" && route == "C") return "DATA_ONLY";
        const auto listed = hearings_.find(id);
        if (state != "accepted" || listed == hearings_.end()) return "NOT_LISTED";
        if (received_on <= listed->second.received_by) return "IN_TIME";
        const auto kinds = allowed_.find(id);
        if (kinds == allowed_.end()) return "LATE_NO_REASON";
        return kinds->second.contains("URGENT_REFERRAL") ? "URGENT" : "LATE";
    }

    Ledger& ledger_;
    const audit::Reading& reading_;
    const Period& trend_;
    const Period& whole_;
    std::map<ReferralId, Hearing> hearings_;
    std::map<ReferralId, std::set<std::string>> allowed_;
};

}  // namespace

void load_work(Ledger& ledger, const audit::Reading& reading, const Period& trend,
               const Period& whole) {
    Loading loading(ledger, reading, trend, whole);
    loading.referrals();
    loading.discussions();
    loading.packs();
    load_readings(ledger, reading, whole);
    loading.attendance();
    loading.exceptions();
    loading.closures();
}

}  // namespace mase::returns
