// A child's case at the panel: whose it is, who holds it, how serious it is. Never the child's
// name.
#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "core/ids.h"

namespace mase::cases {

struct CaseFile {
    CaseId id;
    ChildId child;
    KeyId key;              // of the child: every text about the child is sealed under it
    RecordId child_record;  // who the child is, as last corrected
    std::string state;      // open or closed
    Date opened_on;
    std::optional<Date> closed_on;
    std::string closure_reason;  // of closure_reasons; empty while open
    std::optional<AccountId> worker, manager;
    std::string risk_category;  // as at acceptance or at the latest discussion
    std::string harm_status;    // the same, and never worked out from the category
    // Of the latest accepted referral that the panel hears; C when every one was for data only;
    // empty when there is none.
    std::string route = {};
    int version = 1;

    bool is_open() const { return state == "open"; }
    bool is_data_only() const { return route == "C"; }  // on no agenda (MR-194)
};

}  // namespace mase::cases
