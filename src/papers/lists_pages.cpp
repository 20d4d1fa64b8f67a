// The papers of a case, and those of the panel that are held back.
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/child_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "papers/handlers_pages.h"
#include "papers/held_pages.h"
#include "papers/shown_pages.h"
#include "site/frame.h"
#include "site/relations_store.h"

namespace mase::papers {

namespace {

using site::Exchange;

constexpr int most_listed = 200;

Html attach_to_case(const Exchange& exchange, const audit::Reading& reading, CaseId id) {
    for (const Referred& to : referred_of(reading, id)) {
        if (site::may(exchange.app.policy, reading, access::Operation::attach_paper,
                      subject_of(to)))
            return govuk::link_button({.text = "Attach a paper",
                                       .href = new_paper_url(to.id),
                                       .kind = govuk::ButtonKind::secondary});
    }
    return {};
}

}  // namespace

http::Response show_of_case(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    viewing.note("papers");
    const auto file = cases::find_case(viewing, exchange.id<CaseId>("case"));
    const auto papers = papers_of(viewing, exchange.app.policy, file->id);
    Html html;
    html << cases::case_top(exchange, viewing, *file, cases::CasePage::papers)
         << govuk::heading(govuk::Size::large, "Letters, plans and other papers");
    html << (papers.empty()
                 ? govuk::paragraph("No paper that you may open is attached to this case.")
                 : govuk::paragraph("Each time you open one, it is recorded as given to you."));
    html << table_of(exchange, viewing, papers) << attach_to_case(exchange, viewing, file->id);
    http::Response response = site::page(
        exchange, {.title = "Papers of a case",
                   .content = std::move(html),
                   .back = "/cases",
                   .done = exchange.query.text("done") == "attached" ? "The paper is attached" : "",
                   .sensitive = true,
                   .full_width = true});
    look_again(exchange, papers, case_papers_url(file->id), response);
    return response;
}

std::vector<govuk::Cell> held_row(const audit::Reading& reading, const HeldPaper& paper) {
    reading.shows(paper.id);
    const std::string child = cases::name_in_record(reading, paper.record);
    return {govuk::link(Url::path({"referrals", text(paper.referral)}).at("papers"),
                        child.empty() ? "Child not named yet" : child),
            paper.by, clock_words(paper.at), why_held(paper.scan, paper.signature)};
}

std::string scanner_words(const Exchange& exchange) {
    if (!exchange.app.clamd)
        return "Papers are not checked for viruses: the program was started without a scanner.";
    if (exchange.app.clamd->fault().empty()) return "";
    return "Papers cannot be checked for viruses at the moment, and new ones are held back. They "
           "are checked by themselves when it works again. Tell whoever keeps the machine: " +
           exchange.app.clamd->fault() + ".";
}

http::Response show_held(Exchange& exchange) {
    const auto viewing = exchange.view();
    govuk::Table table{.caption = "The latest first",
                       .head = {"Referral of", "Attached by", "When", "Why"}};
    for (const Scan scan : {Scan::infected, Scan::not_checkable}) {
        for (const HeldPaper& paper : held_papers(viewing, scan, most_listed))
            table.rows.push_back(held_row(viewing, paper));
    }
    if (exchange.app.clamd) {
        for (const HeldPaper& paper : held_papers(viewing, Scan::unchecked, most_listed))
            table.rows.push_back(held_row(viewing, paper));
    }
    Html html;
    html << govuk::heading(govuk::Size::large, "Papers that are held back");
    const std::string words = scanner_words(exchange);
    if (!words.empty()) html << govuk::warning_text(words);
    html << (table.rows.empty() ? govuk::paragraph("No paper is held back.")
                                : site::scrolling("Papers that are held back", govuk::table(table)))
         << govuk::paragraph(
                "A paper in which a virus was found is never given out. Ask whoever attached it to "
                "withdraw it, and to have the machine it came from looked at.");
    return site::page(exchange, {.title = "Papers that are held back",
                                 .content = std::move(html),
                                 .back = "/",
                                 .sensitive = true,
                                 .full_width = true});
}

}  // namespace mase::papers
