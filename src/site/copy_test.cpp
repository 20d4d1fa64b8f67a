#include "site/copy.h"

#include <doctest/doctest.h>

#include "forms/form_files.h"

namespace mase::site {

namespace {

const forms::Form form = forms::read_form(forms::current_form_id());
const std::vector<std::pair<std::string, std::string>> meetings{
    {"m1", "their own use at the meeting of 8 December 2026"}};

std::vector<std::string> fields(const CopyDraft& draft) {
    std::vector<std::string> names;
    if (const auto copy =
            checked(draft, "/cases/a", meetings, *form.codes, *parse_date("2026-11-29"));
        !copy)
        for (const Problem& problem : copy.error()) names.push_back(problem.field);
    return names;
}
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "rule 40: nothing is copied before it is said for whom, and all that is missing is told") {
    CHECK(fields({}) == Names{"whom"});
    CHECK(fields({.whom = "other"}) == Names{"recipient", "code", "reason"});
    CHECK(fields({.whom = "other", .recipient = "The board", .code = "NOT_ONE", .reason = "x"}) ==
          Names{"code"});
    CHECK(fields({.whom = "other", .recipient = "The board", .code = "BOARD", .reason = "A review"})
              .empty());
    CHECK(fields({.whom = "own"}) == Names{"meeting"});
    CHECK(fields({.whom = "own", .meeting = "m2"}) == Names{"meeting"});
    CHECK(fields({.whom = "own", .meeting = "m1"}).empty());
}

TEST_CASE("their own use is for a meeting, and what was typed for someone else is not kept") {
    const auto copy = checked({.whom = "own", .meeting = "m1", .recipient = "X", .reason = "Y"},
                              "/cases/a", meetings, *form.codes, *parse_date("2026-11-29"));
    REQUIRE(copy);
    CHECK(copy->is_own_use);
    CHECK(copy->recipient == "their own use at the meeting of 8 December 2026");
    CHECK(copy->reason.empty());
}

TEST_CASE("only a paper, which no page shows, is saved to be read by whoever saves it") {
    CHECK(fields({.whom = "reading"}) == Names{"whom"});
    const auto paper = checked({.whom = "reading"}, "/papers/a?copy=K", meetings, *form.codes,
                               *parse_date("2026-11-29"));
    REQUIRE(paper);
    CHECK(paper->is_own_use);
    CHECK(paper->recipient == "their own reading");
}

TEST_CASE("a serial number is read off paper in either case, with or without its dash") {
    CopyId id;
    id.bytes.fill(0xA7);
    const std::string serial = serial_of(id);
    CHECK(serial.size() == 11);
    CHECK(serial_typed(serial) == serial);
    std::string typed = serial;
    typed.erase(5, 1);
    for (char& each : typed) each = char(std::tolower(static_cast<unsigned char>(each)));
    CHECK(serial_typed(" " + typed) == serial);
    CHECK(serial_typed("").empty());
}

TEST_CASE("a copy is of one page, whatever its address carries") {
    const Copy copy{.id = {},
                    .serial = {},
                    .account = {},
                    .address = "/cases/a?kind=x",
                    .operation = {},
                    .recipient = {},
                    .code = {},
                    .reason = {},
                    .asked_at = {},
                    .given_at = {}};
    CHECK(is_of(copy, "/cases/a?copy=K&kind=x"));
    CHECK_FALSE(is_of(copy, "/cases/b?copy=K"));
    CHECK_FALSE(is_of(copy, "/cases/a/child"));
    CHECK(plain_address("/cases/a?done=saved&kind=x&copy=K") == "/cases/a?kind=x");
    CHECK(plain_address("/cases/a?copy=K") == "/cases/a");
    CHECK(plain_address("/cases/a") == "/cases/a");
}

}  // namespace mase::site
