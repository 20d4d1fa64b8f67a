#include "clearance/clearance.h"

#include <algorithm>

namespace mase::clearance {

namespace {

const accounts::Account* person_of(const std::string& typed,
                                   const std::vector<accounts::Account>& people) {
    const auto id = parse_id<AccountId>(typed);
    if (!id) return nullptr;
    const auto found = std::ranges::find(people, *id, &accounts::Account::id);
    return found == people.end() ? nullptr : &*found;
}

bool is_connected(AccountId account, const std::vector<Connection>& so_far) {
    return std::ranges::any_of(
        so_far, [&](const Connection& one) { return one.account == account && one.is_in_force(); });
}

Problems person_problems(const accounts::Account* person, const cases::CaseFile& file,
                         const std::vector<Connection>& so_far) {
    if (!person) return {{"person", "Select the person who is connected"}};
    if (is_connected(person->id, so_far))
        return {{"person", person->name + " is named as connected already"}};
    if (file.manager == person->id && file.worker != person->id)
        return {{"person", person->name +
                               " manages the worker who holds this case. Change who holds the case "
                               "first"}};
    const bool is_worker = file.worker == person->id;
    if (is_worker &&
        (!file.manager || file.manager == person->id || is_connected(*file.manager, so_far)))
        return {{"person", person->name +
                               " holds this case, and there is no manager to take over. Change who "
                               "holds the case first"}};
    return {};
}

}  // namespace

Result<NewConnection> checked(const ConnectionDraft& draft, const cases::CaseFile& file,
                              const std::vector<accounts::Account>& people,
                              const std::vector<Connection>& so_far) {
    const accounts::Account* person = person_of(draft.person, people);
    Problems problems = person_problems(person, file, so_far);
    if (draft.reason.empty())
        problems.push_back({"reason", "Enter how the person is connected, in a few words"});
    if (!problems.empty()) return refused(std::move(problems));
    return NewConnection{.account = person->id,
                         .reason = draft.reason,
                         .manager_takes_over = file.worker == person->id};
}

Result<NewRestriction> checked(const RestrictionDraft& draft, AccountId chair,
                               const std::vector<accounts::Account>& people) {
    Problems problems;
    NewRestriction restriction{.people = {}, .reason = draft.reason};
    for (const std::string& typed : draft.people) {
        if (const auto* person = person_of(typed, people)) restriction.people.insert(person->id);
    }
    if (restriction.people.empty())
        problems.push_back({"people", "Select at least one person who may still see the case"});
    if (draft.reason.empty()) problems.push_back({"reason", "Enter why the case is restricted"});
    if (!problems.empty()) return refused(std::move(problems));
    restriction.people.insert(chair);
    return restriction;
}

Problems ending_problems(const std::string& reason) {
    if (reason.empty()) return {{"reason", "Enter why this ends"}};
    return {};
}

Result<AccountId> checked_guest(const std::string& typed, std::optional<ItemId> item,
                                const std::vector<accounts::Account>& people,
                                const std::vector<Guest>& so_far) {
    if (!item)
        return refused("",
                       "This case is not on the agenda of a coming meeting, so nobody can be "
                       "asked to it yet");
    const accounts::Account* person = person_of(typed, people);
    if (!person || person->is_disabled || !person->roles.contains(access::Role::guest))
        return refused("person", "Select the guest to invite");
    if (std::ranges::find(so_far, person->id, &Guest::account) != so_far.end())
        return refused("person", person->name + " is invited already");
    return person->id;
}

}  // namespace mase::clearance
