// Actions on home: one's own, one's agency's, and those that are late.
#include "actions/actions_store.h"
#include "actions/shown_pages.h"
#include "cases/cases_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "meetings/meetings_store.h"

namespace mase::home {

namespace {

using actions::Action;
using actions::Which;
using audit::Reading;
using site::Exchange;

constexpr int one_more = int(rows_of_a_part) + 1;

std::vector<Action> listed(const Exchange& exchange, const Reading& reading,
                           const actions::Filter& filter) {
    return actions::list_actions(
        reading,
        site::scope(exchange.app.policy, exchange.actor(), access::Operation::list_actions),
        filter);
}

std::string child(const Reading& reading, const Action& action) {
    const auto file = cases::find_case(reading, action.case_id);
    return file ? cases::child_name(reading, *file) : "";
}

Html due_cell(const Exchange& exchange, const Action& action) {
    Html html;
    html << actions::standing_tag(action, exchange.today()) << " "
         << actions::due_words(action, exchange.today());
    return html;
}

template <class Row>
Html list(Part part, const std::vector<Action>& all, Row row) {
    part.has_more = all.size() > rows_of_a_part;
    for (const Action& action : all) {
        if (part.rows.size() == rows_of_a_part) break;
        part.rows.push_back(row(action));
    }
    return shown(part);
}

}  // namespace

Html own_actions(const Exchange& exchange, const Reading& reading) {
    const auto due = listed(exchange, reading,
                            {.owner = exchange.actor().account,
                             .agency = {},
                             .which = Which::due,
                             .after = {},
                             .count = one_more});
    return list({.title = "Your actions",
                 .head = {"By when", "What you will do", "Child", "Tell the panel"},
                 .rows = {},
                 .when_empty = "No action of yours is due. What the panel asks of you stands here "
                               "once its meeting has ended, by the day it is due.",
                 .all = Url("/actions").query("owner", text(exchange.actor().account))},
                due, [&](const Action& action) {
                    Html report;
                    report << "<a class=\"govuk-link\" href=\"" << actions::action_url(action.id)
                           << "\">Report progress"
                           << govuk::visually_hidden(" on: " + actions::shortened(action.task))
                           << "</a>";
                    return std::vector<govuk::Cell>{due_cell(exchange, action),
                                                    actions::shortened(action.task),
                                                    child(reading, action), std::move(report)};
                });
}

Html reported_actions(const Exchange& exchange, const Reading& reading) {
    const auto waiting = listed(exchange, reading,
                                {.owner = exchange.actor().account,
                                 .agency = {},
                                 .which = Which::waiting,
                                 .after = {},
                                 .count = one_more});
    if (waiting.empty()) return {};
    return list(
        {.title = "Reported, and waiting for the panel to confirm",
         .head = {"What you did", "Child", "State"},
         .rows = {},
         .when_empty = {},
         .all = Url("/actions").query("state", "waiting")},
        waiting, [&](const Action& action) {
            return std::vector<govuk::Cell>{
                govuk::link(actions::action_url(action.id), actions::shortened(action.task)),
                child(reading, action), actions::standing_words(action, exchange.today())};
        });
}

Html agency_actions(const Exchange& exchange, const Reading& reading) {
    const std::string agency = exchange.actor().agency;
    if (agency.empty()) return {};
    const auto due = listed(
        exchange, reading,
        {.owner = {}, .agency = agency, .which = Which::due, .after = {}, .count = one_more});
    return list(
        {.title = "Actions of your agency, the late ones first",
         .head = {"By when", "What will be done", "Child", "Who"},
         .rows = {},
         .when_empty = "Your agency owes no action. What the panel asks of it stands here "
                       "once the meeting has ended.",
         .all = Url("/actions").query("agency", agency)},
        due, [&](const Action& action) {
            return std::vector<govuk::Cell>{
                due_cell(exchange, action),
                govuk::link(actions::action_url(action.id), actions::shortened(action.task)),
                child(reading, action), actions::owner_words(reading, action)};
        });
}

Html late_actions(const Exchange& exchange, const Reading& reading) {
    const auto late =
        listed(exchange, reading,
               {.owner = {}, .agency = {}, .which = Which::late, .after = {}, .count = one_more});
    std::vector<Date> held;
    if (!late.empty()) {
        for (const meetings::Meeting& meeting :
             meetings::meetings_between(reading, late.front().due_on, exchange.today())) {
            if (meeting.ended_at) held.push_back(meeting.held_on);
        }
    }
    return list(
        {.title = "Late actions that nobody has reported on",
         .head = {"By when", "What will be done", "Child", "Who", "Meetings since"},
         .rows = {},
         .when_empty = "No action is late. One whose day has passed stands here until its "
                       "owner has reported on it.",
         .all = Url("/actions").query("state", "late")},
        late, [&](const Action& action) {
            const int missed = meetings_missed(action.due_on, held);
            return std::vector<govuk::Cell>{
                due_cell(exchange, action),
                govuk::link(actions::action_url(action.id), actions::shortened(action.task)),
                child(reading, action),
                actions::owner_words(reading, action) + ", " +
                    exchange.app.panel.agency_name(action.agency),
                missed >= 2 ? govuk::Content(
                                  govuk::tag("Late for " + counted(missed, "meeting", "meetings"),
                                             govuk::TagColour::red))
                            : govuk::Content(std::to_string(missed))};
        });
}

}  // namespace mase::home
