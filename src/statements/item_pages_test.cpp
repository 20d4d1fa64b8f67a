#include <doctest/doctest.h>

#include "referrals/referrals_fixture.h"
#include "statements/statements_fixture.h"

namespace mase::statements {

namespace {

using meetings::approve;
using meetings::Event;
using meetings::find_meeting;
using meetings::Meeting;

struct ItemPages : meetings::PagesFixture {
    ItemPages() : PagesFixture(std::vector<site::Routes>{item_routes()}) {}
};

}  // namespace

TEST_CASE_FIXTURE(ItemPages,
                  "rule 8: members read items from circulation until the minutes are approved") {
    const Meeting meeting = plan(day("2026-12-08"));
    const ItemId item = list(meeting, a_case());
    CHECK(status(health_member, at(meeting, item)) == 404);
    REQUIRE(circulated(meeting));
    CHECK(status(health_member, at(meeting, item)) == 200);
    CHECK(status(worker, at(meeting, item)) == 404);
    CHECK(status(action_owner, at(meeting, item)) == 404);
    CHECK(body(health_member, at(meeting, "pack")).contains(at(meeting, item)));
    change([&](audit::Change& change) {
        enter(change, *find_meeting(change, meeting.id), Event::begin);
        enter(change, *find_meeting(change, meeting.id), Event::end);
        approve(change, meeting.id);
        return 0;
    });
    CHECK(status(health_member, at(meeting, item)) == 404);
    CHECK_FALSE(body(health_member, at(meeting, "pack")).contains(child));
    CHECK(status(police_chair, at(meeting, item)) == 200);
}

TEST_CASE_FIXTURE(ItemPages,
                  "rule 8: a case that comes back is not the members’ to open before its pack") {
    const Meeting december = plan(day("2026-12-08")), january = plan(day("2027-01-12"));
    const CaseId case_id = a_case();
    list(december, case_id);
    const ItemId back = list(january, case_id, "brought_back");
    REQUIRE(circulated(december));
    CHECK(status(health_member, at(january, back)) == 404);
    CHECK_FALSE(body(health_member, at(january)).contains(child));
}

TEST_CASE_FIXTURE(ItemPages, "an item is not found under another meeting") {
    const Meeting december = plan(day("2026-12-08")), january = plan(day("2027-01-12"));
    const ItemId item = list(december, a_case());
    CHECK(status(administrator, at(january, item)) == 404);
    CHECK(status(administrator, at(december, item)) == 200);
}

TEST_CASE_FIXTURE(ItemPages,
                  "rule 4: each agency sees the parts of a case that it needs, and no others") {
    const Meeting meeting = plan(day("2026-12-08"));
    const ItemId item = list(meeting, a_case());
    REQUIRE(circulated(meeting));
    const std::string health = body(health_member, at(meeting, item));
    CHECK(health.contains("An adult has been sending Zofia gifts."));
    CHECK(health.contains("Dr Fernhollow"));
    CHECK_FALSE(health.contains("Thimblerig"));
    const std::string school = body(school_member, at(meeting, item));
    CHECK(school.contains("An adult has been sending Zofia gifts."));
    CHECK_FALSE(school.contains("Dr Fernhollow"));
    CHECK_FALSE(school.contains("Thimblerig"));
    CHECK(body(police_chair, at(meeting, item)).contains("Thimblerig"));
}

TEST_CASE_FIXTURE(ItemPages,
                  "an item says category and harm apart, and is marked at top and bottom") {
    const Meeting meeting = plan(day("2026-12-08"));
    const ItemId item = list(meeting, a_case());
    const std::string page = body(police_chair, at(meeting, item));
    CHECK(page.contains("Category"));
    CHECK(page.contains("Has harm already happened?"));
    CHECK(page.contains("What is asked of the panel"));
    CHECK(page.find("OFFICIAL-SENSITIVE") != page.rfind("OFFICIAL-SENSITIVE"));
    CHECK_FALSE(page.contains("<title>" + child));
}

TEST_CASE_FIXTURE(ItemPages,
                  "rule 9: opening from the agenda is the reason, and the first one is kept") {
    const Meeting meeting = plan(day("2026-12-08"));
    const CaseId case_id = a_case();
    const ItemId item = list(meeting, case_id);
    list(meeting, a_case());
    REQUIRE(circulated(meeting));
    body(health_member, at(meeting, item));
    body(health_member, at(meeting, item));
    CHECK(count("SELECT COUNT(*) FROM pack_openings WHERE item_id = $1 AND account_id = $2",
                {item, health_member.actor.account}) == 1);
    CHECK(count("SELECT COUNT(*) FROM case_reasons WHERE case_id = $1 AND session_id = $2 AND "
                "reason = 'agenda'",
                {case_id, health_member.actor.session}) == 1);
    CHECK(count("SELECT COUNT(*) FROM audit_log WHERE operation = 'view_item' AND reason = "
                "'agenda' AND case_id = $1 AND account_id = $2",
                {case_id, health_member.actor.account}) == 2);
    const std::string page = body(administrator, at(meeting, "pack"));
    CHECK(page.contains("Who has opened what"));
    CHECK_FALSE(body(health_member, at(meeting, "pack")).contains("Who has opened what"));
}

TEST_CASE_FIXTURE(ItemPages,
                  "before circulation no opening is kept, and who is not seated has none") {
    const Meeting meeting = plan(day("2026-12-08"));
    const ItemId item = list(meeting, a_case());
    CHECK(status(police_chair, at(meeting, item)) == 200);
    REQUIRE(circulated(meeting));
    CHECK(status(administrator, at(meeting, item)) == 200);
    CHECK(count("SELECT COUNT(*) FROM pack_openings") == 0);
}

TEST_CASE_FIXTURE(ItemPages,
                  "rule 8: who is taken out of a circulated meeting sees nothing more of it") {
    const Meeting meeting = plan(day("2026-12-08"));
    const ItemId item = list(meeting, a_case());
    REQUIRE(circulated(meeting));
    CHECK(status(school_member, at(meeting, item)) == 200);
    accounts::Fields seats{{"version", std::to_string(again(meeting).version)}};
    for (const accounts::Person& person : {police_deputy, care_chair, health_member})
        seats.emplace_back("seats", text(person.actor.account));
    CHECK(post(administrator, at(meeting, "seats"), seats).status == 303);
    CHECK(status(school_member, at(meeting, item)) == 404);
    CHECK(status(school_member, at(meeting)) == 404);
    CHECK(status(health_member, at(meeting, item)) == 200);
}

TEST_CASE_FIXTURE(StatementsFixture,
                  "rule 27: what was circulated is frozen, whatever is corrected afterwards") {
    body(school_member, item_path());
    const std::string before = body(school_member, item_path());
    CHECK(before.contains(", and unchanged since (copy "));
    CHECK(before.contains("An adult has been sending Zofia gifts."));
    change([&](audit::Change& change) {
        const auto file = cases::find_case(change, case_id);
        const forms::Record correction{.id = change.new_id<RecordId>(),
                                       .kind = forms::RecordKind::correction,
                                       .form = form.id,
                                       .key = file->key,
                                       .case_id = case_id,
                                       .held_on = change.today()};
        forms::add_record(change, correction);
        forms::Answers answers = answers_about_a_child();
        answers.set("concerns_narrative", 0, {.codes = {}, .words = "Something else was meant."});
        for (const forms::Section& section : form.sections)
            forms::save_section(change, correction, section, answers);
        return 0;
    });
    CHECK(body(school_member, item_path()) == before);

    change([&](audit::Change& change) {
        change.execute(
            "UPDATE answers SET code = 'CAT3' WHERE panel_id = $1 AND question = 'risk_category' "
            "AND record_id = (SELECT record_id FROM pack_copies WHERE panel_id = $1)",
            {panel});
        return 0;
    });
    CHECK(body(school_member, item_path()).contains("it is no longer as it was circulated"));
}

TEST_CASE_FIXTURE(StatementsFixture,
                  "rule 27: a case added to a pack that is out is frozen as well") {
    CHECK(count("SELECT count(*) FROM pack_copies") == 1);
    const ItemId late = list(meeting, a_case());
    CHECK(count("SELECT count(*) FROM pack_copies") == 2);
    CHECK(body(school_member, at(meeting, late)).contains("and unchanged since"));
    const meetings::Meeting january = plan(day("2027-01-12"));
    const ItemId planned = list(january, a_case());
    CHECK(count("SELECT count(*) FROM pack_copies") == 2);
    CHECK(body(police_chair, at(january, planned)).contains("Not circulated yet"));
}

namespace {

class Accepted : public referrals::ReferralsFixture {  // and circulated
public:
    Accepted()
        : ReferralsFixture({referrals::referrals_routes(), item_routes()}), referral(sent()) {
        REQUIRE(decide_it(referral, {{"choice", "accept"}}).status == 303);
        REQUIRE(change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
            item = meetings::items_of(change, december.id).front().id;
            return meetings::circulate(change, *meetings::find_meeting(change, december.id));
        }));
        next_minute();
    }

    std::string page() {
        return get(administrator, "/meetings/" + text(december.id) + "/items/" + text(item)).body;
    }

    ReferralId referral;
    ItemId item;
};

}  // namespace

TEST_CASE_FIXTURE(Accepted, "rule 18: what was added is read beside what was circulated, dated") {
    CHECK_FALSE(page().contains("Further information since it was sent"));
    REQUIRE(
        post(worker, page_of(referral, "/information"), {{"words", "The car is found."}}).status ==
        303);
    const std::string body = page();
    CHECK(body.contains("Further information since it was sent"));
    CHECK(body.contains("The car is found."));
    CHECK(body.contains("18 November 2026 at"));
}

}  // namespace mase::statements
