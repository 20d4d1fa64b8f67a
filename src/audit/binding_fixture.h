// That what is sealed is bound to where it stands, looked for in every database that a test of
// stores or pages has filled, so that a new column needs no test of its own.
#pragma once

#include <string>
#include <vector>

#include "platform/db.h"
#include "platform/keyring.h"

namespace mase::audit {

// Columns ("actions.task") with a sealed value that does not open in its place: its table, its
// column and the whole primary key of its row. Moved to another row, such a value would open.
std::vector<std::string> badly_bound(db::Connection&, const Keyring&);

// A line for each column so far that could hold a sealed value, and for each that held one:
// "possible actions.task", "sealed actions.task".
std::string looked_at();

}  // namespace mase::audit
