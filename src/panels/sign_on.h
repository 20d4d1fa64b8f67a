// Single sign-on: who signs in through their own agency's provider (OpenID Connect), by the domain
// of their email address. docs/guides/single-sign-on.md says what a borough types in.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mase::panels {

struct SignOnProvider {
    std::string name;  // as people are told: "London Borough of Redbridge"
    std::string issuer;
    std::uint16_t port = 443;  // of the issuer
    std::string client_id;
    std::string secret;              // out of its file; empty: a public client
    std::set<std::string> domains;   // of email addresses, in lower case
    std::set<std::string> agencies;  // whose people it speaks for; empty: any
    std::string verified_claim;      // that says an email address is the person's own
    std::set<std::string> steps;  // values of `amr` that count as a second step; empty: none does
    std::set<std::string> passphrase_too;  // email addresses that may also use a passphrase
};

struct SignOn {
    std::string address;       // of this service, as browsers reach it; no slash at the end
    std::string certificates;  // PEM text; empty: those that the system trusts
    std::vector<SignOnProvider> providers;

    const SignOnProvider* of_email(std::string_view email) const;  // by its domain
    const SignOnProvider* of_issuer(std::string_view issuer) const;
    // Whoever has such an address signs on and has no passphrase, but for those named beside it:
    // for the day on which the provider does not answer.
    bool must_sign_on(std::string_view email) const;
    // Whether a session that began so may go on: through this issuer, or by passphrase if none.
    // What the panel's data no longer allows ends with the next request.
    bool may_use(std::string_view email, std::string_view issuer) const;
};

// What the process must be able to reach from the inside out, once it serves; empty: nothing.
std::set<std::uint16_t> outward_ports(const SignOn&);

}  // namespace mase::panels
