// Reads data/passphrases/common.csv: what everyone tries.
#pragma once

#include "accounts/passphrase.h"

namespace mase::accounts {

Common read_common();         // throws std::runtime_error naming the row that is none
const Common& common_ones();  // read once

}  // namespace mase::accounts
