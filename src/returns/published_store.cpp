#include "returns/published_store.h"

namespace mase::returns {

std::map<Quarter, Published> published_quarters(const audit::Reading& reading) {
    std::map<Quarter, Published> all;
    reading.rows(
        "SELECT quarter, count(*), max(published_at) FROM return_editions WHERE panel_id = $1 "
        "GROUP BY quarter",
        {reading.panel()}, [&](const db::Row& row) {
            if (const auto quarter = parse_quarter(row.text(0)))
                all[*quarter] = {int(row.integer(1)), row.instant(2)};
        });
    return all;
}

}  // namespace mase::returns
