// The open actions of somebody whose access ends: each goes to a colleague, or is left to the panel
// member of its agency, who reports for whoever has no account (rules.md 11). None is lost.
#include "actions/leaving_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "actions/actions_store.h"
#include "actions/changes_store.h"
#include "actions/shown_pages.h"
#include "cases/cases_store.h"
#include "cases/erasure_store.h"
#include "core/problems.h"

namespace mase::actions {

namespace {

using access::Operation;
using site::Exchange;

constexpr int most = 1000;
constexpr const char* why = "Their access to this service has ended";

// Of an erased case nothing is written any more, and of an action of it there is nothing left to
// do.
bool is_erased(const audit::Reading& reading, const Action& action) {
    const auto file = cases::find_case(reading, action.case_id);
    return !file || cases::erased(reading, file->child);
}

// Those that whoever ends it may see. What they may not is of a case that they are to find no trace
// of: it stays with the agency, whose panel member reports on it.
std::vector<Action> open_actions(const Exchange& exchange, const audit::Reading& reading,
                                 AccountId owner) {
    const auto scope = site::scope(exchange.app.policy, exchange.actor(), Operation::list_actions);
    std::vector<Action> all;
    for (const Which which : {Which::due, Which::waiting}) {
        for (Action& action : list_actions(
                 reading, scope,
                 {.owner = owner, .agency = {}, .which = which, .after = {}, .count = most})) {
            if (!is_erased(reading, action)) all.push_back(std::move(action));
        }
    }
    return all;
}

std::string field(const Action& action) {
    return "action-" + text(action.id);
}

accounts::LeavingAsked ask(const Exchange& exchange, const audit::Viewing& viewing,
                           AccountId person, const Problems& problems) {
    const auto actions = open_actions(exchange, viewing, person);
    if (actions.empty()) return {};
    accounts::LeavingAsked asked{.html = {}, .is_sensitive = true};
    asked.html << govuk::heading(govuk::Size::medium, "Who takes over what they were to do")
               << govuk::paragraph(
                      "What is left to an agency is reported on by its panel member, who sees that "
                      "its owner has left.");
    for (const Action& action : actions) {
        std::vector<govuk::Option> options{
            {"", "Leave it to " + exchange.app.panel.agency_name(action.agency)}};
        for (const Person& one : colleagues(people_for(viewing, action.case_id), action))
            options.push_back({text(one.id), one.name});
        asked.html << govuk::select({.name = field(action),
                                     .label = shortened(action.task),
                                     .hint = "Due on " + short_date(action.due_on),
                                     .error = problem_of(problems, field(action)),
                                     .value = exchange.form.text(field(action)),
                                     .items = std::move(options)});
    }
    return asked;
}

struct HandedOn {
    Action action;
    access::Permit permit;
};

std::vector<HandedOn> with_permits(const Exchange& exchange, AccountId person) {
    const auto viewing = exchange.view();
    std::vector<HandedOn> all;
    for (Action& action : open_actions(exchange, viewing, person)) {
        const access::Subject subject{.kind = access::SubjectKind::action,
                                      .id = any(action.id),
                                      .state = action.state,
                                      .via = {},
                                      .case_id = action.case_id};
        auto permit =
            exchange.app.policy.permit(exchange.actor(), Operation::hand_over_action, subject,
                                       site::relations_held(viewing, exchange.actor(), subject));
        if (permit) all.push_back({std::move(action), std::move(*permit)});
    }
    return all;
}

Problems hand_on(const Exchange& exchange, AccountId person) {
    const std::string name = accounts::account_name(exchange.view(), person);
    for (const HandedOn& one : with_permits(exchange, person)) {
        const std::string chosen = exchange.form.text(field(one.action));
        const HandOverDraft draft{.owner = chosen,
                                  .contact = chosen.empty() ? name + ", who has left" : "",
                                  .reason = why};
        const auto done = exchange.app.records.change(
            one.permit, exchange.outbox, [&](audit::Change& change) -> Result<int> {
                const auto action = find_action(change, one.action.id);
                if (!action || action->owner != person) return 0;  // another has it meanwhile
                if (is_erased(change, *action)) return 0;
                const auto to =
                    checked_hand_over(draft, *action, people_for(change, action->case_id));
                if (!to) return refused(field(*action), to.error().front().message);
                hand_over(change, *action, cases::find_case(change, action->case_id)->key, *to);
                change.note("owner has left");
                return 0;
            });
        if (!done) return done.error();
    }
    return {};
}

}  // namespace

const accounts::Leaving leaving{.ask = ask, .hand_on = hand_on};

}  // namespace mase::actions
