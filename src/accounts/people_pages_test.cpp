#include "accounts/people_pages.h"

#include <doctest/doctest.h>

#include "accounts/account_pages.h"
#include "accounts/people_fixture.h"
#include "accounts/settings_pages.h"
#include "approvals/approvals_pages.h"
#include "site/relations_store.h"

namespace mase::accounts {

namespace {

class PeoplePages : public PeopleFixture {
public:
    PeoplePages()
        : PeopleFixture({account_routes(), people_routes(), adding_routes(), person_routes(),
                         person_access_routes(), invitation_routes(), settings_routes(),
                         approvals::approvals_routes()}) {}

    static std::string page_of(const Person& person) {
        return "/settings/people/" + text(person.actor.account);
    }
    // As the administrator's form has it, but for what a test changes.
    static Fields typed(const std::string& name, const std::string& email) {
        return {{"name", name},          {"email", email},
                {"job", "Youth worker"}, {"telephone", "020 7946 0123"},
                {"agency", "HEALTH"},    {"roles", "member"}};
    }
    static Fields with(Fields fields, std::string name, std::string value) {
        fields.emplace_back(std::move(name), std::move(value));
        return fields;
    }
    template <class Body>
    void as_program(Body body) {
        audit::Outbox outbox(records);
        REQUIRE(records.change(access::program(access::Task::add_account, panel), outbox,
                               [&](audit::Change& change) -> Result<int> {
                                   body(change);
                                   return 0;
                               }));
        REQUIRE(outbox.wait());
    }
    std::int64_t lines(const std::string& detail) const {
        return count(
            "SELECT count(*) FROM audit_log WHERE operation = 'manage_people' AND "
            "account_id = $1 AND detail LIKE $2",
            {administrator.actor.account, "%" + detail + "%"});
    }
};

}  // namespace

TEST_CASE_FIXTURE(PeoplePages, "only the administrator and the auditor find who has access") {
    for (const Person* person : {&worker, &manager, &police_chair, &health_member, &analyst}) {
        CHECK(get(*person, "/settings/people").status == 404);
        CHECK(get(*person, page_of(worker)).status == 404);
        CHECK(post(*person, "/settings/people/new", typed("X", "x@agency.example")).status == 404);
        CHECK(post(*person, page_of(worker) + "/access", {{"access", "end"}, {"version", "1"}})
                  .status == 404);
        CHECK(post(*person, page_of(worker) + "/invitation", {}).status == 404);
    }
    CHECK(get(worker, "/account").status == 200);
}

TEST_CASE_FIXTURE(PeoplePages, "an auditor reads the list of people and has no form in it") {
    const auto list = get(auditor, "/settings/people");
    CHECK(list.status == 200);
    CHECK(list.body.contains("Łucja Nowak"));
    CHECK(list.body.contains("Managed by Grace Adeyemi"));
    CHECK_FALSE(list.body.contains("/settings/people/new"));
    CHECK_FALSE(list.body.contains(page_of(worker)));
    CHECK(get(auditor, page_of(worker)).status == 404);
    CHECK(get(auditor, page_of(worker) + "/access").status == 404);
    CHECK(
        post(auditor, page_of(worker) + "/access", {{"access", "end"}, {"version", "1"}}).status ==
        404);
}

TEST_CASE_FIXTURE(PeoplePages, "a name is text, whatever is in it") {
    add("<script>alert(1)</script>", "HEALTH", {access::Role::member});
    const auto list = get(administrator, "/settings/people");
    CHECK_FALSE(list.body.contains("<script>alert"));
    CHECK(list.body.contains("&lt;script&gt;alert(1)"));
}

TEST_CASE_FIXTURE(PeoplePages, "a form of a person says all that is missing and keeps the rest") {
    const auto answer = post(administrator, "/settings/people/new",
                             {{"name", ""}, {"email", "not one"}, {"job", "Nurse <b>"}});
    CHECK(answer.status == 422);
    CHECK(answer.body.contains("Enter the person’s full name"));
    CHECK(answer.body.contains("Enter an email address"));
    CHECK(answer.body.contains("Select the person’s agency"));
    CHECK(answer.body.contains("Select at least one thing"));
    CHECK(answer.body.contains("Nurse &lt;b&gt;"));
    const auto taken =
        post(administrator, "/settings/people/new", typed("Second Łucja", worker.email));
    CHECK(taken.status == 422);
    CHECK(taken.body.contains("already has an account"));
    CHECK(lines("added") == 0);
}

TEST_CASE_FIXTURE(PeoplePages, "an ended person is out at the very next request, and not forever") {
    CHECK(get(worker, "/account").status == 200);
    const auto asked = get(administrator, page_of(worker) + "/access");
    CHECK(asked.body.contains("Nothing is left in their name"));
    const auto ended =
        post(administrator, page_of(worker) + "/access", {{"access", "end"}, {"version", "1"}});
    CHECK(location(ended) == page_of(worker) + "?done=ended");
    CHECK(location(get(worker, "/account")).starts_with("/sign-in"));
    CHECK(lines("access ended") == 1);
    CHECK(get(administrator, "/settings/people").body.contains("Access ended"));

    const auto again =
        post(administrator, page_of(worker) + "/access", {{"access", "end"}, {"version", "2"}});
    CHECK(again.status == 422);
    CHECK(again.body.contains("has ended already"));
    const auto back = post(administrator, page_of(worker) + "/access",
                           {{"access", "give_back"}, {"version", "2"}});
    CHECK(location(back) == page_of(worker) + "?done=returned");
    CHECK(location(get(worker, "/account")).starts_with("/sign-in"));  // the old session stays shut
    CHECK(lines("access given back") == 1);
}

TEST_CASE_FIXTURE(PeoplePages, "what is still in a person’s name is said before access ends") {
    audit::Outbox outbox(records);
    const auto related = records.change(access::program(access::Task::keep_house, panel), outbox,
                                        [&](audit::Change& change) -> Result<int> {
                                            site::relate(change, site::holder(worker.actor.account),
                                                         "allocated", any(change.new_id<CaseId>()));
                                            return 0;
                                        });
    REQUIRE(related);
    REQUIRE(outbox.wait());
    CHECK(get(administrator, page_of(worker) + "/access").body.contains("1 case they hold"));
}

TEST_CASE_FIXTURE(PeoplePages, "an administrator cannot shut themselves out") {
    const auto ended = post(administrator, page_of(administrator) + "/access",
                            {{"access", "end"}, {"version", "1"}});
    CHECK(ended.status == 422);
    CHECK(ended.body.contains("You cannot end your own access"));
    auto fields = typed("Farah Begum", administrator.email);
    const auto demoted = post(administrator, page_of(administrator), with(fields, "version", "1"));
    CHECK(demoted.status == 422);
    CHECK(demoted.body.contains("cannot stop being the administrator"));
    const auto reset = post(administrator, page_of(administrator) + "/invitation", {});
    CHECK(reset.status == 422);
    CHECK(get(administrator, "/account").status == 200);
}

TEST_CASE_FIXTURE(PeoplePages, "the second of two administrators is told, and sees both") {
    const Person second = add("Noor Aziz", "CS_MASH", {access::Role::administrator});
    const auto first_saved =
        post(administrator, page_of(health_member),
             with(typed("Priya Kaur-Gill", health_member.email), "version", "1"));
    CHECK(location(first_saved) == page_of(health_member) + "?done=saved");
    const auto late = post(second, page_of(health_member),
                           with(typed("Priya K. Gill", health_member.email), "version", "1"));
    CHECK(late.status == 422);
    CHECK(late.body.contains("Someone else changed this account"));
    CHECK(late.body.contains("Priya Kaur-Gill"));
    CHECK(late.body.contains("Priya K. Gill"));
    CHECK(late.body.contains("name=\"version\" value=\"2\""));
    CHECK(get(second, page_of(health_member)).body.contains("Priya Kaur-Gill"));
    const auto knowing = post(second, page_of(health_member),
                              with(typed("Priya K. Gill", health_member.email), "version", "2"));
    CHECK(knowing.status == 303);
    CHECK(lines("changed") == 1);
}

TEST_CASE_FIXTURE(PeoplePages, "roles taken away act on the very next request") {
    Person second = add("Noor Aziz", "HEALTH", {access::Role::auditor});
    CHECK(get(second, "/settings/people").status == 200);
    const auto asked =
        post(administrator, page_of(second),
             with(with(typed("Noor Aziz", second.email), "version", "1"), "reason", "Another job"));
    const std::string approval = location(asked).substr(0, location(asked).find('?'));
    CHECK(post(police_chair, approval, {{"outcome", "approved"}, {"reason", "Agreed"}}).status ==
          303);
    CHECK(get(second, "/settings/people").status == 303);  // a new role is a new session
    as_program(
        [&](audit::Change& change) { second.token = start_session(change, second.actor.account); });
    CHECK(get(second, "/settings/people").status == 404);
}

TEST_CASE_FIXTURE(PeoplePages, "a person’s email address cannot become another’s") {
    const auto answer = post(administrator, page_of(health_member),
                             with(typed("Priya Kaur", worker.email), "version", "1"));
    CHECK(answer.status == 422);
    CHECK(answer.body.contains("already has an account"));
}

TEST_CASE_FIXTURE(PeoplePages, "settings are read by those who run and check the panel") {
    for (const Person* person : {&administrator, &police_chair, &auditor}) {
        const auto page = get(*person, "/settings");
        CHECK(page.status == 200);
        CHECK(page.body.contains("come from the panel’s data file"));
        CHECK(page.body.contains("10 days before the meeting"));
        CHECK(page.body.contains("police, children’s services"));
        CHECK(page.body.contains("Emergency Duty Team"));
    }
    CHECK_FALSE(get(police_chair, "/settings").body.contains("/settings/people"));
    CHECK(get(worker, "/settings").status == 404);
}

}  // namespace mase::accounts
