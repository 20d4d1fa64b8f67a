// Rows that referrals of a case typed in, as its page of links tells of them, each with the way to
// link it to a record of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/answers.h"
#include "forms/answers_pages.h"
#include "patterns/row_kinds_pages.h"
#include "patterns/rows_store.h"

namespace mase::patterns {

struct Said {  // of one kind
    TypedRow row;
    forms::Answers answers;  // of the whole record
};
std::vector<Said> said_rows(const site::Exchange&, const audit::Reading&, CaseId, const RowKind&);

std::string row_name(const TypedRow&);  // in an address; of no record: of what no referral says
forms::Shown shown_to(const site::Exchange&, const audit::Reading&);
std::string with_first(std::string_view words, int (*letter)(int));

// Those not linked yet; nothing when there are none.
Html rows_to_link(const site::Exchange&, const audit::Reading&, CaseId);
// The ways to link what no referral says.
Html new_links(CaseId);

}  // namespace mase::patterns
