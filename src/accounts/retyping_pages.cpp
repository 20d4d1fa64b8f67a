#include "accounts/retyping_pages.h"

#include "accounts/accounts_store.h"
#include "accounts/second_factor.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_on.h"
#include "accounts/tries_store.h"
#include "core/problems.h"
#include "platform/govuk.h"
#include "platform/secrets.h"

namespace mase::accounts {

namespace {

// In this session, and not when it began.
bool has_shown_again(const Standing& standing, Instant now) {
    return is_proof_fresh(standing.proved_at, now) && *standing.proved_at >= standing.started_at;
}

constexpr const char* too_many_tries =
    "There have been too many tries. Wait 15 minutes, then try again";

bool is_used_up(const site::Exchange& exchange, const std::string& typed) {
    const AccountId account = exchange.actor().account;
    const std::string code = plain_code(typed);
    const bool is_of_app = code_problems(code).empty();
    const auto hash = is_of_app
                          ? std::nullopt
                          : recovery_hash_of(exchange.app, account, plain_recovery_code(typed));
    const auto taken = exchange.change([&](audit::Change& change) -> Result<bool> {
        const bool fits = hash ? take_recovery_code(change, account, *hash)
                               : is_of_app && take_code(change, account, code);
        if (!fits) note_wrong_code(change, account, exchange.request.client);
        change.note(fits ? "second step again" : "failed second step");
        return fits;
    });
    return taken && *taken;
}

}  // namespace

Html retyping_field(const site::Exchange& exchange, const Problems& problems,
                    const std::string& name, const Url& page) {
    const Standing standing = standing_of(exchange.view(), exchange.actor().session);
    const auto* provider = exchange.app.panel.sign_on.of_issuer(standing.issuer);
    if (!provider)
        return govuk::password_input({.name = name,
                                      .label = "Passphrase you have now",
                                      .error = problem_of(problems, name)});
    if (has_shown_again(standing, exchange.now()))
        return govuk::inset_text("You have shown at " + provider->name + " that it is you.");
    Html words;
    words << "Before you go on, "
          << govuk::link(Url("/account/proof").query("next", page.view()),
                         "show at " + provider->name + " that it is you")
          << ". You come back to this page.";
    Html html;
    html << "<div id=\"" << name << "\">" << govuk::inset_text(std::move(words)) << "</div>";
    return html;
}

Problems retyped_problems(const site::Exchange& exchange, const std::string& field) {
    const Standing standing = standing_of(exchange.view(), exchange.actor().session);
    if (const auto* provider = exchange.app.panel.sign_on.of_issuer(standing.issuer)) {
        if (has_shown_again(standing, exchange.now())) return {};
        return {{field, "First show at " + provider->name + " that it is you"}};
    }
    const std::string typed = exchange.form.text(field);
    Problems wrong{{field, "Enter the passphrase you have now"}};
    if (typed.empty()) return wrong;
    std::optional<Credentials> credentials;
    {
        const audit::Viewing viewing = exchange.view();
        credentials = find_credentials(viewing, exchange.actor().account);
        if (!credentials) return wrong;
        if (too_many_failures(viewing, credentials->email, exchange.request.client))
            return {{field, too_many_tries}};
    }
    if (matches_passphrase(credentials->passphrase_hash, typed)) return {};
    (void)exchange.change([&](audit::Change& change) -> Result<int> {
        note_failure(change, credentials->email, exchange.request.client);
        change.note("wrong passphrase");
        return 0;
    });
    return wrong;
}

Html step_field(const Problems& problems) {
    return govuk::input({.name = "step",
                         .label = "Code from the app, or a recovery code",
                         .hint = "Of the second step that you have now. Each works once.",
                         .error = problem_of(problems, "step"),
                         .autocomplete = "off",
                         .spellcheck = false,
                         .width = govuk::Width::characters_20});
}

Problems retyped_step_problems(const site::Exchange& exchange, bool passphrase_fits) {
    const AccountId account = exchange.actor().account;
    if (!has_second_factor(exchange.app, account)) return {};
    const std::string typed = exchange.form.text("step");
    if (typed.empty()) return {{"step", "Enter a code from your app, or a recovery code"}};
    if (!passphrase_fits) return {};
    if (is_step_shut(exchange.app, account) ||
        too_many_wrong_codes(exchange.app, account, exchange.request.client))
        return {{"step", too_many_tries}};
    if (is_used_up(exchange, typed)) return {};
    return {{"step", "Check the code: it is not right, or has been used"}};
}

}  // namespace mase::accounts
