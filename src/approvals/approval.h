// An act that one person alone could do harm with unseen: someone asks for it, someone else
// approves it, and only then is it done.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "access/access.h"
#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"

namespace mase::approvals {

// A room that has such an act adds its row here, and its Doer where the program puts all together.
enum class Act {
    change_roles,
    give_access_back,
    reset_second_step,
    renew_way_in,
    change_person,
    forget_provider,
    erase_record
};
std::string_view name(Act);   // in the database and the trail: "change_roles"
std::string_view words(Act);  // "Give or take a role"
std::optional<Act> act_named(std::string_view);
const std::set<access::Role>& approvers(Act);

enum class Outcome { approved, declined, withdrawn };
std::string_view name(Outcome);
std::optional<Outcome> outcome_named(std::string_view);

struct Decided {
    Outcome outcome = Outcome::declined;
    AccountId by;
    std::string by_name;
    Instant at;
    std::string reason;
};

struct Approval {
    ApprovalId id;
    Act act = Act::change_roles;
    AnyId subject;                  // an account's id for all acts about a person
    std::optional<CaseId> case_id;  // whose child it is about; hidden with that case
    KeyId key;                      // that the reasons are sealed with
    std::string details;            // in codes, as the act's room writes and reads them
    std::string state;              // of the subject, as it was when it was asked
    std::string reason;
    AccountId asked_by;
    std::string asked_by_name;
    Instant asked_at;
    Instant lapses_at;
    std::optional<Decided> decided = {};
};

enum class Standing { waiting, lapsed, approved, declined, withdrawn };
Standing standing(const Approval&, Instant now);

// Why this person can't approve or decline it; "" when they can. `was_let_in`: whether who asked
// gave them their way in, or a role, only lately. One person might then be both.
std::string not_for(const access::Actor&, const Approval&, bool was_let_in);

struct DecisionDraft {  // as typed
    std::string outcome;
    std::string reason;
};
// `state`: of the subject now. What has changed since it was asked is not approved: they have not
// seen what it would become.
struct Circumstances {
    Instant now;
    std::string state;
    bool was_let_in = false;
};
Result<Outcome> checked(const DecisionDraft&, const Approval&, const access::Actor&,
                        const Circumstances&);

inline constexpr std::string_view changed_since =
    "What this is about has changed since it was asked. Decline it; it can be asked again";

}  // namespace mase::approvals
