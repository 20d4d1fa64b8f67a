// The system's log (syslog(3)): journald, or a collector on another machine.
#pragma once

#include <string>

namespace mase {

// Opened at once, so that a program which gives up what it does not need keeps it.
void open_system_log();
// At the level of a notice, as of the security facility. Nobody is told when it can't be kept.
void to_system_log(const std::string& line);

}  // namespace mase
