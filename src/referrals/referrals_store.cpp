#include "referrals/referrals_store.h"

#include <stdexcept>

#include "cases/child_store.h"
#include "platform/clock.h"

namespace mase::referrals {

namespace {

constexpr std::string_view ahead = "AHEAD";  // code of a `sent` event: see Referral::sent_ahead

constexpr std::string_view columns =
    "SELECT r.id, r.key_id, r.record_id, r.route, r.state, r.referrer_id, r.entered_by, "
    "r.started_at, r.received_on, r.returned_at, r.case_id, r.version, (SELECT e.code FROM "
    "referral_events e WHERE e.panel_id = r.panel_id AND e.referral_id = r.id AND e.event = "
    "'sent' ORDER BY e.at DESC LIMIT 1), (SELECT count(*) FROM exceptions x WHERE x.panel_id = "
    "r.panel_id AND x.referral_id = r.id AND x.state = 'asked'), r.family_id FROM referrals r "
    "WHERE r.panel_id "
    "= $1";

std::optional<Date> day_of(std::optional<Instant> at) {
    if (!at) return std::nullopt;
    return in_london(*at).date;
}

Referral read(const db::Row& row) {
    return {.id = row.id<ReferralId>(0),
            .key = row.id<KeyId>(1),
            .record = row.id<RecordId>(2),
            .route = row.string(3),
            .state = *state_named(row.text(4)),
            .referrer = row.id<AccountId>(5),
            .entered_by = row.id<AccountId>(6),
            .started_on = in_london(row.instant(7)).date,
            .received_on = row.maybe_date(8),
            .returned_on = day_of(row.maybe_instant(9)),
            .case_id = row.maybe_id<CaseId>(10),
            .family = row.maybe_id<AnyId>(14),
            .waits_for_chair = row.integer(13) > 0 && *state_named(row.text(4)) == State::sent,
            .sent_ahead = row.string_or_empty(12) == ahead,
            .version = int(row.integer(11))};
}

std::vector<Referral> list(const audit::Reading& reading, const site::Scope& scope,
                           const std::string& condition, db::Values values) {
    std::vector<Referral> referrals;
    const std::string seen = site::visible(scope, "r.id", reading.now(), values);
    reading.rows(std::string(columns) + " AND " + seen + condition, values,
                 [&](const db::Row& row) { referrals.push_back(read(row)); });
    return referrals;
}

audit::Place words_place(ReferralId referral, std::string_view event, Instant at) {
    return {"referral_events.words/" + std::string(event) + "/" + std::to_string(at.micros),
            any(referral)};
}

struct NewEvent {
    std::string_view event;
    std::string_view code = {};
    std::optional<MeetingId> meeting = {};
    std::string_view words = {};
};

void add_event(audit::Change& change, ReferralId referral, KeyId key, const NewEvent& event) {
    const Instant at = change.now();
    std::optional<db::Bytes> words;
    if (!event.words.empty())
        words = change.seal(key, event.words, words_place(referral, event.event, at));
    change.execute(
        "INSERT INTO referral_events (panel_id, referral_id, at, event, account_id, code, "
        "meeting_id, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {change.panel(), referral, at, event.event, change.actor().account, event.code,
         event.meeting, words});
    change.note(event.event);
}

// Sets the state and what goes with it: `columns_set` uses placeholders from $5 on.
void move(audit::Change& change, const Referral& referral, State to, const std::string& columns_set,
          db::Values values, const NewEvent& event) {
    change.must_concern(referral.id);
    db::Values all{change.panel(), referral.id, referral.version, name(to)};
    all.insert(all.end(), values.begin(), values.end());
    const auto moved =
        change.execute("UPDATE referrals SET state = $4, version = version + 1" + columns_set +
                           " WHERE panel_id = $1 AND id = $2 AND version = $3",
                       all);
    if (moved != 1) throw std::logic_error("the referral was not loaded in this change");
    add_event(change, referral.id, referral.key, event);
}

}  // namespace

ReferralId start(audit::Change& change, const forms::Form& form, const NewReferral& started) {
    const auto id = change.new_id<ReferralId>();
    const forms::Record record{.id = change.new_id<RecordId>(),
                               .kind = forms::RecordKind::referral,
                               .form = form.id,
                               .key = change.create_key(),
                               .case_id = {},
                               .held_on = {}};
    forms::add_record(change, record);
    for (const forms::Section* section : parts(form.on_route(started.route)))
        forms::save_section(change, record, *section, started.answers);
    std::optional<db::Bytes> source;
    if (!started.source.empty())
        source = change.seal(record.key, started.source, {"referrals.source", any(id)});
    const AccountId entered_by = change.actor().account;
    change.execute(
        "INSERT INTO referrals (panel_id, id, key_id, record_id, route, state, referrer_id, "
        "entered_by, source, started_at, version) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, "
        "$8, $9, 1)",
        {change.panel(), id, record.key, record.id, started.route, started.referrer, entered_by,
         source, change.now()});
    for (const AccountId holder : {started.referrer, entered_by})
        site::relate(change, site::holder(holder), "referrer", any(id));
    if (started.manager) site::relate(change, site::holder(*started.manager), "manager", any(id));
    add_event(change, id, record.key, {.event = "started"});
    change.shows(id);
    return id;
}

ReferralId start_sibling(audit::Change& change, const forms::Form& form, const Written& of,
                         const NewReferral& started) {
    change.must_concern(of.referral.id);
    const ReferralId id = start(change, form, started);
    const AnyId family = of.referral.family.value_or(any(of.referral.id));
    for (const ReferralId each : {of.referral.id, id})
        change.execute("UPDATE referrals SET family_id = $3 WHERE panel_id = $1 AND id = $2",
                       {change.panel(), each, family});
    return id;
}

std::vector<Referral> siblings_of(const audit::Reading& reading, const Referral& referral) {
    std::vector<Referral> siblings;
    if (!referral.family) return siblings;
    reading.rows(std::string(columns) + " AND r.family_id = $2 AND r.id <> $3 ORDER BY r.id",
                 {reading.panel(), *referral.family, referral.id},
                 [&](const db::Row& row) { siblings.push_back(read(row)); });
    return siblings;
}

std::optional<Referral> find_referral(const audit::Reading& reading, ReferralId id) {
    std::optional<Referral> referral;
    reading.rows(std::string(columns) + " AND r.id = $2", {reading.panel(), id},
                 [&](const db::Row& row) { referral = read(row); });
    return referral;
}

Written load(const audit::Reading& reading, const forms::Form& form, ReferralId id) {
    const auto referral = find_referral(reading, id);
    const auto record = referral ? forms::find_record(reading, referral->record) : std::nullopt;
    if (!record) throw std::logic_error("a referral without its row or its record");
    return {*referral, *record, forms::load_answers(reading, *record, form)};
}

std::string source_of(const audit::Reading& reading, const Referral& referral) {
    std::string source;
    reading.rows(
        "SELECT source FROM referrals WHERE panel_id = $1 AND id = $2 AND source IS NOT "
        "NULL",
        {reading.panel(), referral.id}, [&](const db::Row& row) {
            source = reading.open(
                audit::SealedText(row.copied(0), {"referrals.source", any(referral.id)}));
        });
    return source;
}

std::string child_name(const audit::Reading& reading, const Referral& referral) {
    return cases::name_in_record(reading, referral.record);
}

std::vector<Referral> list_open(const audit::Reading& reading, const site::Scope& scope) {
    return list(reading, scope, " AND r.state IN ('draft', 'sent', 'returned')", {reading.panel()});
}

std::vector<Referral> list_not_for_panel(const audit::Reading& reading, const site::Scope& scope) {
    return list(reading, scope, " AND r.state = 'not_for_panel'", {reading.panel()});
}

std::vector<Referral> list_closed(const audit::Reading& reading, const site::Scope& scope,
                                  int count, std::optional<ReferralId> before) {
    std::string condition = " AND r.state IN ('accepted', 'not_for_panel', 'withdrawn')";
    db::Values values{reading.panel(), count};
    if (before) {
        values.push_back(*before);
        condition += " AND r.id < $3";
    }
    // Ids are made in the order of time, so they are the key to page by.
    return list(reading, scope, condition + " ORDER BY r.id DESC LIMIT $2", std::move(values));
}

void save_part(audit::Change& change, const Written& written, const forms::Section& section) {
    change.must_concern(written.referral.id);
    forms::save_section(change, written.record, section, written.answers);
    change.execute("UPDATE referrals SET version = version + 1 WHERE panel_id = $1 AND id = $2",
                   {change.panel(), written.referral.id});
}

void send(audit::Change& change, const Referral& referral, Date received_on,
          bool is_ahead_of_prior_meeting) {
    move(change, referral, State::sent, ", sent_at = $5, received_on = $6, returned_at = NULL",
         {change.now(), received_on},
         {.event = "sent", .code = is_ahead_of_prior_meeting ? ahead : ""});
}

void give_back(audit::Change& change, const Referral& referral, std::string_view reason_code,
               std::string_view words) {
    move(change, referral, State::returned, ", returned_at = $5", {change.now()},
         {.event = "returned", .code = reason_code, .words = words});
}

void accept(audit::Change& change, const Referral& referral, CaseId case_id, MeetingId meeting) {
    if (referral.is_for_data()) throw std::logic_error("data alone is on no agenda");
    move(change, referral, State::accepted, ", case_id = $5", {case_id},
         {.event = "accepted", .meeting = meeting});
}

void accept_for_data(audit::Change& change, const Referral& referral, CaseId case_id) {
    if (!referral.is_for_data()) throw std::logic_error("the panel hears a referral of this route");
    move(change, referral, State::accepted, ", case_id = $5", {case_id},
         {.event = "accepted_for_data"});
}

void say_not_for_panel(audit::Change& change, const Referral& referral, std::string_view words) {
    move(change, referral, State::not_for_panel, "", {},
         {.event = "not_for_panel", .words = words});
}

void withdraw(audit::Change& change, const Referral& referral) {
    move(change, referral, State::withdrawn, "", {}, {.event = "withdrawn"});
}

void ask_referrer(audit::Change& change, const Referral& referral, std::string_view words) {
    change.must_concern(referral.id);
    add_event(change, referral.id, referral.key, {.event = "asked", .words = words});
}

void move_to_case(audit::Change& change, const Referral& referral, CaseId case_id) {
    move(change, referral, State::accepted, ", case_id = $5", {case_id}, {.event = "unlinked"});
}

std::vector<Event> events_of(const audit::Reading& reading, const Referral& referral) {
    std::vector<Event> events;
    reading.rows(
        "SELECT e.at, e.event, a.name, e.code, e.meeting_id, e.words FROM referral_events e JOIN "
        "accounts a ON a.id = e.account_id WHERE e.panel_id = $1 AND e.referral_id = $2 ORDER BY "
        "e.at DESC",
        {reading.panel(), referral.id}, [&](const db::Row& row) {
            Event event{.at = row.instant(0),
                        .event = row.string(1),
                        .by = row.string(2),
                        .code = row.string(3),
                        .meeting = row.maybe_id<MeetingId>(4),
                        .words = {}};
            if (!row.is_null(5))
                event.words = reading.open(audit::SealedText(
                    row.copied(5), words_place(referral.id, event.event, event.at)));
            events.push_back(std::move(event));
        });
    return events;
}

std::optional<access::Subject> referral_subject(const audit::Lookup& lookup, PanelId panel,
                                                const site::Params& params) {
    const auto id = parse_id<ReferralId>(params.find("referral")->second);
    std::optional<access::Subject> subject;
    if (!id) return subject;
    lookup.rows("SELECT state, case_id FROM referrals WHERE panel_id = $1 AND id = $2",
                {panel, *id}, [&](const db::Row& row) {
                    subject = access::Subject{.kind = access::SubjectKind::referral,
                                              .id = any(*id),
                                              .state = row.string(0),
                                              .via = {},
                                              .case_id = row.maybe_id<CaseId>(1)};
                });
    return subject;
}

}  // namespace mase::referrals
