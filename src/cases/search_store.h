// Finding a child by name, date of birth or number, without any of them standing in the database:
// each is kept as a keyed hash.
#pragma once

#include <vector>

#include "audit/change.h"
#include "cases/search.h"
#include "forms/answers.h"
#include "site/relations_store.h"

namespace mase::cases {

// What the child is found by from now on, in place of what it was.
void save_search_terms(audit::Change&, ChildId, const forms::Answers&);

// Cases in the scope whose child is found, the latest opened first: at most one more than `most`.
std::vector<CaseId> search_cases(const audit::Reading&, const site::Scope&, const Search&,
                                 int most);

// Every case of a child who has that case number or NHS number, hidden from whoever acts or not:
// for a rule, which shows none of it.
std::vector<CaseId> cases_numbered(const audit::Change&, const std::string& number);

Findable findable(const forms::Answers&);

// Children who have something of it, at most so many by each of the two ways.
std::vector<ChildId> similar_children(const audit::Reading&, const Similar&, int most);

}  // namespace mase::cases
