#include "accounts/open_pages.h"

namespace mase::accounts {

Html open_form(const site::OpenExchange& exchange, const Url& action, const Html& fields) {
    Html html;
    html << "<form method=\"post\" action=\"" << action << "\" novalidate>"
         << govuk::hidden_input("csrf", exchange.csrf) << fields << "</form>";
    return html;
}

http::Response open_page(const site::OpenExchange& exchange, site::Page page) {
    const int status = page.problems.empty() ? 200 : 422;
    return site::framed({.app = exchange.app}, std::move(page), status);
}

std::string token_of(const site::OpenExchange& exchange) {
    return std::string(exchange.request.cookie(site::session_cookie(exchange.app)));
}

http::Response with_token(const site::App& app, http::Response response, std::string_view token) {
    response.headers.emplace_back("Set-Cookie", site::set_session_cookie(app, token));
    return response;
}

}  // namespace mase::accounts
