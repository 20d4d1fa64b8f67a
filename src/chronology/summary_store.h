// The top of a case's page: what is to be done, and what the child says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/reading.h"
#include "cases/case_file.h"
#include "forms/form.h"

namespace mase::chronology {

struct OpenAction {
    ActionId id;
    std::string task;
    std::string agency;  // its code
    std::string owner;   // an account's name, or a contact's
    Date due_on;
    std::string last_report;  // a code of action_reports; empty when there is none
};
std::vector<OpenAction> open_actions_of(const audit::Reading&, CaseId);  // due first

struct ChildVoice {
    Date on;
    std::string words;
};
// As the panel last heard it; before its first discussion, as the referral has it.
std::optional<ChildVoice> child_voice(const audit::Reading&, const forms::Form&, CaseId);

}  // namespace mase::chronology
