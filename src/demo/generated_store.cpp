#include "demo/generated_store.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "cases/holders_store.h"
#include "demo/borough.h"
#include "site/relations_store.h"

namespace mase::demo {

namespace {

// Not accepted, so of no case: some of those that came in.
void add_refused_referral(audit::Change& change, const Generating& with,
                          const GeneratedCase& about) {
    constexpr auto states =
        std::to_array<std::string_view>({"returned", "withdrawn", "not_for_panel", "sent"});
    if (!generated_entries(about.number).refused_referral) return;
    Dice dice(std::uint64_t(about.number), "referral refused");
    std::string_view state = dice.of(states);
    // Nobody leaves one unread for long.
    const bool is_late = plus_days(about.received_on(), 20) < with.among.today;
    if (state == "sent" && is_late) state = "returned";
    with.move_to(about.received_on(), 15, int(about.number % 60));
    const forms::Record record{.id = change.new_id<RecordId>(),
                               .kind = forms::RecordKind::referral,
                               .form = with.app.form.id,
                               .key = change.create_key(),
                               .case_id = {},
                               .held_on = {}};
    GeneratedCase other = about;
    other.number += with.among.size;  // another child
    forms::add_record(change, record);
    forms::add_answers(change, record, with.app.form, with.answers.of_referral(other, 0));
    const auto id = change.new_id<ReferralId>();
    const AccountId worker = dice.of(with.people.workers).account;
    const auto returned = state == "returned" ? std::optional(change.now()) : std::nullopt;
    change.execute(
        "INSERT INTO referrals (panel_id, id, key_id, record_id, route, state, referrer_id, "
        "entered_by, started_at, sent_at, received_on, returned_at, version) VALUES ($1, $2, $3, "
        "$4, $5, $6, $7, $7, $8, $8, $9, $10, 1)",
        {change.panel(), id, record.key, record.id, about.route, state, worker, change.now(),
         about.received_on(), returned});
    if (state == "not_for_panel")
        add_generated(change, with,
                      {.kind = "NOT_FOR_PANEL",
                       .state = "allowed",
                       .referral = id,
                       .key = record.key,
                       .asked_on = about.received_on()});
}

void add_event(audit::Change& change, ReferralId referral, std::string_view event,
               AccountId account, std::optional<MeetingId> meeting) {
    change.execute(
        "INSERT INTO referral_events (panel_id, referral_id, at, event, account_id, code, "
        "meeting_id) VALUES ($1, $2, $3, $4, $5, '', $6)",
        {change.panel(), referral, change.now(), event, account, meeting});
}

std::optional<MeetingId> listed_for(const Generating& with, const GeneratedCase& about,
                                    std::size_t referral) {
    const auto found = std::ranges::find(about.hearings, referral, &GeneratedHearing::referral);
    if (found == about.hearings.end()) return std::nullopt;
    return with.meetings[found->sitting];
}

// Accepted on the day after; its record is the snapshot that was taken then.
ReferralId add_referral(audit::Change& change, const Generating& with, const GeneratedCase& about,
                        std::size_t which, const cases::CaseFile& file,
                        const forms::Answers& answers) {
    const GeneratedReferral& referral = about.referrals[which];
    with.move_to(referral.received_on, 10, int(about.number % 60));
    const RecordId record =
        cases::add_past_snapshot(change, with.app.form, file, answers, referral.received_on);
    const auto id = change.new_id<ReferralId>();
    change.execute(
        "INSERT INTO referrals (panel_id, id, key_id, record_id, route, state, referrer_id, "
        "entered_by, started_at, sent_at, received_on, case_id, version) VALUES ($1, $2, $3, $4, "
        "$5, 'accepted', $6, $6, $7, $7, $8, $9, 1)",
        {change.panel(), id, file.key, record, about.route, *file.worker, change.now(),
         referral.received_on, file.id});
    add_event(change, id, "sent", *file.worker, {});
    if (!referral.exception.empty())
        add_generated(change, with,
                      {.kind = referral.exception,
                       .state = "allowed",
                       .referral = id,
                       .key = file.key,
                       .asked_on = referral.received_on});
    with.move_to(plus_days(referral.received_on, 1), 9, int(about.number % 60));
    add_event(change, id, "accepted", with.people.administrator, listed_for(with, about, which));
    return id;
}

void stand_as_of_today(audit::Change& change, const GeneratedCase& about,
                       const cases::CaseFile& file) {
    const db::Value closure = about.closed_on ? db::Value(about.closure()) : db::Value(nullptr);
    change.execute(
        "UPDATE cases SET worker_id = $3, manager_id = $4, state = $5, closed_on = $6, "
        "closure_reason = $7 WHERE panel_id = $1 AND id = $2",
        {change.panel(), file.id, *file.worker, *file.manager, about.closed_on ? "closed" : "open",
         about.closed_on, closure});
}

void add_episodes(audit::Change& change, const Generating& with, const GeneratedCase& about,
                  const cases::CaseFile& file) {
    for (const GeneratedEpisode& episode : about.episodes) {
        with.move_to(*episode.returned_on, 17);
        const auto id = change.new_id<EpisodeId>();
        const bool was_held = episode.interview == "HELD";
        const auto offered = episode.interview.empty() ? std::nullopt : episode.returned_on;
        change.execute(
            "INSERT INTO missing_episodes (panel_id, id, case_id, kind, from_on, returned_on, "
            "offered_on, interview, interview_on, words, recorded_by, made_at, version) VALUES "
            "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
            {change.panel(), id, file.id, episode.kind, episode.from_on, episode.returned_on,
             offered, episode.interview, was_held ? offered : std::nullopt,
             change.seal(file.key, "Not where the family expected at nine.",
                         {"missing_episodes.words", any(id)}),
             *file.worker, change.now()});
    }
}

}  // namespace

GeneratedPeople generated_people(const audit::Reading& reading) {
    std::map<std::string, accounts::Account> by_email;
    for (accounts::Account& one : accounts::all_accounts(reading)) {
        std::string email = one.email;
        by_email.emplace(std::move(email), std::move(one));
    }
    GeneratedPeople people;
    for (const Staff& one : read_staff()) {
        const auto found = by_email.find(email_of(one));
        if (found == by_email.end()) throw std::runtime_error("the demo's staff are not there");
        const accounts::Account& account = found->second;
        if (one.key == "admin") people.administrator = account.id;
        if (one.key == "police_chair") people.chair = account.id;
        if (account.manager) people.workers.push_back({account.id, *account.manager});
        if (account.roles.contains(access::Role::member)) {
            people.of_agency.emplace(account.agency, account.id);
            people.readers.push_back(account.id);
        }
        if (account.roles.contains(access::Role::action_owner))
            people.of_agency.insert_or_assign(account.agency, account.id);
    }
    return people;
}

DemoBorough demo_borough(const audit::Reading& reading) {
    const auto has_any = [&](const char* table) {
        bool found = false;
        reading.rows("SELECT 1 FROM " + std::string(table) + " WHERE panel_id = $1 LIMIT 1",
                     {reading.panel()}, [&](const db::Row&) { found = true; });
        return found;
    };
    if (!has_any("memberships")) return DemoBorough::none;
    // What a demo borough tells last is when children were missing.
    return has_any("missing_episodes") ? DemoBorough::whole : DemoBorough::cut_short;
}

ExceptionId add_generated(audit::Change& change, const Generating& with,
                          const GeneratedException& made) {
    const auto id = change.new_id<ExceptionId>();
    const Instant asked_at = at_london(made.asked_on, 11, 0);
    const bool is_decided = made.state != "asked";
    const auto sealed = [&](const char* field, const char* words) {
        return change.seal(made.key, words, {std::string("exceptions.") + field, any(id)});
    };
    const auto by = is_decided ? std::optional(with.people.chair) : std::nullopt;
    const auto at =
        is_decided ? std::optional(plus_seconds(asked_at, std::int64_t{3} * 3600)) : std::nullopt;
    db::Value answer(nullptr);
    if (is_decided) answer = sealed("decision_reason", "Agreed between the chairs.");
    change.execute(
        "INSERT INTO exceptions (panel_id, id, kind, referral_id, case_id, meeting_id, key_id, "
        "asked_by, asked_at, reason, state, decided_by, decided_at, decision_reason, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
        {change.panel(), id, made.kind, made.referral, made.case_id, made.meeting, made.key,
         with.people.administrator, asked_at, sealed("reason", "The child cannot wait a month."),
         made.state, by, at, answer});
    return id;
}

CaseId add_generated(audit::Change& change, const Generating& with, const GeneratedCase& about) {
    const GeneratedPeople::Worker& worker =
        with.people.workers[std::size_t(about.number) % with.people.workers.size()];
    with.move_to(plus_days(about.received_on(), 1), 9, int(about.number % 60));
    const forms::Answers answers = with.answers.of_referral(about, 0);
    cases::CaseFile file =
        cases::open_past_case(change, with.app.form, answers, about.received_on());
    file.worker = worker.account;
    file.manager = worker.manager;
    cases::add_holder(change, file, "worker", worker.account, file.opened_on, "allocated");
    cases::add_holder(change, file, "manager", worker.manager, file.opened_on, "manager");
    site::relate(change, site::holder(worker.account), "referrer", any(file.id));
    OfGenerated of{.id = file.id,
                   .key = file.key,
                   .referrals = {add_referral(change, with, about, 0, file, answers)},
                   .name = with.answers.name(about.number)};
    for (std::size_t again = 1; again < about.referrals.size(); ++again)
        of.referrals.push_back(
            add_referral(change, with, about, again, file, with.answers.of_referral(about, again)));
    stand_as_of_today(change, about, file);
    add_hearings(change, with, about, of);
    add_episodes(change, with, about, file);
    add_refused_referral(change, with, about);
    return file.id;
}

}  // namespace mase::demo
