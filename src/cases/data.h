// The coded data of a case: which questions it is made of, what is a gap in it, and in which
// quarter's return a snapshot is counted (rules.md 38).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/correction.h"

namespace mase::cases {

// The section with the questions of the data alone; nothing for a section that has none.
std::optional<forms::Section> data_section(const forms::Form&, std::string_view id);

// Not known, whatever the words: nobody asked, or the person would not say.
bool is_gap(const forms::Form&, const forms::Question&, const forms::Answer&);

std::string quarter_words(Date);  // "October to December 2026"
// For each day, in order: whether it is the last of its quarter, by which the return counts.
std::vector<bool> counted(const std::vector<Date>& snapshots);

// As a correction, and with no question of the data left without an answer (MR-55).
Result<Correction> checked_data(const forms::Section& asked, const forms::CodeLists&,
                                const forms::Answers& before, forms::Answers typed,
                                const std::string& reason, Date today);

}  // namespace mase::cases
