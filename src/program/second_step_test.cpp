// Every route of the whole service, as someone who has given their passphrase and nothing more.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "accounts/second_step_fixture.h"
#include "program/routes.h"

namespace mase::program {

namespace {

using accounts::Person;

class HalfWay : public accounts::SecondStepFixture {
public:
    HalfWay() : SecondStepFixture(all_routes()) {}

    // The answers, with where they send this person.
    std::set<std::string> answers_to(const Person& person) {
        const std::regex name("\\{[a-z]+\\}");
        const std::string some_id = text(worker.actor.account);
        std::set<std::string> answers;
        for (const site::Routes& room : all_routes()) {
            for (const site::Route& route : room) {
                const std::string path = std::regex_replace(std::string(route.path), name, some_id);
                const auto response =
                    route.method == site::Method::post ? post(person, path, {}) : get(person, path);
                const std::string place = accounts::location(response);
                answers.insert(std::to_string(response.status) + " " +
                               place.substr(0, place.find('?')));
            }
        }
        return answers;
    }
};

}  // namespace

TEST_CASE_FIXTURE(HalfWay, "between the passphrase and the code nothing is reached") {
    set_up(administrator);
    const Person half = after_passphrase(administrator);
    REQUIRE(get(half, "/sign-in/code").status == 200);
    CHECK(answers_to(half) == std::set<std::string>{"303 /sign-in"});
    CHECK(get(half, "/sign-in/code").status == 200);
}

TEST_CASE_FIXTURE(HalfWay, "whoever must first set up a second step reaches nothing by any route") {
    redbridge.second_factor = {access::Role::administrator};
    CHECK(answers_to(administrator) == std::set<std::string>{"303 /sign-in/owed"});
    CHECK(accounts::location(get(administrator, "/sign-in/owed")) == "/sign-in/set-up");
    CHECK(get(administrator, "/sign-in/set-up").status == 200);
}

}  // namespace mase::program
