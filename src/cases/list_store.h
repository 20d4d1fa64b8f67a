// The list of cases that one person may see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/reading.h"
#include "cases/case_file.h"
#include "site/relations_store.h"

namespace mase::cases {

struct ListKey {  // the last case of a page; the next page begins after it
    Date opened_on;
    CaseId id;
};

struct ListFilter {
    std::string state;                    // open, closed, or empty for both
    std::vector<std::string> categories;  // empty for all
    std::optional<AccountId> worker;
    std::optional<ListKey> after;
};

struct ListedCase {
    CaseFile file;
    std::string child;
    std::string worker;
    std::optional<Date> next_meeting;
    int open_actions = 0;
};

inline constexpr int cases_a_page = 50;

struct CaseList {
    std::vector<ListedCase> cases;
    bool has_more = false;
};

// The latest opened first. Each case shown is named in the audit line.
CaseList list_cases(const audit::Reading&, const site::Scope&, const ListFilter&);
// These cases, in this order; as many as a page holds.
CaseList list_of(const audit::Reading&, const std::vector<CaseId>&);

// The next meeting that the case is on the agenda of.
std::optional<Date> next_meeting(const audit::Reading&, CaseId);

}  // namespace mase::cases
