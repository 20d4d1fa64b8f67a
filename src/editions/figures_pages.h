// The figures of an edition as HTML, and what stands round them on each of its pages.
#pragma once

#include "editions/edition.h"
#include "platform/html.h"
#include "platform/url.h"

namespace mase::editions {

Url return_url(returns::Quarter);
Url edition_url(const Edition&, Reader);

// The same bytes for the same edition, whenever and by whom it is opened.
Html figures_html(const std::vector<Frozen>&, Reader);
Html contents_html(const std::vector<Frozen>&, Reader);
// What differs, each line with both numbers. Of a revision it says what was corrected.
Html differences_html(std::string caption, const std::vector<Difference>&);
// A correction says what it corrected, and why: in the restricted edition alone, as the numbers
// would give small ones away, and the words may.
Html correction_html(const std::vector<Edition>& all, const Edition&, Reader);

}  // namespace mase::editions
