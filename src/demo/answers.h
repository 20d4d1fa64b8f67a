// What agencies answer about the cases of a circulated pack, and who is kept out of a case or asked
// to one.
#pragma once

#include "core/ids.h"
#include "demo/borough.h"

namespace mase::demo {

void answer_fully(Borough&, MeetingId);   // before a past meeting: some agencies, about every case
void answer_partly(Borough&, MeetingId);  // some of them, about some cases; the others owe theirs

// One case is restricted, a member of staff is connected to another, a guest is asked to a third.
void keep_apart(Borough&, MeetingId);

}  // namespace mase::demo
