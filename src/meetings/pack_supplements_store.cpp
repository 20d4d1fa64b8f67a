#include "meetings/pack_supplements_store.h"

#include "meetings/pack_copy_store.h"

namespace mase::meetings {

namespace {

// Supplements to the packs as they are out now, while their referral is of that case: a link that
// was undone took what it brought away again. $2 is the account of whoever reads.
constexpr std::string_view out_now =
    " FROM pack_supplements s JOIN agenda_items i ON i.panel_id = s.panel_id AND i.id = s.item_id "
    "JOIN referrals f ON f.panel_id = s.panel_id AND f.id = s.referral_id AND f.case_id = "
    "i.case_id JOIN meetings m ON m.panel_id = i.panel_id AND m.id = i.meeting_id LEFT JOIN "
    "supplement_openings o ON o.panel_id = s.panel_id AND o.item_id = s.item_id AND o.version = "
    "s.version AND o.number = s.number AND o.account_id = $2 WHERE s.panel_id = $1 AND s.version = "
    "(SELECT max(v.number) FROM pack_versions v WHERE v.panel_id = m.panel_id AND v.meeting_id = "
    "m.id AND v.recalled_at IS NULL)";

std::vector<PackSupplement> list(const audit::Reading& reading, const std::string& condition,
                                 AnyId about) {
    std::vector<PackSupplement> all;
    db::Values values{reading.panel(), reading.actor().account, about};
    const std::string seen = site::not_unseen(reading, "s.item_id", values);
    reading.rows(
        "SELECT s.item_id, s.version, s.number, s.referral_id, s.at, s.fingerprint, o.first_at" +
            std::string(out_now) + " AND " + condition + " = $3 AND " + seen +
            " ORDER BY i.position, i.id, s.number",
        values, [&](const db::Row& row) {
            all.push_back({.item = row.id<ItemId>(0),
                           .version = int(row.integer(1)),
                           .number = int(row.integer(2)),
                           .referral = row.id<ReferralId>(3),
                           .at = row.instant(4),
                           .fingerprint = row.string(5),
                           .is_new = row.is_null(6)});
        });
    return all;
}

struct Place {  // where a supplement goes: an item of a pack that is out
    ItemId item;
    int version;
    int number;
};

std::vector<Place> places_for(const audit::Reading& reading, ReferralId referral) {
    std::vector<Place> places;
    reading.rows(
        "SELECT i.id, v.number, (SELECT count(*) FROM pack_supplements s WHERE s.panel_id = "
        "i.panel_id AND s.item_id = i.id AND s.version = v.number) FROM referrals f JOIN "
        "agenda_items i ON i.panel_id = f.panel_id AND i.case_id = f.case_id JOIN meetings m ON "
        "m.panel_id = i.panel_id AND m.id = i.meeting_id JOIN pack_versions v ON v.panel_id = "
        "m.panel_id AND v.meeting_id = m.id AND v.recalled_at IS NULL WHERE f.panel_id = $1 AND "
        "f.id = $2 AND f.state = 'accepted' AND i.state = 'listed' AND m.state IN ('circulated', "
        "'sitting')",
        {reading.panel(), referral}, [&](const db::Row& row) {
            places.push_back({row.id<ItemId>(0), int(row.integer(1)), int(row.integer(2)) + 1});
        });
    return places;
}

}  // namespace

void number_supplement(audit::Change& change, ReferralId referral, Instant at,
                       const std::string& words) {
    for (const Place& place : places_for(change, referral)) {
        change.execute(
            "INSERT INTO pack_supplements (panel_id, item_id, version, number, referral_id, at, "
            "fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {change.panel(), place.item, place.version, place.number, referral, at,
             supplement_fingerprint(change, place.item, at, words)});
        change.shows(place.item);
        change.note("supplement " + std::to_string(place.number));
    }
}

std::vector<PackSupplement> supplements_at(const audit::Reading& reading, MeetingId meeting) {
    return list(reading, "i.meeting_id", any(meeting));
}

std::vector<PackSupplement> supplements_to(const audit::Reading& reading, ItemId item) {
    return list(reading, "s.item_id", any(item));
}

std::string supplement_fingerprint(const audit::Reading& reading, ItemId item, Instant at,
                                   const std::string& words) {
    return hex(reading.search_token("supplement:" + text(item) + "/" + std::to_string(at.micros) +
                                    "\n" + words));
}

void note_opened(audit::Change& change, const std::vector<PackSupplement>& opened) {
    for (const PackSupplement& one : opened)
        change.execute(
            "INSERT INTO supplement_openings (panel_id, item_id, version, number, account_id, "
            "first_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (panel_id, item_id, version, "
            "number, account_id) DO NOTHING",
            {change.panel(), one.item, one.version, one.number, change.actor().account,
             change.now()});
}

std::map<MeetingId, int> new_supplements(const audit::Reading& reading, const site::Scope& items) {
    std::map<MeetingId, int> counts;
    db::Values values{reading.panel(), reading.actor().account};
    const std::string readable = site::visible(items, "i.case_id", reading.now(), values);
    reading.rows("SELECT i.meeting_id, count(*)" + std::string(out_now) +
                     " AND m.state IN ('circulated', 'sitting') AND i.state IN ('listed', "
                     "'discussed') AND o.first_at IS NULL AND " +
                     readable + " GROUP BY i.meeting_id",
                 values,
                 [&](const db::Row& row) { counts[row.id<MeetingId>(0)] = int(row.integer(1)); });
    return counts;
}

}  // namespace mase::meetings
