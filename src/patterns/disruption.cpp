#include "patterns/disruption.h"

#include <algorithm>
#include <array>

namespace mase::patterns {

namespace {

using Names = std::vector<std::string_view>;

struct Follows {
    std::string_view status;
    Names next;
};

const std::vector<Follows>& life() {
    static const Names made{"VARIED", "BREACHED", "EXPIRED", "DISCHARGED"};
    static const std::vector<Follows> rows{
        {"CONSIDERED", {"PLANNED", "APPLIED", "IN_FORCE", "NOT_PURSUED"}},
        {"PLANNED", {"APPLIED", "INTERIM", "IN_FORCE", "NOT_PURSUED"}},
        {"APPLIED", {"INTERIM", "IN_FORCE", "REFUSED", "NOT_PURSUED"}},
        {"INTERIM", {"IN_FORCE", "VARIED", "BREACHED", "REFUSED", "EXPIRED", "DISCHARGED"}},
        {"IN_FORCE", made},
        {"VARIED", made},
        {"BREACHED", made},
        {"NOT_KNOWN",
         {"CONSIDERED", "PLANNED", "APPLIED", "INTERIM", "IN_FORCE", "REFUSED", "NOT_PURSUED",
          "EXPIRED", "DISCHARGED"}}};
    return rows;
}

constexpr auto made_statuses =
    std::to_array<std::string_view>({"INTERIM", "IN_FORCE", "VARIED", "BREACHED"});

bool asks_for_end(std::string_view status) {
    return is_made(status) && status != "BREACHED";
}

struct Day {
    std::optional<Date> date;
    std::string problem;
};

Day past_day(const std::string& typed, Date today) {
    const auto day = parse_date(typed);
    if (!day) return {{}, "Enter the day of that, such as 27 3 2026"};
    if (*day > today) return {{}, "The day must be today or in the past"};
    return {day, ""};
}

Day last_day(const std::string& typed, const std::optional<Date>& from) {
    if (typed.empty()) return {};
    const auto day = parse_date(typed);
    if (!day) return {{}, "Enter the last day it holds, or leave it empty if it has none"};
    if (from && *day < *from) return {{}, "The last day can’t lie before the day it was made"};
    return {day, ""};
}

template <class SomeId>
std::optional<SomeId> one_of(const std::string& typed, const std::vector<SomeId>& offered) {
    const auto id = parse_id<SomeId>(typed);
    return id && std::ranges::find(offered, *id) != offered.end() ? id : std::nullopt;
}

class Checking {
public:
    Checking(const DisruptionDraft& draft, const forms::CodeLists& codes, Date today)
        : draft_(draft), codes_(codes), today_(today) {}

    Result<Made> all(const std::vector<PersonId>& persons,
                     const std::vector<LocationId>& locations) {
        DisruptionDetails details{.kind = draft_.kind,
                                  .kind_other = draft_.kind == "OTHER" ? draft_.kind_other : "",
                                  .target = draft_.target,
                                  .target_words = {},
                                  .agency = draft_.agency,
                                  .reference = draft_.reference,
                                  .status = draft_.status,
                                  .person = {},
                                  .location = {},
                                  .starts_on = {},
                                  .ends_on = {}};
        check_kind();
        check_target(details, persons, locations);
        if (!codes_.find(forms::agency_list, draft_.agency))
            problem("disruption_agency", "Select the agency that leads it");
        if (!codes_.find("disruption_statuses", draft_.status))
            problem("status", "Select how far it has got");
        const auto on = day("on-day", past_day(draft_.on, today_));
        if (on && is_made(draft_.status)) details.starts_on = on;
        if (asks_for_end(draft_.status))
            details.ends_on = day("ends_on-day", last_day(draft_.ends_on, on));
        check_validity(on);
        if (!problems_.empty()) return refused(std::move(problems_));
        return Made{std::move(details), *on};
    }

private:
    void problem(std::string field, std::string words) {
        problems_.push_back({std::move(field), std::move(words)});
    }
    std::optional<Date> day(const char* field, Day typed) {
        if (!typed.problem.empty()) problem(field, std::move(typed.problem));
        return typed.date;
    }

    void check_kind() {
        if (!codes_.find("disruption_kinds", draft_.kind))
            problem("disruption_kind", "Select what kind of disruption it is");
        if (draft_.kind == "OTHER" && draft_.kind_other.empty())
            problem("kind_other", "Say what it is");
    }

    // The law changes: no order is made on a day on which there was none of its kind.
    void check_validity(const std::optional<Date>& on) {
        const forms::Code* kind = codes_.find("disruption_kinds", draft_.kind);
        if (kind && on && !kind->valid_on(*on))
            problem("disruption_kind",
                    "There was no ‘" + kind->label + "’ on that day. Check both");
    }

    void check_target(DisruptionDetails& details, const std::vector<PersonId>& persons,
                      const std::vector<LocationId>& locations) {
        if (!codes_.find("disruption_targets", draft_.target)) {
            problem("target", "Select who or what it is directed at");
        } else if (draft_.target == "PERSON") {
            details.person = one_of(draft_.person, persons);
            if (!details.person)
                problem("person",
                        "Select a person who is linked to the child. Link them first "
                        "if they are not in the list");
        } else if (draft_.target == "PREMISES") {
            details.location = one_of(draft_.location, locations);
            if (!details.location)
                problem("location",
                        "Select a place that is linked to the child. Link it first "
                        "if it is not in the list");
        } else if (draft_.target == "AREA" || draft_.target == "VEHICLE") {
            details.target_words = draft_.target_words;
            if (draft_.target_words.empty()) problem("target_words", "Say which vehicle or area");
        }
    }

    const DisruptionDraft& draft_;
    const forms::CodeLists& codes_;
    const Date today_;
    Problems problems_;
};

int group(const DisruptionDetails& details, Date today) {
    if (ending(details, today) != Ending::none) return 0;
    if (is_made(details.status)) return 1;
    return is_ended(details.status) ? 3 : 2;
}

}  // namespace

Result<Made> checked(const DisruptionDraft& draft, const forms::CodeLists& codes,
                     const std::vector<PersonId>& persons, const std::vector<LocationId>& locations,
                     Date today) {
    return Checking(draft, codes, today).all(persons, locations);
}

DisruptionDraft disruption_from_row(const forms::Answers& answers, int row) {
    return {.kind = answers.code("disruption_kind", row),
            .kind_other = answers.words("disruption_kind_other", row),
            .target = answers.code("disruption_target", row),
            .person = {},
            .location = {},
            .target_words = {},
            .agency = answers.code("disruption_agency", row),
            .reference = {},
            .status = answers.code("disruption_status", row),
            .on = answers.words("disruption_on", row),
            .ends_on = {}};
}

std::vector<std::string_view> next_statuses(std::string_view status) {
    const auto found = std::ranges::find(life(), status, &Follows::status);
    return found == life().end() ? Names{} : found->next;
}

bool is_made(std::string_view status) {
    return std::ranges::find(made_statuses, status) != made_statuses.end();
}

bool is_ended(std::string_view status) {
    return next_statuses(status).empty();
}

Result<Next> checked(const NextDraft& draft, const DisruptionDetails& now, Date latest,
                     Date today) {
    Problems problems;
    const auto may_follow = next_statuses(now.status);
    if (std::ranges::find(may_follow, draft.status) == may_follow.end())
        problems.push_back({"status", "Select what has happened to it"});
    Day on = past_day(draft.on, today);
    if (on.date && *on.date < latest)
        on = {{}, "The day can’t lie before what was recorded last, " + short_date(latest)};
    if (!on.problem.empty()) problems.push_back({"on-day", on.problem});
    Next next{.status = draft.status, .on = on.date.value_or(today), .ends_on = now.ends_on};
    if (asks_for_end(draft.status)) {
        const Day end = last_day(draft.ends_on, on.date);
        if (!end.problem.empty()) problems.push_back({"ends_on-day", end.problem});
        next.ends_on = end.date;
    }
    if (!problems.empty()) return refused(std::move(problems));
    return next;
}

Ending ending(const DisruptionDetails& details, Date today) {
    if (!is_made(details.status) || !details.ends_on) return Ending::none;
    if (*details.ends_on < today) return Ending::past;
    return days_between(today, *details.ends_on) <= warned_days ? Ending::soon : Ending::none;
}

bool stands_before(const DisruptionDetails& one, const DisruptionDetails& other, Date today) {
    const int here = group(one, today), there = group(other, today);
    if (here != there) return here < there;
    if (one.ends_on.has_value() != other.ends_on.has_value()) return one.ends_on.has_value();
    return one.ends_on && *one.ends_on < *other.ends_on;
}

}  // namespace mase::patterns
