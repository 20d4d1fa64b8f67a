#include "clearance/why_store.h"

#include "cases/case_frame_pages.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "papers/paper.h"
#include "platform/clock.h"

namespace mase::clearance {

namespace {

using access::Operation;

bool is_theirs(const std::string& holder, const access::Actor& actor) {
    return holder == site::everyone || holder == site::holder(actor.account) ||
           (!actor.agency.empty() && holder == actor.agency);
}

void add_items(const audit::Reading& reading, const cases::CaseFile& file,
               std::vector<Matter>& matters) {
    for (const meetings::Item& item : meetings::items_of_case(reading, file.id)) {
        const auto meeting = meetings::find_meeting(reading, item.meeting);
        if (item.is_off() || meeting->state == "approved" || meeting->state == "cancelled")
            continue;
        matters.push_back({.opens = Operation::view_item,
                           .subject = meetings::subject_of(item, *meeting),
                           .words = "Its place on the agenda of " + short_date(meeting->held_on)});
    }
}

void add_actions(const audit::Reading& reading, const cases::CaseFile& file,
                 std::vector<Matter>& matters) {
    reading.rows(
        "SELECT id, state, due_on FROM actions WHERE panel_id = $1 AND case_id = $2 ORDER BY "
        "due_on, id",
        {reading.panel(), file.id}, [&](const db::Row& row) {
            matters.push_back({.opens = Operation::view_action,
                               .subject = {.kind = access::SubjectKind::action,
                                           .id = row.id<AnyId>(0),
                                           .state = row.string(1),
                                           .via = {},
                                           .case_id = file.id},
                               .words = "Its action that is due on " + short_date(row.date(2))});
        });
}

void add_referrals(const audit::Reading& reading, const cases::CaseFile& file,
                   std::vector<Matter>& matters) {
    reading.rows(
        "SELECT id, state, received_on FROM referrals WHERE panel_id = $1 AND case_id = $2 ORDER "
        "BY received_on, id",
        {reading.panel(), file.id}, [&](const db::Row& row) {
            const auto received = row.maybe_date(2);
            matters.push_back(
                {.opens = Operation::view_referral,
                 .subject = {.kind = access::SubjectKind::referral,
                             .id = row.id<AnyId>(0),
                             .state = row.string(1),
                             .via = {},
                             .case_id = file.id},
                 .words = received ? "Its referral of " + short_date(*received) : "Its referral"});
        });
}

std::string_view part_words(access::Part part) {
    switch (part) {
        case access::Part::general: return "A paper for everyone who gets the case";
        case access::Part::health: return "A paper for health";
        case access::Part::police: return "A paper for the police";
        case access::Part::address: break;
    }
    return "A paper on where the child lives";
}

void add_papers(const audit::Reading& reading, const cases::CaseFile& file,
                std::vector<Matter>& matters) {
    reading.rows(
        "SELECT p.id, r.id, p.part, p.attached_at FROM papers p JOIN referrals r ON r.panel_id = "
        "p.panel_id AND r.id = p.referral_id WHERE p.panel_id = $1 AND r.case_id = $2 AND r.state "
        "= 'accepted' AND p.withdrawn_at IS NULL ORDER BY p.id",
        {reading.panel(), file.id}, [&](const db::Row& row) {
            papers::Paper paper;
            paper.id = row.id<PaperId>(0);
            paper.referral = row.id<ReferralId>(1);
            paper.referral_state = "accepted";
            paper.case_id = file.id;
            paper.part = *access::part_named(row.text(2));
            matters.push_back({.opens = Operation::open_paper,
                               .subject = papers::subject_of(paper),
                               .words = std::string(part_words(paper.part)) + ", attached " +
                                        clock_words(row.instant(3))});
        });
}

// Days on which their meetings took the case, or take it: whose pack is out, and the first to come.
void add_agendas(const audit::Reading& reading, CaseId id, Standing& person) {
    reading.rows(
        "SELECT DISTINCT m.held_on, m.state FROM agenda_items i JOIN meetings m ON m.panel_id = "
        "i.panel_id AND m.id = i.meeting_id JOIN meeting_seats s ON s.panel_id = m.panel_id AND "
        "s.meeting_id = m.id WHERE i.panel_id = $1 AND i.case_id = $2 AND s.account_id = $3 AND "
        "((i.state <> 'withdrawn' AND m.state IN ('circulated', 'sitting', 'ended')) OR (i.state = "
        "'listed' AND m.state = 'planned')) ORDER BY m.held_on",
        {reading.panel(), id, person.actor.account}, [&](const db::Row& row) {
            if (row.text(1) != "planned") {
                person.agendas.push_back(row.date(0));
            } else if (!person.comes_back_on) {
                person.comes_back_on = row.date(0);
            }
        });
}

}  // namespace

std::vector<Matter> matters_of(const audit::Reading& reading, const cases::CaseFile& file) {
    std::vector<Matter> matters{
        {.opens = Operation::view_case, .subject = cases::subject_of(file), .words = "The case"}};
    add_referrals(reading, file, matters);
    add_items(reading, file, matters);
    add_actions(reading, file, matters);
    add_papers(reading, file, matters);
    return matters;
}

access::Actor actor_of(const audit::Reading& reading, const accounts::Account& account,
                       const panels::Panel& panel) {
    return {.account = account.id,
            .name = account.name,
            .panel = reading.panel(),
            .agency = account.agency,
            .sector = panel.sector_of(account.agency),
            .roles = account.roles,
            .session = {}};
}

Standing standing(const audit::Reading& reading, const accounts::Account& account,
                  const panels::Panel& panel, const Matter& matter) {
    Standing person{.actor = actor_of(reading, account, panel),
                    .is_disabled = account.is_disabled,
                    .agency = panel.agency_name(account.agency),
                    .held = {},
                    .ties = {},
                    .agendas = {}};
    const access::Subject& subject = matter.subject;
    person.held = site::relations_held(reading, person.actor, subject);
    std::vector<AnyId> about = subject.via;
    about.insert(about.begin(), subject.id);
    for (const AnyId id : about) {
        for (site::Related& related : site::related_to(reading, id)) {
            if (is_theirs(related.holder, person.actor))
                person.ties.push_back(
                    {std::move(related.relation), related.from_at, related.until_at});
        }
    }
    if (person.held.contains("circulated") && subject.case_id)
        add_agendas(reading, *subject.case_id, person);
    return person;
}

std::vector<Held> held_cases(const audit::Reading& reading, const access::Actor& actor) {
    std::vector<Held> all;
    db::Values values{reading.panel(), site::holder(actor.account), actor.agency, site::everyone,
                      reading.now()};
    const std::string seen = site::not_unseen(reading, "c.id", values);
    reading.rows(
        "SELECT c.id, c.state, r.relation, r.from_at, r.until_at FROM cases c LEFT JOIN relations "
        "r ON r.panel_id = c.panel_id AND r.subject_id = c.id AND (r.holder = $2 OR (r.holder = $3 "
        "AND $3 <> '') OR r.holder = $4) AND r.from_at <= $5 AND (r.until_at IS NULL OR r.until_at "
        "> $5) WHERE c.panel_id = $1 AND " +
            seen + " ORDER BY c.opened_on DESC, c.id DESC, r.from_at",
        values, [&](const db::Row& row) {
            const auto id = row.id<CaseId>(0);
            if (all.empty() || all.back().id != id) all.push_back({id, row.string(1), {}});
            if (!row.is_null(2))
                all.back().ties.push_back({row.string(2), row.instant(3), row.maybe_instant(4)});
        });
    return all;
}

}  // namespace mase::clearance
