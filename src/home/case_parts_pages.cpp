// Cases on home: those that a worker or a manager holds.
#include "cases/list_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"

namespace mase::home {

namespace {

// When the panel next comes to the case, to the minute as far as it is planned.
std::string next_words(const site::Exchange& exchange, const audit::Reading& reading, CaseId id) {
    const auto next = meetings::next_item_of(reading, id);
    if (!next) return "Not on an agenda";
    const auto meeting = meetings::find_meeting(reading, next->meeting);
    if (!meeting) return "Not on an agenda";
    const auto items = meetings::items_of(reading, meeting->id);
    const auto turns =
        meetings::turns(items, meeting->starts_at, exchange.app.panel.minutes_an_item);
    std::string words = day_words(meeting->held_on, exchange.today());
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (items[at].id == next->id && !turns[at].empty())
            words += ", about " + meetings::time_words(turns[at]);
    }
    return words;
}

}  // namespace

Html cases_held(const site::Exchange& exchange, const audit::Reading& reading) {
    site::Scope scope =
        site::scope(exchange.app.policy, exchange.actor(), access::Operation::list_cases);
    scope.everything = false;  // their own, whatever else they may see
    cases::ListFilter filter;
    filter.state = "open";
    const cases::CaseList list = cases::list_cases(reading, scope, filter);
    Part part{.title = "Your cases",
              .head = {"Child", "Category", "Next meeting",
                       govuk::Heading("Open actions", govuk::Format::numeric)},
              .rows = {},
              .when_empty =
                  "You hold no case. A referral that the administrator accepts becomes a "
                  "case, which stands here with its next meeting.",
              .all = "/cases"};
    for (const cases::ListedCase& one : list.cases) {
        part.rows.push_back(
            {govuk::link(Url::path({"cases", text(one.file.id)}), one.child),
             exchange.app.form.codes->label("risk_categories", one.file.risk_category),
             next_words(exchange, reading, one.file.id),
             govuk::Cell(std::to_string(one.open_actions), govuk::Format::numeric)});
    }
    part.has_more = list.has_more;
    return shown(part);
}

}  // namespace mase::home
