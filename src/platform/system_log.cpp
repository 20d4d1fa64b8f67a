#include "platform/system_log.h"

#include <syslog.h>

namespace mase {

void open_system_log() {
    ::openlog("mase", LOG_PID | LOG_NDELAY, LOG_AUTHPRIV);
}

void to_system_log(const std::string& line) {
    ::syslog(LOG_AUTHPRIV | LOG_NOTICE, "%s", line.c_str());
}

}  // namespace mase
