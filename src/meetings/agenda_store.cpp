#include "meetings/agenda_store.h"

#include <algorithm>
#include <stdexcept>

#include "cases/cases_store.h"
#include "meetings/circulation_store.h"
#include "meetings/meetings_store.h"
#include "meetings/pack_copy_store.h"
#include "site/relations_store.h"

namespace mase::meetings {

namespace {

constexpr std::string_view columns =
    "SELECT i.id, i.meeting_id, i.case_id, i.referral_id, i.why, i.state, i.position, "
    "i.planned_minutes, i.presenter_id, i.record_id, i.version, (SELECT f.family_id FROM "
    "referrals f WHERE f.panel_id = i.panel_id AND f.case_id = i.case_id AND f.state = 'accepted' "
    "AND f.family_id IS NOT NULL ORDER BY f.id DESC LIMIT 1) FROM agenda_items i JOIN meetings m "
    "ON m.panel_id = i.panel_id AND m.id = i.meeting_id WHERE i.panel_id = $1";

std::vector<Item> select(const audit::Reading& reading, const std::string& rest,
                         const db::Values& values) {
    std::vector<Item> items;
    reading.rows(std::string(columns) + rest, values, [&](const db::Row& row) {
        items.push_back({.id = row.id<ItemId>(0),
                         .meeting = row.id<MeetingId>(1),
                         .case_id = row.id<CaseId>(2),
                         .referral = row.maybe_id<ReferralId>(3),
                         .why = row.string(4),
                         .state = row.string(5),
                         .position = int(row.integer(6)),
                         .planned_minutes = int(row.integer(7)),
                         .presenter = row.maybe_id<AccountId>(8),
                         .record = row.maybe_id<RecordId>(9),
                         .family = row.maybe_id<AnyId>(11),
                         .version = int(row.integer(10))});
    });
    return items;
}

// Without the cases that whoever reads is to find no trace of, be it only a gap between two places
// (rules.md 5).
std::vector<Item> seen(const audit::Reading& reading, std::vector<Item> items) {
    const std::set<CaseId> unseen = site::unseen_cases(reading);
    const bool hides =
        std::erase_if(items, [&](const Item& item) { return unseen.contains(item.case_id); }) > 0;
    for (int place = 0; Item & item : items) {
        ++place;
        if (hides) item.position = place;
    }
    return items;
}

std::optional<Item> first(std::vector<Item> items) {
    if (items.empty()) return std::nullopt;
    return std::move(items.front());
}

Meeting meeting_of(const audit::Reading& reading, MeetingId id) {
    auto meeting = find_meeting(reading, id);
    if (!meeting) throw std::logic_error("an agenda of no meeting");
    return std::move(*meeting);
}

int last_position(const std::vector<Item>& items) {
    return items.empty() ? 0 : items.back().position;
}

// A new item, or the one that was taken off, at this place of the agenda.
ItemId place_item(audit::Change& change, const Item& item) {
    change.execute(
        "INSERT INTO agenda_items (panel_id, id, meeting_id, case_id, referral_id, why, position, "
        "planned_minutes, presenter_id, state, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, "
        "$9, 'listed', 1) ON CONFLICT (panel_id, meeting_id, case_id) DO UPDATE SET referral_id = "
        "excluded.referral_id, why = excluded.why, position = excluded.position, presenter_id = "
        "excluded.presenter_id, state = 'listed', version = agenda_items.version + 1",
        {change.panel(), change.new_id<ItemId>(), item.meeting, item.case_id, item.referral,
         item.why, item.position, item.planned_minutes, item.presenter});
    settle_readers(change, item.case_id);
    change.shows(item.case_id);
    const ItemId id = first(select(change, " AND i.meeting_id = $2 AND i.case_id = $3",
                                   {change.panel(), item.meeting, item.case_id}))
                          ->id;
    const Meeting meeting = meeting_of(change, item.meeting);
    if (is_pack_out(meeting)) freeze(change, id, item.case_id, meeting.held_on);
    return id;
}

void set_state(audit::Change& change, ItemId item, std::string_view state) {
    change.execute(
        "UPDATE agenda_items SET state = $3, version = version + 1 WHERE panel_id = $1 AND id = $2",
        {change.panel(), item, state});
}

int room_at(audit::Change& change, MeetingId meeting, int position) {
    change.execute(
        "UPDATE agenda_items SET position = position + 1 WHERE panel_id = $1 AND meeting_id = $2 "
        "AND position >= $3",
        {change.panel(), meeting, position});
    return position;
}

// Makes room for what is held over: behind others held over, before everything else.
int room_ahead(audit::Change& change, MeetingId meeting) {
    int position = 1;
    for (const Item& item : items_of(change, meeting)) {
        if (item.why == "held_over") position = item.position + 1;
    }
    return room_at(change, meeting, position);
}

// Last, but behind a brother or sister: they are taken together (rules.md 19).
int place_for(audit::Change& change, MeetingId meeting, const std::vector<Item>& items,
              std::optional<AnyId> family) {
    const auto together = std::ranges::find_if(items.rbegin(), items.rend(), [&](const Item& item) {
        return family && item.family == family && !item.is_off();
    });
    if (together == items.rend()) return last_position(items) + 1;
    return room_at(change, meeting, together->position + 1);
}

std::optional<AnyId> family_of(const audit::Reading& reading, CaseId case_id) {
    std::optional<AnyId> family;
    reading.rows(
        "SELECT family_id FROM referrals WHERE panel_id = $1 AND case_id = $2 AND state = "
        "'accepted' AND family_id IS NOT NULL ORDER BY id DESC LIMIT 1",
        {reading.panel(), case_id}, [&](const db::Row& row) { family = row.id<AnyId>(0); });
    return family;
}

}  // namespace

ItemId list_item(audit::Change& change, MeetingId meeting, CaseId case_id,
                 std::optional<ReferralId> referral, std::string why,
                 std::optional<AccountId> presenter) {
    const std::string state = meeting_of(change, meeting).state;
    if (state != "planned" && state != "circulated" && state != "sitting")
        throw std::logic_error("a case cannot be listed for a meeting that is " + state);
    const auto file = cases::find_case(change, case_id);
    if (!file || file->is_data_only())
        throw std::logic_error("a case known for its data alone is on no agenda");
    const std::vector<Item> items = items_of(change, meeting);
    const auto there = std::ranges::find(items, case_id, &Item::case_id);
    if (there != items.end() && !there->is_off()) return there->id;
    return place_item(change,
                      {.id = {},
                       .meeting = meeting,
                       .case_id = case_id,
                       .referral = referral,
                       .why = std::move(why),
                       .state = {},
                       .position = place_for(change, meeting, items, family_of(change, case_id)),
                       .planned_minutes = 0,
                       .presenter = presenter,
                       .record = {}});
}

std::vector<Item> items_of(const audit::Reading& reading, MeetingId meeting) {
    return seen(reading, select(reading, " AND i.meeting_id = $2 ORDER BY i.position, i.id",
                                {reading.panel(), meeting}));
}

std::optional<Item> find_item(const audit::Reading& reading, ItemId id) {
    auto found = first(select(reading, " AND i.id = $2", {reading.panel(), id}));
    if (!found || site::unseen_cases(reading).empty()) return found;
    const std::vector<Item> items = items_of(reading, found->meeting);
    const auto there = std::ranges::find(items, id, &Item::id);
    return there == items.end() ? std::nullopt : std::optional(*there);
}

std::vector<Item> items_of_case(const audit::Reading& reading, CaseId case_id) {
    return select(reading, " AND i.case_id = $2 ORDER BY m.held_on DESC, i.id DESC",
                  {reading.panel(), case_id});
}

std::optional<Item> next_item_of(const audit::Reading& reading, CaseId case_id) {
    return first(select(reading,
                        " AND i.case_id = $2 AND i.state = 'listed' AND m.state IN ('planned', "
                        "'circulated', 'sitting') ORDER BY m.held_on, i.id LIMIT 1",
                        {reading.panel(), case_id}));
}

void save_item(audit::Change& change, const Item& item) {
    change.execute(
        "UPDATE agenda_items SET position = $3, planned_minutes = $4, presenter_id = $5, version = "
        "version + 1 WHERE panel_id = $1 AND id = $2",
        {change.panel(), item.id, item.position, item.planned_minutes, item.presenter});
}

void set_record(audit::Change& change, ItemId item, RecordId record) {
    change.execute("UPDATE agenda_items SET record_id = $3 WHERE panel_id = $1 AND id = $2",
                   {change.panel(), item, record});
}

void mark_discussed(audit::Change& change, ItemId item) {
    set_state(change, item, "discussed");
}

void withdraw_item(audit::Change& change, ItemId id) {
    const auto item = find_item(change, id);
    if (!item) throw std::logic_error("no such item to withdraw");
    set_state(change, id, "withdrawn");
    settle_readers(change, item->case_id);
    change.note("withdrawn");
}

Result<ItemId> hold_over(audit::Change& change, ItemId id, MeetingId to) {
    const auto item = find_item(change, id);
    if (!item) throw std::logic_error("no such item to hold over");
    if (item->state != "listed")
        return refused("", "Only an item that has not been discussed can be held over");
    const Meeting from = meeting_of(change, item->meeting), next = meeting_of(change, to);
    if (!next.is_to_come() || next.held_on <= from.held_on)
        return refused("hold_over_to", "Choose a later meeting that is still to come");
    for (const Item& listed : items_of(change, to)) {
        if (listed.case_id == item->case_id && listed.state == "discussed")
            return refused("hold_over_to", "This case has been discussed at that meeting");
    }
    set_state(change, id, "held_over");
    Item moved = *item;
    moved.meeting = to;
    moved.why = "held_over";
    moved.position = room_ahead(change, to);
    change.note("held over");
    return place_item(change, moved);
}

Result<int> cancel_meeting(audit::Change& change, const Meeting& meeting, std::string_view reason) {
    const auto next = next_planned(change, meeting.held_on);
    for (const Item& item : items_of(change, meeting.id)) {
        if (item.state != "listed") continue;
        if (!next)
            return refused("",
                           "Plan a later meeting first, so that the cases on this agenda have "
                           "somewhere to go");
        const auto held = hold_over(change, item.id, next->id);
        if (!held) return refused(held.error());
    }
    auto cancelled = enter(change, meeting, Event::cancel);
    if (!cancelled) return cancelled;
    save_reason(change, meeting.id, Reason::cancelled, reason);
    for (const Item& item : items_of(change, meeting.id)) settle_readers(change, item.case_id);
    return cancelled;
}

std::vector<AccountId> absences_of(const audit::Reading& reading, ItemId item) {
    std::vector<AccountId> accounts;
    reading.rows(
        "SELECT account_id FROM item_absences WHERE panel_id = $1 AND item_id = $2 ORDER BY "
        "account_id",
        {reading.panel(), item},
        [&](const db::Row& row) { accounts.push_back(row.id<AccountId>(0)); });
    return accounts;
}

void save_absences(audit::Change& change, ItemId item, const std::vector<AccountId>& accounts) {
    change.execute("DELETE FROM item_absences WHERE panel_id = $1 AND item_id = $2",
                   {change.panel(), item});
    for (const AccountId account : accounts)
        change.execute(
            "INSERT INTO item_absences (panel_id, item_id, account_id) VALUES ($1, $2, $3)",
            {change.panel(), item, account});
}

}  // namespace mase::meetings
