#include "clearance/emergency.h"

#include <doctest/doctest.h>

#include <cstdint>

#include "access/permissions_file.h"
#include "forms/form_files.h"
#include "platform/embedded.h"

namespace mase::clearance {

namespace {

const forms::CodeLists& lists() {
    static const forms::CodeLists read = forms::read_code_lists();
    return read;
}
const Date today = *parse_date("2026-11-18");

AccountId account(std::uint8_t number) {
    AccountId id;
    id.bytes[0] = number;
    return id;
}

access::Actor actor(std::uint8_t number, access::Role role, const char* sector) {
    return {.account = account(number),
            .name = "Test person",
            .panel = {},
            .agency = "AGENCY",
            .sector = sector,
            .roles = {role},
            .session = {}};
}

Emergency opened(const char* chair_sector = "") {
    return {.id = {},
            .case_id = {},
            .account = account(1),
            .chair_sector = chair_sector,
            .reason_code = "MISSING",
            .reason = "A child is missing",
            .opened_at = {},
            .until_at = {}};
}

const access::Actor other_chair = actor(2, access::Role::chair, "police");
const ReviewDraft whole{.outcome = "JUSTIFIED", .remark = "It was needed"};

}  // namespace

TEST_CASE("rule 10: all that is missing of a request is told at once, each beside its field") {
    const auto empty =
        checked(EmergencyDraft{.reference = "", .code = "NO_CODE", .words = ""}, lists(), today);
    REQUIRE_FALSE(empty);
    REQUIRE(empty.error().size() == 3);
    CHECK(empty.error()[0].field == "reference");
    CHECK(empty.error()[1].field == "reason");
    CHECK(empty.error()[2].field == "words");
    const EmergencyDraft full{.reference = "CS1", .code = "MISSING", .words = "Missing since noon"};
    CHECK(checked(full, lists(), today));
    EmergencyDraft wordy = full;
    wordy.words = std::string(1001, 'x');
    CHECK_FALSE(checked(wordy, lists(), today));
}

TEST_CASE("rule 10: nobody reviews what they opened themselves, whatever their role") {
    for (const access::Role role : {access::Role::chair, access::Role::auditor}) {
        CHECK_FALSE(may_review(actor(1, role, "health"), opened()));
        CHECK(may_review(actor(2, role, "health"), opened()));
    }
    CHECK_FALSE(checked(whole, opened(), actor(1, access::Role::auditor, ""), lists(), today));
}

TEST_CASE("rule 10: what a chair opened is reviewed by the other side or information governance") {
    const Emergency by_chair = opened("police");
    CHECK_FALSE(may_review(other_chair, by_chair));
    CHECK(may_review(actor(3, access::Role::chair, "childrens_services"), by_chair));
    CHECK(may_review(actor(4, access::Role::auditor, "police"), by_chair));
}

TEST_CASE(
    "rule 10: information governance that is a chair as well reviews nothing of its own side") {
    access::Actor both = actor(2, access::Role::chair, "police");
    both.roles.insert(access::Role::auditor);
    CHECK_FALSE(may_review(both, opened("police")));
    CHECK(may_review(both, opened("childrens_services")));
    CHECK(may_review(both, opened()));
}

TEST_CASE("rule 10: an emergency shows more to whom a page, or a part of one, is closed") {
    const access::Policy policy(access::read_permissions(embedded("data/access/permissions.csv")));
    const auto more = [&](access::Role role, const char* sector, std::set<std::string> held) {
        return shows_more(policy, actor(2, role, sector), {}, held);
    };
    const auto member = access::Role::member;
    for (const char* sector : {"health", "police", "childrens_services"}) {
        CAPTURE(sector);
        CHECK(more(member, sector, {}));
        CHECK(more(member, sector, {"agency_action"}));
        CHECK_FALSE(more(member, sector, {access::in_emergency}));
    }
    CHECK(more(member, "health", {"circulated"}));  // no address
    CHECK(more(member, "police", {"circulated"}));  // no health
    CHECK_FALSE(more(member, "childrens_services", {"circulated"}));
    CHECK_FALSE(more(access::Role::chair, "police", {}));
    CHECK(more(access::Role::chair, "police", {"restricted"}));
    CHECK_FALSE(more(access::Role::worker, "childrens_services", {"allocated"}));
    CHECK(more(access::Role::worker, "childrens_services", {}));
}

TEST_CASE("rule 10: a review says what follows and what was found, once") {
    const auto empty = checked(ReviewDraft{}, opened(), other_chair, lists(), today);
    REQUIRE_FALSE(empty);
    CHECK(empty.error().size() == 2);
    CHECK(checked(whole, opened(), other_chair, lists(), today));
    Emergency closed = opened();
    closed.review = Review{.outcome = "JUSTIFIED", .remark = "Yes", .by = account(3), .at = {}};
    CHECK_FALSE(checked(whole, closed, other_chair, lists(), today));
}

}  // namespace mase::clearance
