// Agencies' answers: what each reader may see of them, and saving one's own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "meetings/meeting.h"
#include "site/relations_store.h"
#include "statements/owed.h"
#include "statements/statement.h"

namespace mase::statements {

// The answers given about an item, as far as the one who reads may see them: what is not for them
// is neither opened nor counted.
std::vector<Answer> answers_shown(const audit::Reading&, ItemId);
// Of the agency that the reader speaks for; one that is not given yet where there is none.
Answer own_answer(const audit::Reading&, ItemId);

Asked asked_at(const audit::Reading&, MeetingId);  // of the items that the reader may know of
Given given_at(const audit::Reading&, MeetingId);
std::vector<Standing> standings_at(const audit::Reading&, MeetingId, const panels::Panel&);

// Each is refused once the minutes are approved, and when a colleague has saved it meanwhile:
// `version` is of what the page had shown.
Result<int> save_answer(audit::Change&, ItemId, const Answer&, int version);
Result<StatementId> add_statement(audit::Change&, ItemId, const Statement&);
Result<int> save_statement(audit::Change&, ItemId, const Statement&);
Result<int> take_back(audit::Change&, ItemId, StatementId, int version);

struct OwedAnswer {
    MeetingId meeting;
    Date held_on;
    ItemId item;
    CaseId case_id;
};
// Of the reader's own agency, at meetings where they have a seat: the next meeting first.
std::vector<OwedAnswer> answers_owed(const audit::Reading&, const site::Scope& items);

}  // namespace mase::statements
