// Rule 24: undoing a wrong link loses nothing, and lists everyone who read meanwhile.
#include <doctest/doctest.h>

#include "cases/cases_pages.h"
#include "meetings/agenda_store.h"
#include "referrals/matches_store.h"
#include "referrals/routes_fixture.h"

namespace mase::referrals {

namespace {

class Linked : public ReferralsFixture {
public:
    Linked() : ReferralsFixture({referrals_routes(), cases::cases_routes()}) {
        first = sent();
        REQUIRE(decide_it(first, {{"choice", "accept"}}).status == 303);
        known = *now(first).case_id;
        tamper("UPDATE agenda_items SET state = 'withdrawn'");
        next_minute();
        forms::Answers answers = whole_answers();
        set_words(answers, "child_given_names", "Zofja");
        set_code(answers, "risk_category", "CAT3");
        wrong = sent(answers);
        const std::string page = get(administrator, page_of(wrong, "/matches")).body;
        const std::string child = hidden_value(page, "child");
        REQUIRE(post(administrator, page_of(wrong, "/matches"),
                     {{"child", child},
                      {"version", hidden_value(page, "version")},
                      {"verdict-" + child, "link"},
                      {"reason-" + child, "The names sound alike."}})
                    .status == 303);
        REQUIRE(decide_it(wrong, {{"choice", "accept"}}).status == 303);
        next_minute();
    }

    http::Response undo(const char* reason = "Two cousins.") {
        next_minute();
        return post(administrator, page_of(wrong, "/link"), {{"reason", reason}});
    }
    std::int64_t listed(CaseId case_id) const {
        return count("SELECT count(*) FROM agenda_items WHERE case_id = $1 AND state = 'listed'",
                     {case_id});
    }
    bool refers(CaseId case_id) const {
        return count(
                   "SELECT count(*) FROM relations WHERE subject_id = $1 AND relation = "
                   "'referrer' AND until_at IS NULL",
                   {case_id}) == 1;
    }

    ReferralId first, wrong;
    CaseId known;
};

}  // namespace

TEST_CASE_FIXTURE(Linked,
                  "rule 24: undone, the referral has a case of its own from what was sent") {
    CHECK(listed(known) == 1);
    REQUIRE(undo().status == 303);
    const CaseId own = *now(wrong).case_id;
    CHECK(own != known);
    CHECK(listed(known) == 0);
    CHECK(listed(own) == 1);
    CHECK(count("SELECT count(*) FROM children") == 2);
    CHECK(written(wrong).answers.words("child_given_names") == "Zofja");
    CHECK(written(first).answers.words("child_given_names") == "Zofia");
    CHECK(now(first).case_id == known);
    CHECK(get(administrator, page_of(wrong)).body.contains("Given a case of its own"));
}

TEST_CASE_FIXTURE(Linked, "rule 24: undone, the known case is as it was before the link") {
    CHECK(count("SELECT count(*) FROM cases WHERE id = $1 AND risk_category = 'CAT3'", {known}) ==
          1);
    REQUIRE(undo().status == 303);
    CHECK(count("SELECT count(*) FROM cases WHERE id = $1 AND risk_category = 'CAT2' AND state = "
                "'open'",
                {known}) == 1);
    // What the other referral said is no longer among this child's data.
    CHECK(count("SELECT count(*) FROM records WHERE case_id = $1", {known}) == 1);
    CHECK(count("SELECT count(*) FROM answers WHERE case_id = $1 AND code = 'CAT3'", {known}) == 0);
    CHECK(refers(known));  // its own referral is the same worker's
}

TEST_CASE_FIXTURE(Linked, "rule 24: what the panel decided since stays decided") {
    tamper("UPDATE agenda_items SET state = 'discussed' WHERE state = 'listed'");
    REQUIRE(change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
        forms::add_record(change, {.id = change.new_id<RecordId>(),
                                   .kind = forms::RecordKind::discussion,
                                   .form = form.id,
                                   .key = change.panel_key(),
                                   .case_id = known,
                                   .held_on = change.today()});
        return 0;
    }));
    REQUIRE(undo().status == 303);
    CHECK(count("SELECT count(*) FROM cases WHERE id = $1 AND risk_category = 'CAT3'", {known}) ==
          1);
    CHECK(listed(*now(wrong).case_id) == 0);
    CHECK(count("SELECT count(*) FROM agenda_items WHERE case_id = $1 AND state = 'discussed'",
                {known}) == 1);
}

TEST_CASE_FIXTURE(Linked,
                  "rule 24: everyone who read meanwhile is listed for information governance") {
    get(police_chair, "/cases");
    REQUIRE(undo().status == 303);
    next_minute();
    get(care_chair, "/cases");
    const std::string readers = page_of(wrong, "/link/readers");
    const std::string body = get(auditor, readers).body;
    CHECK(body.contains(police_chair.actor.name));
    CHECK(body.contains("Listed cases"));
    CHECK_FALSE(body.contains(care_chair.actor.name));  // after the link was undone
    CHECK_FALSE(body.contains("Zofia"));
    CHECK_FALSE(body.contains("Zofja"));
    CHECK(get(worker, readers).status == 404);
}

TEST_CASE_FIXTURE(Linked, "rule 24: a link is undone once, with a reason, by the administrator") {
    CHECK(get(auditor, page_of(wrong, "/link/readers")).status == 404);
    CHECK(undo("").body.contains("Enter why the link was wrong"));
    for (const accounts::Person& person : {worker, manager, police_chair})
        CHECK(post(person, page_of(wrong, "/link"), {{"reason", "No"}}).status == 404);
    CHECK(now(wrong).case_id == known);
    REQUIRE(undo().status == 303);
    CHECK(undo().status == 422);
    CHECK_FALSE(is_in_the_files("Two cousins."));
    CHECK(get(administrator, page_of(wrong, "/link")).body.contains("Two cousins."));
    CHECK(get(administrator, page_of(first, "/link")).status == 404);
}

TEST_CASE_FIXTURE(Linked, "rule 24: not in the middle of its discussion") {
    tamper(
        "INSERT INTO discussions (panel_id, item_id, begun_at) SELECT panel_id, id, 1 FROM "
        "agenda_items WHERE state = 'listed'");
    const auto refused = undo();
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("The panel is discussing this case now"));
    CHECK(now(wrong).case_id == known);
    CHECK(count("SELECT count(*) FROM children") == 1);
}

}  // namespace mase::referrals
