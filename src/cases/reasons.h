// The reason for opening a case, as typed and as the rule allows it (rules.md 9).
#pragma once

#include <string>

#include "core/result.h"
#include "forms/codes.h"

namespace mase::cases {

struct Reason {
    std::string code;   // of view_reasons
    std::string words;  // only of OTHER, which says nothing by itself
};

Result<Reason> checked(const Reason& typed, const forms::CodeLists&, Date today);

}  // namespace mase::cases
