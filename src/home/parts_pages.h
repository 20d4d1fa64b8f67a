// The parts that home is put together from: each a list under its heading, or the words that say
// what would stand there.
#pragma once

#include <string>
#include <vector>

#include "audit/viewing.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::home {

struct Part {
    std::string title;
    std::vector<govuk::Heading> head;
    std::vector<std::vector<govuk::Cell>> rows;
    std::string when_empty;  // what would be here, and what to do
    Url all = {};            // the whole list
    bool has_more = false;   // than the rows
};
inline constexpr std::size_t rows_of_a_part = 10;
Html shown(const Part&);

// Of the worker and their manager.
Html returned_to_you(const site::Exchange&, const audit::Reading&);
Html drafts(const site::Exchange&, const audit::Reading&);
Html cases_held(const site::Exchange&, const audit::Reading&);

// Of the administrator and the chairs.
Html next_meeting(const site::Exchange&, const audit::Reading&);
Html inbox(const site::Exchange&, const audit::Reading&);
Html with_referrers(const site::Exchange&, const audit::Reading&);  // rules.md 15
Html minutes_in_work(const site::Exchange&, const audit::Reading&);
Html decisions_waiting(const site::Exchange&, const audit::Reading&);
Html late_actions(const site::Exchange&, const audit::Reading&);

// What is open to whoever reads because they opened it in an emergency; nothing when nothing is.
Html own_emergencies(const site::Exchange&, const audit::Reading&);
// What others opened so, and whoever reads may review (rules.md 10): as rows among the decisions of
// a chair, and by itself for who audits.
std::vector<std::vector<govuk::Cell>> emergencies_waiting(const site::Exchange&,
                                                          const audit::Reading&);
Html reviews_waiting(const site::Exchange&, const audit::Reading&);

// What waits for a second person (and whoever reads may be that), and what they asked of one.
std::vector<std::vector<govuk::Cell>> approvals_waiting(const site::Exchange&,
                                                        const audit::Reading&);
Html asked_of_second_person(const site::Exchange&, const audit::Reading&);

Html patterns_new(const site::Exchange&, const audit::Reading&);

// Held back by the check for viruses; nothing when nothing is, and the scanner works.
Html papers_held(const site::Exchange&, const audit::Reading&);
Html own_held_papers(const site::Exchange&, const audit::Reading&);

// Of those who sit at meetings, and of those who owe actions.
Html packs(const site::Exchange&, const audit::Reading&);
Html owed_answers(const site::Exchange&, const audit::Reading&);  // rules.md 27
Html guest_items(const site::Exchange&, const audit::Reading&);   // rules.md 7
Html agency_actions(const site::Exchange&, const audit::Reading&);
Html own_actions(const site::Exchange&, const audit::Reading&);
Html reported_actions(const site::Exchange&, const audit::Reading&);

// Of those who count, and of those who check.
Html quarter(const site::Exchange&, const audit::Reading&);
Html regional_returns(const site::Exchange&, const audit::Reading&);
Html trail_today(const site::Exchange&, const audit::Reading&);

}  // namespace mase::home
