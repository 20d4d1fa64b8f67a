// Planning a series of monthly meetings: the rule first, then its days to check and change.
#include <array>

#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

std::vector<govuk::Option> month_options(Date today) {
    std::vector<govuk::Option> options;
    for (int n = 0; n < longest_series; ++n) {
        const auto month = today.year() / today.month() + std::chrono::months(n);
        options.push_back({iso(month / std::chrono::day(1)).substr(0, 7), month_words(month)});
    }
    return options;
}

std::vector<govuk::Option> week_options() {
    std::vector<govuk::Option> options;
    for (int week = 1; week <= last_week; ++week)
        options.push_back({std::to_string(week), "The " + week_words(week)});
    return options;
}

std::vector<govuk::Option> weekday_options() {
    std::vector<govuk::Option> options;
    for (unsigned day = 1; day <= 5; ++day)
        options.push_back({std::to_string(day), weekday_words(day)});
    return options;
}

Html rule_fields(const TypedSeries& typed, const Problems& problems, Date today) {
    Html html;
    const auto select = [&](const char* name, const char* label, const std::string& value,
                            std::vector<govuk::Option> items) {
        return govuk::select({.name = name,
                              .label = label,
                              .error = error_of(problems, name),
                              .value = value,
                              .items = std::move(items)});
    };
    html << select("first", "First month", typed.first, month_options(today))
         << govuk::input({.name = "months",
                          .label = "How many months",
                          .hint = "From 1 to 18.",
                          .error = error_of(problems, "months"),
                          .value = typed.months,
                          .input_mode = govuk::InputMode::numeric,
                          .width = govuk::Width::characters_2})
         << select("week", "Which one of the month", typed.week, week_options())
         << select("weekday", "Day of the week", typed.weekday, weekday_options())
         << govuk::input({.name = "starts_at",
                          .label = "Starts at",
                          .hint = "For example, 2pm or 14:30.",
                          .error = error_of(problems, "starts_at"),
                          .value = typed.starts_at,
                          .width = govuk::Width::characters_10})
         << govuk::input({.name = "place",
                          .label = "Place",
                          .error = error_of(problems, "place"),
                          .value = typed.place});
    return html;
}

http::Response rule_page(const Exchange& exchange, const TypedSeries& typed, Problems problems) {
    Html fields, html;
    fields << rule_fields(typed, problems, exchange.today())
           << govuk::button({.text = "Work out the days"});
    html << govuk::heading(govuk::Size::large, "Plan a series of meetings")
         << govuk::paragraph(
                "Nothing is planned yet: the next page shows each day, and you can "
                "change any of them.")
         << site::post_form(exchange, "/meetings/series", fields);
    return site::page(exchange, {.title = "Plan a series of meetings",
                                 .content = std::move(html),
                                 .back = "/meetings",
                                 .problems = std::move(problems)});
}

std::vector<Meeting> meetings_of(const audit::Reading& reading, const Series& series) {
    const auto after = series.first + std::chrono::months(series.months);
    return meetings_between(reading, series.first / std::chrono::day(1),
                            plus_days(after / std::chrono::day(1), -1));
}

std::vector<std::string> proposed(const std::vector<SeriesDay>& days) {
    std::vector<std::string> dates;
    for (const SeriesDay& day : days) dates.push_back(day.already ? "" : iso(day.proposed));
    return dates;
}

std::string about(const SeriesDay& day, const panels::Panel& panel) {
    if (day.already)
        return "There is a regular meeting on " + long_date(*day.already) + " already.";
    std::string words = long_date(day.proposed) + ". ";
    if (day.is_off_holiday())
        words += long_date(day.computed) + " is a bank holiday, so this is the next working day. ";
    return words + "Referrals received by " + short_date(panel.received_by(day.proposed)) +
           ", pack circulated by " + short_date(panel.pack_by(day.proposed)) + ".";
}

Html hidden_rule(const TypedSeries& typed) {
    Html html;
    html << govuk::hidden_input("first", typed.first) << govuk::hidden_input("months", typed.months)
         << govuk::hidden_input("week", typed.week) << govuk::hidden_input("weekday", typed.weekday)
         << govuk::hidden_input("starts_at", typed.starts_at)
         << govuk::hidden_input("place", typed.place);
    return html;
}

struct Checking {
    const TypedSeries& rule;
    const Series& series;
    const std::vector<SeriesDay>& days;
    const std::vector<std::string>& typed;
};

http::Response days_page(const Exchange& exchange, const Checking& checking, Problems problems) {
    Html fields, html;
    fields << hidden_rule(checking.rule);
    for (std::size_t n = 0; n < checking.days.size(); ++n) {
        const Date computed = checking.days[n].computed;
        fields << date_field("date_" + std::to_string(n),
                             {month_words(computed.year() / computed.month()), govuk::Size::small},
                             n < checking.typed.size() ? checking.typed[n] : std::string(),
                             problems, about(checking.days[n], exchange.app.panel));
    }
    fields << govuk::button({.text = "Plan these meetings"});
    html << govuk::heading(govuk::Size::large, "Check the days")
         << govuk::paragraph("The " + week_words(checking.series.week) + " " +
                             weekday_words(checking.series.weekday) + " of the month at " +
                             time_words(checking.series.starts_at) + ", " + checking.series.place +
                             ". Both deadlines follow from the day you leave in each box. Empty "
                             "the boxes of a month to plan no meeting in it.")
         << site::post_form(exchange, "/meetings/series/dates", fields);
    return site::page(exchange, {.title = "Check the days",
                                 .content = std::move(html),
                                 .back = "/meetings/series",
                                 .problems = std::move(problems)});
}

http::Response show_rule(Exchange& exchange) {
    return rule_page(exchange, typed_series(exchange.app.panel, exchange.today()), {});
}

http::Response check_days(Exchange& exchange) {
    const TypedSeries typed = typed_series(exchange.form);
    const auto series = read_series(typed, exchange.today());
    if (!series) return rule_page(exchange, typed, series.error());
    const auto viewing = exchange.view();
    const auto days = series_days(*series, exchange.app.panel.day_count.bank_holidays,
                                  meetings_of(viewing, *series));
    return days_page(exchange, {typed, *series, days, proposed(days)}, {});
}

// All of it or none: on the meetings that there are when it is saved.
Result<int> plan_all(const Exchange& exchange, const Series& series,
                     const std::vector<std::optional<Date>>& dates) {
    return exchange.change([&](audit::Change& change) -> Result<int> {
        std::vector<Meeting> there;
        for (const auto& date : dates) {
            if (!date) continue;
            for (Meeting& meeting : meetings_between(change, *date, *date))
                there.push_back(std::move(meeting));
        }
        Problems problems = series_problems(dates, there, change.today());
        if (!problems.empty()) return refused(std::move(problems));
        int count = 0;
        for (const auto& date : dates) {
            if (!date) continue;
            plan_meeting(
                change,
                regular_meeting(
                    {.held_on = *date, .starts_at = series.starts_at, .place = series.place},
                    exchange.app.panel),
                exchange.app.panel);
            ++count;
        }
        return count;
    });
}

http::Response plan_days(Exchange& exchange) {
    const TypedSeries typed = typed_series(exchange.form);
    const auto series = read_series(typed, exchange.today());
    if (!series) return rule_page(exchange, typed, series.error());
    const auto dates = typed_dates(exchange.form);
    const auto read = read_dates(dates);
    const Result<int> planned =
        read ? plan_all(exchange, *series, *read) : Result<int>(refused(read.error()));
    if (planned) return site::redirect(Url("/meetings").query("done", "planned"));
    const auto viewing = exchange.view();
    const auto days = series_days(*series, exchange.app.panel.day_count.bank_holidays,
                                  meetings_of(viewing, *series));
    return days_page(exchange, {typed, *series, days, dates}, planned.error());
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/meetings/series", Operation::plan_meetings, site::whole_panel, show_rule},
    {Method::post, "/meetings/series", Operation::plan_meetings, site::whole_panel, check_days},
    {Method::post, "/meetings/series/dates", Operation::plan_meetings, site::whole_panel,
     plan_days},
});

}  // namespace

site::Routes series_routes() {
    return routes;
}

}  // namespace mase::meetings
