// What the pages of sitting and discussion say alike.
#pragma once

#include <string>
#include <string_view>

#include "core/ids.h"
#include "core/result.h"
#include "platform/govuk.h"

namespace mase::decisions {

Url sitting_url(MeetingId);
Url sitting_part_url(MeetingId, std::string_view part);
Url discussion_url(MeetingId, ItemId);

std::string why_words(std::string_view why);  // why an item is on the agenda
Html section_heading(std::string_view id, const govuk::Content& words);  // a place to link to
Html multiline(std::string_view words);                                  // with its line breaks
// A button of a form that has several, each sending it to an address of its own.
Html button_to(const Url& address, std::string_view words, govuk::ButtonKind);

}  // namespace mase::decisions
