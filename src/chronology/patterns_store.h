// What a case's page tells of persons of concern, places, groups, disruptions and times missing, as
// far as the reader may see.
#pragma once

#include <vector>

#include "audit/reading.h"
#include "cases/case_file.h"
#include "chronology/chronology.h"
#include "forms/codes.h"
#include "patterns/links_store.h"

namespace mase::chronology {

std::vector<Event> pattern_events(const audit::Reading&, const patterns::Sight&,
                                  const cases::CaseFile&, const forms::CodeLists&);

}  // namespace mase::chronology
