// What tests/permissions.py compares is what the policy answers to names of relations. Here those
// names come from rows: of every kind of subject that has to do with a case, what each relation of
// a person counts as there, and what stands round the case.
#include <doctest/doctest.h>

#include "meetings/exceptions_store.h"
#include "program/emergency_fixture.h"
#include "referrals/referrals_store.h"

namespace mase::program {

namespace {

using access::Operation;
using access::SubjectKind;
using Names = std::set<std::string>;

struct Relations : EmergencyFixture {
    Relations()
        : action(ask(health_member, "2026-12-22")),
          referral(*changed<ReferralId>(
              Operation::start_referral, panel_subject(),
              [&](audit::Change& change) -> Result<ReferralId> {
                  const auto id = referrals::start(change, form,
                                                   {.referrer = worker.actor.account,
                                                    .manager = manager.actor.account,
                                                    .source = {},
                                                    .answers = {}});
                  change.execute(
                      "UPDATE referrals SET case_id = $3 WHERE panel_id = $1 AND id = $2",
                      {panel, id, file.id});
                  return id;
              })),
          exception(*changed<ExceptionId>(
              Operation::edit_referral, subject_of(file), [&](audit::Change& change) {
                  return meetings::ask_exception(change, "URGENT_REFERRAL", {}, file.id, meeting.id,
                                                 file.key, "It can't wait");
              })) {}

    // As the route of an address finds it.
    access::Subject subject_at(const std::string& pattern) {
        const site::Params params{{"case", text(file.id)},       {"item", text(item)},
                                  {"meeting", text(meeting.id)}, {"action", text(action)},
                                  {"referral", text(referral)},  {"exception", text(exception)}};
        const audit::Lookup lookup(records);
        for (const site::Routes& room : all_routes())
            for (const site::Route& route : room)
                if (route.path == pattern) return *route.find(lookup, panel, params);
        FAIL("no route " << pattern);
        return {};
    }
    Names held(const access::Subject& subject) {
        return site::relations_held(audit::Lookup(records), duty.actor, subject);
    }
    void relate(const std::string& relation, AnyId to) {
        change_relation([&](audit::Change& change) {
            site::relate(change, site::holder(duty.actor.account), relation, to);
        });
    }
    void end(const std::string& relation, AnyId to) {
        wait();
        change_relation([&](audit::Change& change) {
            site::end_relation(change, site::holder(duty.actor.account), relation, to);
        });
    }
    template <class Body>
    void change_relation(Body body) {
        REQUIRE(changed<int>(Operation::manage_people, panel_subject(),
                             [&](audit::Change& change) -> Result<int> {
                                 body(change);
                                 return 0;
                             }));
        wait();
    }

    const ActionId action;
    const ReferralId referral;
    const ExceptionId exception;
};

struct Place {
    const char* path;
    const char* name;
    Names reached_through;  // relations to the case that count here as well
};
const std::vector<Place> places{
    {"/cases/{case}",
     "case",
     {"allocated", "manager", "referrer", "circulated", "agency_action", "emergency"}},
    {"/meetings/{meeting}/items/{item}",
     "item",
     {"allocated", "manager", "referrer", "circulated", "agency_action", "emergency"}},
    {"/actions/{action}", "action", {}},
    {"/referrals/{referral}", "referral", {}},
    {"/exceptions/{exception}", "exception", {}},
    {"/meetings/{meeting}", "meeting", {}}};

}  // namespace

TEST_CASE_FIXTURE(Relations,
                  "a relation to a case counts for the case and its place on an agenda alone") {
    for (const Place& place : places) {
        const access::Subject subject = subject_at(place.path);
        for (const char* relation :
             {"allocated", "manager", "referrer", "circulated", "agency_action", "emergency"}) {
            CAPTURE(place.name);
            CAPTURE(relation);
            relate(relation, any(file.id));
            CHECK(held(subject) ==
                  (place.reached_through.contains(relation) ? Names{relation} : Names{}));
            end(relation, any(file.id));
            CHECK(held(subject).empty());
        }
    }
}

TEST_CASE_FIXTURE(Relations,
                  "what one has to do with an action, a referral or a meeting opens that alone") {
    const std::vector<std::tuple<const char*, AnyId, Names>> ties{
        {"owner", any(action), {"action"}},
        {"agency_action", any(action), {"action"}},
        {"referrer", any(referral), {"referral"}},
        {"manager", any(referral), {"referral"}},
        {"invited", any(item), {"item"}},
        {"seated", any(meeting.id), {"meeting", "item"}},
        {"chairing", any(meeting.id), {"meeting", "item"}}};
    for (const auto& [relation, to, reaches] : ties) {
        relate(relation, to);
        for (const Place& place : places) {
            CAPTURE(relation);
            CAPTURE(place.name);
            CHECK(held(subject_at(place.path)) ==
                  (reaches.contains(place.name) ? Names{relation} : Names{}));
        }
        end(relation, to);
    }
}

TEST_CASE_FIXTURE(Relations,
                  "an agency's relation is that of each of its people, and of no one else") {
    change_relation([&](audit::Change& change) {
        site::relate(change, duty.actor.agency, "agency_action", any(file.id));
    });
    CHECK(held(subject_at("/cases/{case}")) == Names{"agency_action"});
    CHECK(site::relations_held(audit::Lookup(records), auditor.actor, subject_at("/cases/{case}"))
              .empty());
}

TEST_CASE_FIXTURE(
    Relations, "rules 5, 6 and 10: what stands round a case stands round all that belongs to it") {
    relate("circulated", any(file.id));
    relate("seated", any(meeting.id));
    const auto check = [&](const Names& in_the_case, const Names& in_what_belongs_to_it) {
        for (const Place& place : places) {
            CAPTURE(place.name);
            const Names found = held(subject_at(place.path));
            if (place.name == std::string("meeting")) {
                CHECK(found == Names{"seated"});
                continue;
            }
            Names expected =
                place.name == std::string("case") ? in_the_case : in_what_belongs_to_it;
            if (place.name == std::string("item")) expected.insert("seated");
            CHECK(found == expected);
        }
    };
    restrict_to({care_chair.actor.account});
    wait();
    check({"circulated", "restricted"}, {"restricted"});
    relate("emergency", any(file.id));  // opens the case itself, and no item, action or referral
    check({"circulated", "restricted", "emergency"}, {"restricted"});
    end("emergency", any(file.id));
    connect(duty, file);
    wait();
    check({"circulated", "restricted", "connected"}, {"restricted", "connected"});
}

}  // namespace mase::program
