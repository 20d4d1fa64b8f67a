#include "actions/changes.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace mase::actions {

namespace {

using namespace std::chrono;

const Date today = 2026y / 12 / 10;
const Person nurse{.id = {{7}}, .name = "Priya Kaur", .agency = "HEALTH"};
const Person doctor{.id = {{8}}, .name = "Ola Adeyemi", .agency = "HEALTH"};
const Person teacher{.id = {{9}}, .name = "Ioana Popescu", .agency = "EDUCATION_WELFARE"};

Action an_action() {
    return {.id = {},
            .case_id = {},
            .item = {},
            .meeting = {},
            .agency = "HEALTH",
            .owner = nurse.id,
            .contact = {},
            .due_on = 2026y / 12 / 22,
            .task = "Offer an appointment",
            .state = "open",
            .last_report = {},
            .reported_at = {},
            .confirmed_at = {}};
}

std::vector<std::string> fields(const Problems& problems) {
    std::vector<std::string> names;
    for (const Problem& problem : problems) names.push_back(problem.field);
    return names;
}

std::vector<std::string> refused_at(const MoreTimeDraft& draft, const Action& action,
                                    bool waits = false) {
    const auto checked = checked_more_time(draft, action, waits, today);
    return checked ? std::vector<std::string>{} : fields(checked.error());
}

std::vector<std::string> hand_over_refused_at(const HandOverDraft& draft, const Action& action) {
    const auto checked = checked_hand_over(draft, action, {nurse, doctor, teacher});
    return checked ? std::vector<std::string>{} : fields(checked.error());
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("more time is asked for until a later day, with a reason") {
    CHECK(refused_at({"2027-01-12", "The clinic is full"}, an_action()).empty());
    CHECK(refused_at(MoreTimeDraft{}, an_action()) == Fields{"until-day", "reason"});
    CHECK(refused_at({"31 2 2027", "It is full"}, an_action()) == Fields{"until-day"});
    CHECK(refused_at({"2026-12-22", "It is full"}, an_action()) == Fields{"until-day"});
}

TEST_CASE("more time for an action that is late already reaches at least to today") {
    Action late = an_action();
    late.due_on = 2026y / 12 / 1;
    CHECK(refused_at({"2026-12-09", "It is full"}, late) == Fields{"until-day"});
    CHECK(refused_at({"2026-12-10", "It is full"}, late).empty());
}

TEST_CASE("more time is not asked for twice, nor for what is finished or not begun") {
    const MoreTimeDraft draft{"2027-01-12", "The clinic is full"};
    CHECK(refused_at(draft, an_action(), true) == Fields{""});
    for (const char* report : {"DONE", "NOT_POSSIBLE", "NOT_UNDERTAKEN"}) {
        Action reported = an_action();
        reported.last_report = report;
        CHECK(refused_at(draft, reported) == Fields{""});
    }
    for (const char* state : {"proposed", "confirmed"}) {
        Action closed = an_action();
        closed.state = state;
        CHECK(refused_at(draft, closed) == Fields{""});
    }
}

TEST_CASE("an action is handed over within its agency, to someone else, with a reason") {
    CHECK(hand_over_refused_at({text(doctor.id), "", "She knows the child"}, an_action()).empty());
    CHECK(hand_over_refused_at({"", "Sam Idowu, school nurse", "She knows the child"}, an_action())
              .empty());
    CHECK(hand_over_refused_at({text(nurse.id), "", "To myself"}, an_action()) == Fields{"owner"});
    CHECK(hand_over_refused_at({text(teacher.id), "", "To a school"}, an_action()) ==
          Fields{"owner"});
    CHECK(hand_over_refused_at(HandOverDraft{}, an_action()) == Fields{"owner", "reason"});
    CHECK(hand_over_refused_at({text(doctor.id), "Sam Idowu", "To both"}, an_action()) ==
          Fields{"contact"});
}

TEST_CASE("a contact does not hand an action over to themselves") {
    Action held = an_action();
    held.owner = std::nullopt;
    held.contact = "Sam Idowu, school nurse";
    CHECK(hand_over_refused_at({"", "Sam Idowu, school nurse", "To myself"}, held) ==
          Fields{"contact"});
    CHECK(hand_over_refused_at({text(nurse.id), "", "She has an account"}, held).empty());
}

}  // namespace mase::actions
