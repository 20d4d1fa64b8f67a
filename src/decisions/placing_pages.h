// Who came from the placing authority, on the page of a discussion.
#pragma once

#include "decisions/parts_pages.h"
#include "site/frame.h"

namespace mase::decisions {

// The fields, until the discussion begins; what was recorded, once it has. Nothing for a child of
// this borough. `form`: what was typed and not saved.
Html placing_html(const Showing&, const FormData* form, const Problems&, bool may_record);

// Who came, and why it went on without the others; none for a child of this borough.
std::vector<govuk::SummaryRow> placing_rows(const Placing&);

http::Response write_placing(site::Exchange&);

}  // namespace mase::decisions
