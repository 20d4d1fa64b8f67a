// What agencies have answered about one child, as far as the reader may see it.
#pragma once

#include <string>

#include "meetings/agenda.h"
#include "platform/govuk.h"
#include "site/exchange.h"
#include "statements/statement.h"

namespace mase::statements {

Url answer_url(const meetings::Item&);                       // …/items/{item}/answer
Url statement_url(const meetings::Item&, std::string_view);  // …/answer/statements/{statement}

// Under a heading that can be linked to as #answers.
Html answers_part(const site::Exchange&, const audit::Reading&, const meetings::Item&);
// "4 of 7 agencies have answered"
std::string answered_words(const site::Exchange&, const audit::Reading&, const meetings::Item&);

// What is said, from where, by whom and for whom.
govuk::SummaryRow statement_row(const site::Exchange&, const audit::Reading&, const Statement&);
std::string audience_words(const site::Exchange&, const Statement&);

}  // namespace mase::statements
