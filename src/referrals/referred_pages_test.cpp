#include <doctest/doctest.h>

#include "referrals/routes_fixture.h"

namespace mase::referrals {

namespace {

class AllCases : public ReferralsFixture {
public:
    ReferralId with_number(const char* number, const char* route = "A") {
        forms::Answers answers = *route == 'C' ? data_answers() : whole_answers();
        set_words(answers, "child_case_number", number);
        set_words(answers, "child_given_names", number);  // so that none is taken for another
        set_words(answers, "child_nhs_number", "");
        return sent(answers, route);
    }
    std::string checked(const std::string& numbers) {
        const auto response = post(administrator, "/referrals/all-cases", {{"numbers", numbers}});
        REQUIRE(response.status == 200);
        return response.body;
    }
};

}  // namespace

TEST_CASE_FIXTURE(AllCases, "MR-23: a pasted list says which cases have no referral") {
    with_number("CS20001");
    const ReferralId accepted = with_number("CS20002");
    REQUIRE(decide_it(accepted, {{"choice", "accept"}}).status == 303);
    const std::string body = checked("cs-20001\nCS20002\nCS20003, CS20004");
    CHECK(body.contains("2 of 4 have no referral"));
    CHECK(body.contains("<li>CS20003</li>"));
    CHECK(body.contains("<li>CS20004</li>"));
    CHECK_FALSE(body.contains("<li>CS20001</li>"));
    CHECK_FALSE(body.contains("<li>CS20002</li>"));
    CHECK(body.contains("/cases/" + text(*now(accepted).case_id)));
}

TEST_CASE_FIXTURE(AllCases, "MR-23: a withdrawn referral is none, one sent for data is one") {
    const ReferralId withdrawn = with_number("CS20001");
    REQUIRE(post(worker, page_of(withdrawn, "/withdrawal"), {}).status == 303);
    with_number("CS20002", "C");
    CHECK(checked("CS20001\nCS20002").contains("1 of 2 has no referral"));
    CHECK(checked("CS20002").contains("All 1 have a referral"));
}

TEST_CASE_FIXTURE(AllCases, "MR-23: the list itself is kept nowhere; what it found is logged") {
    const ReferralId id = with_number("CS20001");
    checked("CS20001\nQUILLNUMBER77");
    CHECK_FALSE(is_in_the_files("QUILLNUMBER77"));
    CHECK(count("SELECT count(*) FROM audit_log l JOIN audit_shown s ON s.writer = l.writer AND "
                "s.seq = l.seq WHERE l.operation = 'check_referred' AND s.shown_id = $1",
                {id}) == 1);
}

TEST_CASE_FIXTURE(AllCases, "MR-23: an empty list comes back, and only the administrator asks") {
    CHECK(post(administrator, "/referrals/all-cases", {{"numbers", " "}}).status == 422);
    CHECK(get(administrator, "/referrals").body.contains("/referrals/all-cases"));
    CHECK_FALSE(get(worker, "/referrals").body.contains("/referrals/all-cases"));
    for (const accounts::Person& person : {worker, manager, police_chair, analyst})
        CHECK(post(person, "/referrals/all-cases", {{"numbers", "CS20001"}}).status == 404);
}

}  // namespace mase::referrals
