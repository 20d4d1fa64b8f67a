#include "platform/clock.h"

#include <date/tz.h>
#include <sodium.h>

#include <chrono>

namespace mase {

namespace {

const ::date::time_zone* london() {
    static const auto* zone = ::date::locate_zone("Europe/London");
    return zone;
}

std::chrono::sys_time<std::chrono::microseconds> point(Instant at) {
    return std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(at.micros));
}

}  // namespace

Date Clock::today() const {
    return in_london(now()).date;
}

Instant SystemClock::now() const {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

LocalTime in_london(Instant at) {
    const auto local = london()->to_local(point(at)).time_since_epoch();
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
    return {Date(std::chrono::sys_days(day)), int(minutes / 60), int(minutes % 60)};
}

Instant at_london(Date day, int hour, int minute) {
    const ::date::local_time<std::chrono::microseconds> local(
        std::chrono::sys_days(day).time_since_epoch() + std::chrono::hours(hour) +
        std::chrono::minutes(minute));
    const auto at = london()->to_sys(local, ::date::choose::earliest);
    return {at.time_since_epoch().count()};
}

std::string clock_words(Instant at) {
    const LocalTime local = in_london(at);
    const int hour = local.hour % 12 == 0 ? 12 : local.hour % 12;
    const std::string minute =
        local.minute == 0 ? "" : (local.minute < 10 ? ":0" : ":") + std::to_string(local.minute);
    return short_date(local.date) + " at " + std::to_string(hour) + minute +
           (local.hour < 12 ? "am" : "pm");
}

IdBytes new_id_bytes(Instant at) {
    std::array<std::uint8_t, 10> random{};
    randombytes_buf(random.data(), random.size());
    return uuid_v7(at, random);
}

}  // namespace mase
