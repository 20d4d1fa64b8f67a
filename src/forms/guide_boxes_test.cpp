// Every box of the guide's data collection form, and every answer that it offers, is in data/. The
// codes are written down here a second time: returns of earlier years are read by them, so one that
// goes missing or changes its question is a fault, whatever the data says of itself.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "forms/form_files.h"

namespace mase::forms {

namespace {

struct Box {
    const char* source;
    const char* question;
    std::vector<const char*> answers;  // in the guide's order; empty where the box is not coded
};

const Box boxes[] = {
    {"MR-69", "child_family_name", {}},
    {"MR-70", "child_born_on", {}},
    {"MR-71", "child_address", {}},
    {"MR-72", "child_sex", {"M", "F"}},
    {"MR-73", "child_ethnicity", {}},  // the guide has no list of its own
    {"MR-74", "child_case_number", {}},
    {"MR-75", "child_school", {}},
    {"MR-76", "placement_address", {}},
    {"MR-77", "previously_at_mase", {"YES", "NO"}},
    {"MR-78", "child_gp", {}},
    {"MR-79", "child_nhs_number", {}},
    {"MR-80", "risk_category", {"CAT1", "CAT2", "CAT3"}},
    {"MR-84",
     "exploitation_type",
     {"BOYFRIEND", "PEER", "NETWORK", "INAPP_REL", "FAMILIAL", "OPPORT", "ONLINE"}},
    {"MR-92", "group_or_gang", {"GROUP", "GANG", "NA"}},
    {"MR-96",
     "missing_category",
     {"MISSING_NOW", "EP_HOME", "EP_HOME_SCH", "ABS_HOME", "ABS_SCH", "NA"}},
    {"MR-103", "education_category", {"SCHOOL", "COLLEGE", "PRU", "NONE"}},
    {"MR-108", "lac_category", {"NOT_CARE", "HOME_IN", "HOME_OUT", "OLA_IN"}},
    {"MR-113", "substance_misuse", {"ALCOHOL", "DRUGS", "BOTH", "NO", "UNKNOWN"}},
    {"MR-119", "sexual_health", {"YES", "NO"}},
    {"MR-120", "mental_health_needs", {"YES", "NO"}},
    {"MR-121", "known_to_camhs", {"YES", "NO"}},
    {"MR-122", "learning_disability", {"YES", "NO"}},
    {"MR-123", "physical_disability", {"YES", "NO"}},
    {"MR-124", "associations", {"YES", "NO"}},
    {"MR-125", "domestic_abuse", {"YES", "NO", "NOT_KNOWN"}},
    {"MR-126", "sexual_abuse", {"YES", "NO", "NOT_KNOWN"}},
    {"MR-127", "childrens_services_outcome", {"NFA", "PREVENT", "EARLY", "PROTECT"}},
    {"MR-132", "police_outcome", {"NFA", "PREVENT", "INTERV", "CRIM"}},
    {"MR-137",
     "police_information",
     {"IDENTIFIED", "ARRESTED", "CHARGED", "CONVICTED", "NO_ACTIVITY", "UNKNOWN"}},
    {"MR-144",
     "first_met",
     {"SHOPPING", "FASTFOOD", "PUB", "SPORTS", "OUT_SCHOOL", "OTHER", "TRANSPORT", "PARK", "ONLINE",
      "TAXI_RANK", "RED_LIGHT", "UNKNOWN"}},
    {"MR-157",
     "took_place",
     {"HOME", "HOTEL", "BROTHEL", "TAXI", "CAR", "ONLINE", "OTHER", "UNKNOWN"}},
    {"MR-166", "person_of_concern_sex", {"M", "F", "U"}},
    {"MR-170", "person_of_concern_age", {"U18", "18_25", "26_45", "46_65", "66P"}},
    {"MR-176", "person_of_concern_ethnicity", {"IC1", "IC2", "IC3", "IC4", "IC5", "IC6", "IC9"}},
    {"MR-177", "known_to_youth_justice", {"YES", "NO"}},
    {"MR-178",
     "youth_justice_involvement",
     {"TRIAGE", "YC", "YCC", "RO", "YRO", "DTO", "ENDED", "NA"}},
};

}  // namespace

TEST_CASE("MR-69 to MR-186: every box of the guide is asked, with every answer it offers") {
    const Form form = read_form(current_form_id());
    for (const Box& box : boxes) {
        CAPTURE(box.question);
        const Question* question = form.find(box.question);
        REQUIRE(question);
        CHECK(question->source == box.source);
        for (const char* code : box.answers) {
            CAPTURE(code);
            const Code* answer = form.codes->find(question->codes, code);
            REQUIRE(answer);
            CHECK(answer->valid_on(*parse_date("2026-11-24")));
        }
    }
}

TEST_CASE("MR-187: each coded box of the guide takes one answer") {
    const Form form = read_form(current_form_id());
    for (const Box& box : boxes) {
        if (box.answers.empty()) continue;
        CAPTURE(box.question);
        CHECK(form.find(box.question)->type == Type::one_of);
        CHECK(form.find(box.question)->collected);
    }
}

TEST_CASE("G-15: a box that the guide answers with yes or no can also be not known or not asked") {
    const Form form = read_form(current_form_id());
    for (const Box& box : boxes) {
        if (box.answers.empty() || std::string(box.answers.front()) != "YES") continue;
        CAPTURE(box.question);
        const std::string& list = form.find(box.question)->codes;
        CHECK(form.codes->find(list, "NOT_KNOWN"));
        CHECK(form.codes->find(list, "NOT_ASKED"));
    }
}

namespace {

struct Fill {
    const char* gap;
    const char* question;
    std::vector<std::array<const char*, 2>> answers;  // each with what it is counted as
};

const Fill fills[] = {
    {"G-03",
     "person_ethnicity_seen",
     {{"IC4", ""}, {"IC9", "NOT_KNOWN"}, {"WITHHELD", "NOT_KNOWN"}}},
    {"G-03", "person_ethnicity_source", {{"SELF", ""}, {"OFFICER", ""}, {"NOT_KNOWN", ""}}},
    {"G-09", "care_leaver", {{"FORMER_RELEVANT", "YES"}, {"NO", ""}, {"NOT_KNOWN", ""}}},
    {"G-10", "disruption_kind", {{"CAWN", "ABDUCTION_NOTICE"}, {"CSECLO", "PREMISES_CLOSURE"}}},
    {"G-11", "responsible_authority", {{"317", "LONDON"}, {"NOT_KNOWN", ""}}},
    {"G-14", "person_age", {{"NOT_KNOWN", ""}}},
    {"G-17",
     "education_category",
     {{"HOME_EDUCATED", "NONE"}, {"ALTERNATIVE", "PRU"}, {"SPECIAL_SCHOOL", "SCHOOL"}}},
    {"G-18", "lac_category", {{"OLA_OUT", ""}, {"NOT_KNOWN", ""}}},
    {"G-20", "group_or_gang", {{"BOTH", ""}, {"NOT_KNOWN", ""}}},
    {"G-21", "harm_status", {{"HAPPENED", ""}, {"SUSPECTED", ""}, {"NOT_KNOWN", ""}}},
    {"G-22", "disabilities", {{"AUT", ""}, {"NOT_KNOWN", ""}}},
    {"G-23", "place_ward", {}},
    {"G-24", "police_outcome", {{"NFA_NOT_POSSIBLE", "NFA"}, {"NFA_NOT_APPROPRIATE", "NFA"}}},
    {"G-28", "informed_reason", {}},
    {"G-31", "child_voice", {}},
};

}  // namespace

TEST_CASE("G-03 to G-31: what the guide left out is asked, and counted where it belongs") {
    const Form form = read_form(current_form_id());
    for (const Fill& fill : fills) {
        CAPTURE(fill.gap);
        const Question* question = form.find(fill.question);
        REQUIRE(question);
        for (const auto& [code, group] : fill.answers) {
            CAPTURE(code);
            const Code* answer = form.codes->find(question->codes, code);
            REQUIRE(answer);
            CHECK(answer->group == group);
        }
    }
}

TEST_CASE("MR-190: a code is offered on the days it is valid, and keeps its label ever after") {
    Code ended{.code = "OLD",
               .label = "As it was called",
               .guide_label = "",
               .hint = "",
               .group = "",
               .valid_from = *parse_date("2015-04-01"),
               .valid_to = parse_date("2026-03-31")};
    Code newer = ended;
    newer.code = "NEW";
    newer.valid_from = *parse_date("2026-04-01");
    newer.valid_to = std::nullopt;
    const CodeLists lists({{"types", {ended, newer}}});
    const auto offered = [&](const char* day) {
        std::vector<std::string> codes;
        for (const Code& code : lists.valid_on("types", *parse_date(day)))
            codes.push_back(code.code);
        return codes;
    };
    CHECK(offered("2015-03-31").empty());
    CHECK(offered("2026-03-31") == std::vector<std::string>{"OLD"});
    CHECK(offered("2026-04-01") == std::vector<std::string>{"NEW"});
    CHECK(lists.label("types", "OLD") == "As it was called");
}

}  // namespace mase::forms
