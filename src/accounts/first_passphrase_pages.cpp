#include "accounts/first_passphrase_pages.h"

namespace mase::accounts {

namespace {

http::Response sign_on_told_page(const site::Exchange& exchange, const Account& account) {
    const std::string& provider = exchange.app.panel.sign_on.of_email(account.email)->name;
    Html html;
    html << govuk::panel({.title = "Person added",
                          .content = account.name + " signs in through " + provider})
         << govuk::paragraph("They need no passphrase from you. Tell them to go to " +
                             exchange.app.panel.sign_on.address +
                             ", enter their email address and sign in with their work account.")
         << govuk::paragraph(govuk::link("/settings/people", "Back to people with access"));
    return site::page(exchange, {.title = "Person added", .content = std::move(html)});
}

}  // namespace

http::Response first_passphrase_page(const site::Exchange& exchange, const Account& account,
                                     const std::string& passphrase) {
    if (exchange.app.panel.sign_on.must_sign_on(account.email))
        return sign_on_told_page(exchange, account);
    Html html;
    html << govuk::panel({.title = "First passphrase made",
                          .content = account.name + " can sign in with it once"})
         << govuk::summary_list({.rows = {{.key = "Person", .value = account.name},
                                          {.key = "Email address", .value = account.email},
                                          {.key = "First passphrase", .value = passphrase}}})
         << govuk::warning_text(
                "This is the only time it is shown. Give it to them now, in person "
                "or on a telephone number you know to be theirs, not by email.")
         << govuk::paragraph(
                "When they first sign in they choose a passphrase of their own, which nobody else "
                "knows. If this one is lost before then, make another on the page of the person.")
         << govuk::paragraph(govuk::link("/settings/people", "Back to people with access"));
    return site::page(exchange, {.title = "First passphrase made", .content = std::move(html)});
}

}  // namespace mase::accounts
