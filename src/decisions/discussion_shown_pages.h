// The page of one item's discussion.
#pragma once

#include "decisions/parts_pages.h"
#include "site/frame.h"

namespace mase::decisions {

struct DiscussionTyped {  // what was sent, when it is not all saved
    const FormData* form = nullptr;
    std::optional<Part> pressed;  // the part whose button was pressed
    Problems problems;            // why it was not saved; none when it was
};
site::Page discussion_page(const site::Exchange&, const audit::Reading&, ItemId,
                           const DiscussionTyped&);

// Whether the form carries something that is not saved, in another part than this.
bool has_unsaved(const FormData&, const Discussion& stored, std::optional<Part> but);

}  // namespace mase::decisions
