#include "cases/erasure.h"

#include <doctest/doctest.h>

#include "core/problems.h"

namespace mase::cases {

namespace {

Date day(const char* iso) {
    return *parse_date(iso);
}

const Retention years_75{.years_from_birth = 75, .hold = {}};

Keeping closed_case() {
    return {.closed_on = day("2027-05-04"), .born_on = day("2011-03-27")};
}

const ErasureDraft by_request{"REQUEST", "IG/2027/14", "The panel of the council granted it"};

std::string first_problem(const Result<Erasure>& result) {
    return result ? "" : result.error().front().message;
}

}  // namespace

TEST_CASE("a closed record is erased by a decision that is on record, whatever its age") {
    const auto erasure = checked(by_request, closed_case(), years_75, day("2027-06-01"));
    REQUIRE(erasure);
    CHECK(erasure->decision == "IG/2027/14");
    CHECK(details_of(*erasure) == "REQUEST IG/2027/14");
    CHECK(erasure_of("REQUEST IG/2027/14")->decision == "IG/2027/14");
    CHECK_FALSE(erasure_of("REQUEST"));
    CHECK_FALSE(erasure_of("LOST IG/1"));
}

TEST_CASE("without a decision a record is kept until its time has passed, to the day") {
    ErasureDraft draft = by_request;
    draft.ground = "RETENTION";
    CHECK(first_problem(checked(draft, closed_case(), years_75, day("2086-03-26"))) ==
          "Select another reason: this record is kept until 27 March 2086");
    CHECK(checked(draft, closed_case(), years_75, day("2086-03-27")));
    Keeping leap = closed_case();
    leap.born_on = day("2012-02-29");
    CHECK(kept_until(leap, years_75) == day("2087-03-01"));
    leap.born_on.reset();  // not known: from the closing
    CHECK(kept_until(leap, years_75) == day("2102-05-04"));
}

TEST_CASE("a record that is still worked with is not erased") {
    const auto refusal = [&](Keeping keeping) {
        return first_problem(checked(by_request, keeping, years_75, day("2027-06-01")));
    };
    Keeping keeping = closed_case();
    keeping.is_open = true;
    CHECK(refusal(keeping).starts_with("Only a record whose case is closed"));
    keeping = closed_case();
    keeping.is_before_a_meeting = true;
    CHECK(refusal(keeping).contains("minutes are not approved"));
    keeping = closed_case();
    keeping.waits_for_a_decision = true;
    CHECK(refusal(keeping).contains("waits for a chair"));
    keeping = closed_case();
    keeping.has_open_action = true;
    CHECK(refusal(keeping).starts_with("An action of this case is open"));
    keeping = closed_case();
    keeping.is_erased = true;
    CHECK(refusal(keeping) == "This record has been erased already");
}

TEST_CASE("while an inquiry forbids it nothing is erased") {
    const Retention held{.years_from_birth = 75, .hold = "The inquiry’s order of 3 May 2027"};
    CHECK(first_problem(checked(by_request, closed_case(), held, day("2027-06-01"))) ==
          "Nothing may be erased at present: The inquiry’s order of 3 May 2027");
}

TEST_CASE("what is missing of an erasure is said all at once, and a name is no reference") {
    const auto empty = checked({}, closed_case(), years_75, day("2027-06-01"));
    REQUIRE_FALSE(empty);
    CHECK(problem_of(empty.error(), "ground") == "Select why the record may be erased");
    CHECK(problem_of(empty.error(), "decision") == "Enter the reference of the decision");
    CHECK(problem_of(empty.error(), "reason") == "Enter why it is to be erased");
    for (const char* reference : {"Zofia", "ZOFIA", "IG 14", "ig/14"}) {
        ErasureDraft draft = by_request;
        draft.decision = reference;
        CHECK(first_problem(checked(draft, closed_case(), years_75, day("2027-06-01")))
                  .starts_with("Enter the reference in capital letters and digits"));
    }
}

}  // namespace mase::cases
