// Papers that are held back on home: for the administrator, and for whoever attached them.
#include "home/parts_pages.h"
#include "papers/held_pages.h"

namespace mase::home {

using audit::Reading;
using papers::Scan;
using site::Exchange;

namespace {

void add_rows(Part& part, const Reading& reading, const std::vector<papers::HeldPaper>& held) {
    for (const papers::HeldPaper& paper : held) {
        part.has_more = part.has_more || part.rows.size() == rows_of_a_part;
        if (part.rows.size() < rows_of_a_part) part.rows.push_back(held_row(reading, paper));
    }
}

constexpr int enough = int(rows_of_a_part) + 1;

}  // namespace

Html papers_held(const Exchange& exchange, const Reading& reading) {
    Html html;
    const bool is_broken = exchange.app.clamd && !exchange.app.clamd->fault().empty();
    if (is_broken) html << govuk::warning_text(papers::scanner_words(exchange));
    Part part{.title = "Papers that are held back",
              .head = {"Referral of", "Attached by", "When", "Why"},
              .rows = {},
              .when_empty = {},
              .all = "/papers"};
    add_rows(part, reading, papers::held_papers(reading, Scan::infected, enough));
    add_rows(part, reading, papers::held_papers(reading, Scan::not_checkable, enough));
    // Those that wait are soon let go, as long as the scanner works.
    if (is_broken) add_rows(part, reading, papers::held_papers(reading, Scan::unchecked, enough));
    if (!part.rows.empty()) html << shown(part);
    return html;
}

namespace {

Html own_infected_papers(const Exchange& exchange, const Reading& reading) {
    Part part{.title = "A virus was found in a paper of yours",
              .head = {"Referral of", "Attached by", "When", "Why"},
              .rows = {},
              .when_empty = {}};
    add_rows(part, reading,
             papers::held_papers(reading, Scan::infected, enough, exchange.actor().account));
    if (part.rows.empty()) return {};
    return std::move(
        shown(part) << govuk::paragraph(
            "Nobody can open it. Remove or withdraw it from its referral, and tell those who look "
            "after your computer."));
}

}  // namespace

Html own_held_papers(const Exchange& exchange, const Reading& reading) {
    Html html = own_infected_papers(exchange, reading);
    Part part{.title = "A paper of yours cannot be checked for viruses",
              .head = {"Referral of", "Attached by", "When", "Why"},
              .rows = {},
              .when_empty = {}};
    add_rows(part, reading,
             papers::held_papers(reading, Scan::not_checkable, enough, exchange.actor().account));
    if (!part.rows.empty()) html << shown(part);
    return html;
}

}  // namespace mase::home
