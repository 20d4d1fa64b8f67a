// One thing that the return counts, with what is known of it: a child, a referral, an action.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"

namespace mase::returns {

struct Period {
    Date first, last;
    bool holds(Date day) const { return first <= day && day <= last; }
};

// What is known, by the name of the question or fact; several codes where several answers were
// given. A fact that is a number holds its digits.
using Facts = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Thing {
    std::set<CaseId> cases;  // that it is about
    Facts facts = {};
    std::shared_ptr<const Facts> data = {};  // the answers taken, where it speaks by them

    const std::vector<std::string>& at(std::string_view fact) const;  // none when not answered
};

}  // namespace mase::returns
