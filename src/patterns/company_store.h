// Persons of concern who are found together: at a place, or in a group. Both ends as far as the
// reader may see.
#pragma once

#include <string_view>
#include <vector>

#include "patterns/persons_store.h"

namespace mase::patterns {

struct Company {  // where it is kept
    std::string_view table, column;
    std::string_view noun;  // as the trail says it
};
inline constexpr Company at_place{"location_persons", "location_id", "place"};
inline constexpr Company in_group{"group_persons", "group_id", "group"};

std::vector<Person> persons_in(const audit::Reading&, const Sight&, const Company&, AnyId);
std::vector<AnyId> found_in(const audit::Reading&, const Company&, PersonId);  // not told apart yet
// False when nothing changes: the person is there already, or is not there.
bool put_in(audit::Change&, const Company&, AnyId, PersonId);
bool take_out(audit::Change&, const Company&, AnyId, PersonId);

}  // namespace mase::patterns
