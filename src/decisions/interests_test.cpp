#include <doctest/doctest.h>

#include <algorithm>

#include "clearance/clearance_store.h"
#include "decisions/decisions_fixture.h"

namespace mase::decisions {

namespace {

struct Interests : DecisionsFixture {
    Interests() { begin_sitting(); }

    http::Response declares(const accounts::Person& person, const std::string& reason) {
        return post(administrator, sitting("interests"),
                    {{"interest_person", text(person.actor.account)},
                     {"interest_item", text(item)},
                     {"interest_reason", reason}});
    }
    bool is_connected(const accounts::Person& person) {
        return looked(file, [&](const audit::Reading& reading) {
            return clearance::connected_to(reading, file.id).contains(person.actor.account);
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Interests,
                  "an interest says who, in which case and how, or is refused and kept") {
    const auto refused =
        post(administrator, sitting("interests"), {{"interest_reason", "A cousin"}});
    CHECK(refused.status == 422);
    CHECK(says(refused, "Select the case"));
    CHECK(says(refused, "Select who declares an interest"));
    CHECK(says(refused, "A cousin"));
    CHECK(declares(worker, "Not seated here").status == 422);
    CHECK_FALSE(is_connected(worker));
}

TEST_CASE_FIXTURE(Interests, "rule 5: an interest declared at a sitting connects, from then on") {
    REQUIRE(get(school_member, sitting()).body.contains("Zofia"));
    REQUIRE(declares(school_member, "A cousin of the child").status == 303);
    CHECK(is_connected(school_member));
    CHECK_FALSE(get(school_member, sitting()).body.contains("Zofia"));
    REQUIRE(post(administrator, discussion(), {}).status == 303);
    const auto absent = discussed().absent;
    CHECK(std::ranges::find(absent, school_member.actor.account) != absent.end());
    CHECK(declares(school_member, "Again").status == 422);
}

TEST_CASE_FIXTURE(Interests, "rule 5: who is connected is not put back in the room") {
    REQUIRE(declares(school_member, "A cousin of the child").status == 303);
    REQUIRE(post(administrator, discussion(), {}).status == 303);
    const auto refused =
        save(administrator, "room", {{"absent", text(health_member.actor.account)}});
    CHECK(refused.status == 422);
    CHECK(says(refused, "is connected to this case, so is not in the room for it"));
    CHECK(save(administrator, "room", {}).status == 422);
    const auto absent = discussed().absent;
    CHECK(std::ranges::find(absent, school_member.actor.account) != absent.end());
    CHECK(save(administrator, "room",
               {{"absent", text(health_member.actor.account)},
                {"absent", text(school_member.actor.account)}})
              .status == 303);
    CHECK(discussed().absent.size() == 2);
}

TEST_CASE_FIXTURE(Interests, "rule 5: a connected chair's deputy takes the item, or it waits") {
    REQUIRE(declares(care_chair, "A former foster carer").status == 303);
    const auto refused = post(administrator, discussion(), {});
    CHECK(refused.status == 422);
    CHECK(says(refused, "connected to this case. Record a deputy as there"));
    // The police have a deputy in the room.
    REQUIRE(declares(police_chair, "A neighbour").status == 303);
    CHECK_FALSE(post(administrator, discussion(), {}).body.contains("chairs for police"));
}

TEST_CASE_FIXTURE(Interests, "rule 5: a connected chair who ends the meeting is told no name") {
    REQUIRE(declares(police_chair, "A neighbour").status == 303);
    const auto refused = post(police_chair, ending(), {});
    CHECK(refused.status == 422);
    CHECK(says(refused, "Ask the MASE administrator what is still to be recorded"));
    CHECK_FALSE(says(refused, "Zofia"));
    CHECK(says(post(police_deputy, ending(), {}), "Zofia"));
}

}  // namespace mase::decisions
