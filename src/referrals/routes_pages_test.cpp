#include <doctest/doctest.h>

#include "cases/list_store.h"
#include "meetings/agenda_store.h"
#include "referrals/routes_fixture.h"

namespace mase::referrals {

namespace {

class Routes : public ReferralsFixture {
public:
    ReferralId started(const accounts::Person& person, accounts::Fields fields) {
        const auto response = post(person, "/referrals/new", std::move(fields));
        REQUIRE(response.status == 303);
        return *parse_id<ReferralId>(accounts::location(response).substr(11));
    }
    std::string acceptance(ReferralId id) {
        return get(administrator, page_of(id, "/acceptance")).body;
    }
    ReferralId data_accepted() {
        const ReferralId id = sent(data_answers(), "C");
        REQUIRE(decide_it(id, {{"choice", "accept_for_data"}}).status == 303);
        return id;
    }
    void list(CaseId case_id, const meetings::Meeting& meeting) {
        (void)change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
            meetings::list_item(change, meeting.id, case_id, {}, "review", {});
            return 0;
        });
    }
};

const accounts::Fields held_on_10_november{
    {"prior_held_on-day", "10"}, {"prior_held_on-month", "11"}, {"prior_held_on-year", "2026"}};

accounts::Fields with(accounts::Fields fields, const accounts::Fields& more) {
    fields.insert(fields.end(), more.begin(), more.end());
    return fields;
}

}  // namespace

TEST_CASE_FIXTURE(Routes, "the first question is who holds the case, and its answer is the route") {
    const std::string first = get(worker, "/referrals/new").body;
    for (const char* words :
         {"Held by a social worker in this borough", "Held by early help",
          "Data only: heard by another area’s panel", "Placed here by another authority"})
        CHECK(first.contains(words));
    CHECK_FALSE(first.contains("been held?"));
    CHECK(get(worker, "/referrals/new?asked=route").body.contains("Select who holds the case"));
    CHECK(get(worker, "/referrals/new?route=X").body.contains("Who holds the case?"));
    CHECK(get(worker, "/referrals/new?route=B").body.contains("multi-agency meeting been held?"));
    CHECK(get(worker, "/referrals/new?route=C").body.contains("Which area’s panel"));
    CHECK(post(worker, "/referrals/new", {{"route", "E"}, {"prior_held", "NO_DATE"}}).status ==
          422);
    CHECK(count("SELECT count(*) FROM referrals") == 0);
}

TEST_CASE_FIXTURE(Routes, "MR-29: early help says which meeting of agencies it was") {
    const accounts::Fields fields =
        with({{"route", "B"}, {"prior_held", "YES"}}, held_on_10_november);
    CHECK(post(worker, "/referrals/new", fields).body.contains("Select which meeting it is"));
    CHECK(post(worker, "/referrals/new", with(fields, {{"prior_kind", "OTHER_MASE"}})).status ==
          422);
    const ReferralId id = started(worker, with(fields, {{"prior_kind", "EARLY_HELP"}}));
    CHECK(now(id).route == "B");
    CHECK(written(id).answers.code("prior_kind") == "EARLY_HELP");
}

TEST_CASE_FIXTURE(Routes, "MR-30: data alone starts with the other panel and the day it met") {
    const auto unnamed = post(worker, "/referrals/new", {{"route", "C"}});
    const std::size_t panel_first = unnamed.body.find("Enter which area’s panel heard the case");
    CHECK(panel_first < unnamed.body.find("Enter the date it was held"));
    const ReferralId id = started(
        worker, with({{"route", "C"}, {"prior_panel", "Mid Essex panel"}}, held_on_10_november));
    CHECK(written(id).answers.code("prior_kind") == "OTHER_MASE");
    CHECK(written(id).answers.code("responsible_authority") == "317");
    CHECK_FALSE(is_in_the_files("Mid Essex panel"));
    const std::string tasks = get(worker, page_of(id)).body;
    CHECK(tasks.contains("For data only"));
    CHECK_FALSE(tasks.contains("What you ask of the panel"));
    CHECK(get(worker, page_of(id, "/parts/asked")).status == 404);
    CHECK(post(worker, page_of(id, "/parts/asked"), {{"asked_of_panel", "SUPPORT"}}).status == 404);
    CHECK(get(worker, page_of(id, "/parts/persons/new")).status == 404);
    CHECK(get(worker, page_of(id, "/parts/locations")).status == 200);
    CHECK_FALSE(get(worker, page_of(id, "/parts/child")).body.contains("Home address"));
}

TEST_CASE_FIXTURE(Routes, "rule 20: a part that the route does not ask is kept by no post") {
    const ReferralId id = draft(data_answers(), "C");
    const std::string page = get(worker, page_of(id, "/parts/concerns")).body;
    CHECK(post(worker, page_of(id, "/parts/concerns"),
               {{"harm_status", "HAPPENED"},
                {"concerns_narrative", "Written by hand"},
                {"seen", hidden_value(page, "seen")},
                {"then", "later"}})
              .status == 303);
    CHECK(written(id).answers.code("harm_status") == "HAPPENED");
    CHECK(written(id).answers.words("concerns_narrative").empty());
}

TEST_CASE_FIXTURE(Routes, "MR-194: data alone is counted, and on no agenda") {
    const ReferralId id = sent(data_answers(), "C");
    CHECK(get(worker, page_of(id, "/answers")).body.contains("does not discuss the case"));
    const std::string page = acceptance(id);
    CHECK(page.contains("Accept it for its data alone"));
    CHECK_FALSE(page.contains("Accept it for the meeting"));
    for (const char* choice : {"accept", "accept_sooner", "ask_late", "ask_urgent"})
        CHECK(decide_it(id, {{"choice", choice}, {"urgent_reason", "Now"}}).status == 422);
    REQUIRE(decide_it(id, {{"choice", "accept_for_data"}}).status == 303);
    const Referral accepted = now(id);
    CHECK(accepted.state == State::accepted);
    REQUIRE(accepted.case_id);
    CHECK(count("SELECT count(*) FROM agenda_items") == 0);
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'acceptance' AND case_id = $1",
                {*accepted.case_id}) == 1);
    const std::string body = get(worker, page_of(id)).body;
    CHECK(body.contains("Accepted for its data alone"));
    CHECK(body.contains("Mid Essex exploitation panel"));
    CHECK(body.contains("A warning notice and weekly visits"));
    CHECK(body.contains("Essex"));
}

TEST_CASE_FIXTURE(Routes, "MR-194: nothing puts a case known for its data on an agenda") {
    const CaseId case_id = *now(data_accepted()).case_id;
    CHECK_THROWS(list(case_id, december));
    CHECK(count("SELECT count(*) FROM agenda_items") == 0);
}

TEST_CASE_FIXTURE(Routes, "MR-30: before the other panel has met there is nothing to accept") {
    forms::Answers answers = data_answers();
    const ReferralId id = sent(answers, "C");
    tamper("UPDATE answers SET code = 'CSE_MAP' WHERE question = 'prior_kind'");
    CHECK_FALSE(acceptance(id).contains("Accept it for its data alone"));
    CHECK(acceptance(id).contains("there is nothing to count yet"));
}

TEST_CASE_FIXTURE(Routes, "MR-31: a child placed here is listed with the placing authority’s two") {
    const ReferralId id = sent(placed_here_answers(), "D");
    const std::string body = get(manager, page_of(id)).body;
    CHECK(body.contains("Ines Calloway, social worker"));
    CHECK(body.contains("Otis Brandt, team manager"));
    CHECK(body.contains("Havering"));
    CHECK_FALSE(is_in_the_files("Ines Calloway"));
    REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303);
    CHECK(count("SELECT count(*) FROM agenda_items WHERE meeting_id = $1 AND referral_id = $2",
                {december.id, id}) == 1);
}

TEST_CASE_FIXTURE(Routes, "MR-31: a child placed here starts with where they live now") {
    const ReferralId id = started(worker, {{"route", "D"}, {"prior_held", "NO_DATE"}});
    CHECK(written(id).answers.code("host_authority") == "317");
    CHECK(written(id).answers.code("responsible_authority").empty());
}

TEST_CASE_FIXTURE(Routes, "rule 13: early help’s meeting comes first as well") {
    forms::Answers answers = ahead_answers();
    set_code(answers, "prior_kind", "EARLY_HELP");
    const ReferralId id = sent(answers, "B");
    CHECK(acceptance(id).contains("The multi-agency meeting is not recorded as held"));
    CHECK(decide_it(id, {{"choice", "accept"}}).status == 422);
    CHECK(get(worker, page_of(id)).body.contains("Record the multi-agency meeting as held"));
}

TEST_CASE_FIXTURE(Routes, "the inbox tells data from what is to be heard") {
    sent(data_answers(), "C");
    const std::string inbox = get(administrator, "/referrals").body;
    CHECK(inbox.contains("Data only"));
    CHECK(inbox.contains("no meeting hears it"));
    CHECK_FALSE(inbox.contains("Pack due"));
}

}  // namespace mase::referrals
