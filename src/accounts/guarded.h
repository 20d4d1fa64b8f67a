// Roles that nobody gives or takes alone: what of a change is kept at once, and what a second
// person is asked for.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "accounts/account.h"

namespace mase::accounts {

using Roles = std::set<access::Role>;

struct RoleChange {  // of guarded roles alone
    Roles given;
    Roles taken;
    bool is_empty() const { return given.empty() && taken.empty(); }
    bool operator==(const RoleChange&) const = default;
};

bool has_any(const Roles& held, const Roles& guarded);
RoleChange guarded_change(const Roles& stored, const Roles& wanted, const Roles& guarded);
// What they may do meanwhile: guarded roles as they were, the others as wanted.
Roles kept_at_once(const Roles& stored, const Roles& wanted, const Roles& guarded);
Roles changed(Roles, const RoleChange&);

std::string details_of(const RoleChange&);  // "+chair -auditor"
RoleChange role_change_of(std::string_view details);
std::string state_of(const Account&);  // whether they have access, and their roles, in codes

struct Replaced {  // one detail: as it was, and as it is to be
    std::string from;
    std::string to;
    bool is_empty() const { return from == to; }
    bool operator==(const Replaced&) const = default;
};
struct PersonChange {  // of who a person with guarded roles is
    Replaced email;
    Replaced agency;
    bool is_empty() const { return email.is_empty() && agency.is_empty(); }
    bool operator==(const PersonChange&) const = default;
};
PersonChange person_change(const Account& stored, const Account& wanted);
std::string details_of(const PersonChange&);  // neither can have a line break in it
PersonChange person_change_of(std::string_view details);

// "Give Daniel Price a role: Chair or deputy chair"
std::string words_of(const RoleChange&, const std::string& name);

constexpr std::string_view say_why = "Say why: someone else reads it before they approve this";

}  // namespace mase::accounts
