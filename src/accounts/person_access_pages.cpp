// Ending a person's access and giving it back: each asked once more.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/leaving_pages.h"
#include "accounts/people_form.h"
#include "accounts/people_pages.h"
#include "accounts/people_store.h"
#include "accounts/two_person_store.h"
#include "approvals/approvals_pages.h"
#include "site/frame.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

Url address(AccountId person, std::string_view page) {
    return Url::path({"settings", "people", text(person), page});
}

std::string counted(int count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

Html still_in_their_name(const std::map<std::string, int>& held) {
    const auto count = [&](const char* relation) {
        const auto found = held.find(relation);
        return found == held.end() ? 0 : found->second;
    };
    std::vector<govuk::Content> things;
    if (const int cases = count("allocated"))
        things.emplace_back(counted(cases, "case they hold", "cases they hold"));
    if (const int actions = count("owner"))
        things.emplace_back(counted(actions, "open action they own", "open actions they own"));
    if (const int chairing = count("chairing"))
        things.emplace_back(counted(chairing, "meeting they chair", "meetings they chair"));
    if (things.empty()) return govuk::paragraph("Nothing is left in their name.");
    Html html;
    html << govuk::paragraph("These are in their name:")
         << govuk::list(govuk::ListKind::bullet, things);
    return html;
}

std::string way_words(const panels::Panel& panel, const Account& account) {
    if (panel.sign_on.must_sign_on(account.email))
        return "They sign in through " + panel.sign_on.of_email(account.email)->name;
    return "They sign in with the passphrase they had";
}

Html access_words(const panels::Panel& panel, const Account& account,
                  const audit::Reading& reading) {
    Html html;
    if (account.is_disabled) {
        html << govuk::heading(govuk::Size::large, "Give access back to " + account.name)
             << govuk::paragraph(
                    way_words(panel, account) +
                    ", and see what their roles let them see: " + roles_words(account.roles) + ".");
    } else {
        html << govuk::heading(govuk::Size::large, "End the access of " + account.name)
             << govuk::paragraph(
                    "They are signed out at once, wherever they are, and cannot sign "
                    "in again. What they recorded stays.")
             << still_in_their_name(held_by(reading, account.id));
    }
    return html;
}

http::Response access_page(const Exchange& exchange, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    const auto account = find_account(viewing, exchange.id<AccountId>("person"));
    if (!account) return site::missing(exchange);
    Html fields, html;
    if (account->is_disabled && is_guarded(exchange.app, *account))
        fields << why_field("Why they need it again",
                            "Of what they do here, some is given by two people. A chair reads this "
                            "before they approve it, and only then has this person access.",
                            exchange.form.text("reason"), problems);
    LeavingAsked asked;
    if (!account->is_disabled && exchange.app.leaving)
        asked = exchange.app.leaving->ask(exchange, viewing, account->id, problems);
    fields << asked.html << govuk::hidden_input("version", std::to_string(account->version))
           << govuk::button({.text = account->is_disabled ? "Give access back" : "End access",
                             .kind = account->is_disabled ? govuk::ButtonKind::primary
                                                          : govuk::ButtonKind::warning,
                             .name = "access",
                             .value = account->is_disabled ? "give_back" : "end",
                             .prevent_double_click = true});
    html << access_words(exchange.app.panel, *account, viewing)
         << site::post_form(exchange, address(account->id, "access"), fields);
    return site::page(exchange, {.title = "Access of " + account->name,
                                 .content = std::move(html),
                                 .back = Url::path({"settings", "people", text(account->id)}),
                                 .problems = std::move(problems),
                                 .sensitive = asked.is_sensitive});
}

http::Response show_access(Exchange& exchange) {
    return access_page(exchange, {});
}

// What they were to do goes to others first, so that nothing of it is nobody's.
Problems handed_on(const Exchange& exchange, AccountId person, int version) {
    const auto stored = find_account(exchange.view(), person);
    if (!stored) return {{"", "This person is no longer of this panel"}};
    Problems problems = ending_problems(*stored, version, exchange.actor().account);
    if (!problems.empty() || !exchange.app.leaving) return problems;
    return exchange.app.leaving->hand_on(exchange, person);
}

http::Response change_access(Exchange& exchange) {
    const auto person = exchange.id<AccountId>("person");
    const int version = typed_version(exchange.form);
    const bool gives_back = exchange.form.text("access") == "give_back";
    if (!gives_back) {
        Problems problems = handed_on(exchange, person, version);
        if (!problems.empty()) return access_page(exchange, std::move(problems));
    }
    using Asked = std::optional<ApprovalId>;
    const Result<Asked> changed = exchange.change([&](audit::Change& change) -> Result<Asked> {
        const auto stored = find_account(change, person);
        if (!stored) return refused("", "This person is no longer of this panel");
        Problems problems = gives_back
                                ? giving_back_problems(*stored, version)
                                : ending_problems(*stored, version, exchange.actor().account);
        if (!problems.empty()) return refused(std::move(problems));
        if (gives_back && is_guarded(exchange.app, *stored))
            return ask_second_person(change, exchange.app, approvals::Act::give_access_back, person,
                                     exchange.form.text("reason"));
        gives_back ? enable_account(change, person) : disable_account(change, person);
        return Asked();
    });
    if (!changed) return access_page(exchange, changed.error());
    if (*changed) return site::redirect(approvals::approval_url(**changed).query("done", "asked"));
    return site::redirect(Url::path({"settings", "people", text(person)})
                              .query("done", gives_back ? "returned" : "ended"));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/settings/people/{person}/access", Operation::manage_people, person_subject,
     show_access},
    {Method::post, "/settings/people/{person}/access", Operation::manage_people, person_subject,
     change_access},
});

}  // namespace

site::Routes person_access_routes() {
    return routes;
}

}  // namespace mase::accounts
