// What the lines of the return have to do with each other: all that a reader of a shareable edition
// can add up or take from one another.
#pragma once

#include <vector>

#include "editions/edition.h"
#include "editions/suppression.h"
#include "forms/codes.h"

namespace mase::editions {

// What of each line may be shown, beside the editions of the same quarter that were published
// before (oldest first).
std::vector<std::vector<Fate>> fates_of(const std::vector<returns::Figure>&,
                                        const std::vector<Content>& before, const forms::CodeLists&,
                                        int threshold);

}  // namespace mase::editions
