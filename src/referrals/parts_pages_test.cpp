#include <doctest/doctest.h>

#include "referrals/referrals_fixture.h"

namespace mase::referrals {

namespace {

class Parts : public ReferralsFixture {
public:
    // What the form carried when this person opened it.
    std::string seen(const accounts::Person& person, const std::string& address) {
        return hidden_value(get(person, address).body, "seen");
    }
    http::Response save(const std::string& address, accounts::Fields fields,
                        const std::string& then = "continue") {
        fields.emplace_back("seen", seen(worker, address));
        fields.emplace_back("then", then);
        return post(worker, address, std::move(fields));
    }
    std::string answer(const char* question, int row = 0) {
        return written(id).answers.words(question, row);
    }

    ReferralId id = draft();
    std::string risk = page_of(id, "/parts/risk");
    std::string persons = page_of(id, "/parts/persons");
    std::string actions = page_of(id, "/parts/prior_actions");
};

}  // namespace

TEST_CASE_FIXTURE(Parts, "a part that the form does not have, or has no rows, is not there") {
    for (const char* part :
         {"/parts/nothing", "/parts/outcomes", "/parts/declaration", "/parts/risk/1",
          "/parts/persons/1", "/parts/persons/0", "/parts/prior_actions/2",
          "/parts/prior_actions/01", "/parts/prior_actions/x", "/parts/prior_actions/new/removal"})
        CHECK(get(worker, page_of(id, part)).status == 404);
}

TEST_CASE_FIXTURE(Parts, "an invalid answer is refused with everything that was typed") {
    const auto response = save(page_of(id, "/parts/child"), {{"child_given_names", "Zofia Maria"},
                                                             {"child_born_on-day", "31"},
                                                             {"child_born_on-month", "2"},
                                                             {"child_born_on-year", "2011"}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("Enter a real date"));
    CHECK(response.body.contains("href=\"#child_born_on-day\""));
    CHECK(response.body.contains("Zofia Maria"));
    CHECK(response.body.contains("value=\"31\""));
    CHECK(answer("child_given_names") == "Zofia");
}

TEST_CASE_FIXTURE(Parts, "a code that is not in its list is refused, however it was sent") {
    CHECK(save(risk, {{"risk_category", "<b>"}, {"risk_reason", "Why"}}).status == 422);
    CHECK(written(id).answers.code("risk_category") == "CAT2");
}

TEST_CASE_FIXTURE(Parts, "what is missing is told, and what was typed is kept all the same") {
    const auto response = save(risk, {{"risk_reason", "Someone waits at the school."}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("Select category"));
    CHECK(response.body.contains("What you typed is saved."));
    CHECK(answer("risk_reason") == "Someone waits at the school.");
    CHECK(written(id).answers.code("risk_category").empty());
}

TEST_CASE_FIXTURE(Parts, "coming back later keeps an incomplete part without a word") {
    const auto response = save(risk, {{"risk_reason", "To be said."}}, "later");
    CHECK(response.status == 303);
    CHECK(accounts::location(response) == page_of(id));
    CHECK(answer("risk_reason") == "To be said.");
    CHECK(get(worker, page_of(id)).body.contains("In progress"));
}

TEST_CASE_FIXTURE(Parts, "continuing goes to the next part, and after the last to the answers") {
    const auto next = save(risk, {{"risk_category", "CAT3"}, {"risk_reason", "Why"}});
    CHECK(accounts::location(next) == page_of(id, "/parts/exploitation"));
    const auto last = save(page_of(id, "/parts/family"), {{"family_informed", "YES"}});
    CHECK(accounts::location(last) == page_of(id, "/answers"));
}

TEST_CASE_FIXTURE(Parts, "an answer to a question that is not asked after all is not kept") {
    const auto saved = save(page_of(id, "/parts/family"),
                            {{"family_informed", "YES"}, {"informed_reason", "It is not safe."}});
    CHECK(saved.status == 303);
    CHECK(answer("informed_reason").empty());
}

TEST_CASE_FIXTURE(Parts, "the second of two writers sees both versions and loses nothing") {
    const std::string old = seen(worker, risk);
    CHECK(save(risk, {{"risk_category", "CAT3"}, {"risk_reason", "The first reason."}}).status ==
          303);
    const accounts::Fields second{
        {"risk_category", "CAT1"}, {"risk_reason", "The second reason."}, {"then", "continue"}};
    accounts::Fields stale = second;
    stale.emplace_back("seen", old);
    const auto refused = post(worker, risk, stale);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Someone else saved this part while you were writing"));
    CHECK(refused.body.contains("The first reason."));
    CHECK(refused.body.contains("The second reason."));
    CHECK(answer("risk_reason") == "The first reason.");
    accounts::Fields again = second;
    again.emplace_back("seen", hidden_value(refused.body, "seen"));
    CHECK(post(worker, risk, again).status == 303);
    CHECK(answer("risk_reason") == "The second reason.");
}

TEST_CASE_FIXTURE(Parts, "two people may write two parts at once") {
    const std::string of_risk = seen(worker, risk);
    CHECK(save(page_of(id, "/parts/asked"), {{"asked_of_panel", "ADVICE"}}).status == 303);
    CHECK(post(worker, risk, {{"seen", of_risk}, {"risk_category", "CAT3"}, {"risk_reason", "Why"}})
              .status == 303);
}

TEST_CASE_FIXTURE(Parts, "what was typed into a part that was sent meanwhile is shown, not lost") {
    const std::string old = seen(worker, risk);
    REQUIRE(send_it(id).status == 303);
    const auto response = post(
        worker, risk, {{"seen", old}, {"risk_category", "CAT3"}, {"risk_reason", "Too late."}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("can no longer be changed"));
    CHECK(response.body.contains("Too late."));
    CHECK_FALSE(response.body.contains("Save and continue"));
    CHECK(answer("risk_reason") == "Gifts and late messages.");
}

TEST_CASE_FIXTURE(Parts, "a person is added, changed and taken out") {
    CHECK(accounts::location(save(persons + "/new", {{"person_sex", "M"}})) == persons);
    CHECK(accounts::location(save(persons + "/new", {{"person_name", "Known as Tal"}})) == persons);
    const std::string list = get(worker, persons).body;
    CHECK(list.contains("Person 2"));
    CHECK(list.contains("Known as Tal"));
    CHECK(list.contains("Add another person"));
    CHECK(save(persons + "/1", {{"person_sex", "F"}}).status == 303);
    CHECK(written(id).answers.code("person_sex") == "F");
    CHECK(answer("person_name", 1) == "Known as Tal");
    const std::string removal = persons + "/1/removal";
    CHECK(get(worker, removal).body.contains("Remove this person?"));
    CHECK(post(worker, removal, {{"seen", seen(worker, removal)}}).status == 303);
    CHECK(written(id).answers.rows(*form.section("persons")) == 1);
    CHECK(answer("person_name") == "Known as Tal");
}

TEST_CASE_FIXTURE(Parts, "an empty row is not kept") {
    const auto response = save(persons + "/new", {});
    CHECK(response.status == 422);
    CHECK(response.body.contains("Answer at least one of these"));
    CHECK(written(id).answers.rows(*form.section("persons")) == 0);
}

TEST_CASE_FIXTURE(Parts, "a row that lacks an answer is kept under its number and told so") {
    const auto response = save(actions + "/new", {{"action_what", "Write to the school"}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("Select an answer to ‘By which agency’"));
    CHECK(response.body.contains("action=\"" + actions + "/2\""));
    CHECK(answer("action_what", 1) == "Write to the school");
    CHECK(get(worker, page_of(id, "/answers")).body.contains(actions + "/2"));
}

TEST_CASE_FIXTURE(Parts, "two people who each add a row keep both") {
    const std::string old = seen(worker, persons + "/new");
    CHECK(save(persons + "/new", {{"person_name", "One"}}).status == 303);
    CHECK(post(worker, persons + "/new", {{"seen", old}, {"person_name", "Another"}}).status ==
          303);
    CHECK(written(id).answers.rows(*form.section("persons")) == 2);
}

TEST_CASE_FIXTURE(Parts, "a row changed meanwhile is neither overwritten nor taken out") {
    CHECK(save(persons + "/new", {{"person_name", "One"}}).status == 303);
    const std::string old = seen(worker, persons + "/1");
    const std::string old_list = seen(worker, persons + "/1/removal");
    CHECK(save(persons + "/1", {{"person_name", "Uno"}}).status == 303);
    const auto refused = post(worker, persons + "/1", {{"seen", old}, {"person_name", "Ein"}});
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Uno"));
    CHECK(refused.body.contains("Ein"));
    const auto kept = post(worker, persons + "/1/removal", {{"seen", old_list}});
    CHECK(kept.status == 422);
    CHECK(kept.body.contains("Someone else changed this list meanwhile"));
    CHECK(answer("person_name") == "Uno");
}

TEST_CASE_FIXTURE(Parts, "none known is an answer until one is added") {
    CHECK(save(persons, {}).body.contains("Select yes, or that none is known"));
    CHECK(save(persons, {{"persons", "NONE_KNOWN"}}).status == 303);
    CHECK(forms::says_none(*form.section("persons"), written(id).answers));
    CHECK(get(worker, page_of(id, "/answers")).body.contains("None known."));
    CHECK(accounts::location(save(persons, {{"persons", "ADD"}})) == persons + "/new");
    CHECK(save(persons + "/new", {{"person_name", "One"}}).status == 303);
    CHECK_FALSE(forms::says_none(*form.section("persons"), written(id).answers));
}

TEST_CASE_FIXTURE(Parts, "a held CSE MAP agreed some action, so none is no answer") {
    const std::string removal = actions + "/1/removal";
    CHECK(post(worker, removal, {{"seen", seen(worker, removal)}}).status == 303);
    CHECK_FALSE(get(worker, actions).body.contains("None known"));
    CHECK(post(worker, actions, {{"prior_actions", "NONE_KNOWN"}}).status == 422);
    CHECK_FALSE(forms::says_none(*form.section("prior_actions"), written(id).answers));
}

}  // namespace mase::referrals
