#include "meetings/pack_versions_store.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "meetings/agenda_store.h"
#include "meetings/circulation_store.h"
#include "meetings/meetings_store.h"
#include "meetings/pack_copy_store.h"
#include "site/relations_store.h"

namespace mase::meetings {

namespace {

audit::Place reason_place(MeetingId meeting, int number) {
    return {"pack_versions.reason/" + std::to_string(number), any(meeting)};
}

int versions_so_far(const audit::Reading& reading, MeetingId meeting) {
    int count = 0;
    reading.rows("SELECT count(*) FROM pack_versions WHERE panel_id = $1 AND meeting_id = $2",
                 {reading.panel(), meeting},
                 [&](const db::Row& row) { count = int(row.integer(0)); });
    return count;
}

std::string all_fingerprints(const audit::Reading& reading, MeetingId meeting) {
    std::string all;
    reading.rows(
        "SELECT c.fingerprint FROM pack_copies c JOIN agenda_items i ON i.panel_id = c.panel_id "
        "AND i.id = c.item_id WHERE c.panel_id = $1 AND i.meeting_id = $2 ORDER BY c.item_id",
        {reading.panel(), meeting}, [&](const db::Row& row) { all += row.string(0) + "\n"; });
    return all;
}

// Copies and openings of the items of a meeting go to where recalled ones are kept.
void put_aside(audit::Change& change, MeetingId meeting, int number, const std::string& from,
               const std::string& to, const std::string& columns) {
    const std::string of_meeting =
        " WHERE panel_id = $1 AND item_id IN (SELECT id FROM agenda_items WHERE panel_id = $1 AND "
        "meeting_id = $2)";
    change.execute("INSERT INTO " + to + " (panel_id, item_id, number, " + columns +
                       ") SELECT panel_id, item_id, CAST($3 AS INTEGER), " + columns + " FROM " +
                       from + of_meeting,
                   {change.panel(), meeting, number});
    change.execute("DELETE FROM " + from + of_meeting, {change.panel(), meeting});
}

std::vector<Opened> list_opened(const audit::Reading& reading, const std::string& table,
                                const std::string& condition, db::Values values) {
    std::vector<Opened> all;
    const std::string seen = site::not_unseen(reading, "o.item_id", values);
    reading.rows("SELECT o.account_id, a.name, m.agency, o.first_at FROM " + table +
                     " o JOIN agenda_items i ON i.panel_id = o.panel_id AND i.id = o.item_id JOIN "
                     "accounts a ON a.id = o.account_id LEFT JOIN memberships m ON m.panel_id = "
                     "o.panel_id AND m.account_id = o.account_id WHERE o.panel_id = $1 AND "
                     "i.meeting_id = $2" +
                     condition + " AND " + seen + " ORDER BY a.name, a.id, o.first_at, o.item_id",
                 values, [&](const db::Row& row) {
                     all.push_back({.account = row.id<AccountId>(0),
                                    .name = row.string(1),
                                    .agency = row.string_or_empty(2),
                                    .first_at = row.instant(3)});
                 });
    return all;
}

}  // namespace

std::vector<PackVersion> versions_of(const audit::Reading& reading, MeetingId meeting) {
    std::vector<PackVersion> versions;
    reading.rows(
        "SELECT v.number, v.circulated_at, v.fingerprint, v.recalled_at, a.name, v.reason FROM "
        "pack_versions v LEFT JOIN accounts a ON a.id = v.recalled_by WHERE v.panel_id = $1 AND "
        "v.meeting_id = $2 ORDER BY v.number DESC",
        {reading.panel(), meeting}, [&](const db::Row& row) {
            PackVersion version{.number = int(row.integer(0)),
                                .circulated_at = row.instant(1),
                                .fingerprint = row.string(2),
                                .recalled = {}};
            if (!row.is_null(3))
                version.recalled = {.at = row.instant(3),
                                    .by = row.string(4),
                                    .reason = reading.open(audit::SealedText(
                                        row.copied(5), reason_place(meeting, version.number)))};
            versions.push_back(std::move(version));
        });
    return versions;
}

std::optional<PackVersion> latest_version(const audit::Reading& reading, MeetingId meeting) {
    auto versions = versions_of(reading, meeting);
    if (versions.empty()) return std::nullopt;
    return std::move(versions.front());
}

void add_version(audit::Change& change, MeetingId meeting) {
    const int number = versions_so_far(change, meeting) + 1;
    const std::string all = std::to_string(number) + "\n" + all_fingerprints(change, meeting);
    change.execute(
        "INSERT INTO pack_versions (panel_id, meeting_id, number, circulated_at, fingerprint) "
        "VALUES ($1, $2, $3, $4, $5)",
        {change.panel(), meeting, number, change.now(),
         hex(change.search_token("pack version:" + text(meeting) + "\n" + all))});
    if (number > 1) change.note("version " + std::to_string(number));
}

Result<int> recall(audit::Change& change, const Meeting& meeting, const std::string& reason) {
    auto recalled = enter(change, meeting, Event::recall);
    if (!recalled) return recalled;
    const int number = versions_so_far(change, meeting.id);
    change.execute(
        "UPDATE pack_versions SET recalled_at = $4, recalled_by = $5, reason = $6 WHERE panel_id = "
        "$1 AND meeting_id = $2 AND number = $3",
        {change.panel(), meeting.id, number, change.now(), change.actor().account,
         change.seal(change.panel_key(), reason, reason_place(meeting.id, number))});
    put_aside(change, meeting.id, number, "pack_copies", "recalled_copies",
              "record_id, fingerprint, made_at");
    put_aside(change, meeting.id, number, "pack_openings", "recalled_openings",
              "account_id, first_at");
    for (const Item& item : items_of(change, meeting.id)) {
        end_readings(change, item.case_id, *meeting.circulated_at);
        change.shows(item.case_id);
    }
    change.note("recalled version " + std::to_string(number));
    return recalled;
}

std::vector<Opened> opened_now(const audit::Reading& reading, MeetingId meeting) {
    return list_opened(reading, "pack_openings", "", {reading.panel(), meeting});
}

std::vector<Opened> opened_before_recall(const audit::Reading& reading, MeetingId meeting,
                                         int version) {
    return list_opened(reading, "recalled_openings", " AND o.number = $3",
                       {reading.panel(), meeting, version});
}

bool is_as_frozen(const audit::Reading& reading, MeetingId meeting, int version) {
    std::vector<std::pair<RecordId, std::string>> copies;
    db::Values values{reading.panel(), meeting, version};
    const std::string seen = site::not_unseen(reading, "c.item_id", values);
    reading.rows(
        "SELECT c.record_id, c.fingerprint FROM recalled_copies c JOIN agenda_items i ON "
        "i.panel_id = c.panel_id AND i.id = c.item_id WHERE c.panel_id = $1 AND i.meeting_id = $2 "
        "AND c.number = $3 AND " +
            seen,
        values,
        [&](const db::Row& row) { copies.emplace_back(row.id<RecordId>(0), row.string(1)); });
    return std::ranges::all_of(copies, [&](const auto& copy) {
        return fingerprint_of(reading, copy.first) == copy.second;
    });
}

}  // namespace mase::meetings
