// What somebody sent when their session had run out, kept until they have signed in again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "audit/outbox.h"
#include "audit/reading.h"
#include "platform/http.h"
#include "site/app.h"

namespace mase::accounts {

// Whether it is kept: a form of a session that ran out by itself, of somebody who may sign in
// again, that is not too large and has no file in it; without a passphrase or code. Somebody else
// may have sent it from a screen that was left, so what needs proof of who it is is not kept.
bool keep_typed(const site::App&, const http::Request&, std::string_view token, audit::Outbox&,
                access::Operation);

struct Typed {
    access::Operation operation = access::Operation::see_own_account;  // where it was going
    std::string path;
    std::string body;  // as it was sent, without what lets somebody in
    Instant kept_at;
};
std::optional<Typed> find_typed(const audit::Reading&);  // of who reads; none after an hour
void forget_typed(audit::Change&, AccountId);
void forget_old_typed(audit::Change&);

}  // namespace mase::accounts
