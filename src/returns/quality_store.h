// Where a gap in the data is mended, and which agency holds each case.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "audit/reading.h"

namespace mase::returns {

// The agency of the worker; no entry for a case that nobody holds.
std::map<CaseId, std::string> agencies_of_cases(const audit::Reading&);

// The discussion whose minutes are not approved, in which this data may still be changed.
struct OpenDiscussion {
    MeetingId meeting;
    ItemId item;
};
std::map<RecordId, OpenDiscussion> open_discussions(const audit::Reading&);

}  // namespace mase::returns
