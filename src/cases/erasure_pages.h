// Asking for a child's record to be erased, and saying that it was.
#pragma once

#include "cases/case_file.h"
#include "platform/html.h"
#include "site/route.h"

namespace mase::cases {

site::Routes erasure_routes();

// Of an erased child; else nothing.
Html erased_notice(const audit::Reading&, const CaseFile&);
// Where it can be asked for, for who may; else nothing.
Html erasure_link(const site::Exchange&, const audit::Reading&, const CaseFile&);

}  // namespace mase::cases
