#include "forms/form_files.h"

#include <doctest/doctest.h>

#include "forms/answers.h"
#include "forms/form_fixture.h"

namespace mase::forms {

TEST_CASE("the form in force is sound") {
    const Form form = read_form(current_form_id());
    CHECK(faults(form) == std::vector<std::string>{});
    CHECK(form.find("risk_category"));
    CHECK(form.find("risk_category")->source == "MR-80");
}

TEST_CASE("everything that names or places a person is sealed") {
    const Form form = read_form(current_form_id());
    for (const char* id :
         {"child_family_name", "child_given_names", "child_born_on", "child_address",
          "child_postcode", "child_nhs_number", "child_case_number", "placement_address",
          "concerns_narrative", "person_name", "place_address", "child_gp", "child_school"}) {
        CAPTURE(id);
        REQUIRE(form.find(id));
        CHECK(form.find(id)->is_sealed());
    }
}

TEST_CASE("no words sent in place of a code are ever kept plain") {
    const Form form = read_form(current_form_id());
    const Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}};
    for (const Section& section : form.sections) {
        for (Question question : section.questions) {
            CAPTURE(question.id);
            question.show_when.reset();
            Section alone = section;
            alone.questions = {question};
            Answers answers;
            answers.set(question.id, 0, {.codes = {"Amina Yusuf, 3 Tallow Walk"}, .words = {}});
            CHECK(invalid(alone, *form.codes, answers, 0, today).size() == 1);
            for (const std::string& special : question.special) {
                answers.set(question.id, 0, {.codes = {special}, .words = {}});
                CHECK(invalid(alone, *form.codes, answers, 0, today).empty());
            }
        }
    }
    Section agencies = *form.section("prior_meeting");
    agencies.questions = {*form.find("prior_agencies")};
    agencies.questions.front().show_when.reset();
    Answers answers;
    answers.set("prior_agencies", 0, {.codes = {"HEALTH", "POLICE_SET"}, .words = {}});
    CHECK(invalid(agencies, *form.codes, answers, 0, today).empty());
}

TEST_CASE("an unsound definition is refused, fault by fault") {
    const auto fault_of = [](const auto& spoil) {
        Form form = small_form();
        spoil(form.sections[0].questions);
        const auto found = faults(form);
        return found.empty() ? std::string() : found.front();
    };
    using Questions = std::vector<Question>;
    CHECK(fault_of([](Questions&) {}).empty());
    CHECK(fault_of([](Questions& q) { q[0].label.clear(); }) == "question name: has no label");
    CHECK(fault_of([](Questions& q) { q[2].codes = "bogus"; }) ==
          "question met: no code list bogus");
    CHECK(fault_of([](Questions& q) { q[0].codes = "met"; }) ==
          "question name: has a code list that it can't use");
    CHECK(fault_of([](Questions& q) { q[1].check = "bogus"; }) ==
          "question born_on: no check bogus");
    CHECK(fault_of([](Questions& q) { q[0].special = {"BOGUS"}; }) ==
          "question name: no special answer BOGUS");
    CHECK(fault_of([](Questions& q) { q[1].id = "name"; }) == "question name: is there twice");
    CHECK(fault_of([](Questions& q) { std::swap(q[2], q[3]); }) ==
          "question met_other: is shown by a question that does not come before it");
    CHECK(fault_of([](Questions& q) { q[3].show_when->code = "BOGUS"; }) ==
          "question met_other: is shown by a code that its question does not have");
}

TEST_CASE("rule 20: an unsound route is refused, fault by fault") {
    const auto fault_of = [](const auto& spoil) {
        Form form = read_form(current_form_id());
        spoil(form);
        const auto found = faults(form);
        return found.empty() ? std::string() : found.front();
    };
    const auto question = [](Form& form, std::string_view id) {
        for (Section& section : form.sections) {
            for (Question& each : section.questions) {
                if (each.id == id) return &each;
            }
        }
        return static_cast<Question*>(nullptr);
    };
    CHECK(fault_of([](Form&) {}).empty());
    CHECK(fault_of([](Form& form) { form.routes[0].code = "X"; }) ==
          "route X: is no code of referral_routes");
    CHECK(fault_of([](Form& form) { form.routes[0].prior_kinds = {"BOGUS"}; }) ==
          "route A: no prior meeting BOGUS");
    CHECK(fault_of([](Form& form) { form.routes[0].prior_kinds.clear(); }) ==
          "route A: needs no prior meeting");
    CHECK(fault_of([&](Form& form) { question(form, "concerns_narrative")->required = "C"; }) ==
          "route C: needs question concerns_narrative and does not ask it");
    CHECK(fault_of([&](Form& form) {
              question(form, "group_or_gang")->routes = "A";
          }).starts_with("route B: question group_name is shown by one that it does not ask"));
}

TEST_CASE("rule 20: the form of a route is the whole form without what the route does not ask") {
    const Form form = read_form(current_form_id());
    for (const Route& route : form.routes) {
        CAPTURE(route.code);
        for (const Section& section : form.on_route(route.code).sections) {
            CHECK(section.in_referral_on(route.code));
            for (const Question& question : section.questions) {
                CHECK(question.asked_on(route.code));
                CHECK(form.find(question.id));
            }
        }
        CHECK(form.on_route(route.code).section("declaration"));
    }
    CHECK_THROWS(form.on_route("E"));
}

}  // namespace mase::forms
