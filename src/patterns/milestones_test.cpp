#include "patterns/milestones.h"

#include <doctest/doctest.h>

namespace mase::patterns {

namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 18;
const CaseId one{{1}}, other{{2}};

Milestone made(const char* kind, Date on, std::optional<CaseId> about = {}) {
    return {.kind = kind, .on = on, .case_id = about};
}

}  // namespace

TEST_CASE("G-12: nothing recorded is not known, and never no activity") {
    CHECK(furthest({}) == "UNKNOWN");
}

TEST_CASE("G-12: the furthest milestone counts, in whatever order they were recorded") {
    CHECK(furthest({made("IDENTIFIED", 2026y / 1 / 1)}) == "IDENTIFIED");
    CHECK(furthest({made("ARRESTED", 2026y / 2 / 1), made("IDENTIFIED", 2026y / 3 / 1)}) ==
          "ARRESTED");
    CHECK(furthest({made("CONVICTED", 2026y / 5 / 1), made("CHARGED", 2026y / 3 / 1),
                    made("ARRESTED", 2026y / 6 / 1)}) == "CONVICTED");
}

TEST_CASE("G-12: an arrest or a charge that came to nothing says so until there is a new one") {
    CHECK(furthest({made("ARRESTED", 2026y / 1 / 1), made("NFA", 2026y / 2 / 1)}) == "NO_CHARGE");
    CHECK(furthest({made("ARRESTED", 2026y / 3 / 1), made("NFA", 2026y / 2 / 1)}) == "ARRESTED");
    CHECK(furthest({made("CHARGED", 2026y / 1 / 1), made("ACQUITTED", 2026y / 2 / 1)}) ==
          "NOT_CONVICTED");
    CHECK(furthest({made("CHARGED", 2026y / 3 / 1), made("ACQUITTED", 2026y / 2 / 1)}) ==
          "CHARGED");
    CHECK(furthest({made("CHARGED", 2026y / 3 / 1), made("NFA", 2026y / 4 / 1)}) == "CHARGED");
}

TEST_CASE("G-12: a conviction that was quashed no longer counts, one before it does") {
    CHECK(furthest({made("CONVICTED", 2026y / 1 / 1), made("ACQUITTED", 2026y / 1 / 1)}) ==
          "NOT_CONVICTED");
    CHECK(furthest({made("CONVICTED", 2026y / 3 / 1), made("ACQUITTED", 2026y / 1 / 1)}) ==
          "CONVICTED");
}

TEST_CASE("G-13: what is about one child alone counts for no other child") {
    const std::vector<Milestone> all{made("IDENTIFIED", 2026y / 1 / 1),
                                     made("CHARGED", 2026y / 4 / 1, one)};
    CHECK(furthest(all) == "CHARGED");
    CHECK(furthest_in(all, one) == "CHARGED");
    CHECK(furthest_in(all, other) == "IDENTIFIED");
}

TEST_CASE("G-13: the person with whom matters have gone furthest answers for the case") {
    CHECK_FALSE(who_answers({}));
    CHECK(who_answers({{"ARRESTED", 2026y / 1 / 1}, {"CHARGED", 2026y / 9 / 1}}) == 1);
    CHECK(who_answers({{"ARRESTED", 2026y / 9 / 1}, {"ARRESTED", 2026y / 1 / 1}}) == 1);
    CHECK(who_answers({{"NO_CHARGE", 2026y / 1 / 1}, {"ARRESTED", 2026y / 9 / 1}}) == 1);
    CHECK(who_answers({{"UNKNOWN", 2026y / 9 / 1}, {"UNKNOWN", 2026y / 9 / 1}}) == 0);
}

TEST_CASE("all that is wrong with a milestone is said at once, each beside its field") {
    const auto refused =
        checked({.kind = "RUMOUR", .on = "31/2/2026", .case_id = text(other), .words = ""}, {},
                {one}, today);
    REQUIRE_FALSE(refused);
    REQUIRE(refused.error().size() == 3);
    CHECK(refused.error()[0].field == "kind");
    CHECK(refused.error()[1].field == "on-day");
    CHECK(refused.error()[2].field == "case_id");
}

TEST_CASE("a milestone lies neither in the future nor there twice") {
    const auto draft = [](const char* on) {
        return MilestoneDraft{.kind = "CHARGED", .on = on, .case_id = text(one), .words = ""};
    };
    CHECK_FALSE(checked(draft("2026-11-19"), {}, {one}, today));
    CHECK_FALSE(checked(draft("2026-11-18"), {made("CHARGED", today, one)}, {one}, today));
    const auto made_today = checked(draft("2026-11-18"), {made("CHARGED", today)}, {one}, today);
    REQUIRE(made_today);
    CHECK(made_today->case_id == one);
}

}  // namespace mase::patterns
