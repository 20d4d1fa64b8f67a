#include "actions/changes.h"

#include <algorithm>

namespace mase::actions {

namespace {

constexpr std::size_t longest_reason = 4000;

void check_open(const Action& action, Problems& problems) {
    if (action.state == "proposed")
        problems.push_back({"", "This action starts when the chairs end the meeting"});
    if (action.state == "confirmed")
        problems.push_back({"", "The panel has confirmed this action, so it is closed"});
}

void check_reason(const std::string& reason, const char* empty, Problems& problems) {
    if (reason.empty()) problems.push_back({"reason", empty});
    if (reason.size() > longest_reason)
        problems.push_back({"reason", "Shorten this to " + std::to_string(longest_reason) +
                                          " characters or fewer"});
}

void check_until(const std::string& typed, const Action& action, Date today, Problems& problems) {
    const auto until = parse_date(typed);
    if (typed.empty()) {
        problems.push_back({"until-day", "Enter the date by which it can be done"});
    } else if (!until) {
        problems.push_back({"until-day", "Enter a real date, such as 27 3 2027"});
    } else if (*until <= action.due_on) {
        problems.push_back({"until-day", "Enter a date after the one the panel asked for, " +
                                             short_date(action.due_on)});
    } else if (*until < today) {
        problems.push_back({"until-day", "Enter a date that is today or later"});
    }
}

}  // namespace

Result<MoreTime> checked_more_time(const MoreTimeDraft& draft, const Action& action, bool waits,
                                   Date today) {
    Problems problems;
    check_open(action, problems);
    if (waits)
        problems.push_back({"", "More time was asked for already, and a chair has not decided"});
    if (is_final(action.last_report))
        problems.push_back({"",
                            "It is reported as finished, so it waits for the panel and not "
                            "for its date"});
    check_until(draft.until, action, today, problems);
    check_reason(draft.reason, "Enter why it needs more time", problems);
    if (!problems.empty()) return refused(std::move(problems));
    return MoreTime{*parse_date(draft.until), draft.reason};
}

std::vector<Person> colleagues(const std::vector<Person>& people, const Action& action) {
    std::vector<Person> others;
    std::ranges::copy_if(people, std::back_inserter(others), [&](const Person& person) {
        return person.agency == action.agency && action.owner != person.id;
    });
    return others;
}

Result<HandOver> checked_hand_over(const HandOverDraft& draft, const Action& action,
                                   const std::vector<Person>& people) {
    Problems problems;
    check_open(action, problems);
    const auto others = colleagues(people, action);
    const auto found = std::ranges::find_if(
        others, [&](const Person& person) { return text(person.id) == draft.owner; });
    if (draft.owner.empty() && draft.contact.empty())
        problems.push_back({"owner",
                            "Select the colleague who will do it, or give the name of one "
                            "without an account"});
    if (!draft.owner.empty() && !draft.contact.empty())
        problems.push_back({"contact",
                            "Select a colleague or name one without an account, not "
                            "both"});
    if (!draft.owner.empty() && found == others.end())
        problems.push_back({"owner", "Select one of the colleagues in the list"});
    if (draft.contact.size() > 200)
        problems.push_back({"contact", "Shorten the name to 200 characters or fewer"});
    if (!action.owner && !draft.contact.empty() && draft.contact == action.contact)
        problems.push_back({"contact", "This is who has it now: name someone else"});
    check_reason(draft.reason, "Enter why someone else does it", problems);
    if (!problems.empty()) return refused(std::move(problems));
    return HandOver{.owner = draft.owner.empty() ? std::nullopt : std::optional(found->id),
                    .contact = draft.contact,
                    .reason = draft.reason};
}

}  // namespace mase::actions
