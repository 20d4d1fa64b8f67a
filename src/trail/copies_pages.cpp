#include "trail/copies_pages.h"

#include <array>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "clearance/emergency_shown_pages.h"
#include "site/copies_store.h"
#include "site/frame.h"

namespace mase::trail {

namespace {

using site::Copy;
using site::Exchange;

constexpr int most_shown = 200;

Html cases_of(const Exchange& exchange, const audit::Reading& reading, const Copy& copy) {
    if (copy.cases.empty()) return {};
    std::vector<govuk::Content> cases;
    for (const CaseId id : copy.cases) {
        if (cases::find_case(reading, id)) {
            cases.emplace_back(clearance::case_words(exchange, reading, id));
        } else {
            cases.emplace_back("A case that was taken out again with its import");
        }
    }
    Html list = govuk::list(govuk::ListKind::plain, cases);
    if (cases.size() == 1) return list;
    return govuk::details(
        {.summary_text = std::to_string(cases.size()) + " cases", .content = std::move(list)});
}

Html line(const std::string& words) {
    Html html;
    html << "<p class=\"govuk-body govuk-!-margin-bottom-1\">" << words << "</p>";
    return html;
}

std::vector<govuk::Cell> row(const Exchange& exchange, const audit::Reading& reading,
                             const Copy& copy) {
    Html who, whom, what;
    who << line(clock_words(*copy.given_at)) << line(accounts::account_name(reading, copy.account));
    what << line(site::copied_words(copy.operation)) << cases_of(exchange, reading, copy);
    whom << line(copy.is_own_use ? "For " + copy.recipient : copy.recipient);
    if (!copy.is_own_use)
        whom << line(exchange.app.form.codes->label("copy_reasons", copy.code))
             << "<p class=\"govuk-body-s\">" << copy.reason << "</p>";
    return {std::move(who), std::move(what), std::move(whom),
            govuk::link(Url("/audit/disclosures").query("serial", copy.serial), copy.serial)};
}

Html table(const Exchange& exchange, const audit::Reading& reading,
           const std::vector<Copy>& copies) {
    govuk::Table table{.caption = "Copies, the latest first",
                       .caption_size = govuk::Size::medium,
                       .head = {"When and by whom", "What", "For whom, and why", "Number"}};
    for (const Copy& copy : copies) {
        reading.shows(copy.id);
        table.rows.push_back(row(exchange, reading, copy));
    }
    return site::scrolling(table.caption, govuk::table(table));
}

// Where the trail says it, so that a sheet of paper leads back to a line that is signed.
Html one_copy(const Exchange& exchange, const audit::Reading& reading, const Copy& copy) {
    const auto where = site::line_of(reading, copy);
    Html html;
    html << table(exchange, reading, {copy});
    if (where)
        html << govuk::paragraph(
            "It is line " + std::to_string(where->number) + " of run " + text(where->run) +
            " of the audit trail. The command mase audit prove --run " + text(where->run) +
            " --line " + std::to_string(where->number) + " proves it to someone outside.");
    html << govuk::paragraph(govuk::link("/audit/disclosures", "All copies"));
    return html;
}

Html number_form(const std::string& typed) {
    Html fields;
    fields << govuk::input({.name = "serial",
                            .label = "Number on a sheet or in a file",
                            .hint = "For example, K7Q2M-9FMX3",
                            .value = typed})
           << govuk::button({.text = "Find it", .kind = govuk::ButtonKind::secondary});
    return site::get_form("/audit/disclosures", fields);
}

Html found(const Exchange& exchange, const audit::Reading& reading, const std::string& typed) {
    if (!typed.empty()) {
        const auto copy = site::find_copy(reading, site::serial_typed(typed));
        if (copy && copy->given_at) return one_copy(exchange, reading, *copy);
        return govuk::paragraph("There is no copy with this number that you can see.");
    }
    const auto copies = site::copies_given(reading, most_shown);
    if (copies.empty())
        return govuk::paragraph(
            "No page has been printed, and no list or paper saved yet. Each copy stands here with "
            "who made it, for whom and why.");
    return table(exchange, reading, copies);
}

http::Response show_copies(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    const std::string typed = exchange.query.text("serial");
    Html html;
    html << govuk::heading(govuk::Size::large, "Copies given out")
         << govuk::paragraph(
                "What was printed or saved, by whom, for whom and why. Each copy bears its number.")
         << number_form(typed) << found(exchange, viewing, typed);
    return site::page(exchange, {.title = "Copies given out",
                                 .content = std::move(html),
                                 .sensitive = true,
                                 .full_width = true});
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/audit/disclosures", access::Operation::list_copies, site::whole_panel,
     show_copies},
});

}  // namespace

site::Routes copies_routes() {
    return routes;
}

}  // namespace mase::trail
