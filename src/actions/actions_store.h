// Actions: asked at a discussion, started when the meeting ends, reported on, checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "actions/action.h"
#include "audit/change.h"
#include "audit/lookup.h"
#include "site/exchange.h"
#include "site/relations_store.h"

namespace mase::actions {

struct Asked {  // where an action comes from; its words are sealed under the child's key
    CaseId case_id;
    ItemId item;
    MeetingId meeting;
    KeyId key;
};
ActionId propose(audit::Change&, const Asked&, const NewAction&);
// Only while it is proposed at that item; refused once it has started.
Result<int> remove_proposed(audit::Change&, ActionId, ItemId);
// Every proposed action of the meeting becomes open: its owner may now read and report on it, and
// its agency the case as well, until the panel confirms it.
void start_actions(audit::Change&, MeetingId);
void let_in(audit::Change&, const Action&);  // owner and agency

std::optional<Action> find_action(const audit::Reading&, ActionId);
std::vector<Action> actions_of_case(const audit::Reading&, CaseId);  // by due date
std::vector<Action> actions_of_item(const audit::Reading&, ItemId);  // as asked
// Open ones asked at other items: what this item has to check.
std::vector<Action> actions_to_check(const audit::Reading&, CaseId, ItemId);
std::vector<CaseId> cases_with_open_actions(const audit::Reading&);

enum class Which { due, late, waiting, confirmed };  // `due` includes the late ones
struct Place {                                       // in a list by due date
    Date due_on;
    ActionId id;
};
struct Filter {
    std::optional<AccountId> owner;
    std::string agency;  // empty for any
    Which which = Which::due;
    std::optional<Place> after;
    int count = 50;
};
std::vector<Action> list_actions(const audit::Reading&, const site::Scope&, const Filter&);

// What the panel had decided when it asked, a code of decision_outcomes, and when.
struct Behind {
    std::string decision;
    Date held_on;
};
Behind behind(const audit::Reading&, const Action&);

// Who may be asked to do something: every account in use that works for an agency.
std::vector<Person> people(const audit::Reading&);
// The same without those who are kept out of a case: none of them is asked to do something for it.
std::vector<Person> people_for(const audit::Reading&, CaseId);

std::optional<access::Subject> action_subject(const audit::Lookup&, PanelId,
                                              const site::Params&);  // {action}

}  // namespace mase::actions
