// What each route asks, and what it needs first (rules.md 20).
#include <doctest/doctest.h>

#include "forms/form_files.h"
#include "panels/panel_file.h"
#include "referrals/clocks.h"
#include "referrals/routes_fixture.h"

namespace mase::referrals {

namespace {

const forms::Form form = forms::read_form(forms::current_form_id());
const panels::Panel panel = panels::read_panel("redbridge");
const Date today = *parse_date("2026-11-18");

std::vector<std::string> messages(const std::string& route, const forms::Answers& answers) {
    std::vector<std::string> found;
    for (const Gap& gap : gaps(form, answers, form.route(route), panel, today))
        found.push_back(gap.problem.message);
    return found;
}

std::set<std::string> sections(const std::string& route) {
    std::set<std::string> ids;
    for (const forms::Section* section : parts(form.on_route(route))) ids.insert(section->id);
    return ids;
}

forms::Answers with(forms::Answers answers, const char* question, const char* code) {
    answers.set(question, 0, {.codes = {code}, .words = {}});
    return answers;
}

}  // namespace

TEST_CASE("rule 20: what each route needs is answered by its own referral and by no other") {
    CHECK(messages("A", whole_answers()).empty());
    CHECK(messages("B", early_help_answers()).empty());
    CHECK(messages("C", data_answers()).empty());
    CHECK(messages("D", placed_here_answers()).empty());
    CHECK_FALSE(messages("A", early_help_answers()).empty());
    CHECK_FALSE(messages("B", data_answers()).empty());
    CHECK_FALSE(messages("C", whole_answers()).empty());
    CHECK_FALSE(messages("D", whole_answers()).empty());
}

TEST_CASE("rule 20: data alone asks what is counted, and no concerns, actions or requests") {
    const auto asked = sections("C");
    for (const char* id : {"prior_actions", "persons", "places", "asked", "family", "placing"})
        CHECK_FALSE(asked.contains(id));
    // What is counted of a discussion here was taken elsewhere, so the referral brings it.
    for (const char* id : {"outcomes", "person_of_concern", "locations"}) CHECK(asked.contains(id));
    const forms::Form& of_data = form.on_route("C");
    for (const char* id : {"child_address", "child_gp", "concerns_narrative", "child_voice"})
        CHECK_FALSE(of_data.find(id));
    for (const forms::Section& section : form.sections) {
        for (const forms::Question& question : section.questions) {
            CAPTURE(question.id);
            if (question.collected) CHECK(of_data.find(question.id));
        }
    }
}

TEST_CASE("MR-32: only a child placed here needs the placing authority’s two people") {
    CHECK(sections("D").contains("placing"));
    CHECK_FALSE(sections("A").contains("placing"));
    forms::Answers answers = placed_here_answers();
    answers.set("placing_manager", 0, {});
    CHECK(messages("D", answers) ==
          std::vector<std::string>{"Enter the placing authority’s social worker’s manager"});
}

TEST_CASE("MR-29: early help sends what any meeting of agencies agreed, but no other panel’s") {
    for (const char* kind : {"EARLY_HELP", "STRATEGY", "CSE_MAP"})
        CHECK(prior_meeting_held(with(early_help_answers(), "prior_kind", kind), form.route("B"),
                                 today));
    CHECK_FALSE(prior_meeting_held(with(early_help_answers(), "prior_kind", "OTHER_MASE"),
                                   form.route("B"), today));
    CHECK_FALSE(prior_meeting_held(early_help_answers(), form.route("A"), today));
}

TEST_CASE("MR-30: data alone names the other panel, its date and what it decided") {
    for (const char* question : {"prior_panel", "prior_held_on", "prior_outcome"}) {
        forms::Answers answers = data_answers();
        answers.set(question, 0, {});
        CAPTURE(question);
        CHECK(messages("C", answers).size() == 1);
    }
    CHECK(messages("C", with(data_answers(), "prior_kind", "CSE_MAP")).size() >= 1);
}

TEST_CASE("MR-197: whose child it is says by which route they come") {
    CHECK(messages("C", with(data_answers(), "responsible_authority", "311")).size() == 1);
    CHECK(messages("D", with(placed_here_answers(), "responsible_authority", "317")).size() == 1);
    CHECK(messages("A", with(whole_answers(), "responsible_authority", "311")).empty());
}

TEST_CASE("MR-25: a child of ours placed elsewhere is referred like any other") {
    CHECK(messages("A", with(whole_answers(), "host_authority", "881")).empty());
    for (const char* route : {"C", "D"}) {
        forms::Answers answers = *route == 'C' ? data_answers() : placed_here_answers();
        answers.set("host_authority", 0, {});
        CHECK(messages(route, answers).size() == 1);
    }
}

TEST_CASE("MR-194: nothing is due for data but its acceptance, and no meeting is named") {
    Referral referral;
    referral.route = "C";
    referral.state = State::sent;
    referral.received_on = today;
    meetings::Meeting december;
    december.state = "planned";
    december.held_on = *parse_date("2026-12-08");
    december.received_by = *parse_date("2026-11-28");
    for (const std::string& words : duty(referral, {december}, today, panel).words)
        CHECK_FALSE(words.contains("December"));
    CHECK(sending_words(referral, {december}, today).contains("does not discuss"));
    referral.route = "B";
    CHECK(sending_words(referral, {december}, today).contains("8 December 2026"));
}

}  // namespace mase::referrals
