// A link for somebody who has an account: their passphrase is lost or known to others, or the link
// they were given has run out. Asked once more, and of those with guarded roles by two people.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/invitations_store.h"
#include "accounts/link_shown_pages.h"
#include "accounts/people_form.h"
#include "accounts/people_pages.h"
#include "accounts/people_store.h"
#include "accounts/two_person_store.h"
#include "approvals/approvals_pages.h"

namespace mase::accounts {

namespace {

using access::Operation;
using site::Exchange;

http::Response asking_page(const Exchange& exchange, Problems problems) {
    const audit::Viewing viewing = exchange.view();
    const auto account = find_account(viewing, exchange.id<AccountId>("person"));
    if (!account) return site::missing(exchange);
    const bool by_two = is_guarded(exchange.app, *account);
    const std::string title = "A link for " + account->name + " to choose a passphrase";
    Html fields, html;
    if (by_two)
        fields << why_field("Why they need it",
                            "Of what they do here, some is given by two people. A chair reads this "
                            "before they approve it, and it is the chair who gets the link and "
                            "hands it to them.",
                            exchange.form.text("reason"), problems);
    fields << govuk::button(
        {.text = by_two ? "Ask a second person" : "Make the link", .prevent_double_click = true});
    html << govuk::heading(govuk::Size::large, title)
         << govuk::paragraph(
                std::string("Make sure that it is they who ask. ") +
                (by_two ? "When it is approved, the" : "The") +
                " passphrase they have stops working, any link they were given before does too, "
                "they are signed out everywhere, and they choose another passphrase. A second step "
                "that they have set up stays.")
         << site::post_form(exchange,
                            Url::path({"settings", "people", text(account->id), "invitation"}),
                            fields);
    return site::page(exchange, {.title = title,
                                 .content = std::move(html),
                                 .back = Url::path({"settings", "people", text(account->id)}),
                                 .problems = std::move(problems)});
}

http::Response show_asking(Exchange& exchange) {
    return asking_page(exchange, {});
}

struct Made {
    Account account;
    std::string token;  // none when a second person is asked
    std::optional<ApprovalId> approval;
};

http::Response make_link(Exchange& exchange) {
    const auto person = exchange.id<AccountId>("person");
    const Result<Made> made = exchange.change([&](audit::Change& change) -> Result<Made> {
        const auto stored = find_account(change, person);
        if (!stored) return refused("", "This person is no longer of this panel");
        Problems problems =
            invitation_problems(*stored, exchange.actor().account, exchange.app.panel.sign_on);
        if (!problems.empty()) return refused(std::move(problems));
        if (!is_guarded(exchange.app, *stored))
            return Made{*stored, invite(change, person, exchange.app.panel), {}};
        const auto asked = ask_second_person(change, exchange.app, approvals::Act::renew_way_in,
                                             person, exchange.form.text("reason"));
        if (!asked) return refused(asked.error());
        return Made{*stored, "", *asked};
    });
    if (!made) return asking_page(exchange, made.error());
    if (made->approval)
        return site::redirect(approvals::approval_url(*made->approval).query("done", "asked"));
    return link_page(exchange, made->account, made->token);
}

// By who approved it, and not by who asked for it.
http::Response hand_over(Exchange& exchange) {
    const auto id = exchange.id<ApprovalId>("approval");
    const Result<Made> made = exchange.change([&](audit::Change& change) -> Result<Made> {
        change.must_concern(id);
        const auto approval = approvals::find_approval(change, id);
        const auto account =
            approval ? to_be_handed_link(change, exchange.app, *approval) : std::nullopt;
        if (!account) return refused("", "There is no link to make for this any more");
        return Made{*account, invite(change, account->id, exchange.app.panel), {}};
    });
    if (!made) return site::redirect(approvals::approval_url(id));
    return link_page(exchange, made->account, made->token);
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/settings/people/{person}/invitation", Operation::manage_people, person_subject,
     show_asking},
    {Method::post, "/settings/people/{person}/invitation", Operation::manage_people, person_subject,
     make_link},
    {Method::post, "/approvals/{approval}/next", Operation::decide_approval,
     approvals::approval_subject, hand_over},
});

}  // namespace

site::Routes invitation_routes() {
    return routes;
}

}  // namespace mase::accounts
