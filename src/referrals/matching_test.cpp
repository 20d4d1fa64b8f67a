#include "referrals/matching.h"

#include <doctest/doctest.h>

namespace mase::referrals {

namespace {

ChildId child(std::uint8_t number) {
    ChildId id;
    id.bytes[15] = number;
    return id;
}

const ChildId one = child(1), other = child(2);

std::string field(const MatchDraft& draft, const std::vector<Judgement>& all) {
    const auto verdict = judged(draft, one, all);
    return verdict ? "" : verdict.error().front().field;
}

}  // namespace

TEST_CASE("rule 24: each known child who may be the same needs an answer with its reason") {
    CHECK(field({}, {{one, {}}}) == "verdict");
    CHECK(field({.verdict = "perhaps", .reason = "So"}, {{one, {}}}) == "verdict");
    for (const char* verdict : {"link", "apart", "asked"}) {
        CHECK(field({.verdict = verdict, .reason = ""}, {{one, {}}}) == "reason");
        CHECK(field({.verdict = verdict, .reason = "So"}, {{one, {}}}).empty());
    }
}

TEST_CASE("rule 24: two known children cannot both be the child who is referred") {
    const std::vector<Judgement> all{{one, {}}, {other, Verdict::link}};
    CHECK(field({.verdict = "link", .reason = "Same number"}, all) == "verdict");
    CHECK(field({.verdict = "apart", .reason = "Twins"}, all).empty());
    CHECK(field({.verdict = "link", .reason = "So"}, {{one, Verdict::link}}).empty());
}

TEST_CASE("rule 24: a question to the referrer leaves the match open") {
    const std::vector<Judgement> all{
        {one, Verdict::asked}, {other, Verdict::apart}, {child(3), {}}, {child(4), Verdict::link}};
    CHECK(open_matches(all) == 2);
    CHECK(linked_child(all) == child(4));
    CHECK(open_matches({}) == 0);
    CHECK_FALSE(linked_child({{one, Verdict::apart}}));
}

}  // namespace mase::referrals
