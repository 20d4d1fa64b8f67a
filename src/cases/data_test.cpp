#include "cases/data.h"

#include <doctest/doctest.h>

#include "forms/form_files.h"

namespace mase::cases {

namespace {

using namespace std::chrono_literals;

const forms::Form& form() {
    static const forms::Form read = forms::read_form(forms::current_form_id());
    return read;
}

forms::Answers coded(const std::vector<std::pair<const char*, const char*>>& answers) {
    forms::Answers all;
    for (const auto& [question, code] : answers)
        all.set(question, 0, {.codes = {code}, .words = {}});
    return all;
}

}  // namespace

TEST_CASE("rule 38: a quarter is counted by its last snapshot alone") {
    CHECK(counted({2026y / 11 / 18, 2026y / 12 / 8, 2027y / 1 / 12, 2027y / 3 / 31}) ==
          std::vector<bool>{false, true, false, true});
    CHECK(counted({2026y / 12 / 31, 2027y / 1 / 1}) == std::vector<bool>{true, true});
    CHECK(counted({2026y / 2 / 3, 2027y / 2 / 3}) == std::vector<bool>{true, true});
    CHECK(counted({}).empty());
    CHECK(quarter_words(2026y / 12 / 8) == "October to December 2026");
}

TEST_CASE("what nobody asked or would say is a gap as much as what is not known") {
    const forms::Question& seen = *form().find("person_of_concern_ethnicity");
    CHECK(is_gap(form(), seen, {.codes = {"NOT_ASKED"}, .words = {}}));
    CHECK(is_gap(form(), *form().find("child_ethnicity"), {.codes = {"REFU"}, .words = {}}));
    CHECK_FALSE(is_gap(form(), *form().find("substance_misuse"), {.codes = {"NO"}, .words = {}}));
    CHECK_FALSE(is_gap(form(), seen, {}));
}

TEST_CASE("the data has no section without a question of it, and no question outside it") {
    CHECK_FALSE(data_section(form(), "declaration"));
    CHECK_FALSE(data_section(form(), "nothing"));
    const auto concerns = data_section(form(), "concerns");  // held while it is looked through
    REQUIRE(concerns);
    CHECK_FALSE(concerns->questions.empty());
    for (const forms::Question& question : concerns->questions) CHECK(question.collected);
}

TEST_CASE("rule 32: a correction leaves no question of its section without an answer") {
    const auto section = *data_section(form(), "youth_justice");
    const auto before = coded({{"known_to_youth_justice", "NO"}});
    const auto typed = coded({{"known_to_youth_justice", "YES"}});
    const auto correct = [&](const forms::Answers& answers, const char* reason) {
        return checked_data(section, *form().codes, before, answers, reason, 2026y / 11 / 24);
    };
    CHECK(correct(typed, "The service told us").error().front().field ==
          "youth_justice_involvement");
    const auto whole =
        coded({{"known_to_youth_justice", "YES"}, {"youth_justice_involvement", "NA"}});
    CHECK(correct(whole, "").error().front().field == "reason");
    CHECK(correct(whole, "The service told us")->changed.size() == 2);
}

}  // namespace mase::cases
