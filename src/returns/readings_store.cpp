// Who had read which case before the panel sat.
#include "returns/ledger_parts_store.h"
#include "site/relations_store.h"

namespace mase::returns {

namespace {

// A meeting whose pack went out, and who had a seat there.
struct Sitting {
    Date held_on;
    Instant at;  // when it began, or else when the pack went out
    bool is_known = false;
    std::vector<std::pair<AccountId, std::string>> seats = {};  // with their agency
};

class Loading {
public:
    Loading(Ledger& ledger, const audit::Reading& reading, const Period& whole)
        : ledger_(ledger), reading_(reading), whole_(whole) {}

    void readings() {
        kept_out();
        std::map<MeetingId, Sitting> sittings = sat();
        struct Opened {
            MeetingId meeting;
            CaseId case_id;
            std::map<AccountId, Instant> first = {};
        };
        std::map<ItemId, Opened> items;
        read(
            "SELECT i.id, i.meeting_id, i.case_id, o.account_id, o.first_at FROM meetings m JOIN "
            "agenda_items i ON i.panel_id = m.panel_id AND i.meeting_id = m.id AND i.state <> "
            "'withdrawn' LEFT JOIN pack_openings o ON o.panel_id = i.panel_id AND o.item_id = i.id "
            "WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND $3 AND m.state IN ('sitting', "
            "'ended', 'approved') AND m.circulated_at IS NOT NULL",
            [&](const db::Row& row) {
                Opened& item = items
                                   .try_emplace(row.id<ItemId>(0),
                                                Opened{row.id<MeetingId>(1), row.id<CaseId>(2)})
                                   .first->second;
                if (const auto account = row.maybe_id<AccountId>(3))
                    item.first.emplace(*account, row.instant(4));
            });
        std::map<std::pair<std::string, std::string>, Facts> alike;
        for (const auto& [id, item] : items) {
            const Sitting& sitting = sittings[item.meeting];
            for (const auto& [account, agency] : sitting.seats) {
                if (is_kept_out(item.case_id, account, sitting.at)) continue;
                const auto opened = item.first.find(account);
                const std::string when = opened == item.first.end() ? "NEVER"
                                         : sitting.is_known && opened->second >= sitting.at
                                             ? "LATER"
                                             : "BEFORE";
                auto facts = alike.find({agency, when});
                if (facts == alike.end())
                    facts = alike
                                .emplace(std::pair(agency, when),
                                         Facts{{"reader", {agency}}, {"opened", {when}}})
                                .first;
                ledger_.events[Counted::reading].push_back(
                    {sitting.held_on, {{item.case_id}, facts->second}});
            }
        }
    }

private:
    void read(std::string_view sql, const db::OnRow& on_row) const {
        reading_.rows(sql, {reading_.panel(), whole_.first, whole_.last}, on_row);
    }

    std::map<MeetingId, Sitting> sat() const {
        std::map<MeetingId, Sitting> sittings;
        read(
            "SELECT m.id, m.held_on, m.sat_at, m.circulated_at, s.account_id, s.agency FROM "
            "meetings m JOIN meeting_seats s ON s.panel_id = m.panel_id AND s.meeting_id = m.id "
            "WHERE m.panel_id = $1 AND m.held_on BETWEEN $2 AND $3 AND m.state IN ('sitting', "
            "'ended', 'approved') AND m.circulated_at IS NOT NULL",
            [&](const db::Row& row) {
                const auto began = row.maybe_instant(2);
                sittings
                    .try_emplace(
                        row.id<MeetingId>(0),
                        Sitting{row.date(1), began ? *began : row.instant(3), began.has_value()})
                    .first->second.seats.emplace_back(row.id<AccountId>(4), row.string(5));
            });
        return sittings;
    }

    // Who was connected to which case, and when; and to whom which case was restricted.
    void kept_out() {
        reading_.rows(
            "SELECT subject_id, holder, relation, from_at, until_at FROM relations WHERE panel_id "
            "= $1 AND relation IN ('connected', 'restricted', 'cleared')",
            {reading_.panel()}, [&](const db::Row& row) {
                related_[row.id<AnyId>(0)].push_back(
                    {row.string(1), row.string(2), row.instant(3), row.maybe_instant(4)});
            });
    }
    bool is_kept_out(CaseId id, AccountId account, Instant at) const {
        const auto found = related_.find(any(id));
        if (found == related_.end()) return false;
        std::vector<site::Related> then;
        for (const site::Related& related : found->second) {
            if (related.from_at <= at && (!related.until_at || at < *related.until_at))
                then.push_back(related);
        }
        return site::keep_out(then, account);
    }

    Ledger& ledger_;
    const audit::Reading& reading_;
    const Period& whole_;
    std::map<AnyId, std::vector<site::Related>> related_;
};

}  // namespace

// Of each case whose pack went out: who had a seat, and whether they opened it before.
void load_readings(Ledger& ledger, const audit::Reading& reading, const Period& whole) {
    Loading(ledger, reading, whole).readings();
}

}  // namespace mase::returns
