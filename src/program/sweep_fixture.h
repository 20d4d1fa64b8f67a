// A child's case with one of everything that routes name, and people who have nothing to do with
// it: for tests that go through every route.
#pragma once

#include <doctest/doctest.h>

#include <map>

#include "accounts/people_fixture.h"
#include "approvals/approvals_store.h"
#include "cases/cases_store.h"
#include "forms/records_store.h"
#include "imports/imports_store.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"
#include "papers/papers_fixture.h"
#include "patterns/disruptions_store.h"
#include "patterns/groups_store.h"
#include "patterns/locations_store.h"
#include "patterns/persons_store.h"
#include "program/routes.h"
#include "referrals/referrals_store.h"

namespace mase::program {

class Sweep : public accounts::PeopleFixture {
public:
    Sweep() : PeopleFixture(all_routes()) {
        late_member = add("Late Member", "EDUCATION_WELFARE", {access::Role::member});
        other_manager = add("Other Manager", "CS_IST", {access::Role::manager});
        guest = add("Uninvited Guest", "PROBATION", {access::Role::guest});
        regional_analyst = add("Regional Analyst", "CS_MASH", {access::Role::regional_analyst});
        make_case();
        strangers = {{"stranger worker", other_worker},      {"manager of others", other_manager},
                     {"member not seated", late_member},     {"action owner", action_owner},
                     {"guest not invited", guest},           {"analyst", analyst},
                     {"regional analyst", regional_analyst}, {"auditor", auditor}};
    }

    // A child of the worker, with a case on a planned agenda, an exception asked and an action.
    void make_case() {
        audit::Outbox outbox(records);
        const auto full =
            permit(administrator, access::Operation::decide_referral, panel_subject());
        const auto made = records.change(full, outbox, [&](audit::Change& change) -> Result<int> {
            referral = referrals::start(change, form,
                                        {.referrer = worker.actor.account,
                                         .manager = manager.actor.account,
                                         .source = {},
                                         .answers = {}});
            const auto written = referrals::load(change, form, referral);
            file = cases::open_case(change, form, written.record, worker.actor.account,
                                    manager.actor.account, change.today())
                       .id;
            meeting = meetings::add_meeting(
                change, meetings::regular_meeting({.held_on = plus_days(change.today(), 20),
                                                   .starts_at = "14:00",
                                                   .place = "Room"},
                                                  redbridge));
            item = meetings::list_item(change, meeting, file, referral, "new", {});
            add_rows(change);
            return 0;
        });
        REQUIRE(made.has_value());
        REQUIRE(outbox.wait());
    }

    void add_rows(audit::Change& change) {
        const KeyId key = cases::find_case(change, file)->key;
        exception = change.new_id<ExceptionId>();
        change.execute(
            "INSERT INTO exceptions (panel_id, id, kind, case_id, key_id, asked_by, asked_at, "
            "reason, state, version) VALUES ($1, $2, 'LATE_REFERRAL', $3, $4, $5, $6, $7, "
            "'asked', 1)",
            {panel, exception, file, key, administrator.actor.account, change.now(),
             change.seal(key, "Late", {"exceptions.reason", any(exception)})});
        action = change.new_id<ActionId>();
        change.execute(
            "INSERT INTO actions (panel_id, id, case_id, item_id, meeting_id, agency, due_on, "
            "task, state, made_at, version) VALUES ($1, $2, $3, $4, $5, 'HEALTH', $6, $7, 'open', "
            "$8, 1)",
            {panel, action, file, item, meeting, change.today(),
             change.seal(key, "See the child", {"actions.task", any(action)}), change.now()});
        approval = *approvals::ask(change, app,
                                   {.subject = any(manager.actor.account),
                                    .case_id = file,
                                    .reason = "Needed",
                                    .key = key});
        add_patterns(change);
        paper = papers::put_paper(change, referral, key, worker.actor.account);
        import = imports::begin_import(change, "past.csv", 1);
        emergency = change.new_id<EmergencyId>();
        change.execute(
            "INSERT INTO emergencies (panel_id, id, case_id, account_id, chair_sector, "
            "reason_code, reason, opened_at, until_at) VALUES ($1, $2, $3, $4, '', 'DANGER', $5, "
            "$6, $7)",
            {panel, emergency, file, manager.actor.account,
             change.seal(key, "Missing", {"emergencies.reason", any(emergency)}), change.now(),
             plus_seconds(change.now(), 60)});
    }

    // A person of concern, a place, a disruption and a time missing, of the case.
    void add_patterns(audit::Change& change) {
        person_of_concern = patterns::add_person(change, {.name = "Someone",
                                                          .also_known = {},
                                                          .description = {},
                                                          .born_on = {},
                                                          .nationality = {},
                                                          .facts = {}});
        person_link = patterns::link(change, patterns::LinkKind::person, any(person_of_concern),
                                     file, "OTHER");
        location = patterns::add_location(change, {.kind = "PARK",
                                                   .kind_other = {},
                                                   .name = "A park",
                                                   .address = {},
                                                   .ward = "NOT_KNOWN"});
        patterns::link(change, patterns::LinkKind::location, any(location), file, "CONCERN");
        group = patterns::add_group(change, {.kind = "GANG", .name = "A gang", .description = {}});
        patterns::link(change, patterns::LinkKind::group, any(group), file, "NEARBY");
        disruption = patterns::add_disruption(change, {.details = {.kind = "WARN",
                                                                   .kind_other = {},
                                                                   .target = "PERSON",
                                                                   .target_words = {},
                                                                   .agency = "POLICE_SET",
                                                                   .reference = {},
                                                                   .status = "CONSIDERED",
                                                                   .person = person_of_concern,
                                                                   .location = {},
                                                                   .starts_on = {},
                                                                   .ends_on = {}},
                                                       .on = change.today()});
        patterns::link(change, patterns::LinkKind::disruption, any(disruption), file, "");
        episode = change.new_id<EpisodeId>();
        change.execute(
            "INSERT INTO missing_episodes (panel_id, id, case_id, kind, from_on, interview, "
            "recorded_by, made_at, version) VALUES ($1, $2, $3, 'MISSING_HOME', $4, '', $5, $6, 1)",
            {panel, episode, file, change.today(), worker.actor.account, change.now()});
    }

    std::string address(std::string_view pattern) const {
        const std::map<std::string, std::string, std::less<>> values{
            {"case", text(file)},
            {"referral", text(referral)},
            {"meeting", text(meeting)},
            {"item", text(item)},
            {"action", text(action)},
            {"part", "child"},
            {"section", "child"},
            {"row", "new"},
            {"exception", text(exception)},
            {"person", text(person_of_concern)},
            {"link", text(person_link)},
            {"location", text(location)},
            {"disruption", text(disruption)},
            {"group", text(group)},
            {"episode", text(episode)},
            {"import", text(import)},
            {"paper", text(paper)},
            {"emergency", text(emergency)},
            {"approval", text(approval)},
            {"quarter", "2026-27-q3"},
            {"edition", "1"},
            {"chapter", "whole"},
            {"figure", "risk_category"},
            {"account", text(worker.actor.account)}};
        std::string path;
        for (std::size_t at = 0; at < pattern.size(); ++at) {
            if (pattern[at] != '{') {
                path += pattern[at];
                continue;
            }
            const std::size_t end = pattern.find('}', at);
            const auto value = values.find(pattern.substr(at + 1, end - at - 1));
            path += value == values.end() ? "x" : value->second;
            at = end;
        }
        return path;
    }

    int status(const accounts::Person& person, const site::Route& route) {
        const std::string path = address(route.path);
        return route.method == site::Method::post ? post(person, path, {}).status
                                                  : get(person, path).status;
    }

    accounts::Person late_member, other_manager, guest, regional_analyst;
    std::vector<std::pair<std::string, accounts::Person>> strangers;
    ReferralId referral;
    CaseId file;
    MeetingId meeting;
    ItemId item;
    ExceptionId exception;
    ActionId action;
    PersonId person_of_concern;
    LinkId person_link;
    LocationId location;
    DisruptionId disruption;
    GroupId group;
    EpisodeId episode;
    ImportId import;
    PaperId paper;
    EmergencyId emergency;
    ApprovalId approval;
};

}  // namespace mase::program
