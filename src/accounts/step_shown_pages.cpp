#include "accounts/step_shown_pages.h"

#include "accounts/second_factor.h"
#include "core/problems.h"
#include "platform/qr.h"
#include "platform/secrets.h"
#include "platform/totp.h"

namespace mase::accounts {

Html why_second_step() {
    Html html;
    html
        << govuk::paragraph(
               "When you sign in, you are then asked for a code from an app on your phone as well. "
               "Somebody who has only learnt your passphrase or password stays out.")
        << govuk::paragraph(
               "You need an authenticator app. Your agency may have put one on your phone; if "
               "not, ask them which one to use.");
    return html;
}

Html offer_shown(const panels::Panel& panel, const std::string& email, const std::string& secret) {
    const std::string service = panel.name + " " + panel.meeting_short_name;
    Html key, html;
    key << "<span class=\"mase-code\">" << in_groups_of_four(totp::to_be_typed(secret))
        << "</span>";
    html << govuk::paragraph("Open the authenticator app, add an account, and scan this picture.")
         << qr_picture(qr_code(totp::key_uri(service, email, secret)),
                       "QR code with the key that is written below it")
         << govuk::paragraph("If you cannot scan it, type this into the app instead.")
         << govuk::summary_list({.rows = {{.key = "Account", .value = service + ", " + email},
                                          {.key = "Key", .value = key},
                                          {.key = "Kind", .value = "Based on time"}}});
    return html;
}

Html code_field(const Problems& problems) {
    return govuk::input({.name = "code",
                         .label = "Code from the app",
                         .hint = "Six digits, another every 30 seconds.",
                         .error = problem_of(problems, "code"),
                         .autocomplete = "one-time-code",
                         .input_mode = govuk::InputMode::numeric,
                         .spellcheck = false,
                         .width = govuk::Width::characters_10});
}

Html recovery_codes_shown(const std::vector<std::string>& codes, const Url& next) {
    std::vector<govuk::Content> items;
    for (const std::string& code : codes) {
        Html item;
        item << "<span class=\"mase-code\">" << code << "</span>";
        items.emplace_back(std::move(item));
    }
    Html html;
    html << govuk::panel({.title = "The second step is set up",
                          .content = "You are asked for a code when you next sign in"})
         << govuk::heading(govuk::Size::medium, "Your recovery codes")
         << govuk::paragraph(
                "If you do not have your phone, one of these lets you in instead of a code from "
                "the app. Each works once.")
         << govuk::list(govuk::ListKind::plain, items)
         << govuk::warning_text(
                "This is the only time they are shown. Print this page or write them down now, "
                "and keep them where you keep what is valuable, apart from your phone.")
         << govuk::link_button({.text = "I have kept them: continue", .href = next});
    return html;
}

std::vector<std::string> new_recovery_codes() {
    std::vector<std::string> codes;
    for (int made = 0; made < recovery_codes; ++made) codes.push_back(random_passphrase(2));
    return codes;
}

std::vector<std::string> hashed(const std::vector<std::string>& codes) {
    std::vector<std::string> hashes;
    for (const std::string& code : codes) hashes.push_back(hash_passphrase(code));
    return hashes;
}

}  // namespace mase::accounts
