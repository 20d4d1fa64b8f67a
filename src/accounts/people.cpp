#include "accounts/people.h"

#include <algorithm>

namespace mase::accounts {

namespace {

using access::Role;

const Account* find(const Everyone& everyone, AccountId id) {
    const auto found = std::ranges::find(everyone, id, &Account::id);
    return found == everyone.end() ? nullptr : &*found;
}

void check_deputy(const Account& account, const Everyone& everyone, const panels::Panel& panel,
                  Problems& problems) {
    if (!account.deputy_of) return;
    const Account* chief = find(everyone, *account.deputy_of);
    if (!chief || chief->id == account.id) {
        problems.push_back({"deputy_of", "Select another person of this panel, or nobody"});
        return;
    }
    if (!chief->roles.contains(Role::chair)) return;
    if (!account.roles.contains(Role::chair))
        problems.push_back({"roles", "A deputy stands in fully: select ‘" +
                                         role_words(Role::chair) +
                                         "’ too for the deputy of a chair"});
    if (panel.sector_of(account.agency) != panel.sector_of(chief->agency))
        problems.push_back({"deputy_of", "Select a chair of the same side: " +
                                             panels::sector_name(panel.sector_of(account.agency))});
}

void check_manager(const Account& account, const Everyone& everyone, Problems& problems) {
    if (!account.manager) return;
    const Account* manager = find(everyone, *account.manager);
    if (!manager || manager->id == account.id || !manager->roles.contains(Role::manager))
        problems.push_back({"manager", "Select one of the managers in the list, or nobody"});
}

bool is_stale(const Account& stored, int version) {
    return stored.version != version;
}

}  // namespace

Problems links_problems(const Account& account, const Everyone& everyone,
                        const panels::Panel& panel) {
    Problems problems;
    check_deputy(account, everyone, panel, problems);
    check_manager(account, everyone, problems);
    return problems;
}

Problems change_problems(const Account& stored, const Account& wanted, AccountId editor) {
    if (is_stale(stored, wanted.version)) return {{"", std::string(changed_meanwhile)}};
    if (stored.id == editor && !wanted.roles.contains(Role::administrator))
        return {{"roles",
                 "You cannot stop being the administrator yourself. Ask another administrator"}};
    return {};
}

Problems last_day_problems(std::optional<Date> stored, std::optional<Date> wanted, Guarded guarded,
                           Date today) {
    if (stored == wanted) return {};
    if (stored && *stored < today)
        return {{"last_day-day", "Their access has ended on that day. Give it back first"}};
    if (wanted && *wanted < today)
        return {{"last_day-day", "Enter a day that is today or later, or end their access now"}};
    if (guarded == Guarded::yes && stored && (!wanted || *wanted > *stored))
        return {{"last_day-day",
                 "Of what they do here, some is given by two people, so you cannot put this off "
                 "alone. When it has ended, ask for their access to be given back"}};
    return {};
}

Problems ending_problems(const Account& stored, int version, AccountId editor) {
    if (stored.id == editor)
        return {{"", "You cannot end your own access. Ask another administrator"}};
    if (stored.is_disabled) return {{"", "This person’s access has ended already"}};
    if (is_stale(stored, version)) return {{"", std::string(changed_meanwhile)}};
    return {};
}

Problems giving_back_problems(const Account& stored, int version) {
    if (!stored.is_disabled) return {{"", "This person has access already"}};
    if (is_stale(stored, version)) return {{"", std::string(changed_meanwhile)}};
    return {};
}

Problems invitation_problems(const Account& stored, AccountId editor,
                             const panels::SignOn& sign_on) {
    if (sign_on.must_sign_on(stored.email))
        return {{"", "This person has no passphrase: they sign in through " +
                         sign_on.of_email(stored.email)->name}};
    if (stored.id == editor)
        return {{"", "Change your own passphrase on the page of your account"}};
    if (stored.is_disabled)
        return {{"", "This person’s access has ended. Give it back first, if it is due to them"}};
    return {};
}

}  // namespace mase::accounts
