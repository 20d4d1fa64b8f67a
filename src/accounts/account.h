// A person who signs in: who they are, for which agency, and in which roles.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "access/access.h"
#include "core/date.h"
#include "core/ids.h"
#include "core/result.h"
#include "panels/panel.h"

namespace mase::accounts {

struct Account {
    AccountId id;
    std::string email;
    std::string name;
    std::string job;  // "Allocated social worker"
    std::string telephone;
    std::string agency;  // code of the panel's agency list
    std::set<access::Role> roles;
    std::optional<AccountId> deputy_of;  // whom they stand in for (rules.md 3)
    std::optional<AccountId> manager;
    std::optional<Date> last_day = {};  // of their access, if it ends by itself
    bool is_disabled = false;           // ended by somebody, or by that day
    int version = 1;
};

struct Draft {  // as typed
    std::string email;
    std::string name;
    std::string job;
    std::string telephone;
    std::string agency;
    std::vector<std::string> roles;
    std::string deputy_of;  // text of an account's id, or empty
    std::string manager;
    std::string last_day = {};  // ISO text, or whatever was typed in place of a date
};

// Every rule of an account but that its email is not taken; the store knows that.
Result<Account> checked(const Draft&, const panels::Panel&);

// What must hold of anyone's roles. Problems name the field `roles`.
Problems role_problems(const std::set<access::Role>&, const std::string& agency,
                       const panels::Panel&);

std::string role_words(access::Role);                    // "MASE administrator"
std::string roles_words(const std::set<access::Role>&);  // "Panel member; Owns actions"

}  // namespace mase::accounts
