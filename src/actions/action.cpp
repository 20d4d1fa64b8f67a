#include "actions/action.h"

#include <algorithm>

namespace mase::actions {

namespace {

constexpr std::size_t longest_words = 4000;

std::string lower(std::string text) {
    for (char& letter : text) {
        if (letter >= 'A' && letter <= 'Z') letter = char(letter - 'A' + 'a');
    }
    return text;
}

std::string too_long() {
    return "Shorten this to " + std::to_string(longest_words) + " characters or fewer";
}

void check_contact(const Draft& draft, const panels::Panel& panel, Problems& problems) {
    if (draft.contact.empty()) {
        problems.push_back({"owner",
                            "Select the person who will do it, or give the name and agency of "
                            "someone without an account"});
        return;
    }
    if (draft.contact.size() > 200)
        problems.push_back({"contact", "Shorten the name to 200 characters or fewer"});
    const auto names = [&](const panels::Agency& agency) {
        return lower(agency.name) == lower(draft.contact) ||
               lower(agency.code) == lower(draft.contact);
    };
    if (std::ranges::any_of(panel.agencies, names))
        problems.push_back({"contact", "Enter the name of a person, not of an agency"});
    if (!panel.agency(draft.agency))
        problems.push_back({"agency", "Select the agency of the person who will do it"});
}

void check_owner(const Draft& draft, const Person* owner, const panels::Panel& panel,
                 Problems& problems) {
    if (!draft.contact.empty())
        problems.push_back({"contact",
                            "Select a person from the list or name someone without an account, "
                            "not both"});
    if (!owner) {
        problems.push_back({"owner", "Select one of the people in the list"});
    } else if (!panel.agency(owner->agency)) {
        problems.push_back({"owner", "Select someone who works for one of the panel’s agencies"});
    }
}

}  // namespace

Result<NewAction> checked(const Draft& draft, const std::vector<Person>& people,
                          const panels::Panel& panel, Date meeting_on) {
    Problems problems;
    if (draft.task.empty()) problems.push_back({"task", "Enter what will be done"});
    if (draft.task.size() > longest_words) problems.push_back({"task", too_long()});
    const auto found = std::ranges::find_if(
        people, [&](const Person& person) { return text(person.id) == draft.owner; });
    const Person* owner = found == people.end() ? nullptr : &*found;
    if (draft.owner.empty()) {
        check_contact(draft, panel, problems);
    } else {
        check_owner(draft, owner, panel, problems);
    }
    const auto due_on = parse_date(draft.due_on);
    if (draft.due_on.empty()) {
        problems.push_back({"due_on-day", "Enter the date by which it will be done"});
    } else if (!due_on) {
        problems.push_back({"due_on-day", "Enter a real date, such as 27 3 2027"});
    } else if (*due_on < meeting_on) {
        problems.push_back({"due_on-day", "Enter a date on or after the day of the meeting, " +
                                              short_date(meeting_on)});
    }
    if (!problems.empty()) return refused(std::move(problems));
    return NewAction{.task = draft.task,
                     .agency = owner ? owner->agency : draft.agency,
                     .owner = owner ? std::optional(owner->id) : std::nullopt,
                     .contact = draft.contact,
                     .due_on = *due_on};
}

Result<Report> checked_report(const Report& typed, const Action& action) {
    Problems problems;
    if (action.state == "proposed")
        problems.push_back({"", "This action starts when the chairs end the meeting"});
    if (action.state == "confirmed")
        problems.push_back({"", "The panel has confirmed this action, so it is closed"});
    if (typed.report != "IN_PROGRESS" && !is_final(typed.report))
        problems.push_back({"report", "Select how far it has got"});
    if (typed.words.empty() && typed.report == "NOT_POSSIBLE")
        problems.push_back({"words", "Enter what stands in the way"});
    if (typed.words.empty() && typed.report == "NOT_UNDERTAKEN")
        problems.push_back({"words", "Enter why it was not undertaken"});
    if (typed.words.size() > longest_words) problems.push_back({"words", too_long()});
    if (!problems.empty()) return refused(std::move(problems));
    return typed;
}

Problems check_problems(const Check& check, const std::string& field) {
    Problems problems;
    if (check.outcome != "CONFIRMED" && check.outcome != "KEPT_OPEN")
        problems.push_back({field, "Select whether the panel confirms it or keeps it open"});
    if (check.words.size() > longest_words) problems.push_back({field + "-words", too_long()});
    return problems;
}

bool is_final(std::string_view report) {
    return report == "DONE" || report == "NOT_POSSIBLE" || report == "NOT_UNDERTAKEN";
}

Standing standing(const Action& action, Date today) {
    if (action.state == "confirmed") return Standing::confirmed;
    if (action.state == "proposed") return Standing::proposed;
    if (is_final(action.last_report)) return Standing::reported;
    return action.due_on < today ? Standing::late : Standing::due;
}

std::string standing_words(const Action& action, Date today) {
    switch (standing(action, today)) {
        case Standing::proposed: return "Starts when the meeting ends";
        case Standing::due: return action.due_on == today ? "Due today" : "Due";
        case Standing::late: return "Late";
        case Standing::confirmed: return "Confirmed";
        case Standing::reported: break;
    }
    if (action.last_report == "DONE") return "Reported done";
    return action.last_report == "NOT_POSSIBLE" ? "Reported not possible"
                                                : "Reported not undertaken";
}

std::string due_words(const Action& action, Date today) {
    std::string day = long_date(action.due_on);
    if (action.state == "confirmed") return day;
    return day + ", " + in_words(action.due_on, today);
}

}  // namespace mase::actions
