#include "statements/owed.h"

#include <algorithm>

namespace mase::statements {

Asked asked_of(const std::vector<meetings::Item>& items, const meetings::Seats& seats,
               const Asked& involved) {
    std::set<std::string> seated;
    for (const meetings::Seat& seat : seats) seated.insert(seat.agency);
    Asked asked;
    for (const meetings::Item& item : items) {
        if (item.is_off()) continue;
        asked[item.id] = seated;
        if (const auto others = involved.find(item.id); others != involved.end())
            asked[item.id].insert(others->second.begin(), others->second.end());
    }
    return asked;
}

std::vector<Standing> standings(const std::vector<meetings::Item>& items, const Asked& asked,
                                const Given& given, const panels::Panel& panel) {
    std::vector<Standing> all;
    for (const panels::Agency& agency : panel.agencies) {
        Standing standing{.agency = agency.code, .asked = 0, .owed = {}};
        for (const meetings::Item& item : items) {
            const auto of_item = asked.find(item.id);
            if (of_item == asked.end() || !of_item->second.contains(agency.code)) continue;
            ++standing.asked;
            if (!given.contains({item.id, agency.code})) standing.owed.push_back(item.id);
        }
        if (standing.asked > 0) all.push_back(std::move(standing));
    }
    std::ranges::stable_sort(all, [](const Standing& one, const Standing& other) {
        return one.owed.size() > other.owed.size();
    });
    return all;
}

int total_owed(const std::vector<Standing>& all) {
    int total = 0;
    for (const Standing& standing : all) total += int(standing.owed.size());
    return total;
}

}  // namespace mase::statements
