// Which agencies are asked about which child, and what each has not answered yet.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "meetings/agenda.h"
#include "meetings/seats.h"
#include "panels/panel.h"

namespace mase::statements {

using Asked = std::map<ItemId, std::set<std::string>>;   // of each item that is not off
using Given = std::set<std::pair<ItemId, std::string>>;  // who has answered what

// Each agency with a seat is asked of every child, others (`involved`) of the child they are
// involved with.
Asked asked_of(const std::vector<meetings::Item>&, const meetings::Seats&, const Asked& involved);

struct Standing {  // of one agency at one meeting
    std::string agency;
    int asked = 0;
    std::vector<ItemId> owed;  // in the order of the agenda
};
// Of each agency asked: who owes most comes first, then in the panel's order.
std::vector<Standing> standings(const std::vector<meetings::Item>&, const Asked&, const Given&,
                                const panels::Panel&);
int total_owed(const std::vector<Standing>&);

}  // namespace mase::statements
