#include "panels/panel.h"

#include <algorithm>

namespace mase::panels {

const Agency* Panel::agency(std::string_view code) const {
    const auto found = std::ranges::find(agencies, code, &Agency::code);
    return found == agencies.end() ? nullptr : &*found;
}

std::string Panel::agency_name(std::string_view code) const {
    const Agency* found = agency(code);
    return found ? found->name : std::string(code);
}

std::string Panel::sector_of(std::string_view code) const {
    const Agency* found = agency(code);
    return found ? found->sector : "";
}

Date Panel::received_by(Date meeting) const {
    return days_before(meeting, referral_days, day_count);
}

Date Panel::pack_by(Date meeting) const {
    return days_before(meeting, pack_days, day_count);
}

std::string sector_name(std::string_view sector) {
    if (sector == "childrens_services") return "children’s services";
    if (sector == "youth_justice") return "youth justice";
    return std::string(sector);
}

}  // namespace mase::panels
