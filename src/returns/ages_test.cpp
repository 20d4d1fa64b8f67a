#include "returns/ages.h"

#include <doctest/doctest.h>

#include "core/date.h"
#include "forms/form_files.h"

namespace mase::returns {

TEST_CASE("each age falls under one band, and the bands leave no gap") {
    const forms::CodeLists codes = forms::read_code_lists();
    const auto& bands = codes.all("child_ages");
    const std::vector<std::pair<int, std::string>> expected{
        {0, "U10"}, {9, "U10"}, {10, "10_12"}, {12, "10_12"}, {13, "13_14"}, {14, "13_14"},
        {15, "15"}, {16, "16"}, {17, "17"},    {18, "18P"},   {25, "18P"}};
    for (const auto& [age, band] : expected) {
        CAPTURE(age);
        CHECK(age_band(bands, age) == band);
    }
    const auto& people = codes.all("person_ages");
    for (int age = 0; age < 100; ++age) {
        CAPTURE(age);
        CHECK_FALSE(age_band(bands, age).empty());
        CHECK_FALSE(age_band(people, age).empty());
    }
}

TEST_CASE("an age that no band holds falls under none") {
    CHECK(age_band({}, 15).empty());
    CHECK(age_band(forms::read_code_lists().all("sex"), 15).empty());
}

}  // namespace mase::returns
