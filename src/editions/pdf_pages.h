// A published return as PDF: made here, or not.
#pragma once

#include "platform/html.h"
#include "site/app.h"

namespace mase::editions {

bool makes_pdf(const site::App&);
Html no_pdf_html();  // why there is none, and what to do instead

}  // namespace mase::editions
