// What SQLite is to expect behind each index. It plans by counts that it takes when it is told to,
// and otherwise takes a panel's key to be as telling as a case's. Counts of a small or of a
// lopsided borough make it read whole tables in a large one, at a time that nobody can foresee: so
// it is told what holds in every borough, and its plans are the same in the tests and after twenty
// years.
#pragma once

#include <string>
#include <vector>

#include "platform/db_tables.h"
#include "platform/db_write.h"

namespace mase::db {

// The words of SQLite's own table: the number of rows, then how many share the first column, the
// first two, and so on. A whole panel shares its key; a few rows an id; a quarter of them a code.
std::string expected_rows(const std::vector<Column>& index, bool is_unique,
                          bool is_partial = false);

// Connections opened later know of it, and this one. PostgreSQL counts for itself.
void expect_rows(Connection&);

}  // namespace mase::db
