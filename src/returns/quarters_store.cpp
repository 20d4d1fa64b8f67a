#include "returns/quarters_store.h"

#include <algorithm>

#include "returns/measures_file.h"
#include "site/route.h"

namespace mase::returns {

std::vector<Quarter> quarters(const audit::Reading& reading) {
    const Quarter present = quarter_of(reading.today());
    Quarter first = present;
    const auto look = [&](const db::Row& row) {
        if (const auto day = row.maybe_date(0)) first = std::min(first, quarter_of(*day));
    };
    reading.rows("SELECT MIN(received_on) FROM referrals WHERE panel_id = $1", {reading.panel()},
                 look);
    reading.rows(
        "SELECT MIN(held_on) FROM meetings WHERE panel_id = $1 AND state IN ('sitting', 'ended', "
        "'approved')",
        {reading.panel()}, look);
    std::vector<Quarter> all;
    for (Quarter quarter = present; quarter >= first; quarter = before(quarter))
        all.push_back(quarter);
    return all;
}

std::optional<access::Subject> quarter_subject(const audit::Lookup& lookup, PanelId panel,
                                               const site::Params& params) {
    const auto quarter = parse_quarter(params.find("quarter")->second);
    if (!quarter || first_day(*quarter) > in_london(lookup.now()).date) return std::nullopt;
    return site::whole_panel(lookup, panel, params);
}

std::optional<access::Subject> part_subject(const audit::Lookup& lookup, PanelId panel,
                                            const site::Params& params) {
    const std::string& part = params.find("chapter")->second;
    const auto& all = definition().sections;
    const bool is_one = std::ranges::find(all, part, &Section::id) != all.end();
    if (part != whole_return && !is_one) return std::nullopt;
    return quarter_subject(lookup, panel, params);
}

std::optional<access::Subject> figure_subject(const audit::Lookup& lookup, PanelId panel,
                                              const site::Params& params) {
    if (!definition().find(params.find("figure")->second)) return std::nullopt;
    return quarter_subject(lookup, panel, params);
}

}  // namespace mase::returns
