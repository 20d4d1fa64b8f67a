// Changing what a person is and does.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/open_pages.h"
#include "accounts/people_form.h"
#include "accounts/people_pages.h"
#include "accounts/people_store.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_on_store.h"
#include "accounts/two_person_store.h"
#include "approvals/approvals_pages.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

using Asked = std::optional<ApprovalId>;

Url address(AccountId person) {
    return Url::path({"settings", "people", text(person)});
}

Html more_to_do(const Exchange& exchange, const audit::Reading& reading, const Account& account) {
    if (account.id == exchange.actor().account)
        return govuk::inset_text(std::string(
            exchange.app.panel.sign_on.must_sign_on(account.email)
                ? "This is your own account. Another administrator can end your access."
                : "This is your own account. Another administrator can end your access; you change "
                  "your passphrase on the page of your account."));
    const Url access = Url::path({"settings", "people", text(account.id), "access"});
    const Url invitation = Url::path({"settings", "people", text(account.id), "invitation"});
    const Url step = Url::path({"settings", "people", text(account.id), "second-step"});
    const Url sign_on_page = Url::path({"settings", "people", text(account.id), "sign-on"});
    std::vector<govuk::Content> links;
    if (account.is_disabled) {
        links.emplace_back(govuk::link(access, "Give access back"));
    } else {
        const panels::SignOn& sign_on = exchange.app.panel.sign_on;
        if (!sign_on.must_sign_on(account.email))
            links.emplace_back(govuk::link(invitation, "Make a link to choose a passphrase by"));
        if (const auto* provider = sign_on.of_email(account.email);
            provider && find_binding(reading, account.id, provider->issuer))
            links.emplace_back(
                govuk::link(sign_on_page, "Forget who they are at " + provider->name));
        if (find_second_factor(reading, account.id))
            links.emplace_back(govuk::link(step, "Reset the second step"));
        links.emplace_back(govuk::link(access, "End access"));
    }
    Html html;
    html << govuk::heading(govuk::Size::medium, "Access")
         << govuk::list(govuk::ListKind::plain, links);
    return html;
}

struct Shown {  // of the form, beside the account as it is saved
    Draft draft;
    std::optional<int> version = {};  // that the form was made from; none when it is fresh
    Problems problems = {};
    std::string done = {};
};

http::Response person_page(const Exchange& exchange, Shown shown) {
    const audit::Viewing viewing = exchange.view();
    const auto account = find_account(viewing, exchange.id<AccountId>("person"));
    if (!account) return site::missing(exchange);
    const Everyone everyone = all_accounts(viewing);
    Html fields, html;
    fields << govuk::hidden_input("version", std::to_string(account->version))
           << person_fields(shown.draft, account->id, everyone, exchange.app.panel, shown.problems)
           << why_guarded(exchange, shown.problems)
           << govuk::button({.text = "Save", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, account->name);
    if (account->is_disabled)
        html << govuk::inset_text("This person’s access has ended: they cannot sign in.");
    html << waiting_shown(exchange, viewing, account->id);
    if (shown.version && shown.version != account->version)
        html << differences(shown.draft, draft_of(*account), everyone, exchange.app.panel)
             << govuk::paragraph("Make the form below as it should be, then save it.");
    html << site::post_form(exchange, address(account->id), fields)
         << more_to_do(exchange, viewing, *account);
    return site::page(exchange, {.title = account->name,
                                 .content = std::move(html),
                                 .back = "/settings/people",
                                 .problems = std::move(shown.problems),
                                 .done = std::move(shown.done)});
}

http::Response show_person(Exchange& exchange) {
    Draft draft;
    {
        const audit::Viewing viewing = exchange.view();
        if (const auto account = find_account(viewing, exchange.id<AccountId>("person")))
            draft = draft_of(*account);
    }
    const std::string done = exchange.query.text("done");
    return person_page(exchange, {.draft = std::move(draft),
                                  .done = done == "saved"       ? "What you changed is saved"
                                          : done == "asked"     ? "A second person has been asked"
                                          : done == "ended"     ? "Access has ended"
                                          : done == "returned"  ? "Access is given back"
                                          : done == "reset"     ? "The second step is reset"
                                          : done == "forgotten" ? "They are looked for anew"
                                                                : ""});
}

struct Saved {
    std::string token;  // of the editor's own session, where they changed themselves; else none
    std::vector<ApprovalId> asked;
};

// Who somebody with guarded roles is, is not changed by one alone: the rest is.
Result<Asked> ask_for_person(audit::Change& change, const Exchange& exchange, const Account& stored,
                             const PersonChange& wanted) {
    if (wanted.is_empty()) return Asked();
    if (is_email_taken(change, wanted.email.to, stored.id)) return refused_as_taken();
    const auto asked =
        ask_second_person(change, exchange.app, approvals::Act::change_person, stored.id,
                          exchange.form.text("reason"), details_of(wanted));
    if (!asked) return refused(asked.error());
    return Asked(*asked);
}

// What could be seen of a session before the roles changed opens nothing after it.
std::string end_older_tokens(audit::Change& change, AccountId account,
                             const access::Actor& editor) {
    const bool is_own = account == editor.account;
    end_other_sessions(change, account, is_own ? editor.session : SessionId{});
    return is_own ? renew_session(change, editor.session) : "";
}

Result<Saved> save(audit::Change& change, const Exchange& exchange, const Account& wanted) {
    const auto stored = find_account(change, wanted.id);
    if (!stored) return refused("", "This person is no longer of this panel");
    Problems problems = change_problems(*stored, wanted, exchange.actor().account);
    for (Problem& problem : links_problems(wanted, all_accounts(change), exchange.app.panel))
        problems.push_back(std::move(problem));
    for (Problem& problem : last_day_problems(
             stored->last_day, wanted.last_day,
             is_guarded(exchange.app, *stored) ? Guarded::yes : Guarded::no, change.today()))
        problems.push_back(std::move(problem));
    if (!problems.empty()) return refused(std::move(problems));
    const Roles& guarded = exchange.app.panel.two_people.roles;
    Account kept = wanted;
    kept.roles = kept_at_once(stored->roles, wanted.roles, guarded);
    PersonChange waiting;
    if (is_guarded(exchange.app, *stored)) {
        waiting = person_change(*stored, wanted);
        kept.email = stored->email;
        kept.agency = stored->agency;
    }
    change.note("changed");
    if (const Result<int> saved = save_account(change, kept); !saved) return refused(saved.error());
    Saved done{.token = stored->roles == kept.roles
                            ? ""
                            : end_older_tokens(change, wanted.id, exchange.actor()),
               .asked = {}};
    for (const Result<Asked>& asked :
         {ask_for_person(change, exchange, *stored, waiting),
          ask_for_roles(change, exchange.app, wanted.id,
                        guarded_change(stored->roles, wanted.roles, guarded),
                        exchange.form.text("reason"))}) {
        if (!asked) return refused(asked.error());
        if (*asked) done.asked.push_back(**asked);
    }
    return done;
}

http::Response save_person(Exchange& exchange) {
    const Draft draft = typed_draft(exchange.form);
    Result<Account> account = checked(draft, exchange.app.panel);
    const int version = typed_version(exchange.form);
    if (!account)
        return person_page(exchange,
                           {.draft = draft, .version = version, .problems = account.error()});
    account->id = exchange.id<AccountId>("person");
    account->version = version;
    const Result<Saved> saved =
        exchange.change([&](audit::Change& change) { return save(change, exchange, *account); });
    if (!saved)
        return person_page(exchange,
                           {.draft = draft, .version = version, .problems = saved.error()});
    http::Response response = site::redirect(
        saved->asked.size() == 1
            ? approvals::approval_url(saved->asked.front()).query("done", "asked")
            : address(account->id).query("done", saved->asked.empty() ? "saved" : "asked"));
    if (saved->token.empty()) return response;
    return with_token(exchange.app, std::move(response), saved->token);
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/settings/people/{person}", Operation::manage_people, person_subject,
     show_person},
    {Method::post, "/settings/people/{person}", Operation::manage_people, person_subject,
     save_person},
});

}  // namespace

site::Routes person_routes() {
    return routes;
}

}  // namespace mase::accounts
