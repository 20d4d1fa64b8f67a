#include "patterns/missing.h"

#include <algorithm>
#include <array>

namespace mase::patterns {

namespace {

constexpr auto kinds = std::to_array<std::string_view>(
    {"MISSING_HOME", "MISSING_SCHOOL", "ABSENT_HOME", "ABSENT_SCHOOL"});
constexpr int days_of_interview = 3;  // 72 hours
constexpr int days_looked_back = 365;

bool counts(const Episode& episode, Date today) {
    return days_between(episode.returned_on.value_or(today), today) <= days_looked_back;
}

class Checking {
public:
    explicit Checking(Date today) : today_(today) {}

    std::optional<Date> day(const char* field, const std::string& typed, const char* what) {
        if (typed.empty()) return std::nullopt;
        const auto date = parse_date(typed);
        if (!date || *date > today_) {
            problem(field, std::string("Enter ") + what + ": a real day, today or in the past");
            return std::nullopt;
        }
        return date;
    }
    void not_before(const char* field, const std::optional<Date>& day,
                    const std::optional<Date>& other, const char* words) {
        if (day && other && *day < *other) problem(field, words);
    }
    void problem(const char* field, std::string words) {
        problems.push_back({field, std::move(words)});
    }
    Problems problems;

private:
    Date today_;
};

void check_interview(Checking& checking, const EpisodeDraft& draft, const Episode& episode) {
    const bool is_said = draft.interview == "HELD" || draft.interview == "DECLINED";
    if (!is_said && draft.interview != "NOT_KNOWN" && !draft.interview.empty())
        checking.problem("interview", "Select what became of the interview");
    if (!episode.returned_on && (episode.offered_on || !draft.interview.empty()))
        checking.problem("returned_on-day",
                         "Enter the day the child returned, or leave the "
                         "interview empty until they have");
    if (is_said && !episode.offered_on)
        checking.problem("offered_on-day", "Enter the day on which the interview was offered");
    if (draft.interview == "HELD" && draft.interview_on.empty())
        checking.problem("interview_on-day", "Enter the day on which the interview was held");
}

}  // namespace

std::string missing_value(const std::vector<Episode>& episodes, Date today) {
    const auto any_of = [&](std::string_view kind) {
        return std::ranges::any_of(episodes, [&](const Episode& episode) {
            return episode.kind == kind && counts(episode, today);
        });
    };
    const bool is_missing_now = std::ranges::any_of(episodes, [](const Episode& episode) {
        return episode.kind.starts_with("MISSING") && !episode.returned_on;
    });
    const bool from_school = any_of("MISSING_SCHOOL") || any_of("ABSENT_SCHOOL");
    if (is_missing_now) return "MISSING_NOW";
    if (any_of("MISSING_HOME")) return from_school ? "EP_HOME_SCH" : "EP_HOME";
    if (any_of("ABSENT_HOME")) return "ABS_HOME";
    return from_school ? "ABS_SCH" : "UNKNOWN";
}

std::optional<Date> interview_due(const Episode& episode) {
    if (!episode.returned_on || !episode.kind.starts_with("MISSING")) return std::nullopt;
    return plus_days(*episode.returned_on, days_of_interview);
}

Interview interview(const Episode& episode, Date today) {
    const auto due = interview_due(episode);
    if (!due) return Interview::not_due;
    if (episode.interview == "HELD") return Interview::held;
    if (episode.interview == "DECLINED") return Interview::declined;
    if (episode.interview == "NOT_KNOWN") return Interview::not_known;
    if (episode.offered_on)
        return *episode.offered_on > *due ? Interview::offered_late : Interview::offered;
    return *due < today ? Interview::late : Interview::due;
}

std::string interview_value(const std::vector<Episode>& episodes) {
    const Episode* latest = nullptr;
    for (const Episode& episode : episodes) {
        if (!episode.kind.starts_with("MISSING")) continue;
        if (!episode.returned_on) return "NOT_DUE";
        if (!latest || *latest->returned_on < *episode.returned_on) latest = &episode;
    }
    if (!latest) return "NOT_KNOWN";
    if (!latest->interview.empty()) return latest->interview;
    return latest->offered_on ? "NOT_KNOWN" : "NOT_OFFERED";
}

Result<Episode> checked(const EpisodeDraft& draft, Date today) {
    Checking checking(today);
    if (std::ranges::find(kinds, draft.kind) == kinds.end())
        checking.problem("kind", "Select what happened");
    if (draft.from_on.empty())
        checking.problem("from_on-day", "Enter the day from which the child was away");
    Episode episode{.kind = draft.kind,
                    .from_on = {},
                    .returned_on = {},
                    .offered_on = {},
                    .interview = draft.interview,
                    .interview_on = {}};
    const auto from = checking.day("from_on-day", draft.from_on, "the day it began");
    episode.returned_on = checking.day("returned_on-day", draft.returned_on, "the day of return");
    checking.not_before("returned_on-day", episode.returned_on, from,
                        "The child can’t have returned before they were away");
    episode.offered_on = checking.day("offered_on-day", draft.offered_on, "the day of the offer");
    checking.not_before("offered_on-day", episode.offered_on, episode.returned_on,
                        "The interview is offered once the child has returned");
    check_interview(checking, draft, episode);
    episode.interview_on =
        checking.day("interview_on-day", draft.interview_on, "the day of the interview");
    checking.not_before("interview_on-day", episode.interview_on, episode.offered_on,
                        "The interview can’t have been held before it was offered");
    if (!checking.problems.empty()) return refused(std::move(checking.problems));
    episode.from_on = *from;
    if (draft.interview != "HELD") episode.interview_on.reset();
    return episode;
}

EpisodeDraft draft_of(const Episode& episode, const std::string& words) {
    const auto day = [](const std::optional<Date>& date) { return date ? iso(*date) : ""; };
    return {.kind = episode.kind,
            .from_on = iso(episode.from_on),
            .returned_on = day(episode.returned_on),
            .offered_on = day(episode.offered_on),
            .interview = episode.interview,
            .interview_on = day(episode.interview_on),
            .words = words};
}

}  // namespace mase::patterns
