// A generated case as it is to go, from referral to closure: plain values, worked out from its
// number and the days of the meetings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "demo/dice.h"
#include "forms/codes.h"
#include "panels/panel.h"

namespace mase::demo {

struct SittingDay {
    Date held_on;
    Date received_by;
};

struct GeneratedAction {
    std::string agency;
    int words = 0;  // which of what can be asked
    Date due_on;
    std::optional<Date> due_before;  // more time was given: it had been due then
    struct Said {
        Date on;
        std::string report;  // a code of action_reports
    };
    std::vector<Said> said;
    struct Checked {
        std::size_t hearing = 0;
        bool is_confirmed = false;
    };
    std::vector<Checked> checked;  // the last one is the only one that may confirm

    bool is_open() const { return checked.empty() || !checked.back().is_confirmed; }
};

struct GeneratedHearing {
    std::size_t sitting = 0;
    std::size_t referral = 0;  // that it was listed for
    std::string why;           // a code of item_reasons
    bool is_held_over = false;
    bool is_corrected = false;  // its data, later
    std::string decision = {}, support = {}, closure = {};
    std::vector<GeneratedAction> actions = {};
};

struct GeneratedReferral {
    Date received_on;
    Date prior_held_on = {};
    std::string exception = {};  // a code of exception_kinds: it came too late and was allowed
};

struct GeneratedEpisode {
    std::string kind;
    Date from_on;
    std::optional<Date> returned_on;
    std::string interview;
};

struct GeneratedCase {
    std::int64_t number = 0;
    std::string route;
    Date born_on = {};
    std::vector<GeneratedReferral> referrals = {};
    std::vector<GeneratedHearing> hearings = {};
    std::vector<GeneratedEpisode> episodes = {};
    std::optional<Date> closed_on = {};

    Date received_on() const { return referrals.front().received_on; }
    std::string closure() const { return hearings.empty() ? "" : hearings.back().closure; }
};

// What generated cases are made among: the meetings that were held, the panel's agencies.
struct GeneratedAmong {
    std::vector<SittingDay> sittings;
    std::vector<std::string> agencies;
    const forms::CodeLists& codes;
    Date today;
    std::int64_t size = 0;  // of all cases together
};

// The days on which they are received run on evenly with their numbers.
Date received_on(const GeneratedAmong&, std::int64_t number);
GeneratedCase generated_case(const GeneratedAmong&, std::int64_t number);

// What stands in the registers because of this case, and whether another referral came in that was
// not accepted. Each has a key of its own, as the child has.
struct GeneratedEntries {
    bool person = false, place = false, group = false, disruption = false;
    bool refused_referral = false;

    int keys() const { return 1 + person + place + group + disruption + refused_referral; }
};
GeneratedEntries generated_entries(std::int64_t number);

// "G0000042": by it the case is found.
std::string case_number(std::int64_t number);

}  // namespace mase::demo
