#include "cases/erasure.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace mase::cases {

namespace {

struct GroundRow {
    std::string_view name, words;
};
constexpr auto grounds = std::to_array<GroundRow>({
    {"RETENTION", "The time for which it is kept has passed"},
    {"REQUEST", "A request to erase it was granted"},
});

constexpr std::size_t longest_reference = 40;
constexpr std::size_t most_words = 500;

// A reference and not a name: it stays where all else goes.
bool is_reference(const std::string& typed) {
    const auto fits = [](char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
               letter == '/' || letter == '-' || letter == '.';
    };
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    return typed.size() <= longest_reference && std::ranges::all_of(typed, fits) &&
           std::ranges::any_of(typed, is_digit);
}

}  // namespace

std::string_view name(Ground ground) {
    return grounds[std::size_t(ground)].name;
}

std::string_view words(Ground ground) {
    return grounds[std::size_t(ground)].words;
}

std::optional<Ground> ground_named(std::string_view wanted) {
    const auto found = std::ranges::find(grounds, wanted, &GroundRow::name);
    if (found == grounds.end()) return std::nullopt;
    return Ground(found - grounds.begin());
}

std::optional<Date> kept_until(const Keeping& keeping, const Retention& retention) {
    const auto from = keeping.born_on ? keeping.born_on : keeping.closed_on;
    if (!from) return std::nullopt;
    const Date day = *from + std::chrono::years(retention.years_from_birth);
    return day.ok() ? day : Date(day.year() / std::chrono::March / 1);
}

std::string not_now(const Keeping& keeping, const Retention& retention) {
    if (keeping.is_erased) return "This record has been erased already";
    if (!retention.hold.empty()) return "Nothing may be erased at present: " + retention.hold;
    if (keeping.is_open) return "Only a record whose case is closed can be erased";
    if (keeping.is_before_a_meeting)
        return "This case is of a meeting whose minutes are not approved yet. It can be erased "
               "after that";
    if (keeping.waits_for_a_decision)
        return "Something about this case waits for a chair: an exception, or emergency access to "
               "be reviewed. It can be erased after that";
    if (keeping.has_open_action)
        return "An action of this case is open: what is to be done could be read by nobody. It can "
               "be erased once the action is confirmed as done";
    return "";
}

Result<Erasure> checked(const ErasureDraft& draft, const Keeping& keeping,
                        const Retention& retention, Date today) {
    Problems problems;
    if (std::string words = not_now(keeping, retention); !words.empty())
        problems.push_back({"", std::move(words)});
    const auto ground = ground_named(draft.ground);
    const auto until = kept_until(keeping, retention);
    if (!ground) {
        problems.push_back({"ground", "Select why the record may be erased"});
    } else if (ground == Ground::retention && (!until || today < *until)) {
        problems.push_back(
            {"ground",
             until ? "Select another reason: this record is kept until " + short_date(*until)
                   : "Select another reason: how long this record is kept is not known"});
    }
    if (draft.decision.empty()) {
        problems.push_back({"decision", "Enter the reference of the decision"});
    } else if (!is_reference(draft.decision)) {
        problems.push_back({"decision",
                            "Enter the reference in capital letters and digits, such as "
                            "IG/2026/14, without spaces and without a name: it stays when all else "
                            "is gone"});
    }
    if (draft.reason.empty()) problems.push_back({"reason", "Enter why it is to be erased"});
    if (draft.reason.size() > most_words)
        problems.push_back({"reason", "Shorten the reason to 500 characters or fewer"});
    if (!problems.empty()) return refused(std::move(problems));
    return Erasure{.ground = *ground, .decision = draft.decision};
}

std::string details_of(const Erasure& erasure) {
    return std::string(name(erasure.ground)) + " " + erasure.decision;
}

std::optional<Erasure> erasure_of(std::string_view details) {
    const std::size_t space = details.find(' ');
    const auto ground = ground_named(details.substr(0, space));
    if (!ground || space == std::string_view::npos) return std::nullopt;
    return Erasure{.ground = *ground, .decision = std::string(details.substr(space + 1))};
}

}  // namespace mase::cases
