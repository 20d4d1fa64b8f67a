// Finding what was wrong with one field, to say it beside that field.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace mase {

// The first message about that field; "" when there is nothing wrong with it.
inline std::string problem_of(const Problems& problems, std::string_view field) {
    for (const Problem& problem : problems) {
        if (problem.field == field) return problem.message;
    }
    return "";
}

}  // namespace mase
