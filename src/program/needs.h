// What the served program needs of its machine to the end: the one place to add to when a room
// begins to read a file or to speak to another host.
#pragma once

#include "panels/sign_on.h"
#include "platform/confinement.h"
#include "program/commands.h"

namespace mase::program {

// Folders rather than files, as a master key or a certificate that was renewed is another file.
Needs needs_of(const Files&, const Serving&, const panels::SignOn&);

}  // namespace mase::program
