// What a case's page tells, read from the tables of every room above.
#pragma once

#include <vector>

#include "audit/reading.h"
#include "cases/case_file.h"
#include "chronology/chronology.h"
#include "forms/codes.h"
#include "panels/panel.h"

namespace mase::chronology {

struct Naming {  // what codes are called
    const forms::CodeLists& codes;
    const panels::Panel& panel;
    const access::Policy& policy;  // who may read an item, and so what agencies state about it
};

// What the panel says of a case is here once the chairs have ended the meeting (rules.md 33).
std::vector<Event> events_of(const audit::Reading&, const cases::CaseFile&, const Naming&);

}  // namespace mase::chronology
