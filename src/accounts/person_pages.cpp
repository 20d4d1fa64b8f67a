// Adding a person, and changing what one is and does.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/first_passphrase_pages.h"
#include "accounts/open_pages.h"
#include "accounts/people_form.h"
#include "accounts/people_pages.h"
#include "accounts/people_store.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_on_store.h"
#include "accounts/two_person_store.h"
#include "approvals/approvals_pages.h"
#include "platform/secrets.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

// Asked on every form of a person, but answered only where it is needed.
Html why(const Exchange& exchange, const Problems& problems) {
    return why_field(
        "Why, if a second person is needed",
        "Only if you give or take away: " + roles_words(exchange.app.panel.two_people.roles) +
            ". A chair reads it before they approve that. The rest is saved at once.",
        exchange.form.text("reason"), problems);
}

// The part of a change that waits for a second person, asked for; nothing when there is none.
using Asked = std::optional<ApprovalId>;
Result<Asked> ask_for_roles(audit::Change& change, const Exchange& exchange, AccountId person,
                            const RoleChange& roles) {
    if (roles.is_empty()) return Asked();
    const auto asked = ask_second_person(change, exchange.app, approvals::Act::change_roles, person,
                                         exchange.form.text("reason"), details_of(roles));
    if (!asked) return refused(asked.error());
    return Asked(*asked);
}

http::Response adding_page(const Exchange& exchange, const Draft& draft, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    Html fields, html;
    fields << person_fields(draft, {}, all_accounts(viewing), exchange.app.panel, problems)
           << why(exchange, problems)
           << govuk::button({.text = "Add this person", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, "Add a person")
         << govuk::paragraph(
                "They can sign in as soon as you add them, with a first passphrase that you give "
                "them.")
         << site::post_form(exchange, "/settings/people/new", fields);
    return site::page(exchange, {.title = "Add a person",
                                 .content = std::move(html),
                                 .back = "/settings/people",
                                 .problems = std::move(problems)});
}

http::Response show_adding(Exchange& exchange) {
    return adding_page(exchange, {}, {});
}

http::Response add_person(Exchange& exchange) {
    const Draft draft = typed_draft(exchange.form);
    const Result<Account> wanted = checked(draft, exchange.app.panel);
    if (!wanted) return adding_page(exchange, draft, wanted.error());
    const Roles& guarded = exchange.app.panel.two_people.roles;
    Account account = *wanted;
    account.roles = kept_at_once({}, wanted->roles, guarded);
    const std::string passphrase = random_passphrase();
    const std::string hash = hash_passphrase(passphrase);
    const Result<Asked> added = exchange.change([&](audit::Change& change) -> Result<Asked> {
        Problems problems = links_problems(*wanted, all_accounts(change), exchange.app.panel);
        if (!problems.empty()) return refused(std::move(problems));
        change.note("added");
        const Result<AccountId> id = add_account(change, account, hash, true);
        if (!id) return refused(id.error());
        return ask_for_roles(change, exchange, *id, guarded_change({}, wanted->roles, guarded));
    });
    if (!added) return adding_page(exchange, draft, added.error());
    return first_passphrase_page(exchange, account, passphrase);
}

Url address(AccountId person) {
    return Url::path({"settings", "people", text(person)});
}

Html more_to_do(const Exchange& exchange, const audit::Reading& reading, const Account& account) {
    if (account.id == exchange.actor().account)
        return govuk::inset_text(
            "This is your own account. Another administrator can end your access; you change your "
            "passphrase on the page of your account.");
    const Url access = Url::path({"settings", "people", text(account.id), "access"});
    const Url passphrase = Url::path({"settings", "people", text(account.id), "passphrase"});
    const Url step = Url::path({"settings", "people", text(account.id), "second-step"});
    const Url sign_on_page = Url::path({"settings", "people", text(account.id), "sign-on"});
    std::vector<govuk::Content> links;
    if (account.is_disabled) {
        links.emplace_back(govuk::link(access, "Give access back"));
    } else {
        const panels::SignOn& sign_on = exchange.app.panel.sign_on;
        if (!sign_on.must_sign_on(account.email))
            links.emplace_back(govuk::link(passphrase, "Make a new first passphrase"));
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
           << why(exchange, shown.problems)
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
                                          : done == "ended"     ? "Access has ended"
                                          : done == "returned"  ? "Access is given back"
                                          : done == "reset"     ? "The second step is reset"
                                          : done == "forgotten" ? "They are looked for anew"
                                                                : ""});
}

struct Saved {
    std::string token;  // of the editor's own session, where they changed themselves; else none
    Asked asked;
};

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
    if (!problems.empty()) return refused(std::move(problems));
    const Roles& guarded = exchange.app.panel.two_people.roles;
    Account kept = wanted;
    kept.roles = kept_at_once(stored->roles, wanted.roles, guarded);
    change.note("changed");
    if (const Result<int> saved = save_account(change, kept); !saved) return refused(saved.error());
    const auto asked = ask_for_roles(change, exchange, wanted.id,
                                     guarded_change(stored->roles, wanted.roles, guarded));
    if (!asked) return refused(asked.error());
    return Saved{
        stored->roles == kept.roles ? "" : end_older_tokens(change, wanted.id, exchange.actor()),
        *asked};
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
    http::Response response =
        site::redirect(saved->asked ? approvals::approval_url(*saved->asked).query("done", "asked")
                                    : address(account->id).query("done", "saved"));
    if (saved->token.empty()) return response;
    return with_token(exchange.app, std::move(response), saved->token);
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/settings/people/new", Operation::manage_people, site::whole_panel, show_adding},
    {Method::post, "/settings/people/new", Operation::manage_people, site::whole_panel, add_person},
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
