// "Why can this person see this case?": of a case, and of a person.
#include <array>

#include "accounts/accounts_store.h"
#include "accounts/people_store.h"
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "clearance/access_pages.h"
#include "clearance/emergency_shown_pages.h"
#include "clearance/shown_pages.h"
#include "clearance/why_shown_pages.h"
#include "clearance/why_store.h"
#include "site/relations_store.h"

namespace mase::clearance {

namespace {

using access::Operation;
using audit::Reading;
using cases::CaseFile;
using site::Exchange;

Url audit_url(CaseId id) {
    return Url::path({"audit", "access", text(id)});
}

Html about_person(const accounts::Account& account) {
    Html html;
    html << govuk::paragraph(govuk::link(Url::path({"audit", "people", text(account.id)}),
                                         "Which cases " + account.name + " can open, and why"));
    return html;
}

Html asked_about(const Exchange& exchange, const Reading& reading, const CaseFile& file,
                 const Url& here) {
    const std::string chosen = exchange.query.text("person");
    const auto id = parse_id<AccountId>(chosen);
    const auto account = id ? accounts::find_account(reading, *id) : std::nullopt;
    Html html;
    html << person_chooser(reading, here, account ? chosen : "");
    if (account) {
        html << full_answer(exchange, reading, file, *account) << about_person(*account)
             << govuk::paragraph(govuk::link(here, "Everyone who can open this case"));
    } else {
        html << openers_tables(exchange, reading, file, here);
    }
    return html;
}

http::Response show_why(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const CaseFile file = *cases::find_case(viewing, exchange.id<CaseId>("case"));
    Html content;
    content << case_top(exchange, viewing, file, cases::CasePage::access)
            << govuk::heading(govuk::Size::large, "Who can see this case, and why")
            << asked_about(exchange, viewing, file, access_url(file.id, "why"));
    return site::page(exchange, {.title = "Who can see this case, and why",
                                 .content = std::move(content),
                                 .back = access_url(file.id),
                                 .sensitive = true,
                                 .full_width = true});
}

// For information governance, who is told of a case by its number.
http::Response show_why_of_number(Exchange& exchange) {
    const auto viewing = exchange.view();
    const CaseFile file = *cases::find_case(viewing, exchange.id<CaseId>("case"));
    Html content;
    content << govuk::heading_with_caption(govuk::Size::large, "Who can see this case, and why",
                                           case_name(exchange, viewing, file.id))
            << asked_about(exchange, viewing, file, audit_url(file.id));
    return site::page(exchange, {.title = "Who can see this case, and why",
                                 .content = std::move(content),
                                 .back = Url("/audit").query("case", text(file.id)),
                                 .sensitive = true,
                                 .full_width = true});
}

Matter matter_of(const Held& held) {
    return {.opens = Operation::view_case,
            .subject = {.kind = access::SubjectKind::case_,
                        .id = any(held.id),
                        .state = held.state,
                        .via = {},
                        .case_id = held.id},
            .words = {}};
}

std::set<std::string> names(const std::vector<Tie>& ties) {
    std::set<std::string> all;
    for (const Tie& tie : ties) all.insert(tie.relation);
    return all;
}

Html named(const Exchange& exchange, const Reading& reading, CaseId id,
           const accounts::Account& account) {
    const Url why =
        exchange.might(Operation::view_case_access) ? access_url(id, "why") : audit_url(id);
    return govuk::link(why.query("person", text(account.id)), case_name(exchange, reading, id));
}

struct Cases {  // of one person
    std::vector<std::vector<govuk::Cell>> open, barred;
    int open_by_role = 0;
};

Cases cases_of(const Exchange& exchange, const Reading& reading, const accounts::Account& account) {
    Cases found;
    const access::Actor actor = actor_of(reading, account, exchange.app.panel);
    const auto may = [&](const Matter& matter, const std::set<std::string>& held) {
        return exchange.app.policy.permit(actor, Operation::view_case, matter.subject, held)
            .has_value();
    };
    for (const Held& held : held_cases(reading, actor)) {
        const Matter matter = matter_of(held);
        std::set<std::string> relations = names(held.ties);
        const bool is_connected = relations.contains("connected");
        const bool is_out = access::is_kept_out(relations);
        for (const char* wall : {"connected", "restricted"}) relations.erase(wall);
        const bool is_barred = is_out && (is_connected || may(matter, relations));
        const bool is_by_role = !is_out && may(matter, {});
        if (is_by_role) ++found.open_by_role;
        if (held.ties.empty()) continue;
        const Answer why = answer(exchange.app.policy, Operation::view_case, matter.subject,
                                  standing(reading, account, exchange.app.panel, matter));
        if (why.is_allowed) {
            found.open.push_back({named(exchange, reading, held.id, account), why_and_what(why)});
        } else if (is_barred) {
            found.barred.push_back({named(exchange, reading, held.id, account),
                                    why.barred.empty() ? "" : why.barred.front() + "."});
        }
    }
    return found;
}

Html cases_tables(Cases found, const accounts::Account& account) {
    Html html;
    if (account.is_disabled)
        html << govuk::inset_text("Their access has ended: they cannot sign in.");
    if (found.open_by_role > 0)
        html << govuk::paragraph("Their role opens every case of the panel to them: " +
                                 accounts::roles_words(account.roles) +
                                 ". Below are those that they have more to do with.");
    if (found.open.empty()) {
        html << govuk::paragraph(found.open_by_role > 0
                                     ? "There is no case that they have more to do with."
                                     : "There is no case that they can open now.");
    } else {
        html << scrolled({.caption = "Cases that they can open now",
                          .caption_size = govuk::Size::medium,
                          .head = {"Case", "Why, and what they see"},
                          .rows = std::move(found.open)});
    }
    if (!found.barred.empty())
        html << scrolled({.caption = "Cases that they are kept from",
                          .caption_size = govuk::Size::medium,
                          .head = {"Case", "Why"},
                          .rows = std::move(found.barred)});
    return html;
}

http::Response show_person(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto account = accounts::find_account(viewing, exchange.id<AccountId>("person"));
    if (!account) return site::missing(exchange);
    Html content;
    content << govuk::heading_with_caption(govuk::Size::large, account->name,
                                           "Which cases they can open, and why")
            << govuk::paragraph(accounts::roles_words(account->roles) +
                                (account->agency.empty()
                                     ? ""
                                     : ", " + exchange.app.panel.agency_name(account->agency)) +
                                ".")
            << cases_tables(cases_of(exchange, viewing, *account), *account);
    return site::page(exchange, {.title = "Which cases " + account->name + " can open",
                                 .content = std::move(content),
                                 .sensitive = true,
                                 .full_width = true});
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/cases/{case}/access/why", Operation::view_case_access, cases::case_subject,
     show_why},
    {Method::get, "/audit/access/{case}", Operation::explain_access, cases::case_subject,
     show_why_of_number},
    {Method::get, "/audit/people/{person}", Operation::explain_person, accounts::person_subject,
     show_person},
});

}  // namespace

site::Routes why_routes() {
    return routes;
}

}  // namespace mase::clearance
