#include "meetings/pack_copy_store.h"

#include "cases/cases_store.h"

namespace mase::meetings {

std::string hex(const SearchToken& token) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const auto byte : token) {
        text += digits[std::size_t(byte) >> 4];
        text += digits[std::size_t(byte) & 15];
    }
    return text;
}

std::optional<RecordId> record_before(const audit::Reading& reading, CaseId case_id, Date held_on) {
    const auto snapshot = cases::latest_snapshot(reading, case_id, plus_days(held_on, -1));
    return snapshot ? snapshot : cases::latest_snapshot(reading, case_id, held_on);
}

std::string fingerprint_of(const audit::Reading& reading, RecordId record) {
    std::string all;
    reading.rows(
        "SELECT question, n, code FROM answers WHERE panel_id = $1 AND record_id = $2 ORDER BY "
        "question, n, code",
        {reading.panel(), record}, [&](const db::Row& row) {
            all +=
                row.string(0) + "/" + std::to_string(row.integer(1)) + "=" + row.string(2) + "\n";
        });
    reading.rows(
        "SELECT question, n, sealed FROM texts WHERE panel_id = $1 AND record_id = $2 ORDER BY "
        "question, n",
        {reading.panel(), record}, [&](const db::Row& row) {
            const std::string place = row.string(0) + "/" + std::to_string(row.integer(1));
            all += place + ":" +
                   reading.open(audit::SealedText(row.copied(2), {"texts/" + place, any(record)})) +
                   "\n";
        });
    return hex(reading.search_token("pack:" + all));
}

void freeze(audit::Change& change, ItemId item, CaseId case_id, Date held_on) {
    const auto record = record_before(change, case_id, held_on);
    if (!record || pack_copy_of(change, item)) return;
    change.execute(
        "INSERT INTO pack_copies (panel_id, item_id, record_id, fingerprint, made_at) VALUES ($1, "
        "$2, $3, $4, $5)",
        {change.panel(), item, *record, fingerprint_of(change, *record), change.now()});
}

std::optional<PackCopy> pack_copy_of(const audit::Reading& reading, ItemId item) {
    std::optional<PackCopy> copy;
    reading.rows(
        "SELECT record_id, made_at, fingerprint FROM pack_copies WHERE panel_id = $1 AND item_id = "
        "$2",
        {reading.panel(), item}, [&](const db::Row& row) {
            copy = PackCopy{.record = row.id<RecordId>(0),
                            .made_at = row.instant(1),
                            .fingerprint = row.string(2)};
        });
    return copy;
}

}  // namespace mase::meetings
