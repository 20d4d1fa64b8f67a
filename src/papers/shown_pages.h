// How papers are shown on the pages of a referral, of a case and of an item of a pack.
#pragma once

#include <string>
#include <vector>

#include "papers/papers_store.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::papers {

Url papers_url(ReferralId);
Url new_paper_url(ReferralId);
Url case_papers_url(CaseId);
Url paper_url(PaperId);
Url removal_url(PaperId);
// Where they are listed for who attaches them: of the case, once the referral is accepted.
Url listed_at(const Referred&);
Url listed_at(const Paper&);

std::string part_words(access::Part);  // "Health", as the form and the lists call it

// Whether one of them waits for the scanner.
bool is_checking(const site::Exchange&, const std::vector<Paper>&);

// While one waits, the page looks again by itself, without a script, and for a minute at most: who
// has left a page open is not there.
void look_again(const site::Exchange&, const std::vector<Paper>&, const Url& address,
                http::Response&);

// A table of them, each with what may be done with it; nothing when there are none.
Html table_of(const site::Exchange&, const audit::Reading&, const std::vector<Paper>&);

// The table under its heading, with the way to attach one for who may. Nothing when there is
// neither.
Html part_of_referral(const site::Exchange&, const audit::Reading&, ReferralId);
// Read with a case; nothing when there are none that this person may open.
Html part_of_case(const site::Exchange&, const audit::Reading&, CaseId);

// Among the parts of a draft, for its author: a task with how many there are.
Html task_of(const site::Exchange&, const audit::Reading&, ReferralId);

}  // namespace mase::papers
