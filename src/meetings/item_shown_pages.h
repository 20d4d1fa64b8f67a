// One case of a pack as it was circulated: the answers of its snapshot, limited to the parts that
// the reader needs to know. The room of statements serves it, with what agencies answer.
#pragma once

#include <optional>
#include <string>

#include "cases/case_file.h"
#include "forms/records_store.h"
#include "meetings/agenda.h"
#include "meetings/meeting.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::meetings {

struct OpenedItem {  // with all that its page is made of
    Item item;
    Meeting meeting;
    cases::CaseFile file;
    std::string name;  // of the child
    forms::Record record;
    forms::Answers answers;
};
// Of the {item} of the address.
std::optional<OpenedItem> open_item(const site::Exchange&, const audit::Reading&);

Html item_facts(const site::Exchange&, const audit::Reading&, const OpenedItem&);
// Brothers and sisters on the agenda, and what was added since.
Html beside_the_copy(const site::Exchange&, const audit::Reading&, const OpenedItem&);
Html as_circulated(const site::Exchange&, const OpenedItem&);
// The way to the cases before and after it that this person may read.
Html neighbours(const site::Exchange&, const audit::Reading&, const OpenedItem&);

// The first opening is kept, and opening from the agenda is the reason for opening the case as
// well (rules.md 9).
void keep_opening(const site::Exchange&, const audit::Reading&, const OpenedItem&);

}  // namespace mase::meetings
