// The providers of OpenID Connect that people sign on through: what each publishes of itself, kept
// for an hour, and the exchange of a code for an ID token. What the token then means, and whether
// its times, audience and nonce are right, is for accounts/id_token.h to say.
#pragma once

#include <expected>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "platform/clock.h"
#include "platform/https_client.h"
#include "platform/jose.h"

namespace mase::openid {

// OpenID Connect Discovery 1.0, section 3; RFC 9207 for the last.
struct Metadata {
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string jwks_uri;
    std::string end_session_endpoint;  // empty when there is none
    bool names_itself = false;         // in each answer that it sends a browser back with (`iss`)
};
// Nothing when it is another's, or has an endpoint that may not be asked: all are of HTTPS (or of
// the same machine, if the issuer is) and at the port of the issuer, which is all that the process
// may keep open.
std::optional<Metadata> read_metadata(std::string_view json, const std::string& issuer);

struct Client {  // what this service is to a provider
    std::string issuer;
    std::string client_id;
    std::string secret;  // empty: a public client, whose only proof is the verifier (RFC 7636)
};

struct Code {  // what a browser came back with, and what goes with it
    std::string code;
    std::string verifier;
    std::string redirect_uri;
};

enum class Failure {
    unavailable,  // no answer, or none that may be waited for: try again later
    unsound,      // what the provider publishes of itself can't be used
    refused,      // the provider gives no token for this code
    bad_token     // what it gave is not signed by it as it must be
};
struct Fault {
    Failure failure;
    std::string what;  // a word for the log
};
template <class Value>
using Answer = std::expected<Value, Fault>;

// Shared by all threads. What is kept here could be asked for again by any process.
class Providers {
public:
    Providers(const Clock&, std::string certificates = {}, https::Limits = {});

    Answer<Metadata> metadata(const std::string& issuer);
    // The same, asked for now or within the last five seconds, so that nobody is sent to where
    // nothing answers; of what is kept only while too many ask at once.
    Answer<Metadata> reached(const std::string& issuer);
    // What the ID token says (JSON), its signature checked. A key that is not known is asked for
    // once, and at most once a minute.
    Answer<std::string> redeem(const Client&, const Code&);

private:
    struct Known {
        std::optional<Metadata> metadata;
        std::optional<jose::Keys> keys;
        Instant metadata_at{}, keys_at{};
        Instant renewed_at{};  // the keys, for one that was not among them
        std::optional<Fault> fault;
        Instant fault_at{};
    };
    std::optional<Metadata> kept(const std::string& issuer, std::int64_t seconds);
    Answer<std::string> get(const std::string& issuer, const std::string& url);
    Answer<std::string> id_token(const Client&, const Metadata&, const Code&);
    Answer<jose::Keys> keys(const std::string& issuer, const Metadata&, bool renew);
    bool may_renew(const std::string& issuer);

    const Clock& clock_;
    https::Client https_;
    std::mutex mutex_;  // of `known_` alone: nothing is asked while it is held
    std::map<std::string, Known> known_;
};

}  // namespace mase::openid
