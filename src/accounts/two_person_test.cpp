// Roles that nobody gives alone, from the asking to the doing, through the pages.
#include <doctest/doctest.h>

#include "accounts/command_store.h"
#include "accounts/people_fixture.h"
#include "accounts/people_pages.h"
#include "approvals/approvals_pages.h"

namespace mase::accounts {

namespace {

using access::Role;

class TwoPeople : public PeopleFixture {
public:
    TwoPeople()
        : PeopleFixture({people_routes(), person_routes(), person_access_routes(),
                         person_step_routes(), invitation_routes(),
                         approvals::approvals_routes()}) {
        auditor = add("Kemi Ola", "CS_MASH", {Role::auditor});  // of an agency, as forms ask
    }

    static std::string page_of(const Person& person) {
        return "/settings/people/" + text(person.actor.account);
    }
    Account account_of(const Person& person) {
        audit::Outbox outbox(records);
        const audit::Viewing viewing(
            records, permit(administrator, access::Operation::list_people, panel_subject()),
            "own_work", outbox);
        return *find_account(viewing, person.actor.account);
    }
    // The administrator's form of this person, with these roles.
    http::Response save_roles(const Person& person, const std::vector<std::string>& roles,
                              const std::string& reason) {
        const Account account = account_of(person);
        Fields fields{{"name", account.name},
                      {"email", account.email},
                      {"job", account.job},
                      {"telephone", account.telephone},
                      {"agency", account.agency.empty() ? "CS_MASH" : account.agency},
                      {"manager", account.manager ? text(*account.manager) : ""},
                      {"version", std::to_string(account.version)},
                      {"reason", reason}};
        for (const std::string& role : roles) fields.emplace_back("roles", role);
        return post(administrator, page_of(person), fields);
    }
    static std::string path_of(const http::Response& asked) {
        const std::string address = location(asked);
        return address.substr(0, address.find('?'));
    }
    http::Response decide(const Person& person, const std::string& path, const char* outcome) {
        return post(person, path, {{"outcome", outcome}, {"reason", "We have talked about it"}});
    }
    bool is(const Person& person, Role role) { return account_of(person).roles.contains(role); }
};

}  // namespace

TEST_CASE_FIXTURE(TwoPeople, "a chair’s role is given only when a second person approves it") {
    const auto asked = save_roles(worker, {"worker", "chair"}, "A second deputy is needed");
    REQUIRE(location(asked).starts_with("/approvals/"));
    CHECK_FALSE(is(worker, Role::chair));
    CHECK(get(police_chair, "/approvals").body.contains("Give Łucja Nowak a role: Chair"));
    const auto page = get(police_chair, path_of(asked));
    CHECK(page.body.contains("A second deputy is needed"));
    CHECK(page.body.contains("Refers children and holds their cases; Chair or deputy chair"));

    CHECK(location(decide(police_chair, path_of(asked), "approved")).ends_with("done=approved"));
    CHECK(is(worker, Role::chair));
    CHECK(is(worker, Role::worker));
    CHECK(location(get(worker, "/settings/people")).starts_with("/sign-in"));  // signed out
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'decide_approval' AND account_id "
                "= $1 AND detail LIKE '%+chair%' AND detail LIKE '%approved%'",
                {police_chair.actor.account}) == 1);
    CHECK(decide(care_chair, path_of(asked), "declined").status == 422);
    CHECK(is(worker, Role::chair));
}

TEST_CASE_FIXTURE(TwoPeople, "the rest of what was typed is kept at once, and why has to be said") {
    const auto unsaid = save_roles(worker, {"worker", "member", "administrator"}, "");
    CHECK(unsaid.status == 422);
    CHECK(unsaid.body.contains("Say why"));
    CHECK_FALSE(is(worker, Role::member));
    const auto asked = save_roles(worker, {"worker", "member", "administrator"}, "Cover for leave");
    CHECK(is(worker, Role::member));
    CHECK_FALSE(is(worker, Role::administrator));
    CHECK(get(administrator, page_of(worker)).body.contains(path_of(asked)));
    const auto again = save_roles(worker, {"worker", "administrator"}, "Cover for leave");
    CHECK(again.status == 422);
    CHECK(again.body.contains("This is asked already"));
    CHECK(is(worker, Role::member));
}

TEST_CASE_FIXTURE(TwoPeople, "a peer’s role is taken by two, and declined it stays") {
    const auto asked = save_roles(auditor, {"analyst"}, "They have another job");
    CHECK(is(auditor, Role::auditor));
    CHECK(is(auditor, Role::analyst));
    CHECK(location(decide(care_chair, path_of(asked), "declined")).ends_with("done=declined"));
    CHECK(is(auditor, Role::auditor));
    CHECK(get(administrator, path_of(asked)).body.contains("We have talked about it"));
}

TEST_CASE_FIXTURE(TwoPeople, "neither who asked nor who is no chair can approve it") {
    const auto asked = save_roles(worker, {"worker", "auditor"}, "An auditor is needed");
    CHECK(decide(administrator, path_of(asked), "approved").status == 422);
    CHECK(decide(auditor, path_of(asked), "approved").status == 404);
    CHECK(decide(health_member, path_of(asked), "approved").status == 404);
    CHECK(get(health_member, path_of(asked)).status == 404);
    CHECK(get(auditor, path_of(asked)).status == 200);
    CHECK_FALSE(is(worker, Role::auditor));
    CHECK(location(post(administrator, path_of(asked), {{"outcome", "withdrawn"}}))
              .ends_with("done=withdrawn"));
    CHECK(decide(police_chair, path_of(asked), "approved").status == 422);
    CHECK_FALSE(is(worker, Role::auditor));
}

TEST_CASE_FIXTURE(TwoPeople, "a chair whose way in is from who asked approves nothing for a week") {
    audit::Outbox outbox(records);
    const Result<std::string> token =
        records.change(permit(administrator, access::Operation::manage_people, panel_subject()),
                       outbox, [&](audit::Change& change) -> Result<std::string> {
                           approvals::note_let_in(change, police_chair.actor.account);
                           return start_session(change, police_chair.actor.account);
                       });
    REQUIRE(outbox.wait());
    police_chair.token = *token;
    const auto asked = save_roles(worker, {"worker", "administrator"}, "Cover for leave");
    const auto refused = decide(police_chair, path_of(asked), "approved");
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("only lately"));
    CHECK(location(decide(care_chair, path_of(asked), "approved")).ends_with("done=approved"));
}

TEST_CASE_FIXTURE(TwoPeople, "what changed after it was asked is not approved") {
    const auto asked = save_roles(worker, {"worker", "chair"}, "A second deputy is needed");
    save_roles(worker, {"manager"}, "");
    const auto refused = decide(police_chair, path_of(asked), "approved");
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("has changed since it was asked"));
    CHECK_FALSE(is(worker, Role::chair));
}

TEST_CASE_FIXTURE(TwoPeople, "what nobody decides in two weeks lapses") {
    const auto asked = save_roles(worker, {"worker", "chair"}, "A second deputy is needed");
    clock.set(plus_seconds(clock.now(), 15 * 24 * 60 * 60));
    audit::Outbox outbox(records);
    const Result<std::string> token =
        records.change(access::program(access::Task::sign_in, panel, care_chair.actor.account),
                       outbox, [&](audit::Change& change) -> Result<std::string> {
                           return start_session(change, care_chair.actor.account);
                       });
    REQUIRE(outbox.wait());
    care_chair.token = *token;
    CHECK(get(care_chair, path_of(asked)).body.contains("Lapsed"));
    CHECK(decide(care_chair, path_of(asked), "approved").status == 422);
    CHECK_FALSE(is(worker, Role::chair));
}

TEST_CASE_FIXTURE(TwoPeople, "the access of an administrator ends at once and comes back by two") {
    const Person second = add("Second Administrator", "CS_MASH", {Role::administrator});
    CHECK(location(post(administrator, page_of(second) + "/access",
                        {{"access", "end"}, {"version", "1"}}))
              .ends_with("done=ended"));
    const auto asked =
        post(administrator, page_of(second) + "/access",
             {{"access", "give_back"}, {"version", "2"}, {"reason", "Back at work"}});
    REQUIRE(location(asked).starts_with("/approvals/"));
    CHECK(account_of(second).is_disabled);
    decide(police_chair, path_of(asked), "approved");
    CHECK_FALSE(account_of(second).is_disabled);
}

TEST_CASE_FIXTURE(TwoPeople, "the command line gives a role where there is no second person yet") {
    audit::Outbox outbox(records);
    const auto given = records.change(
        access::program(access::Task::add_account, panel), outbox, [&](audit::Change& change) {
            return set_roles_of(change, app, worker.email, {"worker", "administrator"});
        });
    CHECK(given.has_value());
    CHECK(outbox.wait());
    CHECK(is(worker, Role::administrator));
    CHECK(count("SELECT count(*) FROM audit_log WHERE detail LIKE '%command line%'") == 1);
}

}  // namespace mase::accounts
