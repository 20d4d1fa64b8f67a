#include "chronology/chronology.h"

#include <doctest/doctest.h>

namespace mase::chronology {

namespace {

using namespace std::chrono_literals;

Event event(Kind kind, Date on) {
    return {.kind = kind, .on = on, .title = std::string(name(kind)), .by = "", .paragraphs = {}};
}

std::string order(const std::vector<Event>& events) {
    std::string titles;
    for (const Event& each : events) titles += each.title + " ";
    return titles;
}

const std::vector<Event> events{
    event(Kind::referral, 2026y / 11 / 18), event(Kind::meeting, 2026y / 12 / 8),
    event(Kind::decision, 2026y / 12 / 8), event(Kind::report, 2026y / 12 / 20)};

}  // namespace

TEST_CASE("the latest comes first, and a decision before the meeting that made it") {
    CHECK(order(chosen(events, {})) == "report decision meeting referral ");
}

TEST_CASE("only the kinds that were chosen are shown, and a kind that is none shows nothing") {
    CHECK(order(chosen(events, {"meeting", "report"})) == "report meeting ");
    CHECK(chosen(events, {"gossip"}).empty());
}

}  // namespace mase::chronology
