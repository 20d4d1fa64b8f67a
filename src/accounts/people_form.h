// The form of one person: what was typed, and the form shown again with it.
#pragma once

#include "accounts/people.h"
#include "platform/form_data.h"
#include "platform/html.h"
#include "site/exchange.h"

namespace mase::accounts {

Draft typed_draft(const FormData&);
Draft draft_of(const Account&);
int typed_version(const FormData&);  // 0, which no account has, when it is none

// The fields, without the form round them.
Html person_fields(const Draft&, AccountId about, const Everyone&, const panels::Panel&,
                   const Problems&);

// Why, where a second person is to approve part of it: one field for all such forms.
Html why_field(const std::string& label, const std::string& hint, const std::string& value,
               const Problems&);
// The same on a form of a person, where it is answered only if roles need it.
Html why_guarded(const site::Exchange&, const Problems&);
// What waits for a second person about them, each a link to it.
Html waiting_shown(const site::Exchange&, const audit::Reading&, AccountId);

// What two administrators changed at once, side by side: the rows in which they differ.
Html differences(const Draft& typed, const Draft& saved, const Everyone&, const panels::Panel&);

}  // namespace mase::accounts
