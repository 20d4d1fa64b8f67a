// The page of a meeting's minutes.
#pragma once

#include "minutes/minutes_form.h"
#include "site/frame.h"

namespace mase::minutes {

struct Typed {  // what a refused form is shown again with
    Problems problems = {};
    Draft verdict = {};
    Addition addition = {};
};
site::Page minutes_page(const site::Exchange&, const audit::Reading&, MeetingId, const Typed&);

}  // namespace mase::minutes
