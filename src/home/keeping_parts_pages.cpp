// What those who count and those who check see first.
#include "editions/shared_store.h"
#include "home/home_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "returns/quarter.h"

namespace mase::home {

using audit::Reading;
using site::Exchange;

Html quarter(const Exchange& exchange, const Reading&) {
    const auto link = [](returns::Quarter which) {
        return govuk::link(Url::path({"returns", returns::slug(which)}),
                           returns::label(which) + ", " + returns::months(which));
    };
    const auto words = [&](Date last, const char* before) {
        return before + day_words(last, exchange.today());
    };
    const returns::Quarter now = returns::quarter_of(exchange.today());
    const returns::Quarter past = returns::before(now);
    return shown(
        {.title = "The quarterly return",
         .head = {"Quarter", "State"},
         .rows = {{link(past), words(returns::last_day(past), "Due now: the quarter ended on ")},
                  {link(now), words(returns::last_day(now), "Goes on until ")}},
         .when_empty = {}});
}

Html regional_returns(const Exchange&, const Reading& reading) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& [which, published] : editions::shared_quarters(reading))
        rows.insert(rows.begin(),
                    {govuk::link(Url::path({"regional-returns", slug(which)}),
                                 label(which) + ", " + returns::months(which)),
                     std::to_string(published.boroughs), clock_words(published.latest_at)});
    const bool has_more = rows.size() > rows_of_a_part;
    if (has_more) rows.erase(rows.begin() + rows_of_a_part, rows.end());
    return shown({.title = "Published returns of the boroughs",
                  .head = {"Quarter", "Boroughs", "Last published"},
                  .rows = std::move(rows),
                  .when_empty = "No borough has published a return for others yet.",
                  .all = "/regional-returns",
                  .has_more = has_more});
}

Html trail_today(const Exchange& exchange, const Reading& reading) {
    const auto lines = lines_since(reading, at_london(exchange.today(), 0, 0));
    const auto count = [&](const char* processing) {
        const auto found = lines.find(processing);
        return std::to_string(found == lines.end() ? 0 : found->second);
    };
    const int unused = unused_accounts(reading, at_london(plus_days(exchange.today(), -90), 0, 0));
    Html html;
    html << govuk::heading(govuk::Size::medium, "The audit trail today")
         << govuk::summary_list(
                {.rows = {{.key = "Times something was seen", .value = count("consultation")},
                          {.key = "Times something was written", .value = count("collection")},
                          {.key = "Times something was changed", .value = count("alteration")},
                          {.key = "Times something was given out", .value = count("disclosure")},
                          {.key = "Times somebody was refused", .value = count("refusal")}}})
         << govuk::paragraph(govuk::link("/audit?kind=refusal", "See who was refused what"))
         << govuk::paragraph(govuk::link("/audit", "Open the audit trail"))
         << govuk::paragraph(govuk::link("/audit/whole", "Check that the trail is whole"))
         << govuk::heading(govuk::Size::medium, "People with access")
         << govuk::paragraph(unused == 0 ? std::string("Everyone with access used it in the last "
                                                       "90 days.")
                                         : counted(unused, "person has", "people have") +
                                               " not used their access for 90 days. Ask the "
                                               "administrator whether they still need it.")
         << govuk::paragraph(govuk::link("/settings/people", "See who has access"));
    return html;
}

}  // namespace mase::home
