#include "patterns/person.h"

#include <doctest/doctest.h>

#include "forms/form_files.h"
#include "patterns/answers.h"

namespace mase::patterns {

namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 18;

const forms::CodeLists& codes() {
    static const forms::CodeLists lists = forms::read_code_lists();
    return lists;
}

PersonDraft whole() {
    return {.name = "Driver known as Fox",
            .also_known = "",
            .description = "",
            .born_on = "",
            .nationality = "",
            .chosen = {{"sex", "M"},
                       {"age", "18_25"},
                       {"ethnicity_stated", "unknown-NOT_ASKED"},
                       {"ethnicity_seen", "IC2"},
                       {"nationality", "unknown-CANNOT_TELL"}},
            .sources = {{"ethnicity_seen", "CHILD"}}};
}

std::vector<std::string> faulty_fields(const PersonDraft& draft) {
    std::vector<std::string> fields;
    const auto details = checked(draft, codes(), today);
    if (details) return fields;
    for (const Problem& problem : details.error()) fields.push_back(problem.field);
    return fields;
}

}  // namespace

TEST_CASE("G-03: an unknown without its reason is refused, for each fact by itself") {
    PersonDraft draft = whole();
    for (auto& [fact, chosen] : draft.chosen) chosen.clear();
    CHECK(faulty_fields(draft) == std::vector<std::string>{"sex", "age", "ethnicity_stated",
                                                           "ethnicity_seen", "nationality"});
    for (const char* code : {"U", "IC9", "NOT_KNOWN", "unknown-", "unknown-BECAUSE"}) {
        PersonDraft guess = whole();
        for (auto& [fact, chosen] : guess.chosen) chosen = code;
        CHECK_MESSAGE(faulty_fields(guess).size() == 5, code);
    }
}

TEST_CASE(
    "G-03: what a person says and what someone saw each need who said so, and never the same") {
    PersonDraft draft = whole();
    draft.sources.clear();
    CHECK(faulty_fields(draft) == std::vector<std::string>{"ethnicity_seen_source"});
    draft.sources["ethnicity_seen"] = "SELF";
    CHECK(faulty_fields(draft) == std::vector<std::string>{"ethnicity_seen_source"});
    draft.sources["ethnicity_seen"] = "OFFICER";
    draft.chosen["ethnicity_stated"] = "W9";
    draft.sources["ethnicity_stated"] = "OFFICER";
    CHECK(faulty_fields(draft) == std::vector<std::string>{"ethnicity_stated_source"});
}

TEST_CASE("G-03: neither answer on ethnicity fills in the other") {
    PersonDraft draft = whole();
    draft.chosen["ethnicity_stated"] = "A2";
    draft.sources["ethnicity_stated"] = "SELF";
    draft.chosen["ethnicity_seen"] = "unknown-NOT_ASKED";
    const auto details = checked(draft, codes(), today);
    REQUIRE(details);
    CHECK_FALSE(details->facts.at("ethnicity_seen").is_known());
    CHECK(form_code(fact_seen, details->facts.at("ethnicity_seen")) == "NOT_ASKED");
}

TEST_CASE("a date of birth gives the age band, and one that can't be is refused") {
    CHECK(age_band(2008y / 11 / 19, today) == "U18");
    CHECK(age_band(2008y / 11 / 18, today) == "18_25");
    CHECK(age_band(2000y / 11 / 18, today) == "26_45");
    CHECK(age_band(1960y / 11 / 18, today) == "66P");
    PersonDraft draft = whole();
    draft.born_on = "1990-02-03";
    draft.chosen["age"] = "";
    CHECK(checked(draft, codes(), today)->facts.at("age").code == "26_45");
    for (const char* born : {"2027-01-01", "1890-01-01", "3/3"}) {
        draft.born_on = born;
        CHECK(faulty_fields(draft).front() == "born_on-day");
    }
}

TEST_CASE("a nationality is either given or not known for a reason") {
    PersonDraft draft = whole();
    draft.nationality = "Dutch";
    CHECK(faulty_fields(draft) == std::vector<std::string>{"nationality"});
    draft.chosen["nationality"] = "";
    CHECK(checked(draft, codes(), today)->nationality == "Dutch");
}

TEST_CASE("G-22: a disability that nobody has asked about is not known, and says so") {
    PersonDraft draft = whole();
    CHECK(checked(draft, codes(), today)->facts.at("disability").unknown_why == "NOT_ASKED");
    draft.chosen["disability"] = "YES";
    CHECK(checked(draft, codes(), today)->facts.at("disability").code == "YES");
    draft.chosen["disability"] = "NOT_KNOWN";  // without a reason
    CHECK(faulty_fields(draft) == std::vector<std::string>{"disability"});
}

TEST_CASE("a row of a referral starts a record, and what it left open stays open") {
    forms::Answers answers;
    const auto code = [&](const char* question, const char* chosen) {
        answers.set(question, 1, {.codes = {chosen}, .words = {}});
    };
    answers.set("person_name", 1, {.codes = {}, .words = "Fox"});
    code("person_sex", "U");
    code("person_ethnicity_stated", "NS");
    code("person_ethnicity_seen", "IC4");
    code("person_ethnicity_source", "CHILD");
    code("person_nationality", "REFUSED");
    const PersonDraft draft = from_row(answers, 1, codes());
    CHECK(draft.name == "Fox");
    CHECK(draft.chosen.at("sex") == "unknown-CANNOT_TELL");
    CHECK(draft.chosen.at("ethnicity_stated") == "unknown-DECLINED");
    CHECK(draft.chosen.at("ethnicity_seen") == "IC4");
    CHECK(draft.sources.at("ethnicity_seen") == "CHILD");
    CHECK_FALSE(draft.sources.contains("ethnicity_stated"));
    CHECK(draft.chosen.at("nationality") == "unknown-DECLINED");
    CHECK_FALSE(draft.chosen.contains("age"));
    CHECK(faulty_fields(draft) == std::vector<std::string>{"age"});
}

TEST_CASE("G-13: the form’s single answers are those of one person, each with its rule") {
    CHECK(derived_answers({}, {}).empty());
    const auto facts = checked(whole(), codes(), today)->facts;
    Facts others = facts;
    others["sex"] = {.code = "F", .source = {}, .unknown_why = {}};
    const auto derived = derived_answers(
        {{2026y / 1 / 1, "IDENTIFIED", others}, {2026y / 2 / 1, "CHARGED", facts}}, {});
    REQUIRE(derived.size() == 4);
    CHECK(derived[0].code == "CHARGED");
    CHECK(derived[1].code == "M");
    CHECK(derived[2].code == "18_25");
    CHECK(derived[3].code == "IC2");
    for (const Derived& answer : derived) CHECK_FALSE(answer.rule.empty());
}

TEST_CASE("G-14: what is not known has a code of the form’s own") {
    const auto unknown = [](const char* why) {
        return Fact{.code = {}, .source = {}, .unknown_why = why};
    };
    CHECK(form_code(fact_sex, unknown("NOT_ASKED")) == "U");
    CHECK(form_code(fact_age, unknown("DECLINED")) == "NOT_KNOWN");
    CHECK(form_code(fact_seen, unknown("WITHHELD")) == "WITHHELD");
    CHECK(form_code(fact_seen, unknown("DECLINED")) == "IC9");
}

}  // namespace mase::patterns
