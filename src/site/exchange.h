// One request that was let in, and what a handler may do about it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "audit/outbox.h"
#include "audit/viewing.h"
#include "platform/form_data.h"
#include "platform/http.h"
#include "site/app.h"

namespace mase::site {

using Params = std::map<std::string, std::string, std::less<>>;  // {case} of the path -> its text

// Why a record was opened, for its audit line: a code of data/codes/view_reasons.csv, or one of
// these, where the place it was opened from is the reason (rules.md 9).
inline constexpr std::string_view own_work = "own_work";
inline constexpr std::string_view from_agenda = "agenda";
inline constexpr std::string_view from_action = "action";
inline constexpr std::string_view for_emergency = "emergency";  // its own words are kept with it

// What its body carries, however large that is.
FormData form_of(const http::Request&);

class Exchange {
public:
    Exchange(const App& the_app, const http::Request& the_request, Params the_params,
             access::Permit the_permit, std::string csrf_token, audit::Outbox& the_outbox);

    const App& app;
    const http::Request& request;
    const Params params;
    const access::Permit permit;
    const FormData form;   // of the body
    const FormData query;  // of the address
    const std::string csrf;
    audit::Outbox& outbox;

    const access::Actor& actor() const { return permit.actor(); }
    Instant now() const { return app.records.clock().now(); }
    Date today() const { return app.records.clock().today(); }

    // The id in the path; the route's finder has made sure that it is one.
    template <class SomeId>
    SomeId id(std::string_view param) const {
        return *parse_id<SomeId>(params.find(param)->second);
    }

    audit::Viewing view(std::string_view reason = own_work) const {
        return {app.records, permit, std::string(reason), outbox};
    }
    template <class Body>
    auto change(Body body) const {
        return app.records.change(permit, outbox, std::move(body));
    }
    // What is saved is not told to those who watch its subject: not even a number may move for
    // them, where some are to find no trace of what it is about.
    void keep_quiet() { is_quiet_ = true; }
    bool is_quiet() const { return is_quiet_; }
    // Whether this person might do that to some subject of the panel: for showing links, never
    // for allowing (the route does that).
    bool might(access::Operation operation) const {
        return !app.policy.relations_for(actor(), operation).empty();
    }

private:
    bool is_quiet_ = false;
};

}  // namespace mase::site
