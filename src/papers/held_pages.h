// What is held back, and whether the scanner works: for the lists here and for home.
#pragma once

#include <string>
#include <vector>

#include "papers/papers_store.h"
#include "platform/clamd.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::papers {

// The child, who attached it, when, and why it is held back.
std::vector<govuk::Cell> held_row(const audit::Reading&, const HeldPaper&);

// What is wrong with the scanner, or that there is none; "" while it works.
std::string scanner_words(const site::Exchange&);

}  // namespace mase::papers
