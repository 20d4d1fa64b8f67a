// Rule 19: brothers and sisters, one referral each. Rule 18: what is added after sending.
#include <doctest/doctest.h>

#include "referrals/routes_fixture.h"
#include "referrals/shared.h"

namespace mase::referrals {

namespace {

class Family : public ReferralsFixture {
public:
    ReferralId sibling_of(ReferralId id) {
        next_minute();
        const auto response = post(worker, page_of(id, "/sibling"), {});
        REQUIRE(response.status == 303);
        return *parse_id<ReferralId>(accounts::location(response).substr(11));
    }
    // Another child, born two years earlier.
    void complete(ReferralId id, const char* name, const char* born_on) {
        forms::Answers answers = whole_answers();
        set_words(answers, "child_given_names", name);
        set_words(answers, "child_known_as", "");
        set_words(answers, "child_born_on", born_on);
        set_words(answers, "child_nhs_number", "");
        set_words(answers, "child_case_number", name);
        REQUIRE(change_as<int>(worker, subject(id), [&](audit::Change& change) {
            for (const forms::Section* section : parts(form)) {
                Written written = load(change, form, id);
                written.answers = answers;
                save_part(change, written, *section);
            }
            return 0;
        }));
    }
    void accept_it(ReferralId id) { REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303); }
    std::int64_t position(ReferralId id) const {
        return count("SELECT position FROM agenda_items WHERE referral_id = $1", {id});
    }
};

}  // namespace

TEST_CASE("rule 19: household and prior meeting are copied, and nothing of the child") {
    const forms::Form form = forms::read_form(forms::current_form_id());
    forms::Answers first = whole_answers();
    set_words(first, "child_household", "Jan, born 2014");
    const forms::Answers shared = shared_answers(form.on_route("A"), first);
    CHECK(shared.words("child_address") == "14 Thimblerig Row");
    CHECK(shared.words("action_what") == "Call at the home each Friday");
    CHECK(shared.date("prior_held_on") == first.date("prior_held_on"));
    CHECK(shared.words("child_household") ==
          "Jan, born 2014\nZofia Łopata-Quill, born 27 March 2011, referred as well");
    for (const char* question : {"child_given_names", "child_born_on", "child_nhs_number",
                                 "concerns_narrative", "risk_category", "harm_status"}) {
        CAPTURE(question);
        CHECK(shared.at(question).is_empty());
    }
}

TEST_CASE_FIXTURE(Family, "rule 19: a brother’s or sister’s referral is begun from the first") {
    const ReferralId first = draft();
    CHECK(get(worker, page_of(first)).body.contains("Refer a brother or sister"));
    const ReferralId second = sibling_of(first);
    CHECK(now(second).referrer == worker.actor.account);
    CHECK(written(second).answers.words("child_address") == "14 Thimblerig Row");
    CHECK(written(second).answers.words("child_given_names").empty());
    CHECK(get(worker, page_of(second)).body.contains("Zofia Łopata-Quill"));
    CHECK(get(worker, page_of(first)).body.contains(page_of(second)));
    CHECK(count("SELECT count(DISTINCT key_id) FROM referrals") == 2);
    CHECK(post(other_worker, page_of(first, "/sibling"), {}).status == 404);
}

TEST_CASE_FIXTURE(Family, "rule 19: brothers and sisters stand together on the agenda") {
    const ReferralId first = sent();
    accept_it(first);
    const ReferralId second = sibling_of(first);
    next_minute();
    forms::Answers stranger = whole_answers();
    for (const char* question : {"child_known_as", "child_nhs_number"})
        set_words(stranger, question, "");
    set_words(stranger, "child_given_names", "Bola");
    set_words(stranger, "child_family_name", "Adeyinka");
    set_words(stranger, "child_case_number", "CS3");
    set_words(stranger, "child_born_on", "2012-08-09");
    const ReferralId between = sent(stranger);
    accept_it(between);
    complete(second, "Hanna", "2009-11-21");
    REQUIRE(send_it(second).status == 303);
    accept_it(second);
    CHECK(position(first) == 1);
    CHECK(position(second) == 2);
    CHECK(position(between) == 3);
    // Decided one by one: an item and a case each.
    CHECK(count("SELECT count(DISTINCT case_id) FROM agenda_items") == 3);
}

TEST_CASE_FIXTURE(Family,
                  "rule 18: what was sent is not edited; further information is added, dated") {
    const ReferralId id = sent();
    accept_it(id);
    const forms::Answers as_sent = written(id).answers;
    CHECK(get(worker, page_of(id, "/parts/child")).status == 404);
    CHECK(post(worker, page_of(id, "/information"), {{"words", ""}})
              .body.contains("Enter what is to be added"));
    REQUIRE(post(worker, page_of(id, "/information"), {{"words", "She is missing since noon."}})
                .status == 303);
    CHECK(get(worker, page_of(id)).body.contains("She is missing since noon."));
    CHECK(get(worker, page_of(id)).body.contains("18 November 2026 at"));
    CHECK_FALSE(is_in_the_files("She is missing since noon."));
    CHECK(written(id).answers == as_sent);
}

TEST_CASE_FIXTURE(Family, "rule 18: nobody else adds to it, and a draft is written in its parts") {
    const ReferralId id = sent();
    for (const accounts::Person& person : {other_worker, manager, police_chair, analyst})
        CHECK(post(person, page_of(id, "/information"), {{"words", "Hello"}}).status == 404);
    const ReferralId draft_one = draft();
    CHECK(post(worker, page_of(draft_one, "/information"), {{"words", "Hello"}}).status == 404);
    CHECK(count("SELECT count(*) FROM supplements") == 0);
}

}  // namespace mase::referrals
