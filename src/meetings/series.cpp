#include "meetings/series.h"

#include <algorithm>
#include <array>

namespace mase::meetings {

namespace {

namespace chrono = std::chrono;

Date day_of_month(chrono::year_month month, int week, unsigned weekday) {
    const chrono::weekday day(weekday);
    if (week == last_week) return Date(chrono::sys_days(month / day[chrono::last]));
    return Date(chrono::sys_days(month / day[unsigned(week)]));
}

bool is_on(const Meeting& meeting, Date day) {
    return meeting.held_on == day && meeting.state != "cancelled";
}

std::optional<Date> regular_in(const std::vector<Meeting>& planned, Date day) {
    for (const Meeting& meeting : planned) {
        if (meeting.kind == "regular" && meeting.state != "cancelled" &&
            meeting.held_on.year() == day.year() && meeting.held_on.month() == day.month())
            return meeting.held_on;
    }
    return std::nullopt;
}

}  // namespace

std::vector<SeriesDay> series_days(const Series& series, const std::set<Date>& bank_holidays,
                                   const std::vector<Meeting>& planned) {
    std::vector<SeriesDay> days;
    for (int month = 0; month < series.months; ++month) {
        const Date computed =
            day_of_month(series.first + chrono::months(month), series.week, series.weekday);
        const Date proposed = bank_holidays.contains(computed)
                                  ? working_days_after(computed, 1, bank_holidays)
                                  : computed;
        days.push_back({computed, proposed, regular_in(planned, computed)});
    }
    return days;
}

Problems series_problems(const std::vector<std::optional<Date>>& days,
                         const std::vector<Meeting>& planned, Date today) {
    Problems problems;
    std::set<Date> wanted;
    for (std::size_t n = 0; n < days.size(); ++n) {
        if (!days[n]) continue;
        const Date day = *days[n];
        const std::string field = "date_" + std::to_string(n) + "-day";
        if (day < today) problems.push_back({field, "Choose a day that is not past"});
        if (!wanted.insert(day).second)
            problems.push_back({field, short_date(day) + " is in this list twice"});
        if (std::ranges::any_of(planned,
                                [&](const Meeting& meeting) { return is_on(meeting, day); }))
            problems.push_back({field, "There is a meeting on " + short_date(day) + " already"});
    }
    if (wanted.empty() && problems.empty())
        problems.push_back({"date_0-day", "Enter at least one date"});
    return problems;
}

std::string week_words(int week) {
    constexpr auto words =
        std::to_array<std::string_view>({"first", "second", "third", "fourth", "last"});
    return std::string(words.at(std::size_t(week - 1)));
}

std::string weekday_words(unsigned weekday) {
    constexpr auto words = std::to_array<std::string_view>(
        {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"});
    return std::string(words.at(weekday));
}

std::string month_words(chrono::year_month month) {
    const std::string words = short_date(month / chrono::day(1));  // "1 December 2026"
    return words.substr(words.find(' ') + 1);
}

}  // namespace mase::meetings
