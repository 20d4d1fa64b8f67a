// Which names someone is shown who holds the police part of one child's case and not of another's:
// of each record its own links decide, wherever it stands.
#include <doctest/doctest.h>

#include "patterns/disruptions_store.h"
#include "patterns/patterns_fixture.h"

namespace mase::patterns {

namespace {

constexpr const char* nameless_group = "A group or gang, whose name your agency is not shown";
constexpr const char* nameless_person = "A person of concern, whose name your agency is not shown";

// A worker who sits on the panel for health as well: of the case they hold they are shown
// everything, of one that is circulated to them what health is shown.
class TwoRoles : public PatternsFixture {
public:
    TwoRoles()
        : both(add("Jo Field", "HEALTH", {access::Role::worker, access::Role::member})),
          own(add_case_of(both, answers_with_rows("Lena", "Adeyemi"))) {
        relate(both, "circulated", mine);
        for (const cases::CaseFile* file : {&mine, &own})
            post(both, "/cases/" + text(file->id) + "/reason", {{"reason", "HOLD_CASE"}});
    }

    accounts::Person both;
    cases::CaseFile own;
};

}  // namespace

TEST_CASE_FIXTURE(TwoRoles, "rule 4: a list opens each name to those alone who hold its part") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id});
    const PersonId fox = add_person("Badger", {mine.id});
    add_gang("Otter Lane", {own.id});
    add_person("Wren", {own.id});
    const std::string groups = get(both, "/groups").body;
    CHECK(groups.contains(text(gang)));
    CHECK(groups.contains(nameless_group));
    CHECK_FALSE(groups.contains("Kestrel"));
    CHECK(groups.contains("Otter Lane"));
    const std::string persons = get(both, "/persons-of-concern").body;
    CHECK(persons.contains(text(fox)));
    CHECK(persons.contains(nameless_person));
    CHECK_FALSE(persons.contains("Badger"));
    CHECK(persons.contains("Wren"));
}

TEST_CASE_FIXTURE(TwoRoles,
                  "rule 4: a list of disruptions names nobody whom its reader is not "
                  "shown by name") {
    const PersonId fox = add_person("Badger", {mine.id});
    REQUIRE(
        changed<int>(access::Operation::change_links, panel_subject(), [&](audit::Change& change) {
            const DisruptionId notice = add_disruption(change, {.details = {.kind = "CAWN",
                                                                            .kind_other = {},
                                                                            .target = "PERSON",
                                                                            .target_words = {},
                                                                            .agency = "POLICE_SET",
                                                                            .reference = {},
                                                                            .status = "CONSIDERED",
                                                                            .person = fox,
                                                                            .location = {},
                                                                            .starts_on = {},
                                                                            .ends_on = {}},
                                                                .on = change.today()});
            link(change, LinkKind::disruption, any(notice), mine.id, "");
            return 0;
        }));
    const std::string page = get(both, "/disruptions").body;
    CHECK(page.contains(nameless_person));
    CHECK_FALSE(page.contains("Badger"));
}

TEST_CASE_FIXTURE(TwoRoles, "rule 4: a page withholds the names that their own pages withhold") {
    const GroupId gang = add_gang("Kestrel Row boys", {own.id});
    const GroupId other_gang = add_gang("Otter Lane", {mine.id});
    const PersonId fox = add_person("Badger", {mine.id});
    const PersonId wren = add_person("Wren", {own.id});
    const LocationId place = add_place("Golden Lantern", {own.id});
    for (const std::string& path : {of(gang), of(place)})
        REQUIRE(post(administrator, path + "/persons", {{"person", text(fox)}}).status == 303);
    REQUIRE(post(administrator, of(other_gang) + "/persons", {{"person", text(wren)}}).status ==
            303);
    REQUIRE(get(both, of(fox)).body.contains(nameless_person));
    for (const std::string& path : {of(gang), of(place)}) {
        const std::string page = get(both, path).body;
        CHECK_MESSAGE(page.contains(nameless_person), path);
        CHECK_MESSAGE(!page.contains("Badger"), path);
    }
    CHECK(get(both, of(gang)).body.contains("Kestrel Row boys"));
    const std::string of_wren = get(both, of(wren)).body;
    CHECK(of_wren.contains(nameless_group));
    CHECK_FALSE(of_wren.contains("Otter Lane"));
}

TEST_CASE_FIXTURE(TwoRoles, "rule 4: a case's page gives the names that their own pages give") {
    const GroupId gang = add_gang("Kestrel Row boys", {mine.id, own.id});
    add_person("Badger", {mine.id});
    REQUIRE(get(both, of(gang)).body.contains("Kestrel Row boys"));
    const std::string page = get(both, links_of(mine)).body;
    CHECK(page.contains("Kestrel Row boys"));
    CHECK(page.contains(nameless_person));
    CHECK_FALSE(page.contains("Badger"));
}

TEST_CASE_FIXTURE(PatternsFixture,
                  "rule 37: a select of gangs offers no more than the register of gangs shows") {
    relate(police_member, "circulated", mine);
    post(police_member, "/cases/" + text(mine.id) + "/reason", {{"reason", "HOLD_CASE"}});
    const GroupId gang = add_gang("Kestrel Row boys", {theirs.id});
    const std::string row = links_of(mine) + "/rows/new-exploitation";
    REQUIRE(get(police_member, row).body.contains("Kestrel Row boys"));
    // The register of persons stays open to the police, that of gangs does so no longer.
    auto rows = policy.permissions();
    std::erase_if(rows, [](const access::Permission& permission) {
        return permission.operation == access::Operation::list_groups &&
               permission.role == access::Role::member && permission.relation == "panel";
    });
    policy = access::Policy(std::move(rows));
    REQUIRE_FALSE(get(police_member, "/groups").body.contains(text(gang)));
    CHECK_FALSE(get(police_member, row).body.contains("Kestrel Row boys"));
    CHECK(post(police_member, row,
               {{"which", "known"}, {"role", "THREATENS"}, {"subject", text(gang)}})
              .status == 422);
}

}  // namespace mase::patterns
