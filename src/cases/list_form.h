// The filter of the list of cases as an address carries it, and what was typed into a search.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cases/list_store.h"
#include "cases/search.h"
#include "platform/form_data.h"
#include "platform/url.h"

namespace mase::cases {

// Open cases unless the address says otherwise; what it says that is nothing is left out.
ListFilter read_filter(const FormData& query);
Url address(const ListFilter&, const std::optional<ListKey>& after);

SearchDraft read_search(const FormData&);

std::string shown_words(std::size_t shown);  // "12 cases are shown."

}  // namespace mase::cases
