// Every route as every kind of person, against a table written here by hand, apart from
// permissions.csv: what it does not name must answer 404, as if it were not there.
#include <doctest/doctest.h>

#include <map>
#include <set>

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

namespace {

using access::Operation;
using access::Role;
using accounts::Person;

// What each kind of person may reach though they have no relation to the case that the ids of the
// sweep belong to. Everyone reaches the pages about themselves.
const std::set<std::string> everyone{"sign_out",        "see_home",           "read_help",
                                     "see_own_account", "change_own_account", "ask_copy"};
const std::set<std::string> lists{"list_referrals", "list_cases",       "search_cases",
                                  "list_actions",   "list_meetings",    "list_persons",
                                  "list_locations", "list_disruptions", "list_groups"};
const std::map<std::string, std::set<std::string>> reaches{
    {"stranger worker", {"start_referral", "see_own_emergencies", "open_in_emergency"}},
    {"manager of others", {"see_own_emergencies", "open_in_emergency"}},
    {"member not seated", {}},
    {"action owner", {}},
    {"guest not invited", {}},
    {"analyst", {"view_case_data", "give_reason", "view_return", "export_return"}},
    // Who read a wrongly linked case names no child: information governance has it from here.
    {"auditor",
     {"view_audit", "check_trail", "list_people", "see_settings", "view_link_readers",
      "list_emergencies", "review_emergency", "explain_access", "explain_person", "list_copies",
      "list_approvals", "view_approval"}}};

class Sweep : public accounts::PeopleFixture {
public:
    Sweep() : PeopleFixture(all_routes()) {
        late_member = add("Late Member", "EDUCATION_WELFARE", {Role::member});
        other_manager = add("Other Manager", "CS_IST", {Role::manager});
        guest = add("Uninvited Guest", "PROBATION", {Role::guest});
        make_case();
        strangers = {{"stranger worker", other_worker},
                     {"manager of others", other_manager},
                     {"member not seated", late_member},
                     {"action owner", action_owner},
                     {"guest not invited", guest},
                     {"analyst", analyst},
                     {"auditor", auditor}};
    }

    // A child of the worker, with a case on a planned agenda, an exception asked and an action.
    void make_case() {
        audit::Outbox outbox(records);
        const auto full = permit(administrator, Operation::decide_referral, panel_subject());
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

    int status(const Person& person, const site::Route& route) {
        const std::string path = address(route.path);
        return route.method == site::Method::post ? post(person, path, {}).status
                                                  : get(person, path).status;
    }

    Person late_member, other_manager, guest;
    std::vector<std::pair<std::string, Person>> strangers;
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

}  // namespace

TEST_CASE_FIXTURE(Sweep, "nobody without a relation to a case reaches it by any route") {
    for (const auto& [kind, person] : strangers) {
        for (const site::Routes& room : all_routes()) {
            for (const site::Route& route : room) {
                const std::string operation(access::row(route.operation).name);
                if (operation == "sign_out") continue;  // would end the sweep
                CAPTURE(kind);
                CAPTURE(route.path);
                const bool reached = everyone.contains(operation) || lists.contains(operation) ||
                                     reaches.at(kind).contains(operation);
                if (reached) continue;
                CHECK(status(person, route) == 404);
            }
        }
    }
}

TEST_CASE_FIXTURE(Sweep, "every list of someone without a relation leaves the child out") {
    for (const auto& [kind, person] : strangers) {
        for (const char* path : {"/", "/referrals", "/cases", "/actions", "/meetings",
                                 "/persons-of-concern", "/groups"}) {
            CAPTURE(kind);
            CAPTURE(path);
            const auto response = get(person, path);
            for (const AnyId id : {any(file), any(referral), any(action), any(person_of_concern),
                                   any(location), any(disruption), any(group), any(approval)})
                CHECK_FALSE(response.body.contains(text(id)));
        }
    }
}

TEST_CASE_FIXTURE(Sweep, "nobody who is not signed in reaches anything") {
    for (const site::Routes& room : all_routes()) {
        for (const site::Route& route : room) {
            CAPTURE(route.path);
            const std::string path = address(route.path);
            const auto response =
                route.method == site::Method::post ? post(nobody, path, {}) : get(nobody, path);
            CHECK(response.status == 303);
            CHECK(accounts::location(response).starts_with("/sign-in"));
        }
    }
}

TEST_CASE_FIXTURE(Sweep, "no change is made by an address alone, nor by a form from elsewhere") {
    const std::int64_t before = count(
        "SELECT count(*) FROM audit_log WHERE processing IN "
        "('collection', 'alteration')");
    for (const site::Routes& room : all_routes()) {
        for (const site::Route& route : room) {
            if (route.method != site::Method::post) continue;
            CAPTURE(route.path);
            CHECK(send(administrator, "POST", address(route.path), {{"version", "1"}}).status ==
                  403);
        }
    }
    CHECK(count("SELECT count(*) FROM audit_log WHERE processing IN ('collection', "
                "'alteration')") == before);
}

TEST_CASE("every operation is served by some route") {
    std::set<Operation> served;
    for (const site::Routes& room : all_routes()) {
        for (const site::Route& route : room) served.insert(route.operation);
    }
    for (std::size_t i = 0; i < access::operations.size(); ++i) {
        const std::string name(access::operations[i].name);
        if (access::is_programs_own(Operation(i)) || access::is_beside_another(Operation(i)))
            continue;
        CAPTURE(name);
        CHECK(served.contains(Operation(i)));
    }
}

}  // namespace mase::program
