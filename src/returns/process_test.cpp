#include "returns/process.h"

#include <doctest/doctest.h>

#include "forms/form_files.h"

namespace mase::returns {

namespace {

std::vector<Line> lines(const Process& process, std::size_t figure) {
    static const forms::CodeLists codes = forms::read_code_lists();
    return figures(process, codes).at(figure).lines;
}

}  // namespace

TEST_CASE("returned and withdrawn referrals are counted apart from accepted ones") {
    Process process;
    process.referrals = {{{"accepted", "A"}, 3}, {{"accepted", "B"}, 1}, {{"returned", "A"}, 2}};
    const auto found = lines(process, 1);
    REQUIRE(found.size() == 9);
    CHECK(found[0] == Line{LineKind::counted, "accepted", "Accepted", 4});
    CHECK(found[1].code == "accepted/A");
    CHECK(found[1].count == 3);
    CHECK(found[2].count == 1);
    CHECK(found[3] == Line{LineKind::counted, "sent", "Waiting to be accepted", 0});
    CHECK(found[4].count == 2);
    CHECK(found[6] == Line{LineKind::counted, "withdrawn", "Withdrawn", 0});
    CHECK(found.back() == Line{LineKind::total, "TOTAL", "All referrals received", 6});
}

TEST_CASE("a late referral is counted whether a chair allowed or refused it") {
    Process process;
    process.exceptions = {{{"LATE_REFERRAL", "allowed"}, 2}, {{"LATE_REFERRAL", "refused"}, 1}};
    const auto found = lines(process, 3);
    CHECK(found[0] == Line{LineKind::counted, "LATE_REFERRAL", "Late referral", 3});
    CHECK(found[1] == Line{LineKind::of_which, "LATE_REFERRAL/allowed", "Allowed", 2});
    CHECK(found[2] == Line{LineKind::of_which, "LATE_REFERRAL/refused", "Refused", 1});
    CHECK(found.back().count == 3);
}

TEST_CASE("a discussion without a decision is one all the same") {
    Process process;
    process.discussions = {{"SATISFIED", 4}, {"", 1}};
    const auto found = lines(process, 2);
    CHECK(found.back() == Line{LineKind::total, "TOTAL", "All discussions", 5});
    CHECK(found[found.size() - 2].count == 1);
    CHECK(lines(process, 0).back() == Line{LineKind::in_all, "discussions", "Discussions held", 5});
}

}  // namespace mase::returns
