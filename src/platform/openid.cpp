#include "platform/openid.h"

#include "platform/json.h"

namespace mase::openid {

namespace {

constexpr std::int64_t kept_seconds = 3600;
constexpr std::int64_t reached_seconds = 5;
constexpr std::int64_t renewal_seconds = 60;
// Whoever did not answer is not asked again at once: each try may hold a worker for ten seconds.
constexpr std::int64_t rest_seconds = 10;

std::unexpected<Fault> fault(Failure failure, std::string_view what) {
    return std::unexpected(Fault{failure, std::string(what)});
}

bool is_within(Instant since, std::int64_t seconds, Instant now) {
    return since.micros != 0 && since <= now && now < plus_seconds(since, seconds);
}

bool may_hold(const https::Address& issuer, const std::string& url) {
    const auto address = https::address_of(url);
    return address && address->scheme == issuer.scheme && address->port == issuer.port;
}

}  // namespace

std::optional<Metadata> read_metadata(std::string_view json, const std::string& issuer) {
    const auto read = Json::object(json);
    const auto home = https::address_of(issuer);
    if (!read || !home || read->text("issuer") != issuer) return std::nullopt;
    Metadata metadata{
        .authorization_endpoint = read->text("authorization_endpoint").value_or(""),
        .token_endpoint = read->text("token_endpoint").value_or(""),
        .jwks_uri = read->text("jwks_uri").value_or(""),
        .end_session_endpoint = read->text("end_session_endpoint").value_or(""),
        .names_itself = read->is_true("authorization_response_iss_parameter_supported")};
    for (const std::string& url :
         {metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri}) {
        if (!may_hold(*home, url)) return std::nullopt;
    }
    if (!metadata.end_session_endpoint.empty() && !may_hold(*home, metadata.end_session_endpoint))
        return std::nullopt;
    return metadata;
}

Providers::Providers(const Clock& clock, std::string certificates, https::Limits limits)
    : clock_(clock), https_(std::move(certificates), limits) {}

Answer<std::string> Providers::get(const std::string& issuer, const std::string& url) {
    {
        const std::lock_guard lock(mutex_);
        const Known& known = known_[issuer];
        if (known.fault && is_within(known.fault_at, rest_seconds, clock_.now()))
            return std::unexpected(*known.fault);
    }
    const auto answer = https_.ask({.url = url});
    if (answer && answer->status == 200) return answer->body;
    const Fault why{Failure::unavailable, answer ? "status_" + std::to_string(answer->status)
                                                 : std::string(https::name(answer.error()))};
    if (answer || answer.error() != https::Failure::busy) {
        const std::lock_guard lock(mutex_);
        known_[issuer].fault = why;
        known_[issuer].fault_at = clock_.now();
    }
    return std::unexpected(why);
}

std::optional<Metadata> Providers::kept(const std::string& issuer, std::int64_t seconds) {
    const std::lock_guard lock(mutex_);
    const Known& known = known_[issuer];
    if (!is_within(known.metadata_at, seconds, clock_.now())) return std::nullopt;
    return known.metadata;
}

Answer<Metadata> Providers::metadata(const std::string& issuer) {
    if (auto known = kept(issuer, kept_seconds)) return std::move(*known);
    return reached(issuer);
}

Answer<Metadata> Providers::reached(const std::string& issuer) {
    if (auto known = kept(issuer, reached_seconds)) return std::move(*known);
    const std::string root = issuer.ends_with('/') ? issuer.substr(0, issuer.size() - 1) : issuer;
    const auto body = get(issuer, root + "/.well-known/openid-configuration");
    if (!body && body.error().what == https::name(https::Failure::busy)) {
        if (auto known = kept(issuer, kept_seconds)) return std::move(*known);
    }
    if (!body) return std::unexpected(body.error());
    const auto read = read_metadata(*body, issuer);
    if (!read) return fault(Failure::unsound, "discovery");
    const std::lock_guard lock(mutex_);
    known_[issuer].metadata = *read;
    known_[issuer].metadata_at = clock_.now();
    return *read;
}

Answer<jose::Keys> Providers::keys(const std::string& issuer, const Metadata& metadata,
                                   bool renew) {
    if (!renew) {
        const std::lock_guard lock(mutex_);
        const Known& known = known_[issuer];
        if (known.keys && is_within(known.keys_at, kept_seconds, clock_.now())) return *known.keys;
    }
    const auto body = get(issuer, metadata.jwks_uri);
    if (!body) return std::unexpected(body.error());
    auto read = jose::Keys::read(*body);
    if (!read) return fault(Failure::unsound, "keys");
    const std::lock_guard lock(mutex_);
    known_[issuer].keys = *read;
    known_[issuer].keys_at = clock_.now();
    return std::move(*read);
}

bool Providers::may_renew(const std::string& issuer) {
    const std::lock_guard lock(mutex_);
    Known& known = known_[issuer];
    if (is_within(known.renewed_at, renewal_seconds, clock_.now())) return false;
    known.renewed_at = clock_.now();
    return true;
}

Answer<std::string> Providers::id_token(const Client& client, const Metadata& metadata,
                                        const Code& code) {
    https::Asking asking{
        .url = metadata.token_endpoint,
        .form = "grant_type=authorization_code&code=" + https::form_encoded(code.code) +
                "&redirect_uri=" + https::form_encoded(code.redirect_uri) +
                "&code_verifier=" + https::form_encoded(code.verifier)};
    if (client.secret.empty()) {
        asking.form += "&client_id=" + https::form_encoded(client.client_id);
    } else {  // RFC 6749, 2.3.1
        asking.user = https::form_encoded(client.client_id);
        asking.secret = https::form_encoded(client.secret);
    }
    const auto answer = https_.ask(asking);
    if (!answer) return fault(Failure::unavailable, https::name(answer.error()));
    if (answer->status >= 500)
        return fault(Failure::unavailable, "status_" + std::to_string(answer->status));
    if (answer->status != 200) return fault(Failure::refused, "code");
    const auto read = Json::object(answer->body);
    const auto token = read ? read->text("id_token") : std::nullopt;
    if (!token) return fault(Failure::refused, "no_id_token");
    return *token;  // the access token beside it is asked for nothing, and is not kept
}

Answer<std::string> Providers::redeem(const Client& client, const Code& code) {
    const auto known = metadata(client.issuer);
    if (!known) return std::unexpected(known.error());
    const auto token = id_token(client, *known, code);
    if (!token) return std::unexpected(token.error());
    const auto held = keys(client.issuer, *known, false);
    if (!held) return std::unexpected(held.error());
    auto said = held->checked(*token);
    if (!said && said.error() == jose::Refusal::unknown_key && may_renew(client.issuer)) {
        const auto renewed = keys(client.issuer, *known, true);
        if (!renewed) return std::unexpected(renewed.error());
        said = renewed->checked(*token);
    }
    if (!said) return fault(Failure::bad_token, jose::name(said.error()));
    return *said;
}

}  // namespace mase::openid
