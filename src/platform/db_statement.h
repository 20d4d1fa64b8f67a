// What every engine refuses of a statement before it is sent. Inside platform's database files
// only.
#pragma once

#include <cstddef>
#include <string_view>

namespace mase::db {

// Throws Error (usage) for several statements, for an empty one, and unless its placeholders are
// $1 to $`values`, each of them at least once.
void must_be_one_statement(std::string_view sql, std::size_t values);

}  // namespace mase::db
