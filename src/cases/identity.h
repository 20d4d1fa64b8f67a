// Who a child is: the questions about the child and their care that are not data counted at each
// discussion. Those live in the snapshots alone, so that no answer has two homes.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "forms/form.h"

namespace mase::cases {

inline constexpr auto identity_sections = std::to_array<std::string_view>({"child", "care"});

// The section with its questions of that kind alone; nothing for any other section.
std::optional<forms::Section> identity_section(const forms::Form&, std::string_view id);
std::vector<forms::Question> identity_questions(const forms::Form&);

}  // namespace mase::cases
