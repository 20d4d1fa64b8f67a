#include "cases/reasons_pages.h"

#include "cases/cases_store.h"
#include "cases/reasons.h"
#include "cases/reasons_store.h"

namespace mase::cases {

namespace {

Url case_url(const site::Exchange& exchange) {
    return Url::path({"cases", text(exchange.id<CaseId>("case"))});
}

// Where to go once the reason is given: a page of this very case, whatever a form says.
Url wanted(const site::Exchange& exchange, const std::string& address) {
    const Url overview = case_url(exchange);
    const auto local = Url::local(address);
    return local && local->view().starts_with(overview.str() + "/") ? *local : overview;
}

Html reason_fields(const site::Exchange& exchange, const Reason& typed, const Problems& problems) {
    const auto error = [&](std::string_view field) {
        return !problems.empty() && problems.front().field == field ? problems.front().message : "";
    };
    std::vector<govuk::Choice> items;
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("view_reasons", exchange.today())) {
        items.push_back({.value = code.code, .text = code.label});
        if (code.code == "OTHER")
            items.back().conditional = govuk::textarea({.name = "words",
                                                        .label = "Which reason",
                                                        .error = error("words"),
                                                        .value = typed.words,
                                                        .rows = 2});
    }
    return govuk::radios(
        {.name = "reason",
         .legend = govuk::page_heading("Why are you opening this case?"),
         .hint = "Your name, the time and your reason are recorded each time you open a child’s "
                 "case, and chairs and auditors can see them.",
         .error = error("reason"),
         .value = typed.code,
         .items = std::move(items)});
}

site::Page reason_page(const site::Exchange& exchange, const Reason& typed, const Url& next,
                       Problems problems = {}) {
    Html form;
    form << govuk::hidden_input("next", next.view()) << reason_fields(exchange, typed, problems)
         << govuk::button({.text = "Open the case"});
    const Url action = Url::path({"cases", text(exchange.id<CaseId>("case")), "reason"});
    return {.title = "Why are you opening this case?",
            .content = site::post_form(exchange, action, form),
            .back = exchange.might(access::Operation::list_cases) ? Url("/cases") : Url("/"),
            .problems = std::move(problems)};
}

http::Response give_reason(site::Exchange& exchange) {
    const Reason typed{exchange.form.text("reason"), exchange.form.text("words")};
    const Url next = wanted(exchange, exchange.form.text("next"));
    const auto given = exchange.change([&](audit::Change& change) -> Result<Reason> {
        auto reason = checked(typed, *exchange.app.form.codes, change.today());
        if (!reason) return reason;
        const auto id = exchange.id<CaseId>("case");
        change.must_concern(id);
        remember_reason(change, id, reason->code);
        change.note(reason->code);
        if (!reason->words.empty()) change.remark(find_case(change, id)->key, reason->words);
        return reason;
    });
    if (!given) return site::page(exchange, reason_page(exchange, typed, next, given.error()));
    return site::redirect(next);
}

constexpr site::Route routes[] = {
    {site::Method::post, "/cases/{case}/reason", access::Operation::give_reason, case_subject,
     give_reason},
};

}  // namespace

http::Response ask_reason(const site::Exchange& exchange) {
    return site::page(exchange,
                      reason_page(exchange, {}, wanted(exchange, exchange.request.target)));
}

site::Routes reason_routes() {
    return routes;
}

}  // namespace mase::cases
