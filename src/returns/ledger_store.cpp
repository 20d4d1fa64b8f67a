#include "returns/ledger_store.h"

#include <algorithm>

#include "returns/ledger_parts_store.h"

namespace mase::returns {

namespace {

// Those that speak for a child at the end of a period, or for a discussion in one.
std::set<RecordId> records_needed(const Ledger& ledger, const std::vector<Period>& periods) {
    std::set<RecordId> needed;
    for (const Period& period : periods) {
        for (const ChildInReturn& child : ledger.children) {
            if (!is_counted(child, period)) continue;
            if (const auto* snapshot = speaks(child, period)) needed.insert(snapshot->record);
        }
        const auto discussions = ledger.events.find(Counted::discussion);
        if (discussions == ledger.events.end()) continue;
        for (const Event& event : discussions->second) {
            if (event.record && period.holds(event.on)) needed.insert(*event.record);
        }
    }
    return needed;
}

}  // namespace

Ledger load_ledger(const audit::Reading& reading, const forms::Form& form,
                   const std::vector<Period>& periods, Date since) {
    const Period whole{std::ranges::min_element(periods, {}, &Period::first)->first,
                       std::ranges::max_element(periods, {}, &Period::last)->last};
    const Period trend{std::min(since, whole.first), whole.last};
    Ledger ledger{.today = reading.today()};
    load_children(ledger, reading, trend, whole, periods);
    load_work(ledger, reading, trend, whole);
    load_actions(ledger, reading, whole);
    load_registers(ledger, reading, whole);
    load_data(ledger, reading, form, records_needed(ledger, periods));
    return ledger;
}

}  // namespace mase::returns
