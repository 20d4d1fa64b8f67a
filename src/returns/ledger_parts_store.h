// The parts of a ledger, each loaded by a few statements: for ledger_store.cpp alone.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "audit/reading.h"
#include "forms/form.h"
#include "returns/ledger.h"

namespace mase::returns {

// By a record taken at an acceptance or a discussion: the last correction of it. A correction is of
// whatever was the latest of its case and day when it was made (rules.md 32).
std::map<RecordId, RecordId> corrected_records(const audit::Reading&);

// `trend` holds what only its numbers are told of; `whole` holds the periods that are counted.
void load_children(Ledger&, const audit::Reading&, const Period& trend, const Period& whole,
                   const std::vector<Period>&);
void load_data(Ledger&, const audit::Reading&, const forms::Form&, const std::set<RecordId>&);
void load_work(Ledger&, const audit::Reading&, const Period& trend, const Period& whole);
void load_readings(Ledger&, const audit::Reading&, const Period& whole);
void load_actions(Ledger&, const audit::Reading&, const Period& whole);
void load_registers(Ledger&, const audit::Reading&, const Period& whole);

}  // namespace mase::returns
