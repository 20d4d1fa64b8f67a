// Access that ends by a day, and the page on which everyone's access is looked at.
#include <doctest/doctest.h>

#include "accounts/joining_fixture.h"
#include "accounts/people.h"
#include "accounts/review.h"
#include "core/problems.h"

namespace mase::accounts {

namespace {

const Date today = *parse_date("2026-11-18");

std::string problem(const char* stored, const char* wanted, Guarded guarded) {
    return problem_of(last_day_problems(parse_date(stored), parse_date(wanted), guarded, today),
                      "last_day-day");
}

class Review : public JoiningFixture {
public:
    http::Response save_last_day(const Person& person, const std::string& day,
                                 const std::string& version = "1") {
        Fields fields{{"name", "Łucja Nowak"},
                      {"email", person.email},
                      {"agency", "CS_CPAT"},
                      {"roles", "worker"},
                      {"version", version}};
        if (const auto date = parse_date(day)) {
            fields.emplace_back("last_day-day", std::to_string(unsigned(date->day())));
            fields.emplace_back("last_day-month", std::to_string(unsigned(date->month())));
            fields.emplace_back("last_day-year", std::to_string(int(date->year())));
        }
        return post(administrator, page_of(person), fields);
    }
    // Whoever has no session any more after so long.
    void sign_in_again(Person& person) {
        as_program([&](audit::Change& change) {
            person.token = start_session(change, person.actor.account);
        });
    }
};

}  // namespace

TEST_CASE("a last day is today or later, and not put off alone for guarded roles") {
    CHECK(problem("", "2026-11-18", Guarded::no).empty());
    CHECK(problem("", "2026-11-17", Guarded::no).contains("today or later"));
    CHECK(problem("2026-11-20", "2026-12-20", Guarded::no).empty());
    CHECK(problem("2026-11-20", "2026-12-20", Guarded::yes).contains("cannot put this off alone"));
    CHECK(problem("2026-11-20", "", Guarded::yes).contains("cannot put this off alone"));
    CHECK(problem("2026-12-20", "2026-11-20", Guarded::yes).empty());
    CHECK(problem("", "2026-12-20", Guarded::yes).empty());
    CHECK(problem("2026-11-17", "2026-12-20", Guarded::no).contains("Give it back first"));
}

TEST_CASE("who has not joined is looked at first, then who was long away, then who leaves soon") {
    const auto day = [](const char* text) { return parse_date(text); };
    CHECK(concern_of({.last_here = {}, .last_day = {}, .is_to_join = true}, today) ==
          Concern::not_joined);
    CHECK(concern_of({.last_here = day("2026-08-19"), .last_day = day("2026-11-20")}, today) ==
          Concern::long_away);
    CHECK(concern_of({.last_here = day("2026-08-20"), .last_day = day("2026-12-18")}, today) ==
          Concern::ends_soon);
    CHECK(concern_of({.last_here = day("2026-08-20"), .last_day = day("2026-12-19")}, today) ==
          Concern::none);
    CHECK(concern_of({.last_here = {}, .last_day = {}, .is_to_join = true, .has_ended = true},
                     today) == Concern::ended);
}

TEST_CASE_FIXTURE(Review, "after the last day the next request is refused, and signing in too") {
    REQUIRE(save_last_day(worker, "2026-11-18").status == 303);
    clock.set(plus_seconds(clock.now(), 11 * 3600));  // 23:00 of that day in London
    sign_in_again(worker);
    sign_in_again(administrator);
    CHECK(get(worker, "/account").status == 200);
    pass(3600);
    sign_in_again(administrator);
    CHECK(location(get(worker, "/account")).starts_with("/sign-in"));
    CHECK(sign_in(worker.email, own_passphrase).status == 422);
    CHECK(get(administrator, "/settings/people").body.contains("Access ended"));
    CHECK(link_on(post(administrator, page_of(worker) + "/invitation", {}).body).empty());
    CHECK(save_last_day(worker, "2026-12-24", "2").body.contains("Give it back first"));
    CHECK(post(administrator, page_of(worker) + "/access",
               {{"access", "give_back"}, {"version", "2"}})
              .status == 303);
    CHECK(sign_in(worker.email, own_passphrase).status == 303);
}

TEST_CASE_FIXTURE(Review, "the review names everyone by what is to be looked at, and is a read") {
    added();
    REQUIRE(save_last_day(worker, "2026-11-30").status == 303);
    post(administrator, page_of(analyst) + "/access", {{"access", "end"}, {"version", "1"}});
    for (const Person* person : {&administrator, &auditor}) {
        const auto page = get(*person, "/people/review");
        REQUIRE(page.status == 200);
        const auto at = [&](const char* words) { return page.body.find(words); };
        CHECK(at("Added, and not joined yet") < at("Ola Zygmunt"));
        CHECK(at("Ola Zygmunt") < at("Ends within 30 days"));
        CHECK(at("Ends within 30 days") < at("30 November 2026"));
        CHECK(at("Access has ended") < at("Ruth Cole"));
        CHECK(page.body.contains("href=\"" + page_of(worker)) == (person == &administrator));
    }
    CHECK(get(police_chair, "/people/review").status == 404);
    CHECK(count("SELECT count(*) FROM audit_log l JOIN audit_shown s ON s.writer = l.writer AND "
                "s.seq = l.seq WHERE l.operation = 'list_people' AND l.account_id = $1 AND "
                "s.shown_id = $2",
                {auditor.actor.account, any(worker.actor.account)}) == 1);
}

}  // namespace mase::accounts
