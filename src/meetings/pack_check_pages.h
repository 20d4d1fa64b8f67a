// Before a pack goes out: what has no answer yet, whether it is late, and the button.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "meetings/exceptions_store.h"
#include "meetings/meeting_parts_pages.h"

namespace mase::meetings {

inline constexpr std::string_view late_pack = "LATE_PACK";

LatePack lateness(const audit::Reading&, MeetingId);  // whether a chair has allowed a late pack

// `typed`: why it is late, when that was sent and is to be shown again.
Html check_part(const site::Exchange&, const audit::Reading&, const Meeting&,
                const std::vector<NamedItem>&, const std::string& typed, const Problems&);

}  // namespace mase::meetings
