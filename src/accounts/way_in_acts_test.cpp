// What one administrator alone can't do to somebody with a guarded role: take over their way in.
#include <doctest/doctest.h>

#include "accounts/joining_fixture.h"
#include "accounts/people_pages.h"
#include "accounts/sign_on_fixture.h"

namespace mase::accounts {

namespace {

using access::Role;

std::string path_of(const http::Response& asked) {
    const std::string address = location(asked);
    return address.starts_with("/approvals/") ? address.substr(0, address.find('?')) : "";
}

class WayIn : public JoiningFixture {
public:
    http::Response ask_link(const Person& person, const std::string& reason = "They forgot it") {
        return post(administrator, page_of(person) + "/invitation", {{"reason", reason}});
    }
    http::Response decide(const Person& person, const std::string& path,
                          const char* outcome = "approved") {
        return post(person, path, {{"outcome", outcome}, {"reason", "We have talked about it"}});
    }
    http::Response save(const Person& person, const std::string& name, const std::string& email,
                        const std::string& agency, const std::string& version = "1") {
        return post(administrator, page_of(person),
                    {{"name", name},
                     {"email", email},
                     {"job", "Detective inspector"},
                     {"telephone", "020 7946 0100"},
                     {"agency", agency},
                     {"roles", "chair"},
                     {"roles", "member"},
                     {"version", version},
                     {"reason", "Moved to the borough team"}});
    }
    std::string email_of(const Person& person) {
        audit::Outbox outbox(records);
        const audit::Viewing viewing(
            records, permit(administrator, access::Operation::list_people, panel_subject()),
            "own_work", outbox);
        return find_account(viewing, person.actor.account)->email;
    }
};

class Forgetting : public SignOnFixture {
public:
    Forgetting()
        : SignOnFixture({person_routes(), person_sign_on_routes(), approvals::approvals_routes()}) {
    }
};

}  // namespace

TEST_CASE_FIXTURE(WayIn, "an administrator alone makes no link for a chair") {
    CHECK(ask_link(police_chair, "").body.contains("Say why"));
    const auto asked = ask_link(police_chair);
    REQUIRE_FALSE(path_of(asked).empty());
    CHECK(link_on(asked.body).empty());
    CHECK(get(police_chair, "/account").status == 200);  // nothing is done yet
    CHECK(sign_in(police_chair.email, own_passphrase).status == 303);
    CHECK(post(administrator, path_of(asked) + "/next", {}).status == 303);
    CHECK(count("SELECT count(*) FROM invitations") == 0);
}

TEST_CASE_FIXTURE(WayIn, "who approved a link makes it, once, and who asked does not") {
    const std::string approval = path_of(ask_link(police_chair));
    CHECK(post(care_chair, approval + "/next", {}).status == 303);
    CHECK(count("SELECT count(*) FROM invitations") == 0);
    CHECK(location(decide(care_chair, approval)).ends_with("done=approved"));
    CHECK(location(get(police_chair, "/account")).starts_with("/sign-in"));
    CHECK(sign_in(police_chair.email, own_passphrase).status == 422);
    CHECK_FALSE(get(administrator, approval).body.contains("Make the link"));
    CHECK(link_on(post(administrator, approval + "/next", {}).body).empty());
    CHECK(get(care_chair, approval).body.contains("Make the link"));

    const auto made = post(care_chair, approval + "/next", {});
    const std::string link = link_on(made.body);
    REQUIRE_FALSE(link.empty());
    CHECK_FALSE(get(care_chair, approval).body.contains("Make the link"));
    CHECK(post(care_chair, approval + "/next", {}).status == 303);
    CHECK(location(take(link)) == "/");
    CHECK(sign_in(police_chair.email, chosen).status == 303);
}

TEST_CASE_FIXTURE(WayIn, "whose way in was renewed approves nothing for a week, for either") {
    const std::string approval = path_of(ask_link(police_chair));
    decide(care_chair, approval);
    const Person again =
        with(token_of(take(link_on(post(care_chair, approval + "/next", {}).body))));
    const std::string other = path_of(ask_link(police_deputy));
    const auto refused = decide(again, other);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("only lately"));
}

TEST_CASE_FIXTURE(WayIn, "the email address and agency of a chair are changed by two") {
    const auto asked = save(police_chair, "Daniel Price", "d.price@agency.example", "POLICE_SET");
    const std::string approval = path_of(asked);
    REQUIRE_FALSE(approval.empty());
    CHECK(email_of(police_chair) == police_chair.email);
    const std::string page = get(care_chair, approval).body;
    CHECK(page.contains("Change the email address and the agency of Daniel Price"));
    CHECK(page.contains("d.price@agency.example"));
    CHECK(location(decide(care_chair, approval)).ends_with("done=approved"));
    CHECK(email_of(police_chair) == "d.price@agency.example");
    CHECK(count("SELECT count(*) FROM audit_log WHERE detail LIKE '%d.price%'") == 0);
    CHECK(count("SELECT count(*) FROM let_in WHERE account_id = $1 AND by_account = $2",
                {police_chair.actor.account, administrator.actor.account}) == 1);
}

TEST_CASE_FIXTURE(WayIn,
                  "the rest of a chair’s details is saved at once, and others are not asked") {
    const auto saved = save(police_chair, "Daniel J. Price", police_chair.email, "POLICE_BOROUGH");
    CHECK(location(saved).ends_with("done=saved"));
    const auto worker_saved = post(administrator, page_of(worker),
                                   {{"name", "Łucja Nowak"},
                                    {"email", "lucja@agency.example"},
                                    {"agency", "CS_IST"},
                                    {"roles", "worker"},
                                    {"version", "1"}});
    CHECK(location(worker_saved).ends_with("done=saved"));
    CHECK(email_of(worker) == "lucja@agency.example");
}

TEST_CASE_FIXTURE(WayIn, "an address that is another’s is refused when it is asked for") {
    const auto taken = save(police_chair, "Daniel Price", worker.email, "POLICE_BOROUGH");
    CHECK(taken.status == 422);
    CHECK(taken.body.contains("already has an account"));
}

TEST_CASE_FIXTURE(WayIn, "an approval is of the person who was asked about, and of no other") {
    const std::string approval = path_of(ask_link(police_chair));
    REQUIRE(location(save(police_chair, "Somebody Else", police_chair.email, "POLICE_BOROUGH"))
                .ends_with("done=saved"));
    const auto refused = decide(care_chair, approval);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("has changed since it was asked"));
    CHECK(sign_in(police_chair.email, own_passphrase).status == 303);
}

TEST_CASE_FIXTURE(WayIn, "a chair’s role does not come with the way in that who asked gave") {
    const auto page = added("chair");
    CHECK(page.body.contains("the chair makes another link"));
    Person newcomer = with(token_of(take(link_on(page.body))));  // by anybody
    newcomer.email = "ola@agency.example";
    pass(60);
    const std::string waits = get(administrator, "/approvals").body;
    const std::size_t at = waits.find("/approvals/");
    const std::string approval = waits.substr(at, waits.find('"', at) - at);
    CHECK(get(care_chair, approval).body.contains("they let them in"));
    CHECK(location(decide(care_chair, approval)).ends_with("done=approved"));

    CHECK(location(get(newcomer, "/")).starts_with("/sign-in"));
    CHECK_FALSE(authenticate(app, newcomer.token));
    CHECK(sign_in(newcomer.email, chosen).status == 422);
    CHECK(open(link_on(page.body)).status == 404);
    CHECK(link_on(post(administrator, approval + "/next", {}).body).empty());
    CHECK(get(care_chair, approval).body.contains("Signed out everywhere"));
    const std::string link = link_on(post(care_chair, approval + "/next", {}).body);
    REQUIRE_FALSE(link.empty());
    const std::string another = "a row of quiet umbrellas";
    CHECK(location(take(link, another)) == "/");
    CHECK(sign_in(newcomer.email, chosen).status == 422);
    CHECK(sign_in(newcomer.email, another).status == 303);
}

TEST_CASE_FIXTURE(WayIn, "a link that was kept, and a second step set up by it, end with a role") {
    const std::string kept = link_for(worker);
    const auto in = take(kept, own_passphrase);
    Person thief = with(token_of(in));
    set_up(thief);
    const std::string unused = link_for(other_worker);
    pass(60);
    for (const Person* person : {&worker, &other_worker}) {
        const std::string approval = path_of(post(administrator, page_of(*person),
                                                  {{"name", "A Deputy"},
                                                   {"email", person->email},
                                                   {"agency", "CS_CPAT"},
                                                   {"roles", "worker"},
                                                   {"roles", "chair"},
                                                   {"version", "1"},
                                                   {"reason", "A second deputy is needed"}}));
        REQUIRE_FALSE(approval.empty());
        CHECK(location(decide(care_chair, approval)).ends_with("done=approved"));
        CHECK_FALSE(has_second_factor(app, person->actor.account));
        CHECK(get(care_chair, approval).body.contains("Make the link"));
    }
    CHECK(sign_in(worker.email, own_passphrase).status == 422);
    CHECK(open(unused).status == 404);
    CHECK(lines("decide_approval", "way in withdrawn") == 2);
}

TEST_CASE_FIXTURE(WayIn, "whom who asked did not let in keeps their passphrase with a new role") {
    const std::string approval = path_of(post(administrator, page_of(worker),
                                              {{"name", "Łucja Nowak"},
                                               {"email", worker.email},
                                               {"agency", "CS_CPAT"},
                                               {"roles", "worker"},
                                               {"roles", "chair"},
                                               {"version", "1"},
                                               {"reason", "A second deputy is needed"}}));
    REQUIRE_FALSE(approval.empty());
    CHECK_FALSE(get(care_chair, approval).body.contains("they let them in"));
    CHECK(location(decide(care_chair, approval)).ends_with("done=approved"));
    CHECK(sign_in(worker.email, own_passphrase).status == 303);
    CHECK_FALSE(get(care_chair, approval).body.contains("Make the link"));
}

TEST_CASE_FIXTURE(Forgetting, "who a chair is at their provider is forgotten by two") {
    const Person boss = signed_on(administrator, "subject-9");
    const Person chair = signed_on(police_chair, "subject-1");
    const Person other = signed_on(care_chair, "subject-2");
    const std::string page = "/settings/people/" + text(police_chair.actor.account) + "/sign-on";
    CHECK(post(boss, page, {{"reason", ""}}).body.contains("Say why"));
    const std::string approval = path_of(post(boss, page, {{"reason", "A new account there"}}));
    REQUIRE_FALSE(approval.empty());
    CHECK(authenticate(app, chair.token));
    CHECK(lines("manage_people", "sign-on unbound") == 0);
    CHECK(post(other, approval, {{"outcome", "approved"}, {"reason", "Agreed"}}).status == 303);
    CHECK_FALSE(authenticate(app, chair.token));
    CHECK(count("SELECT count(*) FROM sign_on_bindings WHERE account_id = $1",
                {police_chair.actor.account}) == 0);
    CHECK(count("SELECT count(*) FROM let_in WHERE account_id = $1 AND by_account = $2",
                {police_chair.actor.account, administrator.actor.account}) == 1);
}

}  // namespace mase::accounts
