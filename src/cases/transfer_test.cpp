#include "cases/transfer.h"

#include <doctest/doctest.h>

#include "forms/form_files.h"

namespace mase::cases {

namespace {

const forms::CodeLists codes = forms::read_code_lists();
const Date today = *parse_date("2026-11-18");

TransferDraft whole() {
    return {.direction = "out",
            .kind = "TRANSFER",
            .authority = "881",
            .other_panel = "Mid Essex exploitation panel",
            .contact = "",
            .summary = "What was known, and the actions still open.",
            .sent_on = "2026-11-17"};
}

template <class Spoil>
std::string field(Spoil spoil) {
    TransferDraft draft = whole();
    spoil(draft);
    const auto transfer = checked(draft, codes, "317", today);
    return transfer ? "" : transfer.error().front().field;
}

std::string message(const AcknowledgementDraft& draft) {
    const auto on = checked(draft, *parse_date("2026-11-10"), today);
    return on ? "" : on.error().front().message;
}

}  // namespace

TEST_CASE("rule 41: a transfer names the other panel, what was said, and when") {
    CHECK(field([](TransferDraft&) {}).empty());
    CHECK(field([](TransferDraft& d) { d.direction = "up"; }) == "direction");
    CHECK(field([](TransferDraft& d) { d.kind = "GIFT"; }) == "kind");
    CHECK(field([](TransferDraft& d) { d.authority = "Essex"; }) == "authority");
    CHECK(field([](TransferDraft& d) { d.other_panel = ""; }) == "other_panel");
    CHECK(field([](TransferDraft& d) { d.summary = ""; }) == "summary");
    CHECK(field([](TransferDraft& d) { d.sent_on = "2026-02-30"; }) == "sent_on-day");
    CHECK(checked(TransferDraft{}, codes, "317", today).error().size() == 6);
}

TEST_CASE("rule 41: nothing is sent to the panel’s own area, nor tomorrow") {
    CHECK(field([](TransferDraft& d) { d.authority = "317"; }) == "authority");
    CHECK(field([](TransferDraft& d) { d.sent_on = "2026-11-19"; }) == "sent_on-day");
    CHECK(field([](TransferDraft& d) { d.sent_on = "2026-11-18"; }).empty());
}

TEST_CASE("rule 41: it is acknowledged by someone, between the day it went and today") {
    CHECK(message({.on = "2026-11-10", .by = "R. Alder, panel administrator"}).empty());
    CHECK(message({.on = "2026-11-09", .by = "R. Alder"}).starts_with("It cannot be acknowledged"));
    CHECK(message({.on = "2026-11-19", .by = "R. Alder"}).ends_with("not be in the future"));
    CHECK(message({.on = "2026-11-10", .by = ""}) == "Enter who acknowledged it");
    CHECK(message({.on = "", .by = "R. Alder"}) == "Enter the date it was acknowledged");
}

}  // namespace mase::cases
