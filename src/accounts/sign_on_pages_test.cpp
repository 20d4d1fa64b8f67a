#include "accounts/sign_on_pages.h"

#include "accounts/sign_on_fixture.h"

namespace mase::accounts {

namespace {

class SignOn : public SignOnFixture {
public:
    // The token that a borough's provider would give, but for one thing.
    http::Response with(const std::string& name, const nlohmann::json& value) {
        const Going gone = begin(worker.email);
        nlohmann::json said = claims(gone, "subject-1", worker.email);
        said[name] = value;
        return come_back(gone, borough.key.sign(said.dump()));
    }
};

}  // namespace

TEST_CASE_FIXTURE(SignOn, "whoever has an address of the borough is sent to it and asked nothing") {
    const auto response = ask(worker.email, "/help");
    CHECK(response.status == 200);
    CHECK_FALSE(response.body.contains("type=\"password\""));
    const Going gone = going(response);
    CHECK(gone.address.starts_with(borough.issuer() + "/authorize?response_type=code&"));
    CHECK(gone.address.contains("code_challenge_method=S256"));
    CHECK(gone.address.contains("scope=openid%20email"));
    CHECK(gone.address.contains(
        "redirect_uri=https%3A%2F%2Fmase.redbridge.example%2Fsign-in%2Freturn"));
    CHECK_FALSE(gone.address.contains("agency.example"));  // who they are is not in an address
    const std::string cookie = header_of(response, "Set-Cookie", "sign-on=");
    CHECK(cookie.contains("HttpOnly; SameSite=Lax; Max-Age=600"));
}

TEST_CASE_FIXTURE(SignOn, "someone unknown is sent there just as someone who has an account is") {
    const Going gone = begin("nobody.at.all@agency.example");
    CHECK(gone.address.starts_with(borough.issuer()));
}

TEST_CASE_FIXTURE(SignOn,
                  "whoever comes back from the borough is in, and where they wanted to go") {
    const Going gone = begin(worker.email, "/help");
    const auto response = come_back_as(gone, "subject-1", worker.email);
    CHECK(response.status == 303);
    CHECK(location(response) == "/help");
    const auto actor = authenticate(app, session_of(response));
    REQUIRE(actor);
    CHECK(actor->account == worker.actor.account);
    CHECK(actor->has(access::Role::worker));
    CHECK(borough.authorization == "Basic bWFzZTphJTIwc2VjcmV0");  // form-encoded, RFC 6749 2.3.1
    CHECK(borough.redirect_uri == "https://mase.redbridge.example/sign-in/return");
    CHECK(lines("sign_in", "by sign-on; sign-on bound") == 1);
}

TEST_CASE_FIXTURE(SignOn,
                  "after the first time they are known by subject, whatever their address") {
    (void)signed_on(worker, "subject-1");
    const auto renamed = come_back_as(begin(worker.email), "subject-1", "new.name@agency.example");
    CHECK(authenticate(app, session_of(renamed))->account == worker.actor.account);
    CHECK(lines("sign_in", "sign-on bound") == 1);
    // The address is another's now, whom the provider means by another subject.
    CHECK(is_refused(come_back_as(begin(worker.email), "subject-2", worker.email)));
    CHECK(lines("keep_house", "failed sign-on; bound") == 1);
}

TEST_CASE_FIXTURE(SignOn, "signing on gives nobody an account, and tells nobody who has one") {
    const std::int64_t accounts = count("SELECT count(*) FROM accounts");
    const auto unknown =
        come_back_as(begin("kemi@agency.example"), "subject-7", "kemi@agency.example");
    CHECK(is_refused(unknown));
    CHECK(count("SELECT count(*) FROM accounts") == accounts);

    const auto unverified = with("email_verified", false);
    as_program([&](audit::Change& change) { disable_account(change, other_worker.actor.account); });
    const auto ended = come_back_as(begin(other_worker.email), "subject-3", other_worker.email);
    const auto elsewhere = come_back_as(begin(worker.email), "subject-4", "grace@police.example");
    for (const http::Response* response : {&unverified, &ended, &elsewhere}) {
        CHECK(is_refused(*response));
        CHECK(response->body == unknown.body);
    }
    CHECK(lines("keep_house", "failed sign-on; unknown") == 3);
    CHECK(lines("keep_house", "failed sign-on; unverified") == 1);
}

TEST_CASE_FIXTURE(SignOn, "access that has ended ends for who is bound and signed in as well") {
    const Person person = signed_on(worker, "subject-1");
    REQUIRE(authenticate(app, person.token));
    as_program([&](audit::Change& change) { disable_account(change, worker.actor.account); });
    CHECK_FALSE(authenticate(app, person.token));
    CHECK(is_refused(come_back_as(begin(worker.email), "subject-1", worker.email)));
}

TEST_CASE_FIXTURE(SignOn, "a token that says what it must not lets nobody in") {
    const std::int64_t now = clock.now().micros / micros_a_second;
    CHECK(is_refused(with("iss", "https://login.other.example")));
    CHECK(is_refused(with("aud", "payroll")));
    CHECK(is_refused(with("aud", {"mase", "payroll"})));
    CHECK(is_refused(with("azp", "payroll")));
    CHECK(is_refused(with("exp", now - 3600)));
    CHECK(is_refused(with("iat", now - 3600)));
    CHECK(is_refused(with("nonce", "another")));
    CHECK(is_refused(with("sub", 5)));
    for (const char* what : {"iss", "aud", "azp", "exp", "iat", "nonce", "claims"}) {
        CAPTURE(what);
        CHECK(lines("keep_house", std::string("failed sign-on; ") + what) >= 1);
    }
    CHECK(count("SELECT count(*) FROM sign_on_bindings") == 0);
}

TEST_CASE_FIXTURE(SignOn, "a token that the borough has not signed lets nobody in") {
    const auto refused_when = [&](auto token_of_payload) {
        const Going gone = begin(worker.email);
        const std::string payload = claims(gone, "subject-1", worker.email).dump();
        return is_refused(come_back(gone, token_of_payload(payload)));
    };
    CHECK(refused_when([&](const std::string& payload) {
        return jose::raw_token(R"({"alg":"none"})", payload, "");
    }));
    CHECK(refused_when([&](const std::string& payload) {
        return jose::hs256_token(R"({"alg":"HS256","kid":"first"})", payload,
                                 borough.key.public_jwk());
    }));
    CHECK(refused_when(
        [&](const std::string& payload) { return jose::SigningKey::ec("first").sign(payload); }));
    CHECK(refused_when(
        [&](const std::string& payload) { return jose::SigningKey::rsa("first").sign(payload); }));
    CHECK(refused_when([&](const std::string& payload) {
        const std::string token = borough.key.sign(payload);
        const std::size_t dot = token.find('.');
        return token.substr(0, dot) + "." + jose::base64url(payload + " ") +
               token.substr(token.rfind('.'));
    }));
    CHECK(refused_when([&](const std::string&) { return std::string("no token"); }));
}

TEST_CASE_FIXTURE(SignOn, "an attempt comes back once, in time, and to the browser that began it") {
    const Going gone = begin(worker.email);
    const std::int64_t before = sessions();
    Going elsewhere = gone;
    elsewhere.cookie = "sign-on=" + std::string(43, 'x');
    const auto stolen = come_back_as(elsewhere, "subject-1", worker.email);
    CHECK(stolen.status == 403);
    CHECK(stolen.body.contains("This way in is used up"));
    elsewhere.cookie = "";
    CHECK(come_back_as(elsewhere, "subject-1", worker.email).status == 403);
    CHECK(borough.tokens_given == 0);  // the code of another's browser was not even shown

    CHECK(come_back_as(gone, "subject-1", worker.email).status == 303);
    CHECK(come_back_as(gone, "subject-1", worker.email).status == 403);
    CHECK(borough.tokens_given == 1);

    const Going late = begin(worker.email);
    pass(601);
    CHECK(come_back_as(late, "subject-1", worker.email).status == 403);
    CHECK(sessions() == before + 1);
}

TEST_CASE_FIXTURE(SignOn, "a token of one attempt is of no use in another") {
    const Going first = begin(worker.email), second = begin(worker.email);
    const std::string token = borough.key.sign(claims(first, "subject-1", worker.email).dump());
    CHECK(is_refused(come_back(second, token)));
    CHECK(come_back(first, token).status == 303);
}

TEST_CASE_FIXTURE(SignOn, "two windows of one browser may sign on side by side") {
    const Person visitor{.actor = {}, .email = {}, .token = "a-visit"};
    const Going first = begin(worker.email);
    http::Request again =
        request_of(visitor, "POST", "/sign-in",
                   {{"email", worker.email}, {"csrf", content_hash("csrf:" + visitor.token)}});
    again.headers.back().second += "; " + first.cookie;
    const Going second = going(answer(std::move(again)));
    CHECK(second.cookie == first.cookie);
    CHECK(second.state != first.state);
    CHECK(come_back_as(first, "subject-1", worker.email).status == 303);
    CHECK(come_back_as(second, "subject-1", worker.email).status == 303);
}

TEST_CASE_FIXTURE(SignOn, "only hashes of what opens an attempt are kept") {
    const Going gone = begin(worker.email);
    CHECK(count("SELECT count(*) FROM sign_on_attempts") == 1);
    for (const std::string& secret :
         {gone.state, gone.nonce, gone.cookie.substr(std::string_view("sign-on=").size())})
        CHECK(count("SELECT count(*) FROM sign_on_attempts WHERE state_hash || browser_hash || "
                    "client_hash LIKE $1",
                    {"%" + secret + "%"}) == 0);
}

TEST_CASE_FIXTURE(SignOn, "an answer that names another issuer is not looked at further") {
    CHECK(is_refused(come_back(begin(worker.email), "", "&iss=https%3A%2F%2Flogin.other.example")));
    CHECK(borough.tokens_given == 0);
    CHECK(lines("keep_house", "mix_up") == 1);
    const Going named = begin(worker.email);
    borough.more_metadata = "";
    CHECK(come_back(named, borough.key.sign(claims(named, "subject-1", worker.email).dump()),
                    "&iss=" + encoded(borough.issuer()))
              .status == 303);
}

TEST_CASE_FIXTURE(SignOn, "a provider that says it names itself must do so") {
    borough.more_metadata = R"(,"authorization_response_iss_parameter_supported":true)";
    CHECK(is_refused(come_back_as(begin(worker.email), "subject-1", worker.email)));
    CHECK(borough.tokens_given == 0);
}

TEST_CASE_FIXTURE(SignOn,
                  "whoever does not go through with it at the provider is told what to do") {
    const Going gone = begin(worker.email);
    http::Request request =
        request_of(nobody, "GET", "/sign-in/return?error=access_denied&state=" + gone.state, {});
    request.headers.emplace_back("Cookie", "session=a-visit; " + gone.cookie);
    CHECK(is_refused(answer(std::move(request))));
    CHECK(lines("keep_house", "failed sign-on; denied") == 1);
}

TEST_CASE_FIXTURE(SignOn,
                  "a new key of the provider is fetched when it is first named, and no more") {
    (void)signed_on(worker, "subject-1");
    CHECK(borough.keys_asked == 1);
    borough.key = jose::SigningKey::rsa("second");
    borough.published.push_back(borough.key.public_jwk());
    (void)signed_on(worker, "subject-1");
    CHECK(borough.keys_asked == 2);
    // Names that nobody has are no way to have the provider asked again and again.
    borough.key = jose::SigningKey::ec("third");
    CHECK(is_refused(come_back_as(begin(worker.email), "subject-1", worker.email)));
    CHECK(is_refused(come_back_as(begin(worker.email), "subject-1", worker.email)));
    CHECK(borough.keys_asked == 2);
    pass(61);
    borough.published = {borough.key.public_jwk()};
    (void)signed_on(worker, "subject-1");
    CHECK(borough.keys_asked == 3);
}

TEST_CASE_FIXTURE(SignOn,
                  "when the provider does not answer, they are told so beside what they typed") {
    borough.is_down = true;
    const auto response = ask(worker.email);
    CHECK(response.status == 422);
    CHECK(response.body.contains("Borough of Tests does not answer"));
    CHECK(response.body.contains("value=\"" + worker.email + "\""));
    CHECK(header_of(response, "Refresh").empty());
    borough.is_down = false;
    CHECK(ask(worker.email).status == 422);  // not asked again at once
    pass(11);
    const Going gone = begin(worker.email);
    borough.is_down = true;
    const auto back = come_back_as(gone, "subject-1", worker.email);
    CHECK(back.status == 403);
    CHECK(back.body.contains("Borough of Tests does not answer"));
}

TEST_CASE_FIXTURE(SignOn, "a provider that says it is another is not gone to") {
    borough.called_issuer = "https://login.other.example";
    CHECK(ask(worker.email).status == 422);
}

TEST_CASE_FIXTURE(SignOn, "one address does not fill the house with attempts") {
    for (int tries = 0; tries < 100; ++tries) (void)begin(worker.email);
    const auto one_more = ask(worker.email);
    CHECK(one_more.status == 422);
    CHECK(one_more.body.contains("too many tries"));
    pass(601);
    (void)begin(worker.email);
    CHECK(count("SELECT count(*) FROM sign_on_attempts") == 1);
}

}  // namespace mase::accounts
