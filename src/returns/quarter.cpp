#include "returns/quarter.h"

#include <array>

namespace mase::returns {

namespace {

constexpr int earliest_year = 2000;
constexpr int latest_year = 2098;  // the label has two figures for the second year

struct Span {
    unsigned first_month;
    unsigned last_month;
    unsigned last_day;
    std::string_view words;
};
constexpr std::array<Span, 4> spans{{{4, 6, 30, "April to June"},
                                     {7, 9, 30, "July to September"},
                                     {10, 12, 31, "October to December"},
                                     {1, 3, 31, "January to March"}}};

const Span& span(Quarter quarter) {
    return spans.at(std::size_t(quarter.number - 1));
}

int calendar_year(Quarter quarter) {
    return quarter.number == 4 ? quarter.year + 1 : quarter.year;
}

Date day(Quarter quarter, unsigned month, unsigned day_of_month) {
    return {std::chrono::year{calendar_year(quarter)}, std::chrono::month{month},
            std::chrono::day{day_of_month}};
}

std::string year_label(int year) {
    const std::string next = std::to_string(year + 1);
    return std::to_string(year) + "-" + next.substr(2);
}

}  // namespace

Quarter quarter_of(Date date) {
    const int year = int(date.year());
    const int month = int(unsigned(date.month()));
    if (month <= 3) return {year - 1, 4};
    return {year, (month - 1) / 3};
}

Quarter before(Quarter quarter) {
    if (quarter.number == 1) return {quarter.year - 1, 4};
    return {quarter.year, quarter.number - 1};
}

Date first_day(Quarter quarter) {
    return day(quarter, span(quarter).first_month, 1);
}

Date last_day(Quarter quarter) {
    return day(quarter, span(quarter).last_month, span(quarter).last_day);
}

Quarter year_before(Quarter quarter) {
    return {quarter.year - 1, quarter.number};
}

Period period_of(Quarter quarter) {
    return {first_day(quarter), last_day(quarter)};
}

Period year_to_date(Quarter quarter) {
    return {first_day({quarter.year, 1}), last_day(quarter)};
}

std::string label(Quarter quarter) {
    return year_label(quarter.year) + " Q" + std::to_string(quarter.number);
}

std::string months(Quarter quarter) {
    return std::string(span(quarter).words) + " " + std::to_string(calendar_year(quarter));
}

std::string slug(Quarter quarter) {
    return year_label(quarter.year) + "-q" + std::to_string(quarter.number);
}

std::optional<Quarter> parse_quarter(std::string_view typed) {
    if (typed.size() != slug({earliest_year, 1}).size()) return std::nullopt;
    int year = 0;
    for (const char digit : typed.substr(0, 4)) {
        if (digit < '0' || digit > '9') return std::nullopt;
        year = year * 10 + (digit - '0');
    }
    const Quarter quarter{year, typed.back() - '0'};
    if (year < earliest_year || year > latest_year) return std::nullopt;
    if (quarter.number < 1 || quarter.number > 4) return std::nullopt;
    if (slug(quarter) != typed) return std::nullopt;
    return quarter;
}

}  // namespace mase::returns
