#include <doctest/doctest.h>

#include "cases/linking_store.h"
#include "cases/search_store.h"
#include "referrals/matches_store.h"
#include "referrals/routes_fixture.h"

namespace mase::referrals {

namespace {

forms::Answers twin_answers() {
    forms::Answers answers = whole_answers();
    set_words(answers, "child_given_names", "Hanna");
    set_words(answers, "child_known_as", "");
    set_words(answers, "child_nhs_number", "");
    set_words(answers, "child_case_number", "CS20077");
    return answers;
}

// The same child as whole_answers(), as somebody else heard and typed it.
forms::Answers misheard_answers() {
    forms::Answers answers = whole_answers();
    set_words(answers, "child_given_names", "Sophia");
    set_words(answers, "child_family_name", "Lopata Kwill");
    set_words(answers, "child_nhs_number", "");
    set_words(answers, "child_case_number", "P7001");
    set_code(answers, "risk_category", "CAT3");
    return answers;
}

class Matches : public ReferralsFixture {
public:
    ReferralId accepted(const forms::Answers& answers = whole_answers(), const char* route = "A") {
        next_minute();
        const ReferralId id = sent(answers, route);
        const char* choice = *route == 'C' ? "accept_for_data" : "accept";
        if (decide_it(id, {{"choice", choice}}).status != 303)
            throw std::runtime_error("the referral was not accepted");
        return id;
    }
    ReferralId again(const forms::Answers& answers = misheard_answers(), const char* route = "A") {
        next_minute();
        return sent(answers, route);
    }
    std::string page(ReferralId id) { return get(administrator, page_of(id, "/matches")).body; }
    // Of the first child that the page shows.
    http::Response judge_first(ReferralId id, const char* verdict, const char* reason) {
        const std::string body = page(id), child = hidden_value(body, "child");
        return post(administrator, page_of(id, "/matches"),
                    {{"child", child},
                     {"version", hidden_value(body, "version")},
                     {"verdict-" + child, verdict},
                     {"reason-" + child, reason}});
    }
    http::Response accept_it(ReferralId id) { return decide_it(id, {{"choice", "accept"}}); }
    std::int64_t children() const { return count("SELECT count(*) FROM children"); }
    std::int64_t cases() const { return count("SELECT count(*) FROM cases"); }
};

}  // namespace

TEST_CASE_FIXTURE(Matches,
                  "rule 24: a child like a known one is shown beside them, with the reasons") {
    accepted();
    const ReferralId id = again();
    const std::string body = page(id);
    CHECK(body.contains("The names sound alike"));
    CHECK(body.contains("The date of birth is the same"));
    CHECK(body.contains("Sophia"));
    CHECK(body.contains("Zofia"));
    CHECK(body.contains("1 of 1 still to be answered"));
}

TEST_CASE_FIXTURE(Matches,
                  "rule 24: found by day and month swapped, by number, by swapped digits") {
    accepted();
    const auto like = [&](const auto& spoil) {
        forms::Answers answers = twin_answers();
        set_words(answers, "child_family_name", "Dudek");
        set_words(answers, "child_born_on", "2009-01-30");
        spoil(answers);
        const ReferralId id = again(answers);
        return page(id).contains("Known child 1");
    };
    CHECK_FALSE(like([](forms::Answers&) {}));
    CHECK(like([](forms::Answers& a) { set_words(a, "child_nhs_number", "9990000018"); }));
    CHECK(like([](forms::Answers& a) { set_words(a, "child_case_number", "cs10042"); }));
    CHECK(like([](forms::Answers& a) {
        set_words(a, "child_case_number", "CS10024");
        set_words(a, "child_born_on", "2011-03-27");
    }));
    CHECK(like([](forms::Answers& a) {
        set_words(a, "child_given_names", "Zoifa");
        set_words(a, "child_family_name", "Łopata-Quill");
        set_words(a, "child_born_on", "2011-03-28");
    }));
}

TEST_CASE_FIXTURE(Matches, "rule 24: no second record is made before the match has its answer") {
    accepted();
    const ReferralId id = again();
    CHECK(get(administrator, page_of(id, "/acceptance"))
              .body.contains("Compare with the children who are known"));
    const auto refused = accept_it(id);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("A child whom the panel knows may be the one"));
    CHECK(judge_first(id, "", "").status == 422);
    CHECK(judge_first(id, "apart", "").body.contains("Enter how you know"));
    CHECK(children() == 1);
}

TEST_CASE_FIXTURE(Matches,
                  "rule 24: linked, it is a new referral on the same case, nothing merged") {
    const ReferralId first = accepted();
    const CaseId known = *now(first).case_id;
    const ReferralId id = again();
    REQUIRE(judge_first(id, "link", "Checked the number with her school.").status == 303);
    CHECK_FALSE(is_in_the_files("Checked the number"));
    REQUIRE(accept_it(id).status == 303);
    CHECK(now(id).case_id == known);
    CHECK(children() == 1);
    CHECK(cases() == 1);
    // The known child is who they were; the referral keeps its own copy under its own key.
    CHECK(written(id).answers.words("child_given_names") == "Sophia");
    CHECK(written(first).answers.words("child_given_names") == "Zofia");
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'acceptance' AND case_id = $1",
                {known}) == 2);
    CHECK(count("SELECT count(*) FROM cases WHERE risk_category = 'CAT3'") == 1);
    CHECK(count("SELECT count(*) FROM referrals r JOIN children c ON c.key_id = r.key_id") == 0);
}

TEST_CASE_FIXTURE(Matches, "rule 36: a closed case is open again once a referral joins it") {
    const ReferralId first = accepted();
    tamper("UPDATE cases SET state = 'closed', closed_on = '2026-11-18', closure_reason = 'OTHER'");
    tamper("UPDATE agenda_items SET state = 'withdrawn'");
    const ReferralId id = again();
    REQUIRE(judge_first(id, "link", "The same number.").status == 303);
    REQUIRE(accept_it(id).status == 303);
    CHECK(count("SELECT count(*) FROM cases WHERE state = 'open' AND closed_on IS NULL AND id = $1",
                {*now(first).case_id}) == 1);
}

TEST_CASE_FIXTURE(Matches, "rule 24: a twin is kept apart, with the reason, and gets a case") {
    accepted();
    const ReferralId id = again(twin_answers());
    CHECK(page(id).contains("perhaps a brother, a sister or a twin"));
    REQUIRE(judge_first(id, "apart", "They are twins, says the school.").status == 303);
    CHECK(page(id).contains("They are twins, says the school."));
    CHECK_FALSE(is_in_the_files("They are twins"));
    REQUIRE(accept_it(id).status == 303);
    CHECK(children() == 2);
}

TEST_CASE_FIXTURE(Matches, "rule 24: a question goes to the referrer, and acceptance waits") {
    accepted();
    const ReferralId id = again();
    REQUIRE(judge_first(id, "asked", "Has she been called by another name?").status == 303);
    CHECK(accept_it(id).status == 422);
    const std::string body = get(worker, page_of(id)).body;
    CHECK(body.contains("The administrator asks"));
    CHECK(body.contains("Has she been called by another name?"));
    CHECK_FALSE(body.contains("Zofia"));
    REQUIRE(judge_first(id, "apart", "She has not.").status == 303);
    CHECK(accept_it(id).status == 303);
}

TEST_CASE_FIXTURE(Matches,
                  "rule 24: only the administrator compares, and each comparison is logged") {
    const CaseId known = *now(accepted()).case_id;
    const ReferralId id = again();
    for (const accounts::Person& person : {worker, manager, police_chair, analyst})
        CHECK(get(person, page_of(id, "/matches")).status == 404);
    const auto shown = [&] {
        return count(
            "SELECT count(*) FROM audit_log l JOIN audit_shown s ON s.writer = l.writer AND s.seq "
            "= l.seq WHERE l.operation = 'decide_referral' AND l.subject_id = $1 AND s.shown_id = "
            "$2",
            {id, known});
    };
    const std::int64_t before = shown();
    page(id);
    CHECK(shown() == before + 1);
}

TEST_CASE_FIXTURE(Matches,
                  "rule 22: first for the data, then in full: one case, and now on an agenda") {
    const ReferralId first = accepted(data_answers(), "C");
    const CaseId known = *now(first).case_id;
    forms::Answers answers = whole_answers();
    const ReferralId id = again(answers);
    CHECK(page(id).contains("Known for the data alone"));
    REQUIRE(judge_first(id, "link", "The same case number.").status == 303);
    REQUIRE(accept_it(id).status == 303);
    CHECK(now(id).case_id == known);
    CHECK(count("SELECT count(*) FROM agenda_items WHERE case_id = $1", {known}) == 1);
    CHECK(children() == 1);
    // Data alone was never discussed (rule 22), so nothing says so now.
    CHECK(count("SELECT count(*) FROM answers WHERE question = 'previously_at_mase' AND code = "
                "'YES'") == 0);
}

TEST_CASE_FIXTURE(Matches, "MR-188: that the panel discussed the child before comes from history") {
    const CaseId known = *now(accepted()).case_id;
    tamper("UPDATE agenda_items SET state = 'discussed'");
    tamper(
        "UPDATE meetings SET state = 'ended', held_on = '2026-10-13' WHERE held_on = "
        "'2026-12-08'");
    plan("2026-12-15");
    forms::Answers answers = misheard_answers();
    set_code(answers, "previously_at_mase", "NO");
    const ReferralId id = again(answers);
    CHECK(page(id).contains("Discussed by this panel"));
    REQUIRE(judge_first(id, "link", "The same child.").status == 303);
    REQUIRE(accept_it(id).status == 303);
    CHECK(count("SELECT count(*) FROM answers a JOIN records r ON r.id = a.record_id WHERE "
                "r.case_id = $1 AND a.question = 'previously_at_mase' AND a.code = 'YES'",
                {known}) == 1);
    CHECK(written(id).answers.code("previously_at_mase") == "NO");  // as it was sent
}

}  // namespace mase::referrals
