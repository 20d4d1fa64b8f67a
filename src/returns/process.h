// What the panel did in a quarter: referrals received, discussions held, and what a chair allowed
// or refused.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "returns/figure.h"

namespace mase::returns {

struct Process {
    using Pair = std::pair<std::string, std::string>;

    int children = 0;                        // counted in the return, each once (rules.md 38)
    int received = 0;                        // of whom a referral was received
    int discussed = 0;                       // of whom a case was discussed
    int meetings = 0;                        // held
    std::map<Pair, int> referrals;           // received, by state and route
    std::map<Pair, int> exceptions;          // asked for, by kind and state
    std::map<std::string, int> discussions;  // by decision; "" where none is recorded
};

// Summary, referrals, discussions, exceptions.
std::vector<Figure> figures(const Process&, const forms::CodeLists&);

}  // namespace mase::returns
