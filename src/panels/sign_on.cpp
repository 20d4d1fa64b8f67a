#include "panels/sign_on.h"

#include <algorithm>

namespace mase::panels {

namespace {

std::string lower(std::string_view text) {
    std::string all(text);
    std::ranges::transform(all, all.begin(), [](char character) {
        return char(character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character);
    });
    return all;
}

}  // namespace

const SignOnProvider* SignOn::of_email(std::string_view email) const {
    const std::size_t at = email.rfind('@');
    if (at == std::string_view::npos) return nullptr;
    const std::string domain = lower(email.substr(at + 1));
    const auto found = std::ranges::find_if(
        providers, [&](const SignOnProvider& one) { return one.domains.contains(domain); });
    return found == providers.end() ? nullptr : &*found;
}

const SignOnProvider* SignOn::of_issuer(std::string_view issuer) const {
    const auto found = std::ranges::find(providers, issuer, &SignOnProvider::issuer);
    return found == providers.end() ? nullptr : &*found;
}

bool SignOn::must_sign_on(std::string_view email) const {
    const SignOnProvider* provider = of_email(email);
    return provider && !provider->passphrase_too.contains(lower(email));
}

bool SignOn::may_use(std::string_view email, std::string_view issuer) const {
    if (issuer.empty()) return !must_sign_on(email);
    const SignOnProvider* provider = of_email(email);
    return provider && provider->issuer == issuer;
}

std::set<std::uint16_t> outward_ports(const SignOn& sign_on) {
    std::set<std::uint16_t> ports;
    for (const SignOnProvider& provider : sign_on.providers) ports.insert(provider.port);
    return ports;
}

}  // namespace mase::panels
