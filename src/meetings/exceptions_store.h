// What needs a chair's recorded reason: asked, then allowed or refused, and counted either way.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "core/result.h"
#include "site/exchange.h"

namespace mase::meetings {

struct Exception {
    ExceptionId id;
    std::string kind;  // a code of exception_kinds.csv
    std::optional<ReferralId> referral;
    std::optional<CaseId> case_id;
    std::optional<MeetingId> meeting;
    KeyId key;  // that its words are sealed under
    AccountId asked_by;
    Instant asked_at;
    std::string reason;
    std::string state;  // asked | allowed | refused
    std::optional<AccountId> decided_by;
    std::optional<Instant> decided_at;
    std::string decision_reason;
    int version = 1;
};

// One is asked once: while it waits, asking again gives the one that waits.
ExceptionId ask_exception(audit::Change&, std::string_view kind, std::optional<ReferralId>,
                          std::optional<CaseId>, std::optional<MeetingId>, KeyId,
                          std::string_view reason);
// The same without looking for one that waits: for what can be asked of several things at once.
struct About {
    std::optional<ReferralId> referral;
    std::optional<CaseId> case_id;
    std::optional<MeetingId> meeting;
};
ExceptionId add_exception(audit::Change&, std::string_view kind, const About&, KeyId,
                          std::string_view reason);
std::optional<Exception> find_exception(const audit::Reading&, ExceptionId);

// The latest of that kind about a referral (for a meeting, when one is named) or about a meeting,
// and only if a chair allowed it.
std::optional<Exception> allowed_exception(const audit::Reading&, std::string_view kind, ReferralId,
                                           std::optional<MeetingId> = {});
std::optional<Exception> allowed_exception(const audit::Reading&, std::string_view kind, MeetingId);
// The same, whatever became of it.
std::optional<Exception> latest_exception(const audit::Reading&, std::string_view kind, ReferralId,
                                          std::optional<MeetingId> = {});
std::optional<Exception> latest_exception(const audit::Reading&, std::string_view kind, MeetingId);
std::optional<Exception> latest_exception(const audit::Reading&, std::string_view kind, CaseId,
                                          MeetingId);

struct ExceptionRow {  // of a list: nothing sealed is opened for it
    ExceptionId id;
    std::string kind;
    std::string state;
    Instant asked_at;
    std::string asked_by;  // a name
    std::optional<MeetingId> meeting;
    std::optional<Date> meeting_on;
};
std::vector<ExceptionRow> waiting_exceptions(const audit::Reading&);  // longest waiting first
std::vector<ExceptionRow> decided_exceptions(const audit::Reading&, int count);  // latest first
using ExceptionCounts = std::map<std::string, std::map<std::string, int>>;       // kind, state
ExceptionCounts count_exceptions(const audit::Reading&);

enum class Verdict { allowed, refused };
// Refused when it is decided already.
Result<int> decide_exception(audit::Change&, const Exception&, Verdict, std::string_view reason);

std::optional<access::Subject> exception_subject(const audit::Lookup&, PanelId,
                                                 const site::Params&);  // {exception}

}  // namespace mase::meetings
