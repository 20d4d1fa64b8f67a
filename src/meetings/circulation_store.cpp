#include "meetings/circulation_store.h"

#include <stdexcept>

#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "meetings/pack_copy_store.h"
#include "meetings/pack_versions_store.h"
#include "site/relations_store.h"

namespace mase::meetings {

namespace {

// People seated at a meeting in one of these states that has the case on its agenda.
std::set<std::string> seated_with(const audit::Reading& reading, CaseId case_id,
                                  const std::string& states_and_items) {
    std::set<std::string> holders;
    reading.rows(
        "SELECT DISTINCT s.account_id FROM agenda_items i JOIN meetings m ON m.panel_id = "
        "i.panel_id AND m.id = i.meeting_id JOIN meeting_seats s ON s.panel_id = m.panel_id AND "
        "s.meeting_id = m.id WHERE i.panel_id = $1 AND i.case_id = $2 AND " +
            states_and_items,
        {reading.panel(), case_id},
        [&](const db::Row& row) { holders.insert(site::holder(row.id<AccountId>(0))); });
    return holders;
}

// Those let in at that time or since.
std::set<std::string> readers_now(const audit::Reading& reading, CaseId case_id,
                                  Instant since = {}) {
    std::set<std::string> holders;
    reading.rows(
        "SELECT holder FROM relations WHERE panel_id = $1 AND subject_id = $2 AND relation = "
        "'circulated' AND until_at IS NULL AND from_at >= $3",
        {reading.panel(), case_id, since},
        [&](const db::Row& row) { holders.insert(row.string(0)); });
    return holders;
}

std::set<std::string> entitled_to(const audit::Reading& reading, CaseId case_id) {
    return seated_with(reading, case_id,
                       "i.state <> 'withdrawn' AND m.state IN ('circulated', 'sitting', 'ended')");
}

}  // namespace

void settle_readers(audit::Change& change, CaseId case_id) {
    const auto entitled = entitled_to(change, case_id);
    // Who has read it keeps it while it is to come back; nobody begins to read it by that.
    const auto keeping = seated_with(change, case_id, "i.state = 'listed' AND m.state = 'planned'");
    const auto now = readers_now(change, case_id);
    for (const std::string& holder : entitled)
        if (!now.contains(holder)) site::relate(change, holder, "circulated", any(case_id));
    for (const std::string& holder : now)
        if (!entitled.contains(holder) && !keeping.contains(holder))
            site::end_relation(change, holder, "circulated", any(case_id));
}

void end_readings(audit::Change& change, CaseId case_id, Instant circulated_at) {
    const auto entitled = entitled_to(change, case_id);
    for (const std::string& holder : readers_now(change, case_id, circulated_at))
        if (!entitled.contains(holder))
            site::end_relation(change, holder, "circulated", any(case_id));
}

Result<int> circulate(audit::Change& change, const Meeting& meeting) {
    auto circulated = enter(change, meeting, Event::circulate);
    if (!circulated) return circulated;
    for (const Item& item : items_of(change, meeting.id)) {
        settle_readers(change, item.case_id);
        if (item.is_off()) continue;
        freeze(change, item.id, item.case_id, meeting.held_on);
        change.shows(item.case_id);
    }
    add_version(change, meeting.id);
    return circulated;
}

void approve(audit::Change& change, MeetingId id) {
    const auto meeting = find_meeting(change, id);
    if (!meeting || !enter(change, *meeting, Event::approve))
        throw std::logic_error("minutes of a meeting that has not ended cannot be approved");
    for (const Item& item : items_of(change, id)) {
        settle_readers(change, item.case_id);
        site::end_relation_of_all(change, "invited", any(item.id));  // rules.md 7
    }
}

std::set<Opening> openings_of(const audit::Reading& reading, MeetingId meeting) {
    std::set<Opening> openings;
    reading.rows(
        "SELECT o.item_id, o.account_id FROM pack_openings o JOIN agenda_items i ON i.panel_id = "
        "o.panel_id AND i.id = o.item_id WHERE o.panel_id = $1 AND i.meeting_id = $2",
        {reading.panel(), meeting},
        [&](const db::Row& row) { openings.emplace(row.id<ItemId>(0), row.id<AccountId>(1)); });
    return openings;
}

bool is_unopened(const audit::Reading& reading, ItemId item) {
    bool unopened = false;
    reading.rows(
        "SELECT 1 FROM agenda_items i JOIN meetings m ON m.panel_id = i.panel_id AND m.id = "
        "i.meeting_id WHERE i.panel_id = $1 AND i.id = $2 AND m.state IN ('circulated', 'sitting', "
        "'ended') AND (EXISTS (SELECT 1 FROM meeting_seats s WHERE s.panel_id = m.panel_id AND "
        "s.meeting_id = m.id AND s.account_id = $3) OR EXISTS (SELECT 1 FROM item_guests g WHERE "
        "g.panel_id = i.panel_id AND g.item_id = i.id AND g.account_id = $3 AND g.ended_at IS "
        "NULL)) AND NOT EXISTS (SELECT 1 FROM pack_openings o WHERE o.panel_id = i.panel_id AND "
        "o.item_id = i.id AND o.account_id = $3)",
        {reading.panel(), item, reading.actor().account}, [&](const db::Row&) { unopened = true; });
    return unopened;
}

void note_opening(audit::Change& change, ItemId item) {
    change.execute(
        "INSERT INTO pack_openings (panel_id, item_id, account_id, first_at) VALUES ($1, $2, $3, "
        "$4) ON CONFLICT (panel_id, item_id, account_id) DO NOTHING",
        {change.panel(), item, change.actor().account, change.now()});
}

}  // namespace mase::meetings
