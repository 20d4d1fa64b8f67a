#include "core/date.h"

#include <array>
#include <charconv>
#include <cstdlib>

namespace mase {

namespace {

using std::chrono::sys_days;

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

std::string padded(unsigned value, std::size_t width) {
    std::string digits = std::to_string(value);
    return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

bool is_working_day(Date day, const std::set<Date>& bank_holidays) {
    const unsigned weekday = std::chrono::weekday(sys_days(day)).c_encoding();
    return weekday != 0 && weekday != 6 && !bank_holidays.contains(day);
}

}  // namespace

std::optional<Date> parse_date(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = number(iso.substr(0, 4));
    const auto month = number(iso.substr(5, 2));
    const auto day = number(iso.substr(8, 2));
    if (!year || !month || !day || *year < 0 || *month < 0 || *day < 0) return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{unsigned(*month)},
                    std::chrono::day{unsigned(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string iso(Date date) {
    return padded(unsigned(int(date.year())), 4) + "-" + padded(unsigned(date.month()), 2) + "-" +
           padded(unsigned(date.day()), 2);
}

std::string short_date(Date date) {
    return std::to_string(unsigned(date.day())) + " " +
           std::string(months.at(unsigned(date.month()) - 1)) + " " +
           std::to_string(int(date.year()));
}

std::string long_date(Date date) {
    const unsigned weekday = std::chrono::weekday(sys_days(date)).c_encoding();
    return std::string(weekdays.at(weekday)) + " " + short_date(date);
}

Date plus_days(Date date, int days) {
    return Date(sys_days(date) + std::chrono::days(days));
}

int days_between(Date from, Date to) {
    return int((sys_days(to) - sys_days(from)).count());
}

std::string in_words(Date day, Date today) {
    const int days = days_between(today, day);
    if (days == 0) return "today";
    if (days == 1) return "tomorrow";
    if (days == -1) return "yesterday";
    const std::string count = std::to_string(std::abs(days)) + " days";
    return days > 0 ? "in " + count : count + " ago";
}

int age_on(Date born, Date day) {
    const int years = int(day.year()) - int(born.year());
    Date birthday{day.year(), born.month(), born.day()};
    if (!birthday.ok()) birthday = Date{day.year(), std::chrono::March, std::chrono::day{1}};
    return day < birthday ? years - 1 : years;
}

Date days_before(Date day, int days, const DayCount& count) {
    if (!count.working_days) return plus_days(day, -days);
    while (days > 0) {
        day = plus_days(day, -1);
        if (is_working_day(day, count.bank_holidays)) --days;
    }
    return day;
}

Date working_days_after(Date day, int days, const std::set<Date>& bank_holidays) {
    while (days > 0) {
        day = plus_days(day, 1);
        if (is_working_day(day, bank_holidays)) --days;
    }
    return day;
}

}  // namespace mase
