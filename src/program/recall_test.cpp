// A recalled pack leaves no trace of its cases with those who read them by it alone.
#include <doctest/doctest.h>

#include "program/world_fixture.h"

namespace mase::program {

namespace {

struct Recalled : WorldFixture {
    http::Response recalls() {
        auto answer = post(administrator, meeting_path("recall"),
                           {{"reason", "One case was listed in error"},
                            {"version", std::to_string(again(meeting.id).version)}});
        wait();
        return answer;
    }
    // Every page that has an address of its own, as this person finds it.
    void finds_no_trace(const Person& person) {
        CAPTURE(person.actor.name);
        for (const std::string& path :
             {item_path(), item_path("answer"), case_path(), case_path("data"), case_path("access"),
              item_path("discussion"), meeting_path("answers"), meeting_path("recall")}) {
            CAPTURE(path);
            CHECK(get(person, path).status == 404);
        }
        for (const std::string& path :
             {std::string("/"), std::string("/cases"), std::string("/actions"),
              std::string("/meetings"), std::string("/persons-of-concern"),
              std::string("/locations"), std::string("/disruptions"), meeting_path(),
              meeting_path("pack"), meeting_path("sitting")}) {
            CAPTURE(path);
            const std::string page = get(person, path).body;
            CHECK_FALSE(page.contains(child));
            CHECK_FALSE(page.contains(text(file.id)));
            CHECK_FALSE(page.contains(text(item)));
        }
        const auto found = post(person, "/cases/search", {{"words", "Zofia"}});
        CHECK_FALSE(found.body.contains(child));
        CHECK_FALSE(found.body.contains(text(file.id)));
    }
};

}  // namespace

TEST_CASE_FIXTURE(Recalled, "before a recall members do find the case, and after it no trace") {
    for (const Person* person : {&health_member, &school_member}) {
        REQUIRE(get(*person, item_path()).status == 200);
        CHECK(body(*person, meeting_path("pack")).contains(child));
        CHECK(body(*person, "/cases").contains(text(file.id)));
    }
    REQUIRE(recalls().status == 303);
    for (const Person* person : {&health_member, &school_member}) finds_no_trace(*person);
    CHECK(get(administrator, item_path()).status == 200);
    CHECK(body(care_chair, meeting_path("recall")).contains(health_member.actor.name));
}

TEST_CASE_FIXTURE(Recalled, "rule 8: a member follows a sitting only while its pack is out") {
    const auto sees = [&](const std::string& state) {
        tamper("UPDATE meetings SET state = '" + state + "'");
        return get(health_member, meeting_path("sitting")).status;
    };
    CHECK(sees("planned") == 404);
    for (const char* state : {"circulated", "sitting", "ended"}) CHECK(sees(state) == 200);
    for (const char* state : {"approved", "cancelled"}) CHECK(sees(state) == 404);
}

TEST_CASE_FIXTURE(Recalled, "a guest of a recalled item reads it no more until it is out again") {
    const Person guest = add("Wanda Frost", "PROBATION", {access::Role::guest});
    REQUIRE(post(administrator, case_path("access/guests"), {{"person", text(guest.actor.account)}})
                .status == 303);
    REQUIRE(get(guest, item_path()).status == 200);
    REQUIRE(recalls().status == 303);
    CHECK(get(guest, item_path()).status == 404);
    CHECK_FALSE(body(guest, "/").contains(child));
    CHECK(body(police_chair, meeting_path("recall")).contains("Wanda Frost"));
    circulate();
    CHECK(get(guest, item_path()).status == 200);
}

TEST_CASE_FIXTURE(Recalled, "rule 5: a recall shows a connected chair nothing of the hidden case") {
    REQUIRE(get(health_member, item_path()).status == 200);
    connect(police_chair, file);
    CHECK(body(administrator, meeting_path("recall")).contains(health_member.actor.name));
    REQUIRE(recalls().status == 303);
    const std::string page = body(police_chair, meeting_path("recall"));
    CHECK(page.contains("One case was listed in error"));
    CHECK_FALSE(page.contains(health_member.actor.name));
    CHECK(page.contains("Nobody had opened a case of it."));
}

TEST_CASE_FIXTURE(Recalled, "a meeting that sits keeps its pack") {
    begin_sitting();
    const auto refused = recalls();
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("The meeting has started, so its pack can no longer be recalled"));
    CHECK(get(health_member, item_path()).status == 200);
}

}  // namespace mase::program
