// Acts that wait for a second person, and who let whom in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "approvals/doers.h"
#include "audit/lookup.h"
#include "site/exchange.h"

namespace mase::approvals {

struct Asking {
    Act act = Act::change_roles;
    AnyId subject;
    std::optional<CaseId> case_id = {};
    std::string details = {};
    std::string reason;
    KeyId key;  // that both reasons are sealed with: one that the act itself does not destroy
};
// Refused when the same is asked already and waits.
Result<ApprovalId> ask(audit::Change&, const site::App&, const Asking&);

std::optional<Approval> find_approval(const audit::Reading&, ApprovalId);
// Without those about a case that whoever reads is to find no trace of.
std::vector<Approval> waiting_approvals(const audit::Reading&);            // the oldest first
std::vector<Approval> settled_approvals(const audit::Reading&, int most);  // the latest first
// Of one subject: what waits, so that its own page can say so.
std::vector<Approval> waiting_for(const audit::Reading&, AnyId subject);

// Whether who asked gave whoever decides a way in, or a role, within the panel's days of the
// asking.
bool was_let_in_by_asker(const audit::Reading&, const site::App&, const Approval&);

// All of it: the rules on the state as it is now, the act itself, and who decided. The permit's
// subject must be this approval.
Result<Outcome> decide(audit::Change&, const site::App&, ApprovalId, const DecisionDraft&);

// Whoever acts, or that other, has just given this person their account, a way in or a role.
void note_let_in(audit::Change&, AccountId);
void note_let_in(audit::Change&, AccountId, AccountId by);

std::optional<access::Subject> approval_subject(const audit::Lookup&, PanelId,
                                                const site::Params&);  // {approval}

}  // namespace mase::approvals
