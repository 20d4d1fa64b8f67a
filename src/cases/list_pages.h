// What the list of cases and the search share: the table, and the form that searches.
#pragma once

#include "cases/list_store.h"
#include "cases/search.h"
#include "site/frame.h"

namespace mase::cases {

// Where all of them are open, or closed, there is no column that says so.
enum class StateColumn { shown, left_out };
Html case_table(const site::Exchange&, const CaseList&, std::string caption, StateColumn);
Html search_form(const site::Exchange&, const SearchDraft&, const Problems&);

// "Category 2: medium risk", with a colour that adds nothing to the words.
Html category_tag(const site::Exchange&, const std::string& code);

}  // namespace mase::cases
