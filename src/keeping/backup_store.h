// Backups of the database, sealed, and putting one back. The keys of children are not in them: a
// destroyed key destroys what it sealed in every backup too.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "audit/verify.h"
#include "keeping/manifest_file.h"
#include "platform/keyring.h"

namespace mase::keeping {

// One unchanging state of the database, while it is being written to, as a new file at `to`. Throws
// std::exception when it can't be made; then there is no file.
Manifest make_backup(const std::string& database, const std::string& to, Keyring&, Instant at);

// Of a backup that was killed a copy may be left beside the database, as sealed as that. Removes
// it, unless another backup is being made.
void remove_left_copy(const std::string& database);

struct Shown {  // the shares of two officers who are there
    std::string sharing;
    SecretKey made;  // by them
};

struct Restoring {
    std::optional<Shown> by_two;
    // Runs on what is restored, at this path, before it has the database's name; may throw, and
    // then nothing is left.
    std::function<void(const std::string& path, const Manifest&)> before_named;
};

struct Restored {
    Manifest manifest;
    audit::TrailCheck trail;
};
// Puts a backup back as `database`, which must not be there. All of it is checked before the file
// has that name: its bytes, the engine's own checks, every table's rows, the whole audit trail, and
// that the key store has the panels' keys; and that two officers are there, where the master key is
// shared. Throws std::runtime_error, in words, and leaves nothing.
Restored restore_backup(const std::string& from, const std::string& database, Keyring&,
                        const Restoring& = {});

}  // namespace mase::keeping
