#include "cases/erasure_pages.h"

#include "approvals/approvals_pages.h"
#include "approvals/approvals_store.h"
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/erasure_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "core/problems.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;
using site::Exchange;

Url erasure_url(CaseId id) {
    return Url::path({"cases", text(id), "erasure"});
}

Html what_it_does() {
    Html html;
    html << govuk::warning_text(
                "What is erased cannot be brought back by anyone. Make sure that no court, inquiry "
                "or complaint needs it.")
         << govuk::list(
                govuk::ListKind::bullet,
                {"The child’s name, date of birth, address, papers and everything that was written "
                 "about the child can then be read by nobody, in no backup either.",
                 "Coded answers and dates stay, so that the returns stay as they were.",
                 "The audit trail stays: it says who opened the record, and that it was erased."});
    return html;
}

Html fields(const ErasureDraft& draft, const Keeping& keeping, const Retention& retention,
            const Problems& problems) {
    std::vector<govuk::Choice> grounds;
    for (const Ground ground : {Ground::request, Ground::retention})
        grounds.push_back({.value = std::string(name(ground)), .text = std::string(words(ground))});
    const auto until = kept_until(keeping, retention);
    if (until) grounds.back().hint = "It is kept until " + short_date(*until) + ".";
    Html html;
    html << govuk::radios({.name = "ground",
                           .legend = {"Why may it be erased?", govuk::Size::small},
                           .error = problem_of(problems, "ground"),
                           .value = draft.ground,
                           .items = std::move(grounds)})
         << govuk::input({.name = "decision",
                          .label = {"Reference of the decision", govuk::Size::small},
                          .hint = "As information governance recorded it, for example IG/2026/14. "
                                  "It stays, and is shown in place of what is erased.",
                          .error = problem_of(problems, "decision"),
                          .value = draft.decision,
                          .autocomplete = "off",
                          .spellcheck = false,
                          .width = govuk::Width::characters_20})
         << govuk::textarea({.name = "reason",
                             .label = {"Reason", govuk::Size::small},
                             .hint = "Who approves it reads this. It stays: name no child.",
                             .error = problem_of(problems, "reason"),
                             .value = draft.reason,
                             .rows = 3})
         << govuk::button({.text = "Ask for it to be erased",
                           .kind = govuk::ButtonKind::warning,
                           .prevent_double_click = true});
    return html;
}

// What waits already, of this case.
Html waiting(const audit::Reading& reading, const CaseFile& file) {
    for (const approvals::Approval& one : approvals::waiting_for(reading, any(file.id))) {
        if (one.act != approvals::Act::erase_record) continue;
        return govuk::paragraph(govuk::link(approvals::approval_url(one.id),
                                            "It is asked already, and waits for a chair"));
    }
    return {};
}

http::Response erasure_page(const Exchange& exchange, const ErasureDraft& draft,
                            Problems problems) {
    const auto reason = held_reason(exchange);
    if (!reason) return ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const CaseFile file = *find_case(viewing, exchange.id<CaseId>("case"));
    const Keeping keeping = keeping_of(viewing, file);
    const Retention retention = retention_of(exchange.app);
    Html content;
    content << case_top(exchange, viewing, file, CasePage::overview)
            << govuk::heading(govuk::Size::large, "Erase this child’s record");
    const std::string refusal = not_now(keeping, retention);
    if (Html asked = waiting(viewing, file); !asked.empty()) {
        content << asked;
    } else if (!refusal.empty()) {
        content << govuk::paragraph(refusal + ".");
        if (!draft.reason.empty()) content << govuk::inset_text("You had typed: " + draft.reason);
    } else {
        content << govuk::paragraph(
                       "You ask for it, and a chair or deputy chair approves or declines it. Only "
                       "then is it done.")
                << what_it_does()
                << site::post_form(exchange, erasure_url(file.id),
                                   fields(draft, keeping, retention, problems));
    }
    return site::page(exchange, {.title = "Erase this child’s record",
                                 .content = std::move(content),
                                 .back = Url::path({"cases", text(file.id)}),
                                 .problems = std::move(problems),
                                 .sensitive = true});
}

http::Response show_erasure(Exchange& exchange) {
    return erasure_page(exchange, {}, {});
}

http::Response ask(Exchange& exchange) {
    const ErasureDraft draft{.ground = exchange.form.text("ground"),
                             .decision = exchange.form.text("decision"),
                             .reason = exchange.form.text("reason")};
    const auto id = exchange.id<CaseId>("case");
    const Result<ApprovalId> asked =
        exchange.change([&](audit::Change& change) -> Result<ApprovalId> {
            return ask_erasure(change, exchange.app, *find_case(change, id), draft);
        });
    if (!asked) return erasure_page(exchange, draft, asked.error());
    return site::redirect(approvals::approval_url(*asked).query("done", "asked"));
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}/erasure", Operation::erase_record, case_subject,
     show_erasure},
    {site::Method::post, "/cases/{case}/erasure", Operation::erase_record, case_subject, ask},
};

}  // namespace

site::Routes erasure_routes() {
    return routes;
}

Html erased_notice(const audit::Reading& reading, const CaseFile& file) {
    const auto done = erased(reading, file.child);
    if (!done) return {};
    return govuk::inset_text("This child’s record was erased on " + short_date(done->on) +
                             " by decision " + done->decision +
                             ". Names and everything that was written can be read by nobody. "
                             "Coded answers and dates stay, for the returns.");
}

Html erasure_link(const Exchange& exchange, const audit::Reading& reading, const CaseFile& file) {
    if (file.is_open() || erased(reading, file.child) ||
        !site::may(exchange.app.policy, reading, Operation::erase_record, subject_of(file)))
        return {};
    return govuk::paragraph(govuk::link(erasure_url(file.id), "Erase this child’s record"));
}

}  // namespace mase::cases
