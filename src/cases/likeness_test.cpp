#include "cases/likeness.h"

#include <doctest/doctest.h>

namespace mase::cases {

namespace {

using enum Likeness;
using Found = std::vector<Likeness>;

Particulars zofia() {
    return {.given_names = "Zofia Maria",
            .family_name = "Łopata-Quill",
            .known_as = "Zosia",
            .born_on = "2011-03-07",
            .nhs_number = "999 000 0018",
            .case_number = "CS10042"};
}

template <class Spoil>
Found alike(Spoil spoil) {
    Particulars other = zofia();
    other.known_as.clear();
    other.nhs_number.clear();
    other.case_number.clear();
    spoil(other);
    return likenesses(zofia(), other);
}

}  // namespace

TEST_CASE("rule 24: the same name and date of birth may be the same child") {
    const Found found = alike([](Particulars&) {});
    CHECK(found == Found{same_name, same_birth});
    CHECK(may_be_same(found));
}

TEST_CASE("rule 24: a day and a month that changed places are seen through") {
    const Found found = alike([](Particulars& p) { p.born_on = "2011-07-03"; });
    CHECK(found == Found{same_name, day_month_swapped});
    CHECK(may_be_same(found));
}

TEST_CASE("rule 24: names heard, typed or ordered differently are seen through") {
    const auto named = [](const char* given, const char* family) {
        const Found found = alike([&](Particulars& p) {
            p.given_names = given;
            p.family_name = family;
        });
        CHECK(may_be_same(found));
        return found.front();
    };
    CHECK(named("Zofia", "Lopata Quill") == same_name);
    CHECK(named("Sophia", "Lopatta-Kwill") == sounds_alike);
    CHECK(named("Zonia", "Łopata-Quill") == misspelt);
    CHECK(named("Łopata Quill", "Zofia Maria") == other_order);
    CHECK(named("Zosia", "Łopata-Quill") == another_name);
}

TEST_CASE("rule 24: a twin is looked at, and said to be perhaps a twin") {
    const Found found = alike([](Particulars& p) { p.given_names = "Hanna"; });
    CHECK(found == Found{same_family, same_birth});
    CHECK(may_be_same(found));
    CHECK(std::string(words(same_family)).find("twin") != std::string::npos);
}

TEST_CASE("rule 24: a brother or sister of another age is not taken for the same child") {
    CHECK_FALSE(may_be_same(alike([](Particulars& p) {
        p.given_names = "Hanna";
        p.born_on = "2009-11-21";
    })));
}

TEST_CASE("rule 24: the same number is enough, whatever else differs") {
    for (const bool nhs : {true, false}) {
        const Found found = alike([&](Particulars& p) {
            p = {};
            p.given_names = "Hanna";
            p.family_name = "Dudek";
            p.born_on = "2008-01-30";
            (nhs ? p.nhs_number : p.case_number) = nhs ? "9990000018" : "cs 10042";
        });
        CHECK(found == Found{nhs ? same_nhs_number : same_case_number});
        CHECK(may_be_same(found));
    }
}

TEST_CASE("rule 24: digits that changed places count beside a name or a birth, not alone") {
    const auto with_number = [](const char* born_on, const char* family) {
        return alike([&](Particulars& p) {
            p.given_names = "Hanna";
            p.family_name = family;
            p.born_on = born_on;
            p.case_number = "CS10024";
        });
    };
    CHECK(may_be_same(with_number("2011-03-07", "Dudek")));
    CHECK_FALSE(may_be_same(with_number("2008-01-30", "Dudek")));
    CHECK_FALSE(may_be_same(with_number("2011-03-09", "Dudek")));  // near is not the same
}

TEST_CASE("rule 24: the same name with quite another date of birth is another child") {
    CHECK_FALSE(may_be_same(alike([](Particulars& p) { p.born_on = "2008-01-30"; })));
}

TEST_CASE("rule 24: what is not known is like nothing") {
    CHECK(likenesses({}, {}).empty());
    Particulars unnamed;
    unnamed.born_on = "2011-03-07";
    CHECK(likenesses(zofia(), unnamed) == Found{same_birth});
    CHECK_FALSE(may_be_same({same_birth}));
}

}  // namespace mase::cases
