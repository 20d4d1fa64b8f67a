// Who is at a meeting, as typed, and as the page had shown it.
#pragma once

#include "decisions/parts_form.h"
#include "decisions/sitting_store.h"

namespace mase::decisions {

Fields attendance_fields(const Attendances&);
Fields typed_attendance(const FormData&);
Attendances attendances_in(const Fields&, const meetings::Seats&);

}  // namespace mase::decisions
