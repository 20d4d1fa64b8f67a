#include "accounts/waiting_pages.h"

#include "accounts/guarded.h"
#include "accounts/open_pages.h"
#include "approvals/approvals_store.h"

namespace mase::accounts {

namespace {

// What they are to be given, if it is approved.
Roles roles_waiting(const site::OpenExchange& exchange, const Newcomer& newcomer) {
    const Credentials& who = newcomer.credentials;
    const audit::Viewing viewing(exchange.app.records,
                                 access::program(access::Task::keep_house, who.panel, who.account),
                                 std::string(site::own_work), exchange.outbox);
    Roles roles;
    for (const approvals::Approval& one : approvals::waiting_for(viewing, any(who.account))) {
        if (one.act == approvals::Act::change_roles) roles.merge(role_change_of(one.details).given);
    }
    return roles;
}

Html words(const site::OpenExchange& exchange, const Roles& waiting) {
    const panels::Contact& administrator = exchange.app.panel.administrator;
    Html html;
    if (waiting.empty()) {
        html << govuk::paragraph(
                    "You have no role here now, so there is nothing that you can see or do.")
             << govuk::paragraph("If you should have one, ask the " + administrator.name + ": " +
                                 administrator.telephone + ".");
        return html;
    }
    html << govuk::paragraph("What you are to do here: " + roles_words(waiting) + ".")
         << govuk::paragraph(
                "Nobody gives that alone. The administrator has asked for it, and a chair has to "
                "approve it. Until then there is nothing that you can see or do.")
         << govuk::paragraph(
                "You need do nothing: when it is approved, sign in again. If you were let in only "
                "lately, the chair gives you another link first, to choose another passphrase. If "
                "it cannot wait, call the " +
                administrator.name + ": " + administrator.telephone + ".");
    return html;
}

}  // namespace

http::Response waiting_page(const site::OpenExchange& exchange, const Newcomer& newcomer) {
    const Roles waiting = roles_waiting(exchange, newcomer);
    const std::string title = waiting.empty()       ? "You have no role here"
                              : waiting.size() == 1 ? "Your role waits for a second person"
                                                    : "Your roles wait for a second person";
    Html html;
    html << govuk::heading(govuk::Size::large, title) << words(exchange, waiting)
         << open_form(exchange, "/sign-in/stop",
                      govuk::button({.text = "Sign out", .kind = govuk::ButtonKind::secondary}));
    return open_page(exchange, {.title = title, .content = std::move(html)});
}

}  // namespace mase::accounts
