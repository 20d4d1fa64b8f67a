#include "statements/statement.h"

#include <doctest/doctest.h>

#include "core/problems.h"
#include "forms/form_files.h"

namespace mase::statements {

namespace {

const forms::CodeLists& codes() {
    static const forms::CodeLists lists = forms::read_code_lists();
    return lists;
}

Statement for_audience(const char* audience, std::set<std::string> named = {}) {
    return {.id = {},
            .kind = "FACT",
            .source = "HEALTH",
            .audience = audience,
            .named = std::move(named),
            .words = "Seen at the clinic on Monday.",
            .made_by = {},
            .made_at = {}};
}

Answer known() {
    return {.agency = "HEALTH",
            .known = "KNOWN",
            .recorded = "YES",
            .withheld = {},
            .answered_by = {},
            .answered_at = {},
            .version = 1};
}

StatementDraft draft() {
    return {.kind = "OPINION",
            .source = "HEALTH",
            .audience = "PANEL",
            .named = {},
            .words = "The nurse is worried."};
}

Result<Statement> check(const StatementDraft& typed, const Answer& stored = known()) {
    return checked(typed, stored, codes(), {"HEALTH", "POLICE_SET"}, {"POLICE_SET", "CS_CPAT"});
}

access::Actor actor(access::Role role, const char* agency) {
    return {.account = {},
            .name = "Somebody",
            .panel = {},
            .agency = agency,
            .sector = {},
            .roles = {role},
            .session = {}};
}

}  // namespace

TEST_CASE("rule 27: each statement is seen by those it is for, by its own agency, and no others") {
    const Reader health{.agency = "HEALTH"}, police{.agency = "POLICE_SET"}, nobody{};
    const Reader chair{.agency = "CS_CPAT", .is_chair = true};
    for (const Reader& reader : {health, police, nobody, chair})
        CHECK(may_read(reader, "HEALTH", for_audience("PANEL")));

    const Statement chairs = for_audience("CHAIRS");
    CHECK(may_read(chair, "HEALTH", chairs));
    CHECK(may_read(health, "HEALTH", chairs));
    CHECK_FALSE(may_read(police, "HEALTH", chairs));
    CHECK_FALSE(may_read(nobody, "HEALTH", chairs));

    const Statement named = for_audience("AGENCIES", {"POLICE_SET"});
    CHECK(may_read(police, "HEALTH", named));
    CHECK(may_read(health, "HEALTH", named));
    CHECK_FALSE(may_read(chair, "HEALTH", named));
    CHECK_FALSE(may_read(nobody, "HEALTH", named));
}

TEST_CASE("who only administers speaks for no agency, and so is shown what everyone is") {
    CHECK(reader_of(actor(access::Role::member, "HEALTH")).agency == "HEALTH");
    CHECK(reader_of(actor(access::Role::guest, "PROBATION")).agency == "PROBATION");
    CHECK(reader_of(actor(access::Role::chair, "CS_CPAT")).is_chair);
    CHECK(reader_of(actor(access::Role::administrator, "CS_MASH")).agency.empty());
    CHECK(reader_of(actor(access::Role::worker, "CS_CPAT")).agency.empty());
}

TEST_CASE("why something is held back is for the agency itself and the chairs") {
    CHECK(may_read_withheld({.agency = "HEALTH"}, "HEALTH"));
    CHECK(may_read_withheld({.agency = "", .is_chair = true}, "HEALTH"));
    CHECK_FALSE(may_read_withheld({.agency = "POLICE_SET"}, "HEALTH"));
    CHECK_FALSE(may_read_withheld({}, ""));
}

TEST_CASE("an answer that says nothing is refused with every question it leaves open") {
    const auto answer = checked(AnswerDraft{}, Answer{}, codes());
    REQUIRE_FALSE(answer);
    CHECK(problem_of(answer.error(), "known") ==
          "Select whether the child is known to your agency");
    CHECK_FALSE(problem_of(answer.error(), "recorded").empty());
    CHECK(problem_of(answer.error(), "withheld").empty());
    CHECK_FALSE(checked(AnswerDraft{"MAYBE", "YES", ""}, Answer{}, codes()));
}

TEST_CASE("not known to us can't stand beside statements, nor beside something held back") {
    Answer stated = known();
    stated.statements.push_back(for_audience("CHAIRS"));
    CHECK_FALSE(checked(AnswerDraft{"NOT_KNOWN_TO_US", "YES", ""}, stated, codes()));
    CHECK_FALSE(checked(AnswerDraft{"NOT_KNOWN_TO_US", "YES", "Family court"}, known(), codes()));
    CHECK(checked(AnswerDraft{"NOT_KNOWN_TO_US", "NO", ""}, known(), codes()));
    const auto kept = checked(AnswerDraft{"KNOWN", "NOT_KNOWN", "Family court"}, stated, codes());
    REQUIRE(kept);
    CHECK(kept->withheld == "Family court");
    CHECK(kept->agency == "HEALTH");
    CHECK(kept->statements.size() == 1);
}

TEST_CASE("a statement says what it is, whence it comes and for whom") {
    const auto empty = check({});
    REQUIRE_FALSE(empty);
    for (const char* field : {"words", "kind", "source", "audience"})
        CHECK_FALSE(problem_of(empty.error(), field).empty());
    CHECK(check(draft()));

    StatementDraft foreign = draft();
    foreign.source = "SCHOOL_OF_NOWHERE";
    CHECK_FALSE(check(foreign));
}

TEST_CASE("a statement for named agencies names some, and only those that are asked") {
    StatementDraft typed = draft();
    typed.audience = "AGENCIES";
    CHECK(problem_of(check(typed).error(), "named") ==
          "Select at least one agency that may see it");
    typed.named = {"POLICE_SET", "YOUTH_JUSTICE"};
    CHECK_FALSE(check(typed));
    typed.named = {"POLICE_SET"};
    REQUIRE(check(typed));
    CHECK(check(typed)->named == std::set<std::string>{"POLICE_SET"});
    typed.audience = "CHAIRS";  // whoever had been ticked
    REQUIRE(check(typed));
    CHECK(check(typed)->named.empty());
}

TEST_CASE("nothing is stated about a child before the agency has said that it knows them") {
    Answer unknown = known();
    unknown.known = "NOT_KNOWN_TO_US";
    CHECK_FALSE(check(draft(), unknown));
    CHECK_FALSE(check(draft(), Answer{}));
}

TEST_CASE("rule 27: answers are open from circulation until the minutes are approved") {
    for (const char* state : {"circulated", "sitting", "ended"}) CHECK(is_open_for_answers(state));
    for (const char* state : {"planned", "approved", "cancelled"})
        CHECK_FALSE(is_open_for_answers(state));
}

}  // namespace mase::statements
