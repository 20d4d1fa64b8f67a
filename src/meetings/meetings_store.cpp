#include "meetings/meetings_store.h"

namespace mase::meetings {

namespace {

constexpr std::string_view columns =
    "SELECT id, held_on, starts_at, place, kind, state, received_by, pack_by, circulated_at, "
    "sat_at, ended_at, confidentiality_at, version FROM meetings WHERE panel_id = $1";
constexpr std::string_view to_come = " AND state IN ('planned', 'circulated', 'sitting')";

Meeting read(const db::Row& row) {
    return {.id = row.id<MeetingId>(0),
            .held_on = row.date(1),
            .starts_at = row.string(2),
            .place = row.string(3),
            .kind = row.string(4),
            .state = row.string(5),
            .received_by = row.date(6),
            .pack_by = row.date(7),
            .circulated_at = row.maybe_instant(8),
            .sat_at = row.maybe_instant(9),
            .ended_at = row.maybe_instant(10),
            .confidentiality_at = row.maybe_instant(11),
            .version = int(row.integer(12))};
}

std::vector<Meeting> select(const audit::Reading& reading, const std::string& rest,
                            const db::Values& values) {
    std::vector<Meeting> meetings;
    reading.rows(std::string(columns) + rest, values,
                 [&](const db::Row& row) { meetings.push_back(read(row)); });
    return meetings;
}

std::optional<Meeting> first(std::vector<Meeting> meetings) {
    if (meetings.empty()) return std::nullopt;
    return std::move(meetings.front());
}

std::unexpected<Problems> changed_meanwhile() {
    return refused("",
                   "Someone else changed this meeting while you had this page open. Check "
                   "what is stored now, then save again");
}

// The column that keeps when this happened.
std::string time_column(Event event) {
    switch (event) {
        case Event::circulate: return ", circulated_at = $5";
        case Event::begin: return ", sat_at = $5";
        case Event::end: return ", ended_at = $5";
        case Event::recall: return ", circulated_at = NULL";
        case Event::approve:
        case Event::cancel: break;
    }
    return "";
}

std::string column_of(Reason reason) {
    return reason == Reason::called ? "called_for" : "cancelled_for";
}

audit::Place place_of(MeetingId meeting, Reason reason) {
    return {"meetings." + column_of(reason), any(meeting)};
}

}  // namespace

MeetingId add_meeting(audit::Change& change, const Meeting& meeting) {
    const auto id = change.new_id<MeetingId>();
    change.execute(
        "INSERT INTO meetings (panel_id, id, held_on, starts_at, place, kind, received_by, "
        "pack_by, state, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', 1)",
        {change.panel(), id, meeting.held_on, meeting.starts_at, meeting.place, meeting.kind,
         meeting.received_by, meeting.pack_by});
    change.shows(id);
    return id;
}

std::optional<Meeting> find_meeting(const audit::Reading& reading, MeetingId id) {
    return first(select(reading, " AND id = $2", {reading.panel(), id}));
}

std::vector<Meeting> upcoming_meetings(const audit::Reading& reading, Date today) {
    return select(reading,
                  std::string(to_come) + " AND held_on >= $2 ORDER BY held_on, starts_at, id",
                  {reading.panel(), today});
}

std::optional<Meeting> next_in_time(const audit::Reading& reading, Date received_on, Date today) {
    return first(select(reading,
                        " AND state = 'planned' AND received_by >= $2 AND held_on >= $3 ORDER BY "
                        "held_on, starts_at, id LIMIT 1",
                        {reading.panel(), received_on, today}));
}

std::optional<Meeting> next_planned(const audit::Reading& reading, Date after) {
    return first(select(reading,
                        " AND state = 'planned' AND held_on > $2 ORDER BY held_on, starts_at, id "
                        "LIMIT 1",
                        {reading.panel(), after}));
}

std::vector<Meeting> meetings_between(const audit::Reading& reading, Date from, Date last) {
    return select(reading, " AND held_on BETWEEN $2 AND $3 ORDER BY held_on, starts_at, id",
                  {reading.panel(), from, last});
}

std::vector<Meeting> list_upcoming(const audit::Reading& reading, const site::Scope& scope,
                                   Date today) {
    db::Values values{reading.panel(), today};
    const std::string seen = site::visible(scope, "id", reading.now(), values);
    return select(reading, " AND held_on >= $2 AND " + seen + " ORDER BY held_on, starts_at, id",
                  values);
}

std::vector<Meeting> list_past(const audit::Reading& reading, const site::Scope& scope, Date before,
                               int count) {
    db::Values values{reading.panel(), before, count};
    const std::string seen = site::visible(scope, "id", reading.now(), values);
    return select(reading,
                  " AND held_on < $2 AND " + seen +
                      " ORDER BY held_on DESC, starts_at DESC, id DESC LIMIT $3",
                  values);
}

Result<int> move_meeting(audit::Change& change, const Meeting& moved) {
    const auto touched = change.execute(
        "UPDATE meetings SET held_on = $4, starts_at = $5, place = $6, received_by = $7, pack_by "
        "= $8, version = version + 1 WHERE panel_id = $1 AND id = $2 AND version = $3 AND state "
        "IN ('planned', 'circulated')",
        {change.panel(), moved.id, moved.version, moved.held_on, moved.starts_at, moved.place,
         moved.received_by, moved.pack_by});
    if (touched == 0) return changed_meanwhile();
    change.note("moved");
    return moved.version + 1;
}

Result<int> enter(audit::Change& change, const Meeting& meeting, Event event) {
    const auto state = state_after(meeting.state, event);
    if (!state) return refused(state.error());
    db::Values values{change.panel(), meeting.id, meeting.version, *state};
    const std::string time = time_column(event);
    if (time.contains("$5")) values.push_back(change.now());
    const auto touched =
        change.execute("UPDATE meetings SET state = $4, version = version + 1" + time +
                           " WHERE panel_id = $1 AND id = $2 AND version = $3",
                       values);
    if (touched == 0) return changed_meanwhile();
    change.note(*state);
    return meeting.version + 1;
}

Result<int> claim(audit::Change& change, MeetingId meeting, int version) {
    const auto touched = change.execute(
        "UPDATE meetings SET version = version + 1 WHERE panel_id = $1 AND id = $2 AND version = "
        "$3",
        {change.panel(), meeting, version});
    if (touched == 0) return changed_meanwhile();
    return version + 1;
}

void save_reason(audit::Change& change, MeetingId meeting, Reason reason, std::string_view words) {
    change.execute(
        "UPDATE meetings SET " + column_of(reason) + " = $3 WHERE panel_id = $1 AND id = $2",
        {change.panel(), meeting,
         change.seal(change.panel_key(), words, place_of(meeting, reason))});
}

std::string reason_of(const audit::Reading& reading, MeetingId meeting, Reason reason) {
    std::string words;
    reading.rows("SELECT " + column_of(reason) + " FROM meetings WHERE panel_id = $1 AND id = $2",
                 {reading.panel(), meeting}, [&](const db::Row& row) {
                     if (row.is_null(0)) return;
                     words =
                         reading.open(audit::SealedText(row.copied(0), place_of(meeting, reason)));
                 });
    return words;
}

void note_confidentiality(audit::Change& change, MeetingId meeting) {
    change.execute("UPDATE meetings SET confidentiality_at = $3 WHERE panel_id = $1 AND id = $2",
                   {change.panel(), meeting, change.now()});
}

std::optional<access::Subject> meeting_subject(const audit::Lookup& lookup, PanelId panel,
                                               const site::Params& params) {
    const auto id = parse_id<MeetingId>(params.find("meeting")->second);
    std::optional<access::Subject> subject;
    if (!id) return subject;
    lookup.rows("SELECT state FROM meetings WHERE panel_id = $1 AND id = $2", {panel, *id},
                [&](const db::Row& row) {
                    subject = {.kind = access::SubjectKind::meeting,
                               .id = any(*id),
                               .state = row.string(0),
                               .via = {},
                               .case_id = {}};
                });
    return subject;
}

access::Subject subject_of(const Item& item, const Meeting& meeting) {
    return {.kind = access::SubjectKind::item,
            .id = any(item.id),
            .state = meeting.state,
            .via = {any(item.case_id), any(meeting.id)},
            .case_id = item.case_id};
}

std::optional<access::Subject> item_subject(const audit::Lookup& lookup, PanelId panel,
                                            const site::Params& params) {
    const auto id = parse_id<ItemId>(params.find("item")->second);
    std::optional<access::Subject> subject;
    if (!id) return subject;
    const auto named = params.find("meeting");
    lookup.rows(
        "SELECT i.case_id, i.meeting_id, m.state FROM agenda_items i JOIN meetings m ON "
        "m.panel_id = i.panel_id AND m.id = i.meeting_id WHERE i.panel_id = $1 AND i.id = $2",
        {panel, *id}, [&](const db::Row& row) {
            Item item;
            Meeting meeting;
            item.id = *id;
            item.case_id = row.id<CaseId>(0);
            meeting.id = row.id<MeetingId>(1);
            meeting.state = row.string(2);
            if (named == params.end() || named->second == text(meeting.id))
                subject = subject_of(item, meeting);
        });
    return subject;
}

}  // namespace mase::meetings
