// The cookie of a session, the token that its forms carry, and what a browser forgets with it.
#include "platform/secrets.h"
#include "site/site.h"

namespace mase::site {

std::string_view session_cookie(const App& app) {
    return app.is_secure ? "__Host-session" : "session";
}

std::string set_session_cookie(const App& app, std::string_view token) {
    std::string cookie = std::string(session_cookie(app)) + "=" + std::string(token) +
                         "; Path=/; HttpOnly; SameSite=Lax";
    if (app.is_secure) cookie += "; Secure";
    if (token.empty()) cookie += "; Max-Age=0";
    return cookie;
}

std::string csrf_of(std::string_view token) {
    return content_hash("csrf:" + std::string(token));
}

void forget_pages(http::Response& response) {
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
}

}  // namespace mase::site
