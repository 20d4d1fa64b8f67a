#include "accounts/first_passphrase_pages.h"

namespace mase::accounts {

http::Response first_passphrase_page(const site::Exchange& exchange, const Account& account,
                                     const std::string& passphrase) {
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
