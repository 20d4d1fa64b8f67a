#include "meetings/meeting.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace mase::meetings {

namespace {

struct Step {
    std::string_view from;
    Event event;
    std::string_view to;
};

// Everything that can happen to a meeting. What is not here can't.
constexpr auto steps = std::to_array<Step>({
    {"planned", Event::circulate, "circulated"},
    {"planned", Event::cancel, "cancelled"},
    {"circulated", Event::recall, "planned"},
    {"circulated", Event::begin, "sitting"},
    {"circulated", Event::cancel, "cancelled"},
    {"sitting", Event::end, "ended"},
    {"ended", Event::approve, "approved"},
});

std::string why_not_recall(std::string_view state) {
    if (state == "planned") return "This pack is not out, so there is nothing to recall";
    if (state == "cancelled")
        return "This meeting is cancelled, and nobody reads its pack any more";
    return state == "sitting" ? "The meeting has started, so its pack can no longer be recalled"
                              : "This meeting is over, so its pack can no longer be recalled";
}

std::string why_not(std::string_view state, Event event) {
    switch (event) {
        case Event::circulate:
            return state == "cancelled" ? "This meeting is cancelled, so it has no pack"
                                        : "The pack has been circulated already";
        case Event::recall: return why_not_recall(state);
        case Event::begin:
            return state == "planned" ? "Circulate the pack first: members come prepared"
                                      : "This meeting cannot be started now";
        case Event::end: return "Only a meeting that is sitting can be ended";
        case Event::approve: return "Only the minutes of a meeting that has ended can be approved";
        case Event::cancel: break;
    }
    return "Only a meeting that is still to come can be cancelled";
}

int minutes_of(std::string_view time) {
    const auto digits = [&](std::size_t at) { return (time[at] - '0') * 10 + time[at + 1] - '0'; };
    return digits(0) * 60 + digits(3);
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string time_of(int minutes) {
    const int of_the_day = minutes % (24 * 60);
    return two_digits(of_the_day / 60) + ":" + two_digits(of_the_day % 60);
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || digits.size() > 2 || fault != std::errc{} ||
        end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::string without_spaces(std::string_view typed) {
    std::string text;
    for (const char character : typed) {
        if (character == ' ') continue;
        const bool is_capital = character >= 'A' && character <= 'Z';
        text += is_capital ? char(character - 'A' + 'a') : character;
    }
    return text;
}

}  // namespace

Meeting regular_meeting(const Plan& plan, const panels::Panel& panel) {
    return {.id = {},
            .held_on = plan.held_on,
            .starts_at = plan.starts_at,
            .place = plan.place,
            .kind = "regular",
            .state = "planned",
            .received_by = panel.received_by(plan.held_on),
            .pack_by = panel.pack_by(plan.held_on),
            .circulated_at = {},
            .sat_at = {},
            .ended_at = {},
            .confidentiality_at = {}};
}

Result<std::string> state_after(std::string_view state, Event event) {
    for (const Step& step : steps) {
        if (step.from == state && step.event == event) return std::string(step.to);
    }
    return refused("", why_not(state, event));
}

std::string state_words(std::string_view state) {
    if (state == "planned") return "Planned";
    if (state == "circulated") return "Pack circulated";
    if (state == "sitting") return "Sitting now";
    if (state == "ended") return "Minutes not approved yet";
    if (state == "approved") return "Minutes approved";
    return "Cancelled";
}

bool is_pack_out(const Meeting& meeting) {
    return meeting.state == "circulated" || meeting.state == "sitting" || meeting.state == "ended";
}

bool in_time(Date received_on, const Meeting& meeting) {
    return received_on <= meeting.received_by;
}

Problems circulation_problems(const Meeting& meeting, Date today, LatePack late_pack) {
    Problems problems;
    if (const auto next = state_after(meeting.state, Event::circulate); !next) return next.error();
    if (today > meeting.held_on)
        problems.push_back({"", "The day of this meeting has passed. Move the meeting first"});
    if (today > meeting.pack_by && late_pack == LatePack::not_allowed)
        problems.push_back({"late_reason", "The pack was due on " + long_date(meeting.pack_by) +
                                               ". Ask a chair to allow a late pack"});
    return problems;
}

std::string time_words(std::string_view starts_at) {
    const int minutes = minutes_of(starts_at);
    if (minutes == 12 * 60) return "midday";
    const int hour = minutes / 60 % 12 == 0 ? 12 : minutes / 60 % 12;
    const int past = minutes % 60;
    return std::to_string(hour) + (past == 0 ? "" : ":" + two_digits(past)) +
           (minutes < 12 * 60 ? "am" : "pm");
}

std::string time_plus(std::string_view starts_at, int minutes) {
    return time_of(minutes_of(starts_at) + minutes);
}

std::optional<std::string> parse_time(std::string_view typed) {
    std::string text = without_spaces(typed);
    if (text == "midday" || text == "noon") return "12:00";
    const bool is_am = text.ends_with("am"), is_pm = text.ends_with("pm");
    if (is_am || is_pm) text.resize(text.size() - 2);
    const std::size_t mark = text.find_first_of(":.");
    auto hour = number(std::string_view(text).substr(0, mark));
    const auto past = mark == std::string::npos ? std::optional(0)
                                                : number(std::string_view(text).substr(mark + 1));
    if (!hour || !past || *past > 59) return std::nullopt;
    if (is_am || is_pm) {
        if (*hour < 1 || *hour > 12) return std::nullopt;
        hour = *hour % 12 + (is_pm ? 12 : 0);
    } else if (mark == std::string::npos || *hour > 23) {
        return std::nullopt;  // "2" alone may be morning or afternoon
    }
    return time_of(*hour * 60 + *past);
}

}  // namespace mase::meetings
