// The record of what went between this panel and another area's about a child.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "cases/case_file.h"
#include "cases/transfer.h"

namespace mase::cases {

using TransferId = Id<struct TransferRecord>;

struct KeptTransfer {
    TransferId id;
    Transfer transfer;
    std::string recorded_by;  // a name
    Instant recorded_at;
    std::optional<Date> acknowledged_on;
    std::string acknowledged_by;  // in words
    int version = 1;
};

TransferId add_transfer(audit::Change&, const CaseFile&, const Transfer&);
std::vector<KeptTransfer> transfers_of(const audit::Reading&, const CaseFile&);  // latest first
// Refused when it is acknowledged already.
Result<int> acknowledge(audit::Change&, const CaseFile&, const KeptTransfer&, Date on,
                        const std::string& by);

struct HeardElsewhere {  // by another area's panel, as a referral for data says (rules.md 22)
    Date received_on;
    std::string panel;
    std::string held_on;  // ISO text
    std::string outcome;
};
std::vector<HeardElsewhere> heard_elsewhere(const audit::Reading&, const CaseFile&);

}  // namespace mase::cases
