// What a person may do on the command line: what they may on the pages, and it is their line in the
// trail. That they are who they say is for whoever can read the master key's file to answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "audit/change.h"
#include "core/result.h"
#include "site/app.h"

namespace mase::accounts {

// In the trail, of what was done here.
inline constexpr std::string_view on_command_line = "command line";

// About the panel as a whole. Throws std::runtime_error when nobody who can sign in has that email
// address, or they may not do it.
access::Permit permit_for(const site::App&, const std::string& email, access::Operation);

// All that they do here, guarded roles as well: where there is no second person yet, or none is
// left. The trail says that it was done here, and not by two.
Result<int> set_roles_of(audit::Change&, const site::App&, const std::string& email,
                         const std::vector<std::string>& roles);

// For whoever has nobody to ask: an administrator alone with a lost phone.
Result<int> reset_second_factor_of(audit::Change&, const std::string& email);

}  // namespace mase::accounts
