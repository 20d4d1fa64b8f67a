#include "home/home_pages.h"

#include <doctest/doctest.h>

#include "actions/actions_store.h"
#include "meetings/agenda_store.h"
#include "meetings/circulation_store.h"
#include "minutes/minutes_store.h"
#include "referrals/referrals_fixture.h"

namespace mase::home {

namespace {

using accounts::Person;

class HomePages : public referrals::ReferralsFixture {
public:
    HomePages() : ReferralsFixture({referrals::referrals_routes(), home_routes()}) {}

    std::string home(const Person& person) {
        const auto page = get(person, "/");
        CHECK(page.status == 200);
        return page.body;
    }
    template <class Body>
    void by_administrator(Body body) {
        REQUIRE(change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
            body(change);
            return 0;
        }));
    }
    ItemId list_case(const meetings::Meeting& meeting, CaseId case_id) {
        return *change_as<ItemId>(administrator, panel_subject(), [&](audit::Change& change) {
            return meetings::list_item(change, meeting.id, case_id, {}, "new",
                                       worker.actor.account);
        });
    }
    void circulate(const meetings::Meeting& meeting) {
        by_administrator([&](audit::Change& change) {
            REQUIRE(meetings::circulate(change, *meetings::find_meeting(change, meeting.id)));
        });
    }
    // An action asked of this person at that item, and started.
    void ask(const cases::CaseFile& file, ItemId item, const Person& person, const char* task,
             const char* due_on) {
        by_administrator([&](audit::Change& change) {
            actions::propose(
                change, {.case_id = file.id, .item = item, .meeting = december.id, .key = file.key},
                {.task = task,
                 .agency = person.actor.agency,
                 .owner = person.actor.account,
                 .contact = {},
                 .due_on = day(due_on)});
            actions::start_actions(change, december.id);
        });
    }
    void set_meeting(MeetingId id, const char* state) {
        by_administrator([&](audit::Change& change) {
            change.execute(
                "UPDATE meetings SET state = $3, ended_at = $4 WHERE panel_id = $1 AND id = $2",
                {panel, id, state, change.now()});
        });
    }
    access::Subject subject_of(MeetingId id) const {
        return {.kind = access::SubjectKind::meeting,
                .id = any(id),
                .state = "ended",
                .via = {},
                .case_id = {}};
    }
    void minutes_with_chairs(MeetingId id) {
        set_meeting(id, "ended");
        by_administrator([&](audit::Change& change) {
            change.execute(
                "INSERT INTO minutes (panel_id, meeting_id, state, version) VALUES ($1, $2, "
                "'draft', 1)",
                {panel, id});
        });
        CHECK(home(administrator).contains("To be sent to the chairs"));
        REQUIRE(change_as<int>(administrator, subject_of(id), [&](audit::Change& change) {
            return minutes::send_minutes(change, id);
        }));
    }
    void approve_minutes(const Person& chair, MeetingId id) {
        next_minute();
        REQUIRE(change_as<int>(chair, subject_of(id), [&](audit::Change& change) {
            return minutes::give_verdict(change, app, id,
                                         {.verdict = "approved",
                                          .words = {},
                                          .shown = minutes::record_fingerprint(change, id)});
        }));
    }
    bool was_shown(AnyId id) const {
        return count(
                   "SELECT count(*) FROM audit_shown s JOIN audit_log l ON l.writer = s.writer "
                   "AND l.seq = s.seq WHERE s.shown_id = $1 AND l.operation = 'see_home'",
                   {id}) > 0;
    }
    static bool comes_before(const std::string& page, const char* one, const char* other) {
        const std::size_t at = page.find(one);
        return at != std::string::npos && at < page.find(other);
    }
};

constexpr const char* child = "Zofia Łopata-Quill";

}  // namespace

TEST_CASE_FIXTURE(HomePages, "a stranger sees nothing of home") {
    CHECK(accounts::location(get(nobody, "/")).starts_with("/sign-in"));
}

TEST_CASE_FIXTURE(HomePages, "an empty home says to each what would be there") {
    CHECK(home(worker).contains("Nothing is returned to you"));
    CHECK(home(worker).contains("You hold no case"));
    CHECK(home(worker).contains("href=\"/referrals/new\""));
    CHECK_FALSE(home(manager).contains("href=\"/referrals/new\""));
    CHECK(home(administrator).contains("No referral waits for you"));
    CHECK(home(police_chair).contains("Nothing waits for you"));
    CHECK(home(health_member).contains("No pack is out"));
    CHECK(home(health_member).contains("Tuesday 8 December 2026, in 20 days"));
    CHECK(home(action_owner).contains("No action of yours is due"));
}

TEST_CASE_FIXTURE(HomePages, "nobody of another agency finds anything of a child on home") {
    const cases::CaseFile file = add_case();
    const ReferralId id = sent();
    return_it(id);
    draft();
    ask(file, list_case(december, file.id), worker, "Visit on Friday", "2026-12-01");
    for (const Person* person :
         {&other_worker, &health_member, &school_member, &action_owner, &analyst, &auditor}) {
        const std::string page = home(*person);
        CHECK_FALSE(page.contains("Zofia"));
        CHECK_FALSE(page.contains("Visit on Friday"));
        CHECK_FALSE(page.contains(text(file.id)));
        CHECK_FALSE(page.contains(text(id)));
    }
}

TEST_CASE_FIXTURE(HomePages, "a worker sees danger first, then what came back and by when") {
    const ReferralId id = sent();
    return_it(id);
    const std::string page = home(worker);
    CHECK(comes_before(page, "call 999", "Returned to you"));
    CHECK(page.contains("020 7946 0111"));
    CHECK(comes_before(page, "Returned to you", "Not sent yet"));
    CHECK(page.contains(child));
    CHECK(page.contains("Parts of the referral are missing"));
    CHECK(page.contains("Say who chaired the CSE MAP."));
    CHECK(page.contains("Friday 20 November 2026, in 2 days"));
    CHECK(page.contains("OFFICIAL-SENSITIVE"));
    CHECK(home(manager).contains(child));
    CHECK(was_shown(any(id)));
}

TEST_CASE_FIXTURE(HomePages, "a worker sees the last day for a draft, their cases and actions") {
    draft();
    const cases::CaseFile file = add_case();
    ask(file, list_case(december, file.id), worker, "Visit on Friday", "2026-12-01");
    const std::string page = home(worker);
    CHECK(page.contains("In time for 8 December 2026 until Saturday 28 November 2026, in 10 days"));
    CHECK(page.contains("/cases/" + text(file.id)));
    CHECK(page.contains("Tuesday 8 December 2026, in 20 days, about 2pm"));
    CHECK(page.contains("Visit on Friday"));
    CHECK(was_shown(any(file.id)));
}

TEST_CASE_FIXTURE(HomePages, "a name is text on home, whatever is in it") {
    forms::Answers answers = referrals::whole_answers();
    answers.set("child_family_name", 0, {.codes = {}, .words = "<script>alert(1)</script>"});
    draft(answers);
    add_case(answers);
    for (const Person* person : {&worker, &administrator}) {
        CHECK_FALSE(home(*person).contains("<script>alert"));
        CHECK(home(*person).contains("&lt;script&gt;alert(1)"));
    }
}

TEST_CASE_FIXTURE(HomePages, "rule 15: what is returned or unsent ages before its chairs") {
    const ReferralId id = sent();
    return_it(id);
    set_day("2026-11-27");
    for (Person* person : {&administrator, &police_chair, &care_chair}) {
        audit::Outbox outbox(records);
        REQUIRE(records.change(access::program(access::Task::sign_in, panel, person->actor.account),
                               outbox, [&](audit::Change& change) -> Result<int> {
                                   person->token =
                                       accounts::start_session(change, person->actor.account);
                                   return 0;
                               }));
        REQUIRE(outbox.wait());
        const std::string page = home(*person);
        CHECK(page.contains("With their referrers: returned or not sent"));
        CHECK(page.contains("Returned 9 days ago, not sent again."));
        CHECK(page.contains("Late</strong>"));
        CHECK(page.contains(child));
    }
}

TEST_CASE_FIXTURE(HomePages, "the administrator sees the next meeting and what is in its way") {
    sent();
    const std::string page = home(administrator);
    CHECK(page.contains("Next meeting: Tuesday 8 December 2026, in 20 days"));
    CHECK(page.contains("Its pack is due on Tuesday 1 December 2026, in 13 days."));
    CHECK(page.contains("1 waiting"));
    CHECK(page.contains("No case is listed yet. Accept a referral onto this meeting"));
    CHECK(page.contains("/meetings/" + text(december.id) + "/agenda"));
    CHECK(comes_before(page, "Next meeting", "Inbox: referrals to decide"));
    CHECK(comes_before(page, "Inbox: referrals to decide", "With their referrers"));
    CHECK(page.contains(child));
    minutes_with_chairs(january.id);
    CHECK(home(administrator).contains("With the chairs since Wednesday 18 November 2026, today"));
}

TEST_CASE_FIXTURE(HomePages, "with no meeting planned, home says what to do") {
    set_meeting(december.id, "cancelled");
    set_meeting(january.id, "cancelled");
    CHECK(home(administrator).contains("href=\"/meetings/series\""));
    CHECK(home(police_chair).contains("No meeting is planned"));
    CHECK_FALSE(home(police_chair).contains("href=\"/meetings/series\""));
}

TEST_CASE_FIXTURE(HomePages, "a chair sees what waits for their own decision, each side apart") {
    by_administrator([&](audit::Change& change) {
        meetings::ask_exception(change, "LATE_PACK", {}, {}, december.id, change.panel_key(),
                                "The printer is broken.");
    });
    minutes_with_chairs(december.id);
    approve_minutes(care_chair, december.id);
    for (const Person* person : {&police_chair, &police_deputy}) {
        const std::string page = home(*person);
        CHECK(page.contains("Late pack for 8 December 2026, asked by Farah Begum"));
        CHECK(page.contains("Minutes of 8 December 2026 to approve"));
        CHECK_FALSE(page.contains("The printer is broken."));  // read on its own page
    }
    CHECK_FALSE(home(care_chair).contains("to approve</a>"));
    CHECK(home(care_chair).contains("Late pack for 8 December 2026"));
    CHECK_FALSE(home(health_member).contains("Late pack"));
}

TEST_CASE_FIXTURE(HomePages, "a member sees how much of a pack they have not opened") {
    const ItemId first = list_case(december, add_case().id);
    list_case(december, add_case().id);
    CHECK(home(health_member).contains("No pack is out"));
    circulate(december);
    CHECK(home(health_member).contains("2 cases, 2 not opened"));
    REQUIRE(change_as<int>(health_member, panel_subject(), [&](audit::Change& change) {
        meetings::note_opening(change, first);
        return 0;
    }));
    CHECK(home(health_member).contains("2 cases, 1 not opened"));
    CHECK(home(school_member).contains("2 cases, 2 not opened"));
    CHECK(home(action_owner).contains("not opened") == false);
}

TEST_CASE_FIXTURE(HomePages,
                  "an agency’s actions are on its member’s home, its owner’s on theirs") {
    const cases::CaseFile file = add_case();
    const ItemId item = list_case(december, file.id);
    ask(file, item, action_owner, "Offer support at home", "2026-11-10");
    const Person colleague = add("Sam Idowu", "VICTIM_SUPPORT", {access::Role::member});
    CHECK(home(action_owner).contains("Offer support at home"));
    CHECK(home(action_owner).contains("Report progress"));
    CHECK(home(action_owner).contains("8 days ago"));
    CHECK(home(colleague).contains("Actions of your agency"));
    CHECK(home(colleague).contains("Offer support at home"));
    CHECK_FALSE(home(health_member).contains("Offer support at home"));
    CHECK(home(police_chair).contains("Late actions that nobody has reported on"));
    CHECK(home(police_chair).contains("Offer support at home"));
}

TEST_CASE_FIXTURE(HomePages, "an analyst sees the quarter and an auditor the trail, and no child") {
    sent();
    const std::string numbers = home(analyst);
    CHECK(numbers.contains("2026-27 Q2"));
    CHECK(numbers.contains("the quarter ended on Wednesday 30 September 2026"));
    CHECK(numbers.contains("Goes on until Thursday 31 December 2026"));
    CHECK_FALSE(numbers.contains("OFFICIAL-SENSITIVE"));
    const std::string trail = home(auditor);
    CHECK(trail.contains("The audit trail today"));
    CHECK(trail.contains("href=\"/audit\""));
    CHECK(trail.contains("Everyone with access used it in the last 90 days."));
    CHECK_FALSE(trail.contains("Zofia"));
    const Person regional = add("Regional", "CS_MASH", {access::Role::regional_analyst});
    const std::string boroughs = home(regional);
    CHECK(boroughs.contains("No borough has published a return for others yet."));
    CHECK(boroughs.contains("href=\"/regional-returns\""));
    CHECK_FALSE(boroughs.contains("OFFICIAL-SENSITIVE"));
}

}  // namespace mase::home
