#include "home/home_store.h"

#include "meetings/pack_supplements_store.h"

namespace mase::home {

std::vector<PackToRead> packs_to_read(const audit::Reading& reading, const site::Scope& items) {
    std::vector<PackToRead> packs;
    db::Values values{reading.panel(), reading.actor().account};
    const std::string readable = site::visible(items, "i.case_id", reading.now(), values);
    reading.rows(
        "SELECT m.id, m.held_on, count(i.id), sum(CASE WHEN i.id IS NOT NULL AND o.item_id IS NULL "
        "THEN 1 ELSE 0 END) FROM meetings m JOIN meeting_seats s ON s.panel_id = m.panel_id AND "
        "s.meeting_id = m.id AND s.account_id = $2 LEFT JOIN agenda_items i ON i.panel_id = "
        "m.panel_id AND i.meeting_id = m.id AND i.state IN ('listed', 'discussed') AND " +
            readable +
            " LEFT JOIN pack_openings o ON o.panel_id = i.panel_id AND o.item_id = i.id AND "
            "o.account_id = $2 WHERE m.panel_id = $1 AND m.state IN ('circulated', 'sitting') "
            "GROUP BY m.id, m.held_on ORDER BY m.held_on, m.id",
        values, [&](const db::Row& row) {
            packs.push_back({.meeting = row.id<MeetingId>(0),
                             .held_on = row.date(1),
                             .cases = int(row.integer(2)),
                             .not_opened = int(row.integer(3))});
        });
    const auto added = meetings::new_supplements(reading, items);
    for (PackToRead& pack : packs) {
        const auto found = added.find(pack.meeting);
        if (found != added.end()) pack.new_supplements = found->second;
    }
    return packs;
}

std::vector<MinutesWaiting> minutes_not_approved(const audit::Reading& reading) {
    std::vector<MinutesWaiting> waiting;
    reading.rows(
        "SELECT m.id, m.held_on, n.state, n.sent_at FROM minutes n JOIN meetings m ON m.panel_id = "
        "n.panel_id AND m.id = n.meeting_id WHERE n.panel_id = $1 AND n.state <> 'approved' ORDER "
        "BY m.held_on, m.id",
        {reading.panel()}, [&](const db::Row& row) {
            waiting.push_back({.meeting = row.id<MeetingId>(0),
                               .held_on = row.date(1),
                               .state = row.string(2),
                               .sent_at = row.maybe_instant(3)});
        });
    return waiting;
}

std::map<std::string, int> lines_since(const audit::Reading& reading, Instant since) {
    std::map<std::string, int> counts;
    reading.rows(
        "SELECT processing, count(*) FROM audit_log WHERE panel_id = $1 AND at >= $2 AND operation "
        "<> 'keep_house' GROUP BY processing",
        {reading.panel(), since},
        [&](const db::Row& row) { counts[row.string(0)] = int(row.integer(1)); });
    return counts;
}

int unused_accounts(const audit::Reading& reading, Instant since) {
    int unused = 0;
    reading.rows(
        "SELECT count(*) FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE "
        "m.panel_id = $1 AND a.disabled_at IS NULL AND (a.last_day IS NULL OR a.last_day >= $3) "
        "AND "
        "a.made_at < $2 AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.panel_id = m.panel_id AND "
        "s.account_id = m.account_id AND s.seen_at >= $2)",
        {reading.panel(), since, reading.today()},
        [&](const db::Row& row) { unused = int(row.integer(0)); });
    return unused;
}

std::optional<Instant> last_meeting_ended(const audit::Reading& reading) {
    std::optional<Instant> ended;
    reading.rows("SELECT max(ended_at) FROM meetings WHERE panel_id = $1", {reading.panel()},
                 [&](const db::Row& row) { ended = row.maybe_instant(0); });
    return ended;
}

}  // namespace mase::home
