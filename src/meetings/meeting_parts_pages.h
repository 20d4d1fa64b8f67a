// What the pages of meetings share: dates and states in words, the agenda, the way between pages.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "meetings/agenda.h"
#include "meetings/meeting.h"
#include "meetings/meeting_form.h"
#include "meetings/seats.h"
#include "platform/govuk.h"
#include "site/exchange.h"

namespace mase::meetings {

Url address(MeetingId);                          // /meetings/{meeting}
Url address(MeetingId, std::string_view below);  // /meetings/{meeting}/pack
Url address(const Item&);                        // /meetings/{meeting}/items/{item}

std::string counted(std::ptrdiff_t count, const std::string& one);  // "1 case", "2 cases"
std::string title_of(const Meeting&);                               // "Meeting on 8 December 2026"
std::string when_words(const Meeting&);               // "8 December 2026 at 2pm, Room 2"
std::string date_and_distance(Date day, Date today);  // "Tuesday 8 December 2026, in 3 days"
Html state_tag(const Meeting&);
std::string part_words(const Seat&);  // "Deputy chair for police"

std::string error_of(const Problems&, std::string_view field);  // of a field or its first part
Html date_field(const std::string& name, govuk::Label legend, const std::string& typed,
                const Problems&, std::string hint = {});
Html bullets(const std::vector<std::string>& sentences);
Html version_field(const Meeting&);
// What another saved since this form was opened; nothing when it is still the same version.
Html stored_now(const Meeting&, int typed_version, const std::string& what);

// The way between a meeting's own page, its pack and, once they are there, sitting and minutes.
Html tabs(const site::Exchange&, const Meeting&, std::string_view current);

struct NamedItem {
    Item item;
    std::string name;  // of the child; empty where this person may not open the item
    std::string turn;  // "14:12"; empty when it is off
};
// The agenda as this person may see it. The names shown are noted in the audit line.
std::vector<NamedItem> named_items(const site::Exchange&, const audit::Reading&, const Meeting&);
Html agenda_table(const site::Exchange&, const audit::Reading&, const std::vector<NamedItem>&);
bool names_anyone(const std::vector<NamedItem>&);

}  // namespace mase::meetings
