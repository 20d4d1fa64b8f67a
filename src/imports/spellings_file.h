// Reads data/import/spellings.csv.
#pragma once

#include "imports/spellings.h"

namespace mase::imports {

Spellings read_spellings();  // throws CsvError

}  // namespace mase::imports
