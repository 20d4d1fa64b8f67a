#include "papers/shown_pages.h"

#include <algorithm>
#include <cstdlib>

#include "papers/kinds_file.h"
#include "platform/clock.h"
#include "site/frame.h"
#include "site/relations_store.h"

namespace mase::papers {

namespace {

using access::Operation;
using site::Exchange;

constexpr int most_looks = 12;
constexpr const char* seconds_between = "5";
constexpr const char* title = "Letters, plans and other papers";

Html state_tag(const Exchange& exchange, const Paper& paper) {
    if (paper.scan == Scan::infected)
        return govuk::tag("Held back: a virus was found", govuk::TagColour::red);
    if (paper.scan == Scan::not_checkable)
        return govuk::tag("Held back: it cannot be checked", govuk::TagColour::red);
    if (!may_leave(paper.scan, exchange.app.clamd != nullptr))
        return govuk::tag("Being checked for viruses", govuk::TagColour::blue);
    return {};
}

Html name_cell(const Exchange& exchange, const Paper& paper) {
    Html html;
    const bool may_open = may_leave(paper.scan, exchange.app.clamd != nullptr);
    if (may_open) {
        html << govuk::link(paper_url(paper.id), paper.description);
    } else {
        html << paper.description << "<br>" << state_tag(exchange, paper);
    }
    html << "<br><span class=\"govuk-hint\">" << paper.name << ", " << size_words(paper.size);
    if (paper.scan == Scan::infected) html << ", " << paper.signature;
    if (paper.scan == Scan::not_checkable)
        html << ". " << why_held(paper.scan, paper.signature) << ".";
    html << "</span>";
    return html;
}

Html change_cell(const Exchange& exchange, const audit::Reading& reading, const Paper& paper) {
    if (!site::may(exchange.app.policy, reading, Operation::withdraw_paper, subject_of(paper)))
        return {};
    Html words;
    words << (is_removed(paper, exchange.actor().account) ? text_html("Remove")
                                                          : text_html("Withdraw"))
          << govuk::visually_hidden(" " + paper.description);
    return govuk::link(removal_url(paper.id), words);
}

bool may_attach(const Exchange& exchange, const audit::Reading& reading, const Referred& to) {
    return site::may(exchange.app.policy, reading, Operation::attach_paper, subject_of(to));
}

Html attach_button(const Referred& to) {
    return govuk::link_button({.text = "Attach a paper",
                               .href = new_paper_url(to.id),
                               .kind = govuk::ButtonKind::secondary});
}

}  // namespace

Url papers_url(ReferralId id) {
    return Url::path({"referrals", text(id), "papers"});
}
Url new_paper_url(ReferralId id) {
    return Url::path({"referrals", text(id), "papers", "new"});
}
Url case_papers_url(CaseId id) {
    return Url::path({"cases", text(id), "papers"});
}
Url paper_url(PaperId id) {
    return Url::path({"papers", text(id)});
}
Url removal_url(PaperId id) {
    return Url::path({"papers", text(id), "removal"});
}
Url listed_at(const Referred& of) {
    return of.case_id && of.state == "accepted" ? case_papers_url(*of.case_id) : papers_url(of.id);
}
Url listed_at(const Paper& paper) {
    return paper.is_of_case() ? case_papers_url(*paper.case_id) : papers_url(paper.referral);
}

std::string part_words(access::Part part) {
    switch (part) {
        case access::Part::general: return "Everyone who gets the case";
        case access::Part::health: return "Health";
        case access::Part::police: return "Police";
        case access::Part::address: break;
    }
    return "Where the child lives";
}

bool is_checking(const Exchange& exchange, const std::vector<Paper>& papers) {
    return exchange.app.clamd != nullptr && std::ranges::any_of(papers, [](const Paper& paper) {
               return paper.scan == Scan::unchecked;
           });
}

void look_again(const Exchange& exchange, const std::vector<Paper>& papers, const Url& address,
                http::Response& response) {
    const std::string look = exchange.query.text("look");
    const int looks = look.size() == 1 || look.size() == 2 ? std::atoi(look.c_str()) : 0;
    if (!is_checking(exchange, papers) || looks >= most_looks) return;
    response.headers.emplace_back(
        "Refresh", std::string(seconds_between) +
                       "; url=" + address.query("look", std::to_string(looks + 1)).str());
}

Html table_of(const Exchange& exchange, const audit::Reading& reading,
              const std::vector<Paper>& papers) {
    if (papers.empty()) return {};
    govuk::Table table{.caption = "Papers, the first attached first",
                       .head = {"Paper", "For", "Attached", "Change"}};
    for (const Paper& paper : papers) {
        reading.shows(paper.id);
        table.rows.push_back({name_cell(exchange, paper), part_words(paper.part),
                              clock_words(paper.at) + ", " + paper.by_name,
                              change_cell(exchange, reading, paper)});
    }
    const bool has_change = std::ranges::any_of(
        table.rows, [](const auto& row) { return !row.back().content.empty(); });
    if (!has_change) {
        table.head.pop_back();
        for (auto& row : table.rows) row.pop_back();
    }
    Html html = site::scrolling("Papers", govuk::table(table));
    html << govuk::paragraph(
        "A paper is saved as a copy: who it is for is asked first and kept, and the number of the "
        "copy stands in the name of the file.");
    if (!exchange.app.clamd)
        html << govuk::paragraph(
            "Papers are not checked for viruses here. Open one only if you expect it.");
    return html;
}

Html part_of_referral(const Exchange& exchange, const audit::Reading& reading, ReferralId id) {
    const auto to = find_referred(reading, id);
    const auto papers = papers_of(reading, exchange.app.policy, id);
    const bool may_add = to && may_attach(exchange, reading, *to);
    if (papers.empty() && !may_add) return {};
    Html html;
    html << "<div id=\"papers\">" << govuk::heading(govuk::Size::medium, title)
         << table_of(exchange, reading, papers);
    if (papers.empty()) html << govuk::paragraph("No paper is attached.");
    if (may_add) html << attach_button(*to);
    html << "</div>";
    return html;
}

Html part_of_case(const Exchange& exchange, const audit::Reading& reading, CaseId id) {
    const auto papers = papers_of(reading, exchange.app.policy, id);
    if (papers.empty()) return {};
    Html html;
    html << "<div id=\"papers\">" << govuk::heading(govuk::Size::medium, title)
         << table_of(exchange, reading, papers) << "</div>";
    return html;
}

Html task_of(const Exchange& exchange, const audit::Reading& reading, ReferralId id) {
    const auto papers = papers_of(reading, exchange.app.policy, id);
    const bool is_infected = std::ranges::any_of(
        papers, [](const Paper& paper) { return paper.scan == Scan::infected; });
    govuk::Status status = papers.empty()
                               ? govuk::Status("None attached")
                               : govuk::Status(std::to_string(papers.size()) + " attached");
    if (is_infected) status = {"A virus was found", govuk::TagColour::red};
    Html html;
    html << govuk::heading(govuk::Size::medium, title)
         << govuk::paragraph("If you have them: a plan, a letter, a school report.")
         << govuk::task_list({.items = {{.title = "Papers to go with this referral",
                                         .status = std::move(status),
                                         .href = papers_url(id)}},
                              .id_prefix = "papers"});
    return html;
}

}  // namespace mase::papers
