// The passphrase, and a code, typed again before what a thief of a session would do first.
#pragma once

#include <string>

#include "core/result.h"
#include "platform/html.h"
#include "platform/url.h"
#include "site/exchange.h"

namespace mase::accounts {

// The passphrase that they have now, in the field `name`. Of whoever signed on through their own
// agency it is not asked: a link takes them there to prove again who they are, and back to `page`.
Html retyping_field(const site::Exchange&, const Problems&, const std::string& name,
                    const Url& page);

// None when it is right, or they have proved at their provider who they are in the last five
// minutes. Wrong ones are counted with those of signing in, so that they cannot be guessed here
// either.
Problems retyped_problems(const site::Exchange&, const std::string& field);

// The second step again, of whoever has one: a code of the app or a recovery code, in the field
// `step`. Looked at, and then used up, only where `passphrase_fits`.
Html step_field(const Problems&);
Problems retyped_step_problems(const site::Exchange&, bool passphrase_fits);

}  // namespace mase::accounts
