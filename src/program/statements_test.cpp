// rules.md 27: a statement that is not for a reader leaves no trace for them. One test for each
// place where one could be left.
#include <doctest/doctest.h>

#include "minutes/minutes_store.h"
#include "program/world_fixture.h"

namespace mase::program {

namespace {

struct Hiding : WorldFixture {
    Hiding() {
        answer_for_police();
        for (const Person* person : {&care_chair, &administrator, &school_member, &police_deputy})
            post(*person, case_path("reason"), {{"reason", "SUPERVISION"}});
    }

    // What each sees there before and after something is stated that is not for them.
    template <class Hide>
    void check_unchanged(const std::vector<Person>& people, const std::string& path, Hide hide) {
        std::vector<http::Response> before;
        for (const Person& person : people) {
            get(person, path);  // what a first opening changes is changed
            before.push_back(get(person, path));
            CHECK(before.back().status == 200);
        }
        hide();
        for (std::size_t n = 0; n < people.size(); ++n) {
            CAPTURE(people[n].actor.name);
            CAPTURE(path);
            const auto after = get(people[n], path);
            CHECK(after.status == before[n].status);
            CHECK(after.body == before[n].body);
        }
    }
    void state_for_health() {
        wait();
        state("AGENCIES", {"HEALTH"});
    }
    std::string statement_id() {
        return looked(file, [&](const audit::Reading& reading) {
            std::string id;
            reading.rows("SELECT id FROM statements WHERE panel_id = $1", {panel},
                         [&](const db::Row& row) { id = text(row.id<StatementId>(0)); });
            return id;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Hiding,
                  "rule 27: the item's page is the same without what is not for its reader") {
    check_unchanged({school_member, care_chair, administrator, police_deputy}, item_path(),
                    [&] { state_for_health(); });
    CHECK(body(health_member, item_path()).contains(secret));
    CHECK(body(police_chair, item_path()).contains(secret));
}

TEST_CASE_FIXTURE(Hiding, "rule 27: what is for the chairs leaves the others' pages as they were") {
    check_unchanged({school_member, health_member, administrator}, item_path(), [&] {
        wait();
        state("CHAIRS");
    });
    CHECK(body(care_chair, item_path()).contains(secret));
    CHECK(body(police_deputy, item_path()).contains(secret));
}

TEST_CASE_FIXTURE(Hiding,
                  "rule 27: why something is held back shows to the agency and the chairs") {
    check_unchanged({school_member, health_member, administrator}, item_path(), [&] {
        wait();
        REQUIRE(post(police_chair, item_path("answer"),
                     {{"version", "1"},
                      {"known", "KNOWN"},
                      {"recorded", "YES"},
                      {"withheld", "It would name a source."}})
                    .status == 303);
    });
    CHECK(body(care_chair, item_path()).contains("It would name a source."));
}

TEST_CASE_FIXTURE(Hiding,
                  "rule 27: a colleague who adds to an answer does not show as its author") {
    const Person colleague = add("Rosa Quint", "POLICE_BOROUGH", {access::Role::member});
    REQUIRE(changed<int>(access::Operation::plan_meetings, panel_subject(),
                         [&](audit::Change& change) -> Result<int> {
                             auto seats = meetings::seats_of(change, meeting.id);
                             meetings::Seat seat = seats.front();
                             seat.account = colleague.actor.account;
                             seat.agency = "POLICE_BOROUGH";
                             seat.side = "";
                             seats.push_back(seat);
                             meetings::save_seats(change, meeting.id, seats);
                             return 0;
                         }));
    check_unchanged({school_member, administrator}, item_path(), [&] {
        wait();
        REQUIRE(post(colleague, item_path("answer/statements/new"),
                     {{"version", "0"},
                      {"words", secret},
                      {"kind", "FACT"},
                      {"source", "POLICE_BOROUGH"},
                      {"audience", "CHAIRS"}})
                    .status == 303);
    });
    CHECK(body(care_chair, item_path()).contains("Rosa Quint"));
}

TEST_CASE_FIXTURE(Hiding, "rule 27: the discussion's page tells nothing of it") {
    begin_sitting();
    REQUIRE(post(administrator, discussion(), {}).status == 303);
    check_unchanged({administrator, care_chair}, discussion(), [&] { state_for_health(); });
    CHECK(body(police_chair, discussion()).contains(secret));
}

TEST_CASE_FIXTURE(Hiding,
                  "rule 27: the case's chronology tells nothing of it, also by its filter") {
    check_unchanged({administrator, care_chair, school_member}, case_path(),
                    [&] { state_for_health(); });
    CHECK_FALSE(body(care_chair, case_path() + "?kind=statement").contains(secret));
    post(health_member, case_path("reason"), {{"reason", "SUPERVISION"}});
    CHECK(body(health_member, case_path() + "?kind=statement").contains(secret));
}

TEST_CASE_FIXTURE(Hiding, "rule 27: counts of answers count answers, and no statements") {
    check_unchanged({administrator, care_chair}, meeting_path("answers"),
                    [&] { state_for_health(); });
}

TEST_CASE_FIXTURE(Hiding, "rule 27: homes, packs, agendas, lists and sittings are as they were") {
    for (const char* path : {"/", "/meetings", "/cases", "/actions", "/exceptions"}) {
        get(care_chair, path);
        const auto chair = body(care_chair, path), clerk = body(administrator, path);
        state_for_health();
        CHECK(body(care_chair, path) == chair);
        CHECK(body(administrator, path) == clerk);
    }
    check_unchanged({administrator, care_chair}, meeting_path("pack"), [&] { state_for_health(); });
    check_unchanged({administrator, care_chair}, meeting_path("sitting"),
                    [&] { state_for_health(); });
}

TEST_CASE_FIXTURE(Hiding,
                  "rule 27: the trail says that an agency answered, never what or for whom") {
    const std::int64_t before = count("SELECT count(*) FROM audit_shown");
    state_for_health();
    CHECK(count("SELECT count(*) FROM audit_shown") == before);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'answer_item' AND (detail <> '' "
                "OR remark IS NOT NULL)") == 0);
    const std::string id = statement_id();
    CHECK_FALSE(body(auditor, "/audit").contains(id));
    CHECK_FALSE(body(auditor, "/audit").contains(secret));
}

TEST_CASE_FIXTURE(Hiding,
                  "rule 27: asked for by its address it is as missing as one that never was") {
    state_for_health();
    const std::string there = item_path("answer/statements/" + statement_id());
    const std::string nowhere =
        item_path("answer/statements/" + text(new_id<StatementId>(clock.now())));
    for (const Person* person : {&school_member, &care_chair, &health_member, &administrator}) {
        CHECK(get(*person, there).status == 404);
        CHECK(get(*person, there).body == get(*person, nowhere).body);
        for (const char* below : {"", "/taking-back"}) {
            const auto one = post(*person, there + below, {{"version", "1"}, {"words", "x"}});
            const auto other = post(*person, nowhere + below, {{"version", "1"}, {"words", "x"}});
            CHECK(one.status == 404);
            CHECK(one.body == other.body);
        }
    }
}

TEST_CASE_FIXTURE(Hiding, "rule 27: it undoes no chair's approval, as a statement for all does") {
    const auto print = [&] {
        return looked(file, [&](const audit::Reading& reading) {
            return minutes::record_fingerprint(reading, meeting.id);
        });
    };
    const std::string before = print();
    state_for_health();
    CHECK(print() == before);
    state("PANEL");
    CHECK(print() != before);
}

}  // namespace mase::program
