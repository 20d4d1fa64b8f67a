// What waits for people, where no other room has a list of it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "audit/reading.h"
#include "site/relations_store.h"

namespace mase::home {

// A pack that is out for a meeting at which this person has a seat.
struct PackToRead {
    MeetingId meeting;
    Date held_on;
    int cases = 0;  // of those they may read
    int not_opened = 0;
    int new_supplements = 0;
};
std::vector<PackToRead> packs_to_read(const audit::Reading&, const site::Scope& items);

struct MinutesWaiting {
    MeetingId meeting;
    Date held_on;
    std::string state;  // draft | with_chairs
    std::optional<Instant> sent_at;
};
std::vector<MinutesWaiting> minutes_not_approved(const audit::Reading&);  // the oldest first

// How many lines of the trail people left since then, by the kind of processing; what the program
// does by itself is not counted.
std::map<std::string, int> lines_since(const audit::Reading&, Instant);
// Accounts that may sign in and have not been used since then.
int unused_accounts(const audit::Reading&, Instant);

// When the latest meeting ended; nothing before the first.
std::optional<Instant> last_meeting_ended(const audit::Reading&);

}  // namespace mase::home
