// Civil dates, always in Europe/London. Rules are given dates as values; none asks the clock.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace mase {

using Date = std::chrono::year_month_day;

std::optional<Date> parse_date(std::string_view iso);  // "2026-12-08"; nothing if no such day
std::string iso(Date);
std::string long_date(Date);   // "Tuesday 8 December 2026"
std::string short_date(Date);  // "8 December 2026"
Date plus_days(Date, int days);
int days_between(Date from, Date to);        // negative when `to` is earlier
std::string in_words(Date day, Date today);  // "in 3 days", "today", "yesterday", "5 days ago"

// Completed years; a birthday on 29 February is kept on 1 March in common years (domain 2.14).
int age_on(Date born, Date day);

// How a panel counts days before a meeting (G-25): whole calendar days unless it says otherwise.
struct DayCount {
    bool working_days = false;
    std::set<Date> bank_holidays;
};

// The last day that is `days` before `day`, counted as the panel counts.
Date days_before(Date day, int days, const DayCount&);
Date working_days_after(Date day, int days, const std::set<Date>& bank_holidays);

}  // namespace mase
