// What the lines of the return have to do with each other: all that a reader of a shareable edition
// can add up or take from one another.
#pragma once

#include <vector>

#include "editions/edition.h"
#include "editions/suppression.h"
#include "forms/codes.h"

namespace mase::editions {

// The numbers of a quarter's return as cells of one table, beside those of the editions of the same
// quarter that were published before (oldest first).
struct Numbers {
    Table table;
    std::vector<std::vector<std::size_t>> places;  // of each line of each figure
};
Numbers numbers_of(const std::vector<returns::Figure>&, const std::vector<Content>& before,
                   const forms::CodeLists&);

// What of each line may be shown.
std::vector<std::vector<Fate>> fates_of(const std::vector<returns::Figure>&,
                                        const std::vector<Content>& before, const forms::CodeLists&,
                                        int threshold);

}  // namespace mase::editions
