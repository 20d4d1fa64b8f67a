// What the served program needs of its machine to the end: the one place to add to when a room
// begins to read a file or to speak to another host.
#pragma once

#include "platform/confinement.h"
#include "program/commands.h"

namespace mase::program {

// Folders rather than files, as a master key or a certificate that was renewed is another file.
Needs needs_of(const Files&, const Serving&);

}  // namespace mase::program
