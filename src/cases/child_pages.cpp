#include "cases/child_pages.h"

#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/correction_pages.h"
#include "cases/identity.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "forms/answers_form.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;

CaseFile the_case(const site::Exchange& exchange, const audit::Reading& reading) {
    return *find_case(reading, exchange.id<CaseId>("case"));
}

Url child_url(const CaseFile& file) {
    return Url::path({"cases", text(file.id), "child"});
}

std::string part_words(access::Part part) {
    switch (part) {
        case access::Part::general: return "general details";
        case access::Part::health: return "health details";
        case access::Part::police: return "police details";
        case access::Part::address: return "addresses and carers";
    }
    return "";
}

// Says what is kept from this reader, so that nobody takes it for not being known.
Html kept_back(const access::Parts& parts) {
    std::string words;
    for (const access::Part part : {access::Part::health, access::Part::address}) {
        if (!parts.contains(part)) words += (words.empty() ? "" : " and ") + part_words(part);
    }
    if (words.empty()) return {};
    return govuk::inset_text("Your agency is not shown " + words +
                             ". If you need them in order to protect the child, ask the MASE "
                             "administrator.");
}

Html card(const forms::Shown& shown, const forms::Section& section, const forms::Answers& answers,
          const Url& correct) {
    govuk::SummaryCard card{.title = section.title};
    if (!correct.empty())
        card.actions.push_back({.text = "Correct a detail",
                                .href = correct,
                                .visually_hidden_text = "of " + section.title});
    return govuk::summary_list(
        {.rows = forms::summary_rows(shown, section, answers, 0), .card = std::move(card)});
}

http::Response show_child(site::Exchange& exchange) {
    const auto reason = held_reason(exchange);
    if (!reason) return ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const CaseFile file = the_case(exchange, viewing);
    const bool may_correct =
        site::may(exchange.app.policy, viewing, Operation::correct_child, subject_of(file));
    const forms::Answers answers = child_answers(viewing, exchange.app.form, file);
    Html content;
    content << case_top(exchange, viewing, file, CasePage::child)
            << govuk::heading(govuk::Size::large, "Child") << kept_back(exchange.permit.parts());
    for (const std::string_view id : identity_sections)
        content << card(shown(exchange), *exchange.app.form.section(id), answers,
                        may_correct ? Url::path({"cases", text(file.id), "child", id}) : Url());
    content << corrections_list(
        exchange, past_corrections(viewing, exchange.app.form, file, Operation::correct_child));
    return site::page(exchange, {.title = "Child",
                                 .content = std::move(content),
                                 .back = Url::path({"cases", text(file.id)}),
                                 .sensitive = true});
}

struct Typed {
    forms::Answers answers;
    std::string reason;
    std::string version;  // of the child when the form was shown
    Problems problems = {};
};

site::Page correction_page(const site::Exchange& exchange, const audit::Reading& reading,
                           const CaseFile& file, const forms::Section& section, Typed typed) {
    const std::string version = std::to_string(child_version(reading, file));
    Html form;
    form << govuk::hidden_input("version", version)
         << forms::fields(shown(exchange), section, typed.answers, 0, typed.problems)
         << reason_field(typed.reason, typed.problems)
         << govuk::button({.text = "Save the correction"});
    Html content;
    content << case_top(exchange, reading, file, CasePage::child)
            << govuk::heading(govuk::Size::large, "Correct a detail: " + section.title)
            << govuk::paragraph(
                   "Choose ‘Not known’ rather than guess: an unknown is counted and "
                   "chased, a wrong answer is not. The referral stays as it was "
                   "sent. Answers that are counted are corrected under Data.");
    if (typed.version != version)
        content << stored_now(shown(exchange), section,
                              child_answers(reading, exchange.app.form, file));
    content << site::post_form(exchange, Url::path({"cases", text(file.id), "child", section.id}),
                               form);
    return {.title = "Correct a detail",
            .content = std::move(content),
            .back = child_url(file),
            .problems = forms::linked(exchange.app.form, std::move(typed.problems)),
            .sensitive = true};
}

http::Response show_correction(site::Exchange& exchange) {
    const auto section = identity_section(exchange.app.form, exchange.params.at("section"));
    if (!section) return site::missing(exchange);
    const auto reason = held_reason(exchange);
    if (!reason) return ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const CaseFile file = the_case(exchange, viewing);
    // Nothing that could be typed would be kept.
    if (auto gone = viewing.destruction(file.key)) throw KeyDestroyed(std::move(*gone));
    return site::page(exchange,
                      correction_page(exchange, viewing, file, *section,
                                      {.answers = child_answers(viewing, exchange.app.form, file),
                                       .reason = {},
                                       .version = std::to_string(child_version(viewing, file))}));
}

// What stands, overlaid with what was typed.
Typed read_typed(const site::Exchange& exchange, const audit::Reading& reading,
                 const CaseFile& file, const forms::Section& section) {
    Typed typed{.answers = child_answers(reading, exchange.app.form, file),
                .reason = exchange.form.text("reason"),
                .version = exchange.form.text("version")};
    forms::read_answers(exchange.form, section, 0, typed.answers);
    return typed;
}

Result<int> correct(const site::Exchange& exchange, audit::Change& change,
                    const forms::Section& section) {
    const CaseFile file = the_case(exchange, change);
    const Typed typed = read_typed(exchange, change, file, section);
    if (typed.version != std::to_string(child_version(change, file)))
        return refused("",
                       "Someone else corrected this child’s details while you were typing. Compare "
                       "what is recorded now with what you typed, and save again");
    const auto correction =
        checked(section, *exchange.app.form.codes, child_answers(change, exchange.app.form, file),
                typed.answers, typed.reason, change.today());
    if (!correction) return std::unexpected(correction.error());
    correct_child(change, exchange.app.form, file, *correction, typed.reason);
    return child_version(change, file);
}

http::Response save_correction(site::Exchange& exchange) {
    const auto section = identity_section(exchange.app.form, exchange.params.at("section"));
    if (!section) return site::missing(exchange);
    const auto saved =
        exchange.change([&](audit::Change& change) { return correct(exchange, change, *section); });
    if (saved) return site::redirect(Url::path({"cases", exchange.params.at("case"), "child"}));
    const auto viewing = exchange.view(held_reason(exchange).value_or(std::string(site::own_work)));
    const CaseFile file = the_case(exchange, viewing);
    Typed typed = read_typed(exchange, viewing, file, *section);
    typed.problems = saved.error();
    return site::page(exchange,
                      correction_page(exchange, viewing, file, *section, std::move(typed)));
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}/child", Operation::view_child, case_subject, show_child},
    {site::Method::get, "/cases/{case}/child/{section}", Operation::correct_child, case_subject,
     show_correction},
    {site::Method::post, "/cases/{case}/child/{section}", Operation::correct_child, case_subject,
     save_correction},
};

}  // namespace

site::Routes child_routes() {
    return routes;
}

}  // namespace mase::cases
