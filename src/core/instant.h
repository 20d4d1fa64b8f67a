// A moment in time: microseconds since 1970-01-01T00:00:00Z, always UTC.
#pragma once

#include <compare>
#include <cstdint>

namespace mase {

struct Instant {
    std::int64_t micros = 0;
    auto operator<=>(const Instant&) const = default;
};

constexpr std::int64_t micros_a_second = 1'000'000;

constexpr Instant plus_seconds(Instant from, std::int64_t seconds) {
    return {from.micros + seconds * micros_a_second};
}

}  // namespace mase
