#include "meetings/meeting_form.h"

#include <algorithm>
#include <charconv>

namespace mase::meetings {

namespace {

int number(const std::string& digits) {  // -1 unless it is one
    int value = -1;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return fault == std::errc{} && end == digits.data() + digits.size() ? value : -1;
}

void take_date(const std::string& typed, const std::string& field, const std::string& what,
               Date& into, Problems& problems) {
    if (const auto date = parse_date(typed)) {
        into = *date;
    } else {
        problems.push_back(
            {field + "-day", typed.empty()
                                 ? "Enter " + what
                                 : "Enter " + what + " as a real date, such as 8 12 " + "2026"});
    }
}

void take_time_and_place(const std::string& time, const std::string& place, std::string& starts_at,
                         std::string& held_in, Problems& problems) {
    if (const auto parsed = parse_time(time)) {
        starts_at = *parsed;
    } else {
        problems.push_back({"starts_at", "Enter the time it starts, such as 2pm or 14:30"});
    }
    held_in = place;
    if (place.empty()) problems.push_back({"place", "Enter the place where it is held"});
}

Problems take_plan(const TypedPlan& typed, Plan& plan) {
    Problems problems;
    take_date(typed.held_on, "held_on", "the day of the meeting", plan.held_on, problems);
    take_time_and_place(typed.starts_at, typed.place, plan.starts_at, plan.place, problems);
    return problems;
}

std::optional<std::chrono::year_month> month_of(const std::string& typed) {
    const auto day = parse_date(typed + "-01");
    if (!day) return std::nullopt;
    return day->year() / day->month();
}

}  // namespace

TypedPlan typed_plan(const FormData& form) {
    return {form.date("held_on"), form.text("starts_at"), form.text("place")};
}

TypedPlan typed_plan(const Meeting& meeting) {
    return {iso(meeting.held_on), time_words(meeting.starts_at), meeting.place};
}

Result<Plan> read_plan(const TypedPlan& typed) {
    Plan plan;
    Problems problems = take_plan(typed, plan);
    if (!problems.empty()) return refused(std::move(problems));
    return plan;
}

TypedCall typed_call(const FormData& form) {
    return {typed_plan(form), form.date("received_by"), form.date("pack_by"), form.text("reason")};
}

Result<Call> read_call(const TypedCall& typed) {
    Call call;
    Problems problems = take_plan(typed.plan, call.plan);
    take_date(typed.received_by, "received_by", "the last day for referrals", call.received_by,
              problems);
    take_date(typed.pack_by, "pack_by", "the last day for the pack", call.pack_by, problems);
    call.reason = typed.reason;
    if (!problems.empty()) {
        if (call.reason.empty())
            problems.push_back({"reason", "Enter why it cannot wait for the next regular meeting"});
        return refused(std::move(problems));
    }
    return call;
}

TypedSeries typed_series(const FormData& form) {
    return {form.text("first"),   form.text("months"),    form.text("week"),
            form.text("weekday"), form.text("starts_at"), form.text("place")};
}

TypedSeries typed_series(const panels::Panel& panel, Date today) {
    const auto next = today.year() / today.month() + std::chrono::months(1);
    return {iso(next / std::chrono::day(1)).substr(0, 7), "12",
            std::to_string(panel.meeting_week),           std::to_string(panel.meeting_weekday),
            time_words(panel.meeting_starts_at),          panel.meeting_place};
}

Result<Series> read_series(const TypedSeries& typed, Date today) {
    Series series;
    Problems problems;
    const auto first = month_of(typed.first);
    if (!first || *first < today.year() / today.month()) {
        problems.push_back({"first", "Select the first month"});
    } else {
        series.first = *first;
    }
    series.months = number(typed.months);
    if (series.months < 1 || series.months > longest_series)
        problems.push_back({"months", "Enter how many months, from 1 to 18"});
    series.week = number(typed.week);
    if (series.week < 1 || series.week > last_week)
        problems.push_back({"week", "Select a week of the month"});
    const int weekday = number(typed.weekday);
    if (weekday < 1 || weekday > 5)
        problems.push_back({"weekday", "Select a day of the week, Monday to Friday"});
    series.weekday = unsigned(std::clamp(weekday, 0, 6));
    take_time_and_place(typed.starts_at, typed.place, series.starts_at, series.place, problems);
    if (!problems.empty()) return refused(std::move(problems));
    return series;
}

std::vector<std::string> typed_dates(const FormData& form) {
    std::vector<std::string> dates;
    for (int n = 0; n < longest_series; ++n) {
        const std::string name = "date_" + std::to_string(n);
        if (!form.has(name + "-day")) break;
        dates.push_back(form.date(name));
    }
    return dates;
}

Result<std::vector<std::optional<Date>>> read_dates(const std::vector<std::string>& typed) {
    std::vector<std::optional<Date>> dates;
    Problems problems;
    for (std::size_t n = 0; n < typed.size(); ++n) {
        dates.push_back(parse_date(typed[n]));
        if (!typed[n].empty() && !dates.back())
            problems.push_back({"date_" + std::to_string(n) + "-day",
                                "Enter a real date, such as 8 12 2026, or nothing at all"});
    }
    if (!problems.empty()) return refused(std::move(problems));
    return dates;
}

std::vector<Item> typed_items(const FormData& form, std::vector<Item> items) {
    std::erase_if(items, [](const Item& item) { return item.is_off(); });
    for (Item& item : items) {
        const std::string id = text(item.id);
        item.position = number(form.text("position." + id));
        item.planned_minutes = number(form.text("minutes." + id));
        item.presenter = parse_id<AccountId>(form.text("presenter." + id));
    }
    return items;
}

int typed_version(const FormData& form) {
    return std::max(number(form.text("version")), 0);
}

}  // namespace mase::meetings
