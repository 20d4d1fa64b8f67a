#include "referrals/referral.h"

#include <doctest/doctest.h>

#include "forms/form_files.h"
#include "panels/panel_file.h"
#include "referrals/referrals_fixture.h"

namespace mase::referrals {

namespace {

Date day(const char* iso) {
    return *parse_date(iso);
}

const Date today = day("2026-11-18");
const forms::Form form = forms::read_form(forms::current_form_id());
const panels::Panel panel = panels::read_panel("redbridge");

forms::Answers without(forms::Answers answers, const char* question) {
    answers.set(question, 0, {});
    return answers;
}
forms::Answers with(forms::Answers answers, const char* question, const char* code) {
    answers.set(question, 0, {.codes = {code}, .words = {}});
    return answers;
}

std::vector<std::string> gap_messages(const forms::Answers& answers, Date on = today) {
    std::vector<std::string> messages;
    for (const Gap& gap : gaps(form, answers, form.route("A"), panel, on))
        messages.push_back(gap.problem.message);
    return messages;
}

Referral returned(const char* received_on, const char* returned_on) {
    Referral referral;
    referral.state = State::returned;
    referral.received_on = day(received_on);
    referral.returned_on = day(returned_on);
    return referral;
}

}  // namespace

TEST_CASE("an empty referral lacks something in every part that route A needs") {
    std::set<std::string> sections;
    for (const Gap& gap : gaps(form, {}, form.route("A"), panel, today))
        sections.insert(gap.section->id);
    CHECK(sections == std::set<std::string>{"child", "care", "prior_meeting", "concerns", "risk",
                                            "exploitation", "asked", "family"});
}

TEST_CASE("rule 13: a case that a social worker holds is not sent with another meeting") {
    const auto messages = gap_messages(with(whole_answers(), "prior_kind", "STRATEGY"));
    REQUIRE(messages.size() == 1);
    CHECK(messages.front().starts_with("Give the CSE MAP"));
}

TEST_CASE("rule 13: no date for the prior meeting, no sending") {
    CHECK(gap_messages(without(ahead_answers(), "prior_planned_for")).size() == 1);
    CHECK(gap_messages(without(whole_answers(), "prior_held_on")).size() == 1);
}

TEST_CASE("rule 13: a planned day that has passed has to be answered for") {
    CHECK(gap_messages(ahead_answers(), day("2026-11-25")).empty());
    CHECK(gap_messages(ahead_answers(), day("2026-11-26")).size() == 1);
}

TEST_CASE("rule 13: what a meeting agreed is not asked before it is held, and is after it") {
    CHECK(gap_messages(ahead_answers()).empty());
    const auto& actions = *form.section("prior_actions");
    CHECK(progress(actions, ahead_answers(), "A") == Progress::not_yet);
    forms::Answers held = whole_answers();
    held.remove_row(actions, 0);
    CHECK(gap_messages(held) == std::vector<std::string>{"Add at least one action"});
}

TEST_CASE("rule 13: a prior meeting is held when it is of the right kind and its day has come") {
    CHECK(prior_meeting_held(whole_answers(), form.route("A"), today));
    CHECK(prior_meeting_held(whole_answers(), form.route("A"), day("2026-11-10")));
    CHECK_FALSE(prior_meeting_held(whole_answers(), form.route("A"), day("2026-11-09")));
    CHECK_FALSE(prior_meeting_held(with(whole_answers(), "prior_kind", "STRATEGY"), form.route("A"),
                                   today));
    CHECK_FALSE(prior_meeting_held(without(whole_answers(), "prior_kind"), form.route("A"), today));
    CHECK_FALSE(prior_meeting_held(ahead_answers(), form.route("A"), today));
    CHECK_FALSE(prior_meeting_held({}, form.route("A"), today));
}

TEST_CASE("a part with one required answer missing is in progress, and whole when it is there") {
    const auto& risk = *form.section("risk");
    CHECK(progress(risk, {}, "A") == Progress::not_started);
    CHECK(progress(risk, without(whole_answers(), "risk_reason"), "A") == Progress::in_progress);
    CHECK(progress(risk, whole_answers(), "A") == Progress::completed);
}

TEST_CASE("a part of the data set is completed by ‘not known’, not by a blank") {
    const auto& histories = *form.section("histories");
    forms::Answers answers;
    for (const char* question : {"associations", "domestic_abuse"})
        answers.set(question, 0, {.codes = {"NO"}, .words = {}});
    CHECK(progress(histories, answers, "A") == Progress::in_progress);
    CHECK(progress(histories, with(answers, "sexual_abuse", "NOT_KNOWN"), "A") ==
          Progress::completed);
}

TEST_CASE("a list is completed by saying that none is known") {
    const auto& persons = *form.section("persons");
    CHECK(progress(persons, {}, "A") == Progress::not_started);
    CHECK(progress(persons, with({}, "persons", "NONE_KNOWN"), "A") == Progress::completed);
}

TEST_CASE("rule 15: sent again within two working days, the first sent date counts") {
    // Returned on Thursday: Friday and Monday are the two working days.
    const Referral referral = returned("2026-11-16", "2026-11-19");
    CHECK(answer_by(day("2026-11-19"), panel) == day("2026-11-23"));
    CHECK(received_if_sent(referral, day("2026-11-23"), panel) == day("2026-11-16"));
    CHECK(received_if_sent(referral, day("2026-11-24"), panel) == day("2026-11-24"));
}

TEST_CASE("rule 15: bank holidays are no working days") {
    // Returned on Christmas Eve; Friday and Monday are bank holidays.
    CHECK(answer_by(day("2026-12-24"), panel) == day("2026-12-30"));
}

TEST_CASE("a first sending counts from its own day") {
    CHECK(received_if_sent(Referral{}, today, panel) == today);
}

TEST_CASE("rule 13: once sent, only what the prior meeting was may be written, if it was to come") {
    Referral referral;
    referral.state = State::sent;
    CHECK_FALSE(may_write(referral, *form.section("prior_meeting")));
    referral.sent_ahead = true;
    CHECK(may_write(referral, *form.section("prior_meeting")));
    CHECK(may_write(referral, *form.section("prior_actions")));
    CHECK_FALSE(may_write(referral, *form.section("child")));
    referral.state = State::accepted;
    CHECK_FALSE(may_write(referral, *form.section("prior_meeting")));
}

}  // namespace mase::referrals
