// Log lines: one JSON object a line on standard output. No personal data, no address's query.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace mase {

using LogFields = std::initializer_list<std::pair<std::string_view, std::string>>;

enum class LogLevel { info, warning, error };
void log_line(LogLevel, std::string_view event, LogFields fields = {});
void log_only(LogLevel least);  // tests are quiet

}  // namespace mase
