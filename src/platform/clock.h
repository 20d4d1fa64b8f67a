// The one clock: what time it is, and which civil day that is in London.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "core/date.h"
#include "core/ids.h"
#include "core/instant.h"

namespace mase {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    Date today() const;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

// A clock that is set by hand: for tests, and for the demo borough's past.
class SetClock final : public Clock {
public:
    explicit SetClock(Instant at) : at_(at.micros) {}
    Instant now() const override { return {at_.fetch_add(a_look_)}; }
    void set(Instant at) { at_ = at.micros; }
    // Each look moves it on by so much, so that something can happen between any two.
    void run(std::int64_t micros_a_look) { a_look_ = micros_a_look; }

private:
    mutable std::atomic<std::int64_t> at_;
    std::atomic<std::int64_t> a_look_ = 0;
};

struct LocalTime {
    Date date;
    int hour = 0;
    int minute = 0;
};

LocalTime in_london(Instant);
Instant at_london(Date, int hour, int minute);  // of two such times in autumn, the earlier
std::string clock_words(Instant);               // "8 December 2026 at 2:30pm"

// A new id: UUIDv7 of this moment and 74 random bits.
IdBytes new_id_bytes(Instant);
template <class SomeId>
SomeId new_id(Instant at) {
    return SomeId{new_id_bytes(at)};
}

}  // namespace mase
