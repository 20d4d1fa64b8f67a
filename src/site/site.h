// How a request travels: listener -> session -> route row -> permit -> handler -> durable ->
// answer. Nothing leaves before everything in its Outbox is on the disk.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "site/frame.h"
#include "site/route.h"

namespace mase::site {

// A request of nobody in particular: sign-in, and little else.
struct OpenExchange {
    const App& app;
    const http::Request& request;
    FormData form;
    FormData query;
    std::string csrf;
    audit::Outbox& outbox;
    Params params;  // of the address, as they were typed
};
using OpenHandle = http::Response (*)(OpenExchange&);
struct OpenRoute {
    Method method;
    std::string_view path;
    OpenHandle handle;
};

// Whether a person asked, or an open page by itself, which is no sign that somebody is there.
enum class AskedBy { person, page };

// Who holds this session's token now; nobody if it has ended. Notes that they were seen, if they
// asked.
using Authenticate = std::optional<access::Actor> (*)(const App&, std::string_view token, AskedBy);

// Before what a thief of a session would do: the page on which whoever asks shows that it is them;
// nothing once they have, or did so lately.
using Prove = std::optional<http::Response> (*)(const Exchange&);

class Site {
public:
    // Without a Prove nobody is asked: for what is no person.
    Site(const App&, Authenticate, Prove, std::vector<Routes>, std::vector<OpenRoute>);

    void serve(http::Request, http::Reply) const;
    const std::vector<Routes>& routes() const { return routes_; }

private:
    struct Travel;
    void answer(Travel&) const;
    bool keeps(Travel&) const;
    void answer_open(Travel&, const OpenRoute&) const;
    void answer_signed_in(Travel&, const access::Actor&) const;
    void send(Travel&, http::Reply) const;
    const OpenRoute* open_route(const Travel&) const;

    const App& app_;
    Authenticate authenticate_;
    Prove prove_;
    std::vector<Routes> routes_;
    std::vector<OpenRoute> open_routes_;
};

// The name of the session's cookie, and its Set-Cookie value (ended when the token is empty).
std::string_view session_cookie(const App&);
std::string set_session_cookie(const App&, std::string_view token);
// Has the browser forget what it keeps of the pages it was shown, when a session has ended.
void forget_pages(http::Response&);
std::string csrf_of(std::string_view token);  // what its forms carry

}  // namespace mase::site
