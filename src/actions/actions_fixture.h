// A case on the agenda of a meeting, and actions asked there: for tests of actions.
#pragma once

#include "actions/actions_store.h"
#include "actions/reports_store.h"
#include "cases/cases_fixture.h"
#include "meetings/agenda_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"

namespace mase::actions {

class ActionsFixture : public cases::CasesFixture {
public:
    explicit ActionsFixture(std::vector<site::Routes> routes = {}, const char* day = "2026-12-08")
        : CasesFixture(std::move(routes)), file(add_case()), meeting(plan(day)) {
        item = list(meeting, file);
    }

    meetings::Meeting plan(const char* day) {
        return *changed<meetings::Meeting>(
            access::Operation::plan_meetings, panel_subject(),
            [&](audit::Change& change) -> Result<meetings::Meeting> {
                const auto id =
                    meetings::plan_meeting(change,
                                           meetings::regular_meeting({.held_on = *parse_date(day),
                                                                      .starts_at = "14:00",
                                                                      .place = "Committee room 2"},
                                                                     redbridge),
                                           redbridge);
                return *meetings::find_meeting(change, id);
            });
    }
    ItemId list(const meetings::Meeting& at, const cases::CaseFile& of) {
        return *changed<ItemId>(
            access::Operation::plan_meetings, panel_subject(), [&](audit::Change& change) {
                return meetings::list_item(change, at.id, of.id, {}, "new", worker.actor.account);
            });
    }
    access::Subject item_subject() const {
        return {.kind = access::SubjectKind::item,
                .id = any(item),
                .state = "sitting",
                .via = {any(file.id), any(meeting.id)},
                .case_id = file.id};
    }

    ActionId propose_to(const accounts::Person& owner, const char* due_on = "2026-12-22") {
        return propose({.task = "Offer an appointment at the clinic",
                        .agency = owner.actor.agency,
                        .owner = owner.actor.account,
                        .contact = {},
                        .due_on = *parse_date(due_on)});
    }
    ActionId propose(const NewAction& action) {
        return *changed<ActionId>(
            access::Operation::record_discussion, item_subject(), [&](audit::Change& change) {
                return actions::propose(
                    change,
                    {.case_id = file.id, .item = item, .meeting = meeting.id, .key = file.key},
                    action);
            });
    }
    void start() {
        REQUIRE(changed<int>(access::Operation::end_meeting, item_subject(),
                             [&](audit::Change& change) {
                                 start_actions(change, meeting.id);
                                 return 0;
                             }));
    }
    ActionId ask(const accounts::Person& owner, const char* due_on = "2026-12-22") {
        const ActionId action = propose_to(owner, due_on);
        start();
        return action;
    }
    void check_at_meeting(ActionId id, const char* outcome) {
        REQUIRE(changed<int>(access::Operation::record_discussion, item_subject(),
                             [&](audit::Change& change) {
                                 check(change, *find_action(change, id), item, file.key,
                                       {.outcome = outcome, .words = "Seen by the panel"});
                                 return 0;
                             }));
    }
    Action found(ActionId id) {
        return looked(file,
                      [&](const audit::Reading& reading) { return *find_action(reading, id); });
    }

    cases::CaseFile file;
    meetings::Meeting meeting;
    ItemId item;
};

}  // namespace mase::actions
