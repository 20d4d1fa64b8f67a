// Who sees which group or gang, and how much of it: of what is hidden no trace.
#include <doctest/doctest.h>

#include <set>

#include "patterns/patterns_fixture.h"

namespace mase::patterns {

namespace {

class SeenGroups : public PatternsFixture {
public:
    // The case is for that person alone.
    void restrict(const cases::CaseFile& file, const accounts::Person& cleared) {
        relate(cleared, "cleared", file);
        REQUIRE(changed<int>(access::Operation::restrict_case, subject_of(file),
                             [&](audit::Change& change) {
                                 site::relate(change, site::everyone, "restricted", any(file.id));
                                 return 0;
                             }));
    }
    int new_to(const accounts::Person& person, Instant since) {
        audit::Outbox outbox(records);
        const audit::Viewing viewing(records,
                                     permit(person, access::Operation::see_home, panel_subject()),
                                     "own_work", outbox);
        return new_patterns(viewing, sight_of(policy, person.actor), since);
    }
    std::string list(const accounts::Person& person, const std::string& query = "") {
        const auto response = get(person, "/groups" + query);
        REQUIRE(response.status == 200);
        return response.body;
    }
};

}  // namespace

TEST_CASE_FIXTURE(SeenGroups,
                  "rule 37: a gang of hidden children alone is nowhere, in list or page") {
    const GroupId gang = add_gang("Kestrel Row boys", {theirs.id});
    for (const accounts::Person* person : {&worker, &health_member, &school_member}) {
        CHECK(get(*person, of(gang)).body == get(*person, of(new_id<GroupId>(clock.now()))).body);
        for (const char* query : {"", "?kind=GANG", "?only=several"})
            CHECK_FALSE(list(*person, query).contains(text(gang)));
        CHECK_FALSE(list(*person).contains("Kestrel"));
    }
    CHECK(list(administrator).contains(text(gang)));
    CHECK(get(administrator, of(gang)).body.contains("Hidden-Child"));
    CHECK(get(police_member, of(gang)).body.contains("No child that you may see"));
}

TEST_CASE_FIXTURE(SeenGroups,
                  "rule 37: of a shared gang each reader sees the children they may see") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id, theirs.id});
    CHECK(list(care_chair).contains("2 children"));
    CHECK(get(care_chair, links_of(mine)).body.contains("Hidden-Child"));
    CHECK(list(worker).contains("1 child"));
    CHECK_FALSE(list(worker).contains("2 children"));
    CHECK_FALSE(list(worker, "?only=several").contains(text(gang)));
    for (const std::string& path : {of(gang), links_of(mine)}) {
        const std::string page = get(worker, path).body;
        CHECK(page.contains("Kestrel Row boys"));
        CHECK_MESSAGE(!page.contains("Hidden-Child"), path);
        CHECK_MESSAGE(!page.contains(text(theirs.id)), path);
    }
}

TEST_CASE_FIXTURE(
    SeenGroups, "rule 37: of who belongs to a shared gang, those of hidden children are left out") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id, theirs.id});
    const PersonId wren = add_person("Wren", {theirs.id});
    REQUIRE(post(administrator, of(gang) + "/persons", {{"person", text(wren)}}).status == 303);
    REQUIRE(get(care_chair, of(gang)).body.contains("Wren"));
    REQUIRE(get(other_worker, of(gang)).body.contains("Wren"));
    CHECK(get(worker, of(gang)).body.contains("Nobody that you may see"));
    for (const std::string& path : {of(gang), links_of(mine)}) {
        const std::string page = get(worker, path).body;
        CHECK_MESSAGE(!page.contains("Wren"), path);
        CHECK_MESSAGE(!page.contains(text(wren)), path);
    }
}

TEST_CASE_FIXTURE(SeenGroups,
                  "rule 37: a gang that links two children is new to those alone who see both") {
    const Instant before = clock.now();
    clock.set(plus_seconds(before, 60));
    add_gang("Kestrel Row boys", {mine.id, theirs.id});
    add_gang("Otter Lane", {mine.id});
    CHECK(new_to(care_chair, before) == 1);
    CHECK(new_to(worker, before) == 0);
    CHECK(new_to(care_chair, plus_seconds(before, 120)) == 0);
    relate(care_chair, "connected", theirs);
    CHECK(new_to(care_chair, before) == 0);
}

TEST_CASE_FIXTURE(SeenGroups,
                  "rule 5: someone connected to a child finds no trace of the child's gang") {
    const GroupId gang = add_gang("Kestrel Row boys", {theirs.id});
    for (const accounts::Person* person : {&care_chair, &administrator, &police_member}) {
        REQUIRE(get(*person, of(gang)).status == 200);
        REQUIRE(list(*person).contains(text(gang)));
        relate(*person, "connected", theirs);
        CHECK(get(*person, of(gang)).status == 404);
        CHECK_FALSE(list(*person).contains(text(gang)));
    }
}

TEST_CASE_FIXTURE(SeenGroups, "rule 5: the end of a link brings no hidden child's gang to light") {
    const GroupId gang = add_gang("Kestrel Row boys", {theirs.id});
    const PersonId wren = add_person("Wren", {theirs.id});
    const LocationId place = add_place("Golden Lantern", {theirs.id});
    relate(care_chair, "connected", theirs);
    end_links(theirs);
    for (const std::string& path : {of(gang), of(wren), of(place)})
        CHECK_MESSAGE(get(care_chair, path).status == 404, path);
    CHECK_FALSE(list(care_chair).contains(text(gang)));
    CHECK_FALSE(get(care_chair, "/persons-of-concern").body.contains(text(wren)));
    CHECK_FALSE(get(care_chair, "/locations").body.contains(text(place)));
    CHECK(list(administrator).contains(text(gang)));  // nothing is hidden from them
}

TEST_CASE_FIXTURE(SeenGroups,
                  "rule 5: a gang that was a seen child's too stays when that link ends") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id, theirs.id});
    relate(care_chair, "connected", theirs);
    end_links(mine);
    CHECK(list(care_chair).contains(text(gang)));
    CHECK_FALSE(get(care_chair, of(gang)).body.contains("Hidden-Child"));
}

TEST_CASE_FIXTURE(SeenGroups,
                  "rule 5: of a shared gang a connected person sees what else it is linked to") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id, theirs.id});
    for (const accounts::Person* person : {&care_chair, &administrator}) {
        REQUIRE(get(*person, of(gang)).body.contains("Hidden-Child"));
        relate(*person, "connected", theirs);
        CHECK(list(*person).contains("1 child"));
        CHECK_FALSE(list(*person).contains("2 children"));
        for (const std::string& path : {of(gang), links_of(mine)}) {
            const std::string page = get(*person, path).body;
            CHECK(page.contains("Kestrel Row boys"));
            CHECK_MESSAGE(!page.contains("Hidden-Child"), path);
            CHECK_MESSAGE(!page.contains(text(theirs.id)), path);
        }
    }
    relate(other_worker, "connected", theirs);
    CHECK(get(other_worker, of(gang)).status == 404);
}

TEST_CASE_FIXTURE(SeenGroups,
                  "rule 5: a connected administrator changes nothing of the child's gang") {
    const GroupId gang = add_gang("Kestrel Row boys", {theirs.id});
    const PersonId fox = add_person("Fox", {mine.id});
    relate(administrator, "connected", theirs);
    CHECK(get(administrator, of(gang) + "/details").status == 404);
    CHECK(post(administrator, of(gang) + "/details",
               {{"version", "1"}, {"group_kind", "BOTH"}, {"group_name", "Row boys"}})
              .status == 404);
    CHECK(post(administrator, of(gang) + "/persons", {{"person", text(fox)}}).status == 404);
    CHECK(count("SELECT version FROM groups WHERE id = $1", {gang}) == 1);
    CHECK(count("SELECT count(*) FROM group_persons") == 0);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'change_group' AND processing = "
                "'alteration'") == 0);
}

TEST_CASE_FIXTURE(
    SeenGroups, "rule 5: a form refused at the moment of a connection answers as if never there") {
    const GroupId gang = add_gang("Kestrel Row boys", {theirs.id});
    const PersonId fox = add_person("Fox", {theirs.id});
    const LocationId place = add_place("Golden Lantern", {theirs.id});
    const Instant begin = clock.now();
    const std::set<int> either{404, 422};
    for (const std::string& path :
         {of(gang) + "/persons", of(gang) + "/details", of(fox) + "/milestones",
          of(fox) + "/details", of(place) + "/steps", of(place) + "/details"}) {
        std::set<int> statuses;
        for (int looks = 1; looks <= 40; ++looks) {
            clock.set({begin.micros + looks});
            relate(administrator, "connected", theirs);  // from so many looks at the clock on
            clock.set(begin);
            clock.run(1);
            statuses.insert(int(post(administrator, path, {}).status));
            clock.run(0);
            tamper("DELETE FROM relations WHERE relation = 'connected'");
        }
        CHECK_MESSAGE(statuses == either, path);
    }
}

TEST_CASE_FIXTURE(SeenGroups,
                  "rule 6: a restricted child's gang is there for those alone who are named") {
    const GroupId gang = add_gang("Kestrel Row boys", {theirs.id});
    const GroupId shared = add_gang("Otter Lane", {mine.id, theirs.id});
    restrict(theirs, care_chair);
    for (const accounts::Person* person : {&administrator, &police_chair, &police_member}) {
        CHECK(get(*person, of(gang)).status == 404);
        CHECK_FALSE(list(*person).contains(text(gang)));
        CHECK(get(*person, of(shared)).status == 200);
        CHECK_FALSE(get(*person, of(shared)).body.contains("Hidden-Child"));
        CHECK_FALSE(list(*person).contains("2 children"));
    }
    CHECK(get(care_chair, of(gang)).body.contains("Hidden-Child"));
    CHECK(list(care_chair).contains("2 children"));
}

TEST_CASE_FIXTURE(SeenGroups, "the name of a gang is for the agencies that hold the police part") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id});
    const PersonId wren = add_person("Wren", {mine.id});
    REQUIRE(post(administrator, of(gang) + "/persons", {{"person", text(wren)}}).status == 303);
    relate(health_member, "circulated", mine);
    REQUIRE(post(health_member, "/cases/" + text(mine.id) + "/reason", {{"reason", "HOLD_CASE"}})
                .status == 303);
    for (const std::string& path : {std::string("/groups"), of(gang), of(wren), links_of(mine)}) {
        const std::string page = get(health_member, path).body;
        CHECK_MESSAGE(page.contains("A group or gang, whose name your agency is not shown"), path);
        for (const char* kept : {"Kestrel", "Grey bands", "Wren"})
            CHECK_MESSAGE(!page.contains(kept), path);
    }
    const std::string links = get(health_member, links_of(mine)).body;
    CHECK(links.contains("<title>Group or gang: A group or gang, whose name"));  // the picture
    CHECK(get(worker, of(gang)).body.contains("Grey bands at the station"));
    CHECK_FALSE(is_in_the_files("Kestrel Row"));
    CHECK_FALSE(is_in_the_files("Grey bands"));
}

}  // namespace mase::patterns
