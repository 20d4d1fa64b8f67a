// What the pages of those who are not signed in yet share.
#pragma once

#include <string>
#include <string_view>

#include "accounts/sessions_store.h"
#include "site/site.h"

namespace mase::accounts {

Html open_form(const site::OpenExchange&, const Url& action, const Html& fields);
http::Response open_page(const site::OpenExchange&, site::Page);
std::string token_of(const site::OpenExchange&);  // of the cookie that the request came with
http::Response with_token(const site::App&, http::Response, std::string_view token);

}  // namespace mase::accounts
