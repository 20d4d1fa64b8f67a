#include "accounts/link_shown_pages.h"

#include "approvals/approvals_pages.h"

namespace mase::accounts {

namespace {

// As browsers reach it: as the panel's data says or, where it does not, as this one has.
std::string address_of(const site::Exchange& exchange) {
    const std::string& told = exchange.app.panel.sign_on.address;
    if (!told.empty()) return told;
    return (exchange.app.is_secure ? "https://" : "http://") +
           std::string(exchange.request.header("host"));
}

Html link_shown(const site::Exchange& exchange, const Account& account, const std::string& token) {
    const std::string days = std::to_string(exchange.app.panel.link_days) + " days";
    Html html;
    html << govuk::summary_list(
                {.rows = {{.key = "Person", .value = account.name},
                          {.key = "Email address", .value = account.email},
                          {.key = "Link",
                           .value = address_of(exchange) + "/invitations/" + token}}})
         << govuk::warning_text(
                "This is the only time it is shown, and whoever opens it first can sign in as "
                "them. Send it to them alone, and do not open it yourself.")
         << govuk::paragraph("It works once, for " + days +
                             ". There they read what they agree to and choose a passphrase, which "
                             "nobody else knows. They sign in with their email address.")
         << govuk::paragraph(
                "If they say that it does not work, somebody else may have used it: make another, "
                "which signs that person out.");
    return html;
}

Html waiting_said(const Added& added) {
    if (!added.approval) return {};
    const std::string meanwhile =
        added.account.roles.empty()
            ? ". They can sign in, and can do nothing here before it is approved."
            : ". They can do the rest at once.";
    Html words;
    words << "Waiting for a second person: "
          << govuk::link(approvals::approval_url(*added.approval), roles_words(added.waiting))
          << meanwhile;
    if (!added.token.empty())
        words << " When it is approved, this link and what they chose by it stop working, and they "
                 "are signed out: the chair makes another link and hands it to them.";
    return govuk::inset_text(std::move(words));
}

Html way_back() {
    return govuk::paragraph(govuk::link("/settings/people", "Back to people with access"));
}

}  // namespace

http::Response link_page(const site::Exchange& exchange, const Account& account,
                         const std::string& token) {
    Html html;
    html << govuk::panel({.title = "Link made", .content = "For " + account.name})
         << link_shown(exchange, account, token);
    if (exchange.might(access::Operation::list_people)) html << way_back();
    return site::page(exchange, {.title = "Link made", .content = std::move(html)});
}

http::Response added_page(const site::Exchange& exchange, const Added& added) {
    Html html;
    html << govuk::panel({.title = "Person added", .content = added.account.name})
         << waiting_said(added);
    if (added.token.empty()) {
        const panels::SignOn& sign_on = exchange.app.panel.sign_on;
        html << govuk::paragraph(
            "They need no link from you: they sign in through " +
            sign_on.of_email(added.account.email)->name + ". Tell them to go to " +
            sign_on.address + ", enter their email address and sign in with their work account.");
    } else {
        html << link_shown(exchange, added.account, added.token);
    }
    html << way_back();
    return site::page(exchange, {.title = "Person added", .content = std::move(html)});
}

}  // namespace mase::accounts
