#include "cases/holders.h"

#include <algorithm>

namespace mase::cases {

namespace {

constexpr std::size_t most_words = 500;

std::optional<AccountId> chosen(const std::string& typed,
                                const std::vector<accounts::Account>& people, access::Role role) {
    const auto id = parse_id<AccountId>(typed);
    const auto found = std::ranges::find_if(people, [&](const accounts::Account& person) {
        return id && person.id == *id && may_hold(person, role);
    });
    return found == people.end() ? std::nullopt : id;
}

std::string date_problem(const std::optional<Date>& from_on, const CaseFile& file, Date today) {
    if (!from_on) return "Enter the date of the change, such as 27 3 2027";
    if (*from_on > today)
        return "Enter today’s date or an earlier one: who may open the case changes as soon as "
               "you save";
    if (*from_on < file.opened_on)
        return "Enter a date on or after " + short_date(file.opened_on) +
               ", when the case was opened";
    return "";
}

}  // namespace

bool may_hold(const accounts::Account& person, access::Role role) {
    return !person.is_disabled && person.roles.contains(role);
}

Result<Holders> checked(const HoldersDraft& draft, const CaseFile& file,
                        const std::vector<accounts::Account>& people, Date today) {
    Problems problems;
    const auto worker = chosen(draft.worker, people, access::Role::worker);
    const auto manager = chosen(draft.manager, people, access::Role::manager);
    const auto from_on = parse_date(draft.from_on);
    if (!worker) problems.push_back({"worker", "Select the worker who holds the case"});
    if (!manager) problems.push_back({"manager", "Select the worker’s manager"});
    if (worker && manager && worker == file.worker && manager == file.manager)
        problems.push_back({"worker", "Select another worker or manager: nothing is different"});
    if (const std::string problem = date_problem(from_on, file, today); !problem.empty())
        problems.push_back({"from_on-day", problem});
    if (draft.reason.empty()) problems.push_back({"reason", "Enter why the case changes hands"});
    if (draft.reason.size() > most_words)
        problems.push_back({"reason", "Shorten the reason to 500 characters or fewer"});
    if (!problems.empty()) return refused(std::move(problems));
    return Holders{*worker, *manager, *from_on};
}

}  // namespace mase::cases
