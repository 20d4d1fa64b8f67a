// People of whom a code is asked when they sign in, with a phone each.
#pragma once

#include <doctest/doctest.h>

#include <regex>

#include "accounts/account_pages.h"
#include "accounts/people_fixture.h"
#include "accounts/people_pages.h"
#include "accounts/second_factors_store.h"
#include "platform/totp_fixture.h"

namespace mase::accounts {

inline const std::string own_passphrase = "correct horse battery";

struct Phone {  // what a person has kept
    std::string secret;
    std::vector<std::string> recovery_codes;
};

class SecondStepFixture : public PeopleFixture {
public:
    explicit SecondStepFixture(std::vector<site::Routes> routes)
        : PeopleFixture(std::move(routes)) {
        const std::string hash = hash_passphrase(own_passphrase);
        as_program([&](audit::Change& change) {
            for (const Person* person : {&worker, &administrator, &police_chair})
                set_passphrase(change, person->actor.account, hash);
        });
    }

    template <class Body>
    void as_program(Body body) {
        audit::Outbox outbox(records);
        const auto done = records.change(access::program(access::Task::add_account, panel), outbox,
                                         [&](audit::Change& change) -> Result<int> {
                                             body(change);
                                             return 0;
                                         });
        if (!done || !outbox.wait()) throw std::runtime_error("it was not kept");
    }

    void pass(int seconds) { clock.set(plus_seconds(clock.now(), seconds)); }
    std::string code(const Phone& one) const { return totp::code_at(one.secret, clock.now()); }
    std::string wrong_code(const Phone& one) const {
        std::string wrong = code(one);
        wrong[0] = wrong[0] == '9' ? '8' : char(wrong[0] + 1);
        return wrong;
    }

    // On the page of their account, or where they are held until they have. They have another
    // token afterwards. With a code of the phone that they have, if they have one.
    Phone set_up(Person& person, const std::string& page = "/account/second-step",
                 const Phone& before = {}) {
        Fields fields{{"current", own_passphrase}};
        if (!before.secret.empty()) fields.emplace_back("step", code(before));
        REQUIRE(location(post(person, page, fields)) == page + "/code");
        Phone phone{.secret = secret_on(get(person, page + "/code").body), .recovery_codes = {}};
        const auto done = post(person, page + "/code", {{"code", code(phone)}});
        REQUIRE(done.status == 200);
        phone.recovery_codes = recovery_codes_on(done.body);
        person.token = token_of(done);
        return phone;
    }

    // Whoever they are then: with a session, at the second step, or neither.
    Person after_passphrase(const Person& person, const std::string& passphrase = own_passphrase) {
        Person visitor{.actor = person.actor, .email = person.email, .token = "a-visit"};
        visitor.token = token_of(
            post(visitor, "/sign-in", {{"email", person.email}, {"passphrase", passphrase}}));
        return visitor;
    }
    http::Response enter(const Person& person, const std::string& typed) {
        return post(person, "/sign-in/code", {{"code", typed}});
    }
    http::Response recover(const Person& person, const std::string& typed) {
        return post(person, "/sign-in/recovery", {{"recovery_code", typed}});
    }

    static std::string secret_on(const std::string& body) {
        std::smatch found;
        const std::regex key(">((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})<");
        if (!std::regex_search(body, found, key)) return "";
        return totp::secret_typed(std::regex_replace(found[1].str(), std::regex(" "), ""));
    }
    static std::vector<std::string> recovery_codes_on(const std::string& body) {
        const std::regex shape(">([0-9a-z]{5}-[0-9a-z]{5})<");
        std::vector<std::string> codes;
        for (std::sregex_iterator at(body.begin(), body.end(), shape), end; at != end; ++at)
            codes.push_back((*at)[1].str());
        return codes;
    }
    std::int64_t lines(const std::string& operation, const std::string& detail) const {
        return count("SELECT count(*) FROM audit_log WHERE operation = $1 AND detail LIKE $2",
                     {operation, "%" + detail + "%"});
    }
};

}  // namespace mase::accounts
