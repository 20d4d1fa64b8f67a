// Passphrases, second steps and signing out, for those who sign on through their own agency.
#include "accounts/sign_on_fixture.h"

namespace mase::accounts {

namespace {

class SignOnSteps : public SignOnFixture {
public:
    SignOnSteps()
        : SignOnFixture({account_routes(), account_step_routes(), proof_routes(), adding_routes(),
                         person_routes(), invitation_routes(), person_access_routes(),
                         person_sign_on_routes()}) {}

    http::Response with_passphrase(const Person& person, const std::string& passphrase) {
        const Person visitor{.actor = {}, .email = {}, .token = "a-visit"};
        return post(visitor, "/sign-in", {{"email", person.email}, {"passphrase", passphrase}});
    }
    Person signed_on_with(const Person& person, const std::string& subject,
                          const nlohmann::json& methods) {
        const Going gone = begin(person.email);
        nlohmann::json said = claims(gone, subject, person.email);
        said["amr"] = methods;
        const auto response = come_back(gone, borough.key.sign(said.dump()));
        REQUIRE(response.status == 303);
        return {.actor = person.actor, .email = person.email, .token = session_of(response)};
    }
    Going prove(const Person& person, const std::string& next) {
        return going(post(person, "/account/proof", {{"next", next}}), person.token);
    }
};

}  // namespace

TEST_CASE_FIXTURE(SignOnSteps, "a passphrase opens nothing for whoever has to sign on") {
    const auto right = with_passphrase(worker, own_passphrase);
    const auto wrong = with_passphrase(worker, "a guess that is wrong");
    for (const http::Response* response : {&right, &wrong}) {
        CHECK(response->status == 422);
        CHECK(response->body.contains("sign in through Borough of Tests"));
    }
    CHECK(right.body == wrong.body);
    CHECK(session_of(right).empty());
    // Nor does a session that a passphrase began, before the panel's data said so.
    CHECK_FALSE(authenticate(app, worker.token));
}

TEST_CASE_FIXTURE(SignOnSteps, "the few with a passphrase too need a second step with it") {
    provider().passphrase_too = {worker.email};
    CHECK_FALSE(going(ask(worker.email)).state.empty());  // asked like anyone else: nobody can tell
    const auto response = with_passphrase(worker, own_passphrase);
    REQUIRE(response.status == 303);
    const auto actor = authenticate(app, session_of(response));
    REQUIRE(actor);
    CHECK(actor->roles.empty());  // until they have set one up
    const auto wrong = with_passphrase(worker, "a guess that is wrong");
    CHECK(wrong.body.contains("sign in through Borough of Tests"));
}

TEST_CASE_FIXTURE(SignOnSteps, "people of other agencies give their passphrase as ever") {
    provider().domains = {"borough.example"};
    const auto page = ask(worker.email);
    CHECK(page.status == 200);
    CHECK(page.body.contains("type=\"password\""));
    CHECK(page.body.contains("value=\"" + worker.email + "\""));
    CHECK(with_passphrase(worker, own_passphrase).status == 303);
}

TEST_CASE_FIXTURE(SignOnSteps, "the provider's second step counts where the panel says so") {
    redbridge.second_factor = {access::Role::worker};
    const Person twice = signed_on_with(worker, "subject-1", {"pwd", "otp"});
    CHECK(authenticate(app, twice.token)->has(access::Role::worker));
    const Person once = signed_on_with(worker, "subject-1", {"pwd"});
    CHECK(authenticate(app, once.token)->roles.empty());
    provider().steps = {};
    const Person uncounted = signed_on_with(worker, "subject-1", {"pwd", "otp"});
    CHECK(authenticate(app, uncounted.token)->roles.empty());
}

TEST_CASE_FIXTURE(SignOnSteps, "where it does not count, mase's own second step follows") {
    Person person = signed_on(worker, "subject-1");
    REQUIRE(come_back_as(prove(person, "/account/second-step"), "subject-1", "").status == 303);
    const Phone phone = set_up(person);
    pass(60);
    const Person half_way = signed_on_with(worker, "subject-1", {"pwd"});
    CHECK_FALSE(authenticate(app, half_way.token));
    const auto in = enter(half_way, code(phone));
    CHECK(in.status == 303);
    const Person whole{.actor = worker.actor, .email = {}, .token = session_of(in)};
    CHECK(authenticate(app, whole.token)->has(access::Role::worker));
    // It is known there too that they came by sign-on: no passphrase is asked of them.
    CHECK(get(whole, "/account/second-step")
              .body.contains("show at Borough of Tests that it is you"));
    const Person twice = signed_on_with(worker, "subject-1", {"otp"});
    CHECK(authenticate(app, twice.token)->has(access::Role::worker));
}

TEST_CASE_FIXTURE(SignOnSteps, "what matters is done only after showing again who they are") {
    const Person person = signed_on(worker, "subject-1");
    const auto held = post(person, "/account/second-step", {{"current", own_passphrase}});
    CHECK(held.status == 422);
    CHECK(held.body.contains("First show at Borough of Tests that it is you"));

    const Going gone = prove(person, "/account/second-step");
    CHECK(gone.address.contains("prompt=login&max_age=0"));
    const auto back = come_back_as(gone, "subject-1", "");
    CHECK(location(back) == "/account/second-step");
    CHECK(session_of(back).empty());  // the session they have goes on
    CHECK(post(person, "/account/second-step", {}).status == 303);
    CHECK(lines("keep_house", "sign-on again") == 1);
    pass(301);
    CHECK(post(person, "/account/second-step", {}).status == 422);
}

TEST_CASE_FIXTURE(SignOnSteps, "a provider that asked for nothing has not shown who they are") {
    redbridge.proof_minutes = 5;
    const auto signed_on_at = [&](const nlohmann::json& auth_time) {
        const Going gone = begin(administrator.email);
        nlohmann::json said = claims(gone, "subject-9", administrator.email);
        said.erase("auth_time");
        if (!auth_time.is_null()) said["auth_time"] = auth_time;
        const auto response = come_back(gone, borough.key.sign(said.dump()));
        REQUIRE(response.status == 303);
        return Person{.actor = administrator.actor, .email = {}, .token = session_of(response)};
    };
    const std::string page = "/settings/people/" + text(worker.actor.account) + "/access";
    const auto asks = [&](const Person& person) {
        return post(person, page, {{"access", "none"}}).body.contains("Show that it is you");
    };
    const std::int64_t now = clock.now().micros / micros_a_second;
    const Person silent = signed_on_at(now - 3600);
    CHECK(asks(silent));
    CHECK(asks(signed_on_at({})));
    CHECK_FALSE(asks(signed_on_at(now - 60)));
    REQUIRE(come_back_as(prove(silent, "/account"), "subject-9", "").status == 303);
    CHECK_FALSE(asks(silent));
    pass(301);
    CHECK(asks(silent));
}

TEST_CASE_FIXTURE(SignOnSteps, "neither an older sign-in there nor another person shows it") {
    const Person person = signed_on(worker, "subject-1");
    (void)signed_on(other_worker, "subject-2");
    Going gone = prove(person, "/account/second-step");
    nlohmann::json old = claims(gone, "subject-1", worker.email);
    old["auth_time"] = clock.now().micros / micros_a_second - 300;
    CHECK(is_refused(come_back(gone, borough.key.sign(old.dump()))));
    gone = prove(person, "/account/second-step");
    CHECK(is_refused(come_back_as(gone, "subject-2", other_worker.email)));
    gone = prove(person, "/account/second-step");
    CHECK(is_refused(come_back_as(gone, "subject-3", worker.email)));
    CHECK(post(person, "/account/second-step", {}).status == 422);
    CHECK(lines("keep_house", "another_person") == 1);
}

TEST_CASE_FIXTURE(SignOnSteps, "signing out ends here first, and goes on to the provider") {
    borough.more_metadata = R"(,"end_session_endpoint":")" + borough.issuer() + R"(/session/end")";
    const Person person = signed_on(worker, "subject-1");
    const auto out = post(person, "/sign-out", {});
    CHECK_FALSE(authenticate(app, person.token));
    CHECK(header_of(out, "Clear-Site-Data") != "");
    CHECK(header_of(out, "Refresh") == "0;url=" + borough.issuer() +
                                           "/session/end?client_id=mase&post_logout_redirect_uri="
                                           "https%3A%2F%2Fmase.redbridge.example%2Fsign-in");
}

TEST_CASE_FIXTURE(SignOnSteps, "signing out works when the provider is down, or has no way to") {
    const Person first = signed_on(worker, "subject-1"), second = signed_on(worker, "subject-1");
    const auto no_way = post(first, "/sign-out", {});
    CHECK(no_way.body.contains("You may still be signed in at Borough of Tests"));
    pass(6);
    borough.is_down = true;
    const auto down = post(second, "/sign-out", {});
    CHECK(down.status == 200);
    CHECK(down.body.contains("You may still be signed in at Borough of Tests"));
    CHECK_FALSE(authenticate(app, second.token));
}

TEST_CASE_FIXTURE(SignOnSteps,
                  "the page of one's account speaks of the agency, not of a passphrase") {
    const Person person = signed_on(worker, "subject-1");
    const auto page = get(person, "/account");
    CHECK(page.body.contains("Through Borough of Tests"));
    CHECK_FALSE(page.body.contains("Change your passphrase"));
    CHECK(post(person, "/account/passphrase",
               {{"current", own_passphrase}, {"passphrase", "x"}, {"again", "x"}})
              .status == 404);
}

TEST_CASE_FIXTURE(SignOnSteps, "an administrator makes no link for whoever signs on") {
    const Person boss = signed_on(administrator, "subject-9");
    const std::string page = "/settings/people/" + text(worker.actor.account);
    CHECK_FALSE(get(boss, page).body.contains("Make a link to choose a passphrase"));
    CHECK(post(boss, page + "/invitation", {}).status == 422);
    const auto added = post(boss, "/settings/people/new",
                            {{"name", "Ivy Chen"},
                             {"email", "ivy.chen@agency.example"},
                             {"agency", "CS_CPAT"},
                             {"roles", "worker"}});
    CHECK(added.status == 200);
    CHECK(added.body.contains("they sign in through Borough of Tests"));
    CHECK_FALSE(added.body.contains("/invitations/"));
    const auto in =
        come_back_as(begin("ivy.chen@agency.example"), "ivy", "ivy.chen@agency.example");
    CHECK(authenticate(app, session_of(in))->name == "Ivy Chen");
}

TEST_CASE_FIXTURE(SignOnSteps,
                  "an administrator has a person looked for anew, and not themselves") {
    const Person boss = signed_on(administrator, "subject-9");
    const Person person = signed_on(worker, "subject-1");
    const std::string page = "/settings/people/" + text(worker.actor.account);
    CHECK(get(boss, page).body.contains("Forget who they are at Borough of Tests"));
    CHECK(get(boss, page + "/sign-on").status == 200);
    CHECK(post(boss, page + "/sign-on", {}).status == 303);
    CHECK_FALSE(authenticate(app, person.token));
    CHECK(lines("manage_people", "sign-on unbound") == 1);
    CHECK(get(boss, page + "/sign-on").status == 404);
    CHECK(come_back_as(begin(worker.email), "subject-2", worker.email).status == 303);
    const std::string own = "/settings/people/" + text(administrator.actor.account);
    CHECK(post(boss, own + "/sign-on", {}).status == 422);
}

}  // namespace mase::accounts
