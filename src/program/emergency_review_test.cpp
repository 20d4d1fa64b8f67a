// rules.md 10: what was opened in an emergency is told to others, and closed by one of them.
#include <doctest/doctest.h>

#include "program/emergency_fixture.h"

namespace mase::program {

namespace {

const std::string told = "A case opened in an emergency by ";

}  // namespace

TEST_CASE_FIXTURE(
    EmergencyFixture,
    "rule 10: a case opened in an emergency is told to both chairs and to information governance") {
    for (const Person* person : {&police_chair, &care_chair, &auditor})
        CHECK_FALSE(body(*person, "/").contains(told));
    opens(duty);
    REQUIRE(status(duty, case_path("child")) == 200);
    wait();
    for (const Person* person : {&police_chair, &care_chair, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(body(*person, "/").contains(told + "Patrick Nightly"));
        const std::string page = body(*person, review_path(*person));
        CHECK(page.contains("A carer says that the child is gone"));
        CHECK(page.contains("A child is missing"));
        CHECK(page.contains("Opened a child&#39;s details"));
    }
    for (const Person* person : {&administrator, &health_member, &worker, &duty}) {
        CHECK_FALSE(body(*person, "/").contains(told));
        CHECK(status(*person, listed) == 404);
    }
    CHECK(body(police_chair, listed).contains(child));
    CHECK_FALSE(body(auditor, listed).contains(child));  // who has the trail, and no names
    CHECK(body(auditor, listed).contains("/audit?case=" + text(file.id)));
    CHECK(body(auditor, "/audit").contains("Asked to open a case in an emergency"));
}

TEST_CASE_FIXTURE(
    EmergencyFixture,
    "rule 10: what a chair opens is told to the other chair, and closed by no one of their side") {
    restrict_to({administrator.actor.account, care_chair.actor.account});
    opens(police_chair);
    CHECK(body(care_chair, "/").contains(told + "Daniel Price"));
    CHECK(body(auditor, "/").contains(told + "Daniel Price"));
    const std::string path = review_path(care_chair);
    for (const Person* person : {&police_chair, &police_deputy}) {
        CHECK_FALSE(body(*person, "/").contains(told));
        CHECK(reviews(*person, path).status == 422);
    }
    CHECK(count("SELECT count(*) FROM emergencies WHERE reviewed_at IS NULL") == 1);
    CHECK(reviews(care_chair, path).status == 303);
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: of a restricted case others hear that it was opened, not whose it is") {
    restrict_to({administrator.actor.account, care_chair.actor.account});
    opens(duty);
    for (const Person* person : {&police_chair, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(body(*person, "/").contains(told + "Patrick Nightly"));
        for (const std::string& page :
             {body(*person, listed), body(*person, review_path(*person))}) {
            CHECK(page.contains("A restricted case"));
            CHECK_FALSE(page.contains(child));
            CHECK_FALSE(page.contains(text(file.id)));
        }
    }
    CHECK(body(care_chair, listed).contains(child));
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 5: who is connected finds no trace of its having been opened") {
    connect(police_chair, file);
    connect(auditor, file);
    const std::string chairs_home = body(police_chair, "/");
    const std::string chairs_list = body(police_chair, listed);
    const std::string auditors_list = body(auditor, listed);
    opens(duty);
    const std::string path = review_path(care_chair);
    CHECK_FALSE(body(auditor, "/audit").contains("Asked to open a case in an emergency"));
    CHECK(body(police_chair, "/") == chairs_home);
    CHECK(body(police_chair, listed) == chairs_list);
    CHECK(body(auditor, listed) == auditors_list);
    for (const Person* person : {&police_chair, &auditor}) {
        CHECK(status(*person, path) == 404);
        CHECK(reviews(*person, path).status == 404);
    }
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: it is listed until it is closed, and the second of two is told") {
    opens(duty);
    const std::string path = review_path(auditor);
    CHECK(reviews(duty, path).status == 404);
    const auto empty = reviews(care_chair, path, "", "");
    CHECK(empty.status == 422);
    CHECK(empty.body.contains("Select whether it was justified, and what follows"));
    CHECK(empty.body.contains("Enter what you found"));
    CHECK(body(care_chair, listed).contains("Waiting for a review"));
    REQUIRE(reviews(care_chair, path, "NOT_JUSTIFIED_TOLD", "The day team was there").status ==
            303);
    const auto second = reviews(auditor, path, "JUSTIFIED", "It was needed");
    CHECK(second.status == 422);
    CHECK(second.body.contains("Someone else has closed this meanwhile"));
    CHECK(second.body.contains("The day team was there"));
    CHECK(count("SELECT count(*) FROM emergencies WHERE outcome = 'NOT_JUSTIFIED_TOLD'") == 1);
    for (const Person* person : {&care_chair, &police_chair, &auditor}) {
        CHECK_FALSE(body(*person, "/").contains(told));
        CHECK(body(*person, listed).contains("Nothing waits for a review"));
        CHECK(body(*person, listed).contains("Patrick Nightly"));
    }
    CHECK(body(duty, "/emergency-access").contains("the person is told when it may be used"));
}

TEST_CASE_FIXTURE(EmergencyFixture, "rule 10: closing the review ends what is still open") {
    opens(duty);
    REQUIRE(status(duty, case_path()) == 200);
    REQUIRE(reviews(police_chair, review_path(police_chair)).status == 303);
    wait();
    CHECK(status(duty, case_path()) == 404);
    CHECK_FALSE(body(duty, "/").contains(child));
}

TEST_CASE_FIXTURE(EmergencyFixture,
                  "rule 10: reviewing an earlier emergency does not end one that is open now") {
    opens(duty);
    const std::string earlier = review_path(care_chair);
    const auto until = [&] {
        return count("SELECT min(until_at) FROM emergencies WHERE outcome IS NOT NULL");
    };
    clock.set(plus_seconds(clock.now(), 5 * 60 * 60));
    opens(duty);
    REQUIRE(count("SELECT count(*) FROM emergencies") == 2);
    REQUIRE(review_path(care_chair) == earlier);
    REQUIRE(reviews(care_chair, earlier).status == 303);
    wait();
    CHECK(until() < clock.now().micros - micros_a_second * 60 * 60);
    CHECK(status(duty, case_path("child")) == 200);
    CHECK(body(duty, "/").contains(child));
    CHECK(body(care_chair, listed).contains("Open now"));
    REQUIRE(reviews(care_chair, review_path(care_chair)).status == 303);
    wait();
    CHECK(status(duty, case_path("child")) == 404);
}

TEST_CASE_FIXTURE(
    EmergencyFixture,
    "rule 5: an auditor who asked does not learn from the trail what is kept from them") {
    const Person both =
        add("Rosa Lind", "POLICE_BOROUGH", {access::Role::auditor, access::Role::member});
    const auto in_trail = [&](const Person& person) {
        return body(person, "/audit").contains("Asked to open a case in an emergency");
    };
    connect(both, file);
    REQUIRE(asks(both, "CS99999").status == 422);
    CHECK_FALSE(in_trail(both));  // nor was that of the case they are connected to
    CHECK(in_trail(auditor));
    REQUIRE(asks(both, "CS10042").status == 422);
    CHECK_FALSE(in_trail(both));
    opens(duty);
    CHECK_FALSE(in_trail(both));
    REQUIRE(asks(duty, "CS99999").status == 422);
    CHECK(in_trail(both));  // of another it tells them nothing
}

}  // namespace mase::program
