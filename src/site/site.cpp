#include "site/site.h"

#include <memory>

#include "audit/lookup.h"
#include "platform/assets.h"
#include "platform/clock.h"
#include "platform/keyring.h"
#include "platform/log.h"
#include "platform/secrets.h"
#include "site/relations_store.h"
#include "site/stream.h"

namespace mase::site {

struct Site::Travel {
    http::Request request;
    std::string path;
    std::string_view pattern;  // of the route that it matches
    std::string id;            // of the request, in logs and on the page of a fault
    std::string token;         // of the session's cookie, or of a visit before there is a session
    bool fresh_token = false;
    std::unique_ptr<audit::Outbox> outbox;
    http::Response response;
    std::vector<AnyId> concerns;   // what changes if this changes anything
    std::optional<AnyId> watched;  // what is to be waited for

    std::string csrf() const { return csrf_of(token); }
    bool is_post() const { return request.method == "POST"; }
};

namespace {

http::Response asset_response(const Asset& found) {
    http::Response response;
    response.type = found.type;
    response.lasting = found.bytes;
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

http::Response plain_page(const App& app, std::string title, const std::string& words, int status) {
    Html html;
    html << govuk::heading(govuk::Size::large, title) << govuk::paragraph(words);
    return framed({.app = app}, {.title = std::move(title), .content = std::move(html)}, status);
}

http::Response fault_page(const App& app, const std::string& id) {
    return plain_page(app, "Sorry, there is a problem with the service",
                      "Nothing was saved by what you just did. Try again; if it goes on, give the "
                      "MASE administrator this number: " +
                          id,
                      500);
}

// Of bytes that are no words, and of what would be written under a key that is gone.
http::Response erased_page(const App& app, const Destruction& why) {
    return plain_page(app, "This record was erased",
                      "It was erased on " + short_date(in_london(why.at).date) + " by decision " +
                          why.decision +
                          ". It can be read by nobody, and nothing can be added to it. Nothing was "
                          "saved by what you just did.",
                      410);
}

http::Response not_durable_page(const App& app) {
    return plain_page(app, "Sorry, the service cannot keep records at the moment",
                      "It is not known whether what you did was saved, and nothing can be shown "
                      "until it can be recorded. In a few minutes, look whether it is there before "
                      "you do it again.",
                      503);
}

http::Response refused_page(const App& app) {
    return plain_page(app, "This form is no longer valid",
                      "You may have signed out or in since you opened it. Go back, copy what you "
                      "typed, open the page again and send it from there.",
                      403);
}

// Only the work of a sitting is told to those who watch it. Other saves may be of what is not for
// everyone there: what an agency answers, or where a hidden case is listed.
bool is_work_of_sitting(access::Operation operation) {
    using enum access::Operation;
    return operation == run_sitting || operation == record_discussion || operation == end_meeting;
}

// A form must come from a page of ours: its token is this session's, and a browser that says
// where it comes from says here.
bool came_from_here(const http::Request& request, const std::string& csrf) {
    const std::string_view from = request.header("sec-fetch-site");
    if (!from.empty() && from != "same-origin" && from != "none") return false;
    const std::string_view origin = request.header("origin");
    if (!origin.empty() && !origin.ends_with("://" + std::string(request.header("host"))))
        return false;
    return same(form_of(request).text("csrf"), csrf);
}

bool needs_proof(const Exchange& exchange) {
    const access::Operation operation = exchange.permit.operation();
    if (exchange.request.method == "POST") return access::needs_proof(operation);
    return access::shows_many(operation) && exchange.query.has("copy");
}

AskedBy asked_by(const http::Request& request) {
    return asks_for_stream(request) || request.header("sec-fetch-dest") == "empty"
               ? AskedBy::page
               : AskedBy::person;
}

}  // namespace

Site::Site(const App& app, Authenticate authenticate, Prove prove, std::vector<Routes> routes,
           std::vector<OpenRoute> open_routes)
    : app_(app),
      authenticate_(authenticate),
      prove_(prove),
      routes_(std::move(routes)),
      open_routes_(std::move(open_routes)) {}

void Site::serve(http::Request request, http::Reply reply) const {
    if (const auto found = asset(request.target)) return reply(asset_response(*found));
    auto travel = std::make_shared<Travel>();
    travel->path = request.target.substr(0, request.target.find('?'));
    travel->token = request.cookie(session_cookie(app_));
    travel->request = std::move(request);
    travel->id = text(new_id_bytes(app_.records.clock().now()));
    travel->outbox = std::make_unique<audit::Outbox>(app_.records);
    try {
        answer(*travel);
    } catch (const KeyDestroyed& gone) {
        travel->response = erased_page(app_, gone.destruction);
    } catch (const std::exception& fault) {
        log_line(LogLevel::error, "fault", {{"request", travel->id}, {"what", fault.what()}});
        travel->response = fault_page(app_, travel->id);
    }
    if (travel->fresh_token)
        travel->response.headers.emplace_back("Set-Cookie",
                                              set_session_cookie(app_, travel->token));
    audit::Outbox& outbox = *travel->outbox;
    outbox.settle([this, travel, reply = std::move(reply)](bool durable) mutable {
        // A page of a fault shows no record and claims nothing, so it need not wait for one.
        if (!durable && travel->response.status < 500) travel->response = not_durable_page(app_);
        log_line(LogLevel::info, "request",
                 {{"request", travel->id},
                  {"method", travel->request.method},
                  {"path",
                   travel->pattern.empty() ? "unmatched" : loggable(travel->pattern, travel->path)},
                  {"status", std::to_string(travel->response.status)}});
        send(*travel, std::move(reply));
    });
}

void Site::send(Travel& travel, http::Reply reply) const {
    if (travel.watched) {
        auto tell = [reply = std::move(reply)](News news, Watch::Number number) mutable {
            reply(stream_of(news, number));
        };
        return app_.watch.wait(*travel.watched, number_seen(travel.request), std::move(tell));
    }
    // Before the answer, which may bring the same person back to a page that has it already.
    if (travel.response.status < 400) app_.watch.changed(travel.concerns);
    reply(std::move(travel.response));
}

const OpenRoute* Site::open_route(const Travel& travel) const {
    for (const OpenRoute& route : open_routes_) {
        const bool same_method = (route.method == Method::post) == travel.is_post();
        if (same_method && match(route.path, travel.path)) return &route;
    }
    return nullptr;
}

void Site::answer(Travel& travel) const {
    if (const OpenRoute* route = open_route(travel)) {
        travel.pattern = route->path;
        return answer_open(travel, *route);
    }
    const auto actor = travel.token.empty()
                           ? std::nullopt
                           : authenticate_(app_, travel.token, asked_by(travel.request));
    if (asks_for_stream(travel.request) && (!actor || actor->roles.empty())) {
        travel.response.status = 204;  // the browser asks no more
        return;
    }
    if (actor && actor->roles.empty()) {
        travel.response = redirect("/sign-in/owed");
        return;
    }
    if (actor) return answer_signed_in(travel, *actor);
    if (keeps(travel)) {
        travel.response = redirect(Url("/sign-in").query("next", "/typed"));
        return;
    }
    travel.response = redirect(travel.is_post() || travel.path == "/"
                                   ? Url("/sign-in")
                                   : Url("/sign-in").query("next", travel.path));
    if (!travel.token.empty()) forget_pages(travel.response);  // the session has ended
}

// Whether what was typed is kept for who comes back: a form that a person sent from a page of ours.
bool Site::keeps(Travel& travel) const {
    return travel.is_post() && app_.keep_typed && !travel.token.empty() &&
           asked_by(travel.request) == AskedBy::person &&
           came_from_here(travel.request, travel.csrf()) &&
           app_.keep_typed(app_, travel.request, travel.token, *travel.outbox);
}

void Site::answer_open(Travel& travel, const OpenRoute& route) const {
    if (travel.token.empty()) {
        travel.token = random_token();
        travel.fresh_token = true;
    }
    if (travel.is_post() && !came_from_here(travel.request, travel.csrf())) {
        travel.response = refused_page(app_);
        return;
    }
    const std::size_t query = travel.request.target.find('?');
    OpenExchange exchange{
        app_,
        travel.request,
        parse_form(travel.request.body),
        parse_form(query == std::string::npos
                       ? std::string_view()
                       : std::string_view(travel.request.target).substr(query + 1)),
        travel.csrf(),
        *travel.outbox,
        *match(route.path, travel.path)};
    travel.response = route.handle(exchange);
    for (const auto& [name, value] : travel.response.headers) {
        // The handler has set its own.
        if (name == "Set-Cookie" && value.starts_with(session_cookie(app_)))
            travel.fresh_token = false;
    }
}

void Site::answer_signed_in(Travel& travel, const access::Actor& actor) const {
    const OpenFrame frame{app_, &actor, travel.csrf()};
    if (travel.is_post() && !came_from_here(travel.request, travel.csrf())) {
        travel.response = refused_page(app_);
        return;
    }
    for (const Routes& room : routes_) {
        for (const Route& route : room) {
            if ((route.method == Method::post) != travel.is_post()) continue;
            auto params = match(route.path, travel.path);
            if (!params) continue;
            travel.pattern = route.path;
            std::optional<access::Permit> permit;
            std::optional<access::Subject> asked;
            bool is_told = travel.is_post() && is_work_of_sitting(route.operation);
            {
                const audit::Lookup lookup(app_.records);
                asked = route.find(lookup, actor.panel, *params);
                if (asked)
                    permit = app_.policy.permit(actor, route.operation, *asked,
                                                relations_held(lookup, actor, *asked));
                if (is_told && permit && permit->subject().case_id)
                    is_told = !is_hidden_from_some(lookup, actor.panel, *permit->subject().case_id);
            }
            if (!permit) {
                log_line(LogLevel::warning, "refused",
                         {{"request", travel.id},
                          {"account", text(actor.account)},
                          {"operation", std::string(access::row(route.operation).name)}});
                travel.outbox->refuse(actor, route.operation, std::move(asked));
                travel.response = missing(frame);
                return;
            }
            const access::Subject& subject = permit->subject();
            if (route.method == Method::watch) {
                travel.watched = subject.id;
                return;
            }
            auto concerns = subject.via;
            concerns.push_back(subject.id);
            Exchange exchange(app_, travel.request, std::move(*params), std::move(*permit),
                              travel.csrf(), *travel.outbox);
            if (prove_ != nullptr && needs_proof(exchange)) {
                if (auto asking = prove_(exchange)) {
                    travel.response = *std::move(asking);
                    return;
                }
            }
            travel.response = route.handle(exchange);
            if (is_told && !exchange.is_quiet()) travel.concerns = std::move(concerns);
            return;
        }
    }
    travel.response = missing(frame);
}

}  // namespace mase::site
