// Backups of the database, sealed, and putting one back. The keys of children are not in them: a
// destroyed key destroys what it sealed in every backup too.
#pragma once

#include <string>

#include "audit/verify.h"
#include "keeping/manifest_file.h"
#include "platform/keyring.h"

namespace mase::keeping {

// One unchanging state of the database, while it is being written to, as a new file at `to`. Throws
// std::exception when it can't be made; then there is no file.
Manifest make_backup(const std::string& database, const std::string& to, Keyring&, Instant at);

struct Restored {
    Manifest manifest;
    audit::TrailCheck trail;
};
// Puts a backup back as `database`, which must not be there. All of it is checked before the file
// has that name: its bytes, the engine's own checks, every table's rows, the whole audit trail, and
// that the key store has the panels' keys. Throws std::runtime_error, in words, and leaves nothing.
Restored restore_backup(const std::string& from, const std::string& database, Keyring&);

}  // namespace mase::keeping
