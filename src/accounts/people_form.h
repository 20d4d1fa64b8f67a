// The form of one person: what was typed, and the form shown again with it.
#pragma once

#include "accounts/people.h"
#include "platform/form_data.h"
#include "platform/html.h"

namespace mase::accounts {

Draft typed_draft(const FormData&);
Draft draft_of(const Account&);
int typed_version(const FormData&);  // 0, which no account has, when it is none

// The fields, without the form round them.
Html person_fields(const Draft&, AccountId about, const Everyone&, const panels::Panel&,
                   const Problems&);

// What two administrators changed at once, side by side: the rows in which they differ.
Html differences(const Draft& typed, const Draft& saved, const Everyone&, const panels::Panel&);

}  // namespace mase::accounts
