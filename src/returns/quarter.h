// Quarters of the financial year, which is what the return is made for (domain 2.14).
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "returns/thing.h"

namespace mase::returns {

struct Quarter {
    int year = 0;    // in which its financial year begins: 2026 of 2026-27
    int number = 1;  // 1 is April to June
    auto operator<=>(const Quarter&) const = default;
};

Quarter quarter_of(Date);
Quarter before(Quarter);
Quarter year_before(Quarter);
Date first_day(Quarter);
Date last_day(Quarter);
Period period_of(Quarter);
Period year_to_date(Quarter);  // from April to the end of that quarter

std::string label(Quarter);   // "2026-27 Q3"
std::string months(Quarter);  // "October to December 2026"
std::string slug(Quarter);    // in an address: "2026-27-q3"
std::optional<Quarter> parse_quarter(std::string_view slug);

}  // namespace mase::returns
