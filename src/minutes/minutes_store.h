// The state of minutes, the chairs' verdicts, and what is added later.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "minutes/minutes.h"
#include "site/app.h"

namespace mase::minutes {

std::optional<Minutes> find_minutes(const audit::Reading&, MeetingId);  // once it has ended

// Of everything a meeting recorded: it differs when anything of it was saved again.
std::string record_fingerprint(const audit::Reading&, MeetingId);

Signer find_signer(const audit::Reading&, const site::App&, MeetingId);

Result<int> send_minutes(audit::Change&, MeetingId);
// When both sides have approved, the minutes are locked and the meeting's readers lose the cases
// that it alone let them read, all in this change.
Result<int> give_verdict(audit::Change&, const site::App&, MeetingId, const Draft&);

struct Addendum {
    AnyId id;
    std::optional<ItemId> item;  // about one case; else about the meeting
    AccountId account;
    Instant at;
    std::string words;
};
// Of an item only when it is one of `readable`; its words are not opened otherwise.
std::vector<Addendum> addenda_of(const audit::Reading&, MeetingId,
                                 const std::vector<ItemId>& readable);
Result<int> add_addendum(audit::Change&, MeetingId, std::optional<ItemId>,
                         const std::string& words);

}  // namespace mase::minutes
