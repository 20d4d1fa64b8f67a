// What keeps a page of the sitting as others save it: assets/live.js reads it again when it is told
// that something was saved, and shows each part that differs and in which nothing was typed.
// Without script a reload does that.
#pragma once

#include <string_view>

#include "site/frame.h"
#include "site/watch.h"

namespace mase::decisions {

struct Live {
    MeetingId meeting;
    Url page;  // where it is read again; a page that answers a form has another address
    site::Watch::Number seen = 0;
};
Live live_from(const site::Exchange&, MeetingId, Url page);  // before what is shown is read
site::Page kept_live(const Live&, site::Page);

enum class Unsaved { no, yes };  // whether the page comes with something typed and not saved

// `name` is the id of its heading. A part that has nothing at the moment stands there empty.
Html live_part(std::string_view name, Unsaved, const Html& content);
Html live_part(std::string_view name, const Html& content);

}  // namespace mase::decisions
