#include "returns/quality_store.h"

namespace mase::returns {

std::map<CaseId, std::string> agencies_of_cases(const audit::Reading& reading) {
    std::map<CaseId, std::string> agencies;
    reading.rows(
        "SELECT c.id, m.agency FROM cases c JOIN memberships m ON m.panel_id = c.panel_id AND "
        "m.account_id = c.worker_id WHERE c.panel_id = $1",
        {reading.panel()},
        [&](const db::Row& row) { agencies[row.id<CaseId>(0)] = row.string(1); });
    return agencies;
}

std::map<RecordId, OpenDiscussion> open_discussions(const audit::Reading& reading) {
    std::map<RecordId, OpenDiscussion> open;
    reading.rows(
        "SELECT i.record_id, m.id, i.id FROM agenda_items i JOIN meetings m ON m.panel_id = "
        "i.panel_id AND m.id = i.meeting_id WHERE i.panel_id = $1 AND i.record_id IS NOT NULL AND "
        "m.state IN ('sitting', 'ended')",
        {reading.panel()}, [&](const db::Row& row) {
            open[row.id<RecordId>(0)] = {row.id<MeetingId>(1), row.id<ItemId>(2)};
        });
    return open;
}

}  // namespace mase::returns
