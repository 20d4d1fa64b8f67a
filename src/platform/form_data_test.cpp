#include "platform/form_data.h"

#include <doctest/doctest.h>

namespace mase {

TEST_CASE("a form is read as it was typed") {
    const FormData form = parse_form("name=%C5%81ucja+O%27Neill&role=a&role=b&note=+one%0D%0Atwo+");
    CHECK(form.text("name") == "Łucja O'Neill");
    CHECK(form.values("role") == std::vector<std::string>{"a", "b"});
    CHECK(form.text("note") == "one\ntwo");
    CHECK(form.text("nothing").empty());
    CHECK_FALSE(form.has("nothing"));
}

TEST_CASE("a date is read from its three fields, and kept as typed when it is none") {
    CHECK(parse_form("on-day=7&on-month=3&on-year=2027").date("on") == "2027-03-07");
    CHECK(parse_form("on-day=31&on-month=2&on-year=2027").date("on") == "31/2/2027");
    CHECK(parse_form("on-day=&on-month=March&on-year=").date("on") == "/March/");
    CHECK(parse_form("on-day=&on-month=&on-year=").date("on").empty());
}

TEST_CASE("broken encoding harms nothing") {
    CHECK(parse_form("a=%").text("a") == "%");
    CHECK(parse_form("a=%zz").text("a") == "%zz");
    CHECK(parse_form("a=%FF").text("a") == "\xEF\xBF\xBD");
    CHECK(parse_form("a=x%00y").text("a") == "xy");
    CHECK(parse_form("&&=&a").has("a"));
}

TEST_CASE("a flood of pairs is cut off") {
    std::string encoded;
    for (int i = 0; i < 5'000; ++i) encoded += "a=1&";
    CHECK(parse_form(encoded).pairs().size() == 2'000);
}

}  // namespace mase
