// A Result holds either a value or the problems a person must put right.
#pragma once

#include <expected>
#include <string>
#include <vector>

namespace mase {

struct Problem {
    std::string field;    // name of the form field to link to; empty when no field can mend it
    std::string message;  // shown as it stands, so it says what to do
    bool operator==(const Problem&) const = default;
};

// All problems of a form are returned at once, in the order of its fields.
using Problems = std::vector<Problem>;

template <class Value>
using Result = std::expected<Value, Problems>;

inline std::unexpected<Problems> refused(Problems problems) {
    return std::unexpected(std::move(problems));
}
inline std::unexpected<Problems> refused(std::string field, std::string message) {
    return std::unexpected(Problems{{std::move(field), std::move(message)}});
}

}  // namespace mase
