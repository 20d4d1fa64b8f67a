#include "platform/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace mase {

namespace {

spdlog::logger& logger() {
    static const auto made = [] {
        auto lines = spdlog::stdout_logger_mt("mase");
        lines->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})",
                           spdlog::pattern_time_type::utc);
        lines->flush_on(spdlog::level::info);
        return lines;
    }();
    return *made;
}

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::info: return spdlog::level::info;
        case LogLevel::warning: return spdlog::level::warn;
        case LogLevel::error: break;
    }
    return spdlog::level::err;
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            out += '\\';
            out += character;
        } else if (byte < 0x20) {
            out += fmt::format("\\u{:04x}", byte);
        } else {
            out += character;
        }
    }
    out += '"';
}

}  // namespace

void log_line(LogLevel level, std::string_view event, LogFields fields) {
    std::string line = "\"event\":";
    append_quoted(line, event);
    for (const auto& [name, value] : fields) {
        line += ',';
        append_quoted(line, name);
        line += ':';
        append_quoted(line, value);
    }
    logger().log(level_of(level), "{}", line);
}

void log_only(LogLevel least) {
    logger().set_level(level_of(least));
}

}  // namespace mase
