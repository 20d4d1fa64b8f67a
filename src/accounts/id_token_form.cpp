#include "accounts/id_token_form.h"

#include <algorithm>

#include "platform/json.h"

namespace mase::accounts {

namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char character) {
        return char(character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character);
    });
    return text;
}

// Whether none of these is there as another thing than a text or a number.
bool are_typed(const Json& said) {
    for (const char* name : {"iss", "sub", "azp", "nonce", "email"}) {
        if (said.has(name) && !said.text(name)) return false;
    }
    for (const char* name : {"exp", "iat", "nbf", "auth_time"}) {
        if (said.has(name) && !said.number(name)) return false;
    }
    return !said.has("aud") || said.texts("aud");
}

}  // namespace

std::optional<Claims> read_claims(std::string_view json, std::string_view verified_claim) {
    const auto said = Json::object(json);
    if (!said || !are_typed(*said)) return std::nullopt;
    const auto methods = said->texts("amr").value_or(std::vector<std::string>{});
    return Claims{.issuer = said->text("iss").value_or(""),
                  .subject = said->text("sub").value_or(""),
                  .audience = said->texts("aud").value_or(std::vector<std::string>{}),
                  .authorized_party = said->text("azp"),
                  .expires_at = said->number("exp"),
                  .issued_at = said->number("iat"),
                  .not_before = said->number("nbf"),
                  .authenticated_at = said->number("auth_time"),
                  .nonce = said->text("nonce").value_or(""),
                  .email = lower(said->text("email").value_or("")),
                  .email_is_verified = said->is_true(verified_claim),
                  .methods = {methods.begin(), methods.end()}};
}

}  // namespace mase::accounts
