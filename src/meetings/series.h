// A monthly series of meetings: which days it falls on, before anything is planned (rules.md 25).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "meetings/meeting.h"

namespace mase::meetings {

inline constexpr int longest_series = 18;  // months
inline constexpr int last_week = 5;        // of the month, whether it has four or five

struct Series {
    std::chrono::year_month first;
    int months = 12;
    int week = 2;          // of the month: 1 to 4, or last_week
    unsigned weekday = 2;  // 0 is Sunday
    std::string starts_at;
    std::string place;
};

struct SeriesDay {
    Date computed;
    Date proposed;                // the next working day where the computed one is a bank holiday
    std::optional<Date> already;  // a regular meeting of that month: no other is proposed

    bool is_off_holiday() const { return computed != proposed; }
};
// `planned`: every meeting there is in those months, of any kind and state.
std::vector<SeriesDay> series_days(const Series&, const std::set<Date>& bank_holidays,
                                   const std::vector<Meeting>& planned);

// The days that were confirmed, one for each field `date_<n>`; nothing where no meeting is wanted.
Problems series_problems(const std::vector<std::optional<Date>>&,
                         const std::vector<Meeting>& planned, Date today);

std::string week_words(int week);                  // "second"
std::string weekday_words(unsigned weekday);       // "Tuesday"
std::string month_words(std::chrono::year_month);  // "December 2026"

}  // namespace mase::meetings
