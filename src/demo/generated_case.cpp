#include "demo/generated_case.h"

#include <algorithm>

namespace mase::demo {

namespace {

constexpr int before_first = 27;  // days: referrals for the first meeting began to come then
constexpr int most_hearings = 9;

std::string code(const GeneratedAmong& among, Dice& dice, std::string_view list) {
    return dice.of(among.codes.all(list)).code;
}

// Most are 12 to 17; now and then one was born on a 29 February.
Date born(Dice& dice, Date received_on) {
    const int years = dice.in_hundred(90) ? dice.between(12, 17) : dice.between(9, 18);
    Date day = plus_days(received_on, -years * 365 - years / 4 - dice.below(365));
    if (dice.in_hundred(2)) {
        auto year = day.year();
        while (!year.is_leap()) --year;
        day = year / std::chrono::February / std::chrono::day(29);
    }
    return day;
}

std::string route(Dice& dice) {
    const int share = dice.below(100);
    return share < 70 ? "A" : share < 85 ? "B" : share < 92 ? "C" : "D";
}

// The first that it is in time for; one that is late is allowed to the one before.
std::optional<std::size_t> first_sitting(const GeneratedAmong& among,
                                         const GeneratedReferral& referral) {
    const auto& days = among.sittings;
    auto found = std::ranges::lower_bound(days, referral.received_on, {}, &SittingDay::received_by);
    if (!referral.exception.empty() && found != days.begin() &&
        std::prev(found)->held_on > referral.received_on)
        --found;
    if (found == days.end()) return std::nullopt;
    return std::size_t(found - days.begin());
}

// Allowed at once to the meeting whose last day it missed by some days.
void may_be_late(const GeneratedAmong& among, Dice& dice, GeneratedReferral& referral) {
    const auto next = std::ranges::lower_bound(among.sittings, referral.received_on, {},
                                               &SittingDay::received_by);
    if (next == among.sittings.begin()) return;
    const SittingDay& missed = *std::prev(next);
    const bool is_late = referral.received_on > missed.received_by &&
                         plus_days(referral.received_on, 2) < missed.held_on;
    if (is_late && dice.in_hundred(40))
        referral.exception = dice.in_hundred(75) ? "LATE_REFERRAL" : "URGENT_REFERRAL";
}

void add_reports(const GeneratedAmong& among, Dice& dice, GeneratedAction& action, Date asked_on) {
    const int share = dice.below(100);
    if (share < 12) return;  // nothing was said
    if (share < 30) action.said.push_back({plus_days(asked_on, 7), "IN_PROGRESS"});
    if (share < 20) return;
    const bool in_time = share < 80;
    const Date on = in_time ? plus_days(action.due_on, -dice.below(8))
                            : plus_days(action.due_on, dice.between(1, 30));
    const std::string report = share % 8 == 3   ? "NOT_POSSIBLE"
                               : share % 8 == 6 ? "NOT_UNDERTAKEN"
                                                : "DONE";
    action.said.push_back({on, report});
    std::erase_if(action.said, [&](const auto& said) { return said.on >= among.today; });
}

GeneratedAction action(const GeneratedAmong& among, Dice& dice, Date asked_on) {
    GeneratedAction made;
    made.agency = dice.of(among.agencies);
    made.words = dice.below(1000);
    made.due_on = plus_days(asked_on, dice.between(14, 42));
    if (dice.in_hundred(6) && made.due_on < among.today) {
        made.due_before = made.due_on;
        made.due_on = plus_days(made.due_on, 14);
    }
    add_reports(among, dice, made, asked_on);
    return made;
}

// Each discussion looks at what is open from those before.
void check_actions(const GeneratedAmong& among, Dice& dice, GeneratedCase& made) {
    for (std::size_t at = 0; at < made.hearings.size(); ++at) {
        const GeneratedHearing& hearing = made.hearings[at];
        const Date day = among.sittings[hearing.sitting].held_on;
        if (hearing.is_held_over) continue;
        for (std::size_t before = 0; before < at; ++before) {
            for (GeneratedAction& action : made.hearings[before].actions) {
                if (!action.is_open()) continue;
                const bool is_reported = std::ranges::any_of(action.said, [&](const auto& said) {
                    return said.report != "IN_PROGRESS" && said.on < day;
                });
                const bool is_last = !hearing.closure.empty();
                action.checked.push_back({at, is_last || (is_reported && dice.in_hundred(90))});
            }
        }
    }
}

GeneratedHearing hearing(const GeneratedAmong& among, Dice& dice, std::size_t sitting,
                         std::string why) {
    GeneratedHearing made{.sitting = sitting, .why = std::move(why)};
    made.is_held_over = dice.in_hundred(3);
    if (made.is_held_over) return made;
    made.is_corrected = dice.in_hundred(4);
    made.decision = code(among, dice, "decision_outcomes");
    if (dice.in_hundred(40)) made.support = code(among, dice, "support_answers");
    const Date day = among.sittings[sitting].held_on;
    for (int count = dice.in_hundred(60) ? dice.between(1, 2) : 0; count > 0; --count)
        made.actions.push_back(action(among, dice, day));
    return made;
}

// Nothing more is asked of anybody; what was is confirmed.
void close(const GeneratedAmong& among, Dice& dice, GeneratedHearing& hearing) {
    hearing.closure = code(among, dice, "closure_reasons");
    if (hearing.closure == "DIED" && !dice.in_hundred(10)) hearing.closure = "SAFER";
    hearing.decision = "SATISFIED";
    hearing.actions.clear();
}

// A few months after what was heard before, until the panel is content.
void hear(const GeneratedAmong& among, Dice& dice, GeneratedCase& made, std::size_t referral) {
    const auto first = first_sitting(among, made.referrals[referral]);
    if (!first) return;
    std::size_t sitting = *first;
    std::string why = "new";
    for (int count = 0; count < most_hearings && sitting < among.sittings.size(); ++count) {
        GeneratedHearing next = hearing(among, dice, sitting, why);
        next.referral = referral;
        const bool is_held_over = next.is_held_over;
        made.hearings.push_back(std::move(next));
        if (!is_held_over && dice.in_hundred(38)) {
            close(among, dice, made.hearings.back());
            return;
        }
        why = is_held_over ? "held_over" : dice.in_hundred(60) ? "review" : "brought_back";
        sitting += is_held_over ? 1 : std::size_t(dice.between(1, 4));
    }
}

// A child who was heard of and is referred again a year or so after the case was closed.
void refer_again(const GeneratedAmong& among, Dice& dice, GeneratedCase& made) {
    if (made.hearings.empty() || made.closure().empty() || !dice.in_hundred(6)) return;
    const Date closed_on = among.sittings[made.hearings.back().sitting].held_on;
    GeneratedReferral again{.received_on = plus_days(closed_on, dice.between(60, 500))};
    again.prior_held_on = plus_days(again.received_on, -dice.between(2, 30));
    if (again.received_on > among.sittings.back().received_by) return;
    made.referrals.push_back(again);
    hear(among, dice, made, 1);
}

void go_missing(const GeneratedAmong& among, Dice& dice, GeneratedCase& made) {
    if (!dice.in_hundred(35)) return;
    for (int count = dice.between(1, 3); count > 0; --count) {
        GeneratedEpisode episode;
        episode.kind = code(among, dice, "missing_kinds");
        episode.from_on = plus_days(made.received_on(), dice.between(-30, 250));
        if (plus_days(episode.from_on, 4) >= among.today) continue;
        episode.returned_on = plus_days(episode.from_on, dice.between(0, 3));
        const int share = dice.below(10);
        episode.interview = share < 6   ? "HELD"
                            : share < 8 ? "DECLINED"
                            : share < 9 ? "NOT_KNOWN"
                                        : "";
        made.episodes.push_back(std::move(episode));
    }
}

}  // namespace

Date received_on(const GeneratedAmong& among, std::int64_t number) {
    const Date first = plus_days(among.sittings.front().received_by, -before_first);
    const std::int64_t days = days_between(first, among.sittings.back().received_by) + 1;
    return plus_days(first, int(number * days / among.size));
}

GeneratedCase generated_case(const GeneratedAmong& among, std::int64_t number) {
    Dice dice(std::uint64_t(number), "case");
    GeneratedCase made{.number = number, .route = route(dice)};
    GeneratedReferral first{.received_on = received_on(among, number)};
    first.prior_held_on = plus_days(first.received_on, -dice.between(2, 45));
    if (made.route != "C") may_be_late(among, dice, first);
    made.born_on = born(dice, first.received_on);
    made.referrals.push_back(first);
    if (made.route != "C") {
        hear(among, dice, made, 0);
        refer_again(among, dice, made);
        check_actions(among, dice, made);
        if (!made.closure().empty())
            made.closed_on = among.sittings[made.hearings.back().sitting].held_on;
    }
    go_missing(among, dice, made);
    return made;
}

GeneratedEntries generated_entries(std::int64_t number) {
    Dice dice(std::uint64_t(number), "entries");
    return {.person = dice.in_hundred(12),
            .place = dice.in_hundred(8),
            .group = dice.in_hundred(2),
            .disruption = dice.in_hundred(10),
            .refused_referral = dice.in_hundred(5)};
}

std::string case_number(std::int64_t number) {
    std::string digits = std::to_string(number);
    return "G" + std::string(digits.size() < 7 ? 7 - digits.size() : 0, '0') + digits;
}

}  // namespace mase::demo
