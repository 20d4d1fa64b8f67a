// The invented persons of concern, places, groups and disruptions of data/demo/. Children are named
// by the number of their referral; days are counted from the day the demo is made.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace mase::demo {

struct Happening {  // "ARRESTED:-40", "IN_FORCE:-35:60", "VISIT:-30:Staff were named."
    std::string code;
    int day = 0;
    std::string rest;  // the last day it holds, or words
};

struct Linked {
    std::string key;
    std::vector<std::size_t> children;
    std::map<std::string, std::string, std::less<>> columns;
    std::vector<Happening> happened;

    const std::string& at(std::string_view column) const { return columns.find(column)->second; }
};

std::vector<Linked> read_persons();
std::vector<Linked> read_places();
std::vector<Linked> read_groups();       // `members` are keys of persons
std::vector<Linked> read_disruptions();  // `about` is a person's or a place's key, or words

}  // namespace mase::demo
