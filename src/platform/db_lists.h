// Lists of values in a statement: gives what stands there, and adds the values to those bound.
#pragma once

#include <string>

#include "platform/db.h"

namespace mase::db {

// "$3"
inline std::string bound(Values& values, Value value) {
    values.push_back(std::move(value));
    return "$" + std::to_string(values.size());
}

// "$3, $4, $5", for IN (…); in which nothing is when there are none.
template <class Range>
std::string list_of(Values& values, const Range& those) {
    std::string list;
    for (const auto& one : those) {
        if (!list.empty()) list += ", ";
        list += bound(values, one);
    }
    return list.empty() ? "NULL" : list;
}

}  // namespace mase::db
