#include "returns/figures_store.h"

#include "returns/ledger_store.h"
#include "returns/measures_file.h"
#include "returns/quarters_store.h"

namespace mase::returns {

Counts count(const audit::Reading& reading, const forms::Form& form, Quarter quarter) {
    Counts counts{quarter, quarters(reading).back(), {}};
    std::vector<Period> periods;
    for (const auto& period : counts.periods()) {
        if (period) periods.push_back(*period);
    }
    Quarter since = quarter;
    for (int more = 1; more < trend_quarters; ++more) since = before(since);
    counts.ledger = load_ledger(reading, form, periods, first_day(since));
    return counts;
}

std::vector<Figure> figures_of(const audit::Reading& reading, const forms::Form& form,
                               const panels::Panel& panel, Quarter quarter) {
    return figures_of(count(reading, form, quarter), definition(), form, panel);
}

}  // namespace mase::returns
