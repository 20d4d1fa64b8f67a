// Cases: opening one for an accepted referral, finding it, and the snapshots of its data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/change.h"
#include "audit/lookup.h"
#include "cases/case_file.h"
#include "forms/records_store.h"
#include "site/exchange.h"

namespace mase::cases {

// A new child with a key of their own, their case, and the snapshot of its data at acceptance.
// The referral stays as it was sent, under its own key (rules.md 24). `received_on` is the day the
// snapshot speaks of. Whoever sent the referral, the worker and the manager may now open the case.
CaseFile open_case(audit::Change&, const forms::Form&, const forms::Record& referral,
                   AccountId worker, std::optional<AccountId> manager, Date received_on);

// A case out of the borough's own history, which nobody here holds: opened on the day its first
// referral was received. And what a referral of that history said of it.
CaseFile open_past_case(audit::Change&, const forms::Form&, const forms::Answers&,
                        Date received_on);
RecordId add_past_snapshot(audit::Change&, const forms::Form&, const CaseFile&,
                           const forms::Answers&, Date received_on);

std::optional<CaseFile> find_case(const audit::Reading&, CaseId);
// In the same order, without those that are not there.
std::vector<CaseFile> find_cases(const audit::Reading&, const std::vector<CaseId>&);

// "Amina Yusuf": what a case is called on every page and list. Shown to whoever was let in to the
// case, whatever its parts; an analyst's page leaves it out.
std::string child_name(const audit::Reading&, const CaseFile&);
std::vector<std::string> child_names(const audit::Reading&, const std::vector<CaseFile>&);

// What tells one child from another at the top of a page.
struct Identity {
    std::string name;
    std::optional<Date> born_on;
    std::string case_number;  // empty when it is not known
};
Identity identity(const audit::Reading&, const CaseFile&);

// Of acceptance or of a discussion, or what corrects it: the latest, or the latest that speaks of
// no later day than `not_after`.
std::optional<RecordId> latest_snapshot(const audit::Reading&, CaseId,
                                        std::optional<Date> not_after = {});
// For a discussion on that day: filled in from the latest, and with who the child is now.
forms::Record new_snapshot(audit::Change&, const forms::Form&, const CaseFile&, Date held_on);

void set_case_summary(audit::Change&, CaseId, std::string_view risk_category,
                      std::string_view harm_status);

// By the panel alone, with a reason, or as the history has it; reopened by the panel or a new
// accepted referral (rules.md 36). Any other operation throws.
void close_case(audit::Change&, CaseId, Date, std::string_view reason_code);
void reopen_case(audit::Change&, CaseId);

// For routes of a {case}.
std::optional<access::Subject> case_subject(const audit::Lookup&, PanelId, const site::Params&);

}  // namespace mase::cases
