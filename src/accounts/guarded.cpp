#include "accounts/guarded.h"

#include <algorithm>

namespace mase::accounts {

namespace {

using access::Role;

void add_names(std::string& text, const Roles& roles, char sign) {
    for (const Role role : roles) {
        if (!text.empty()) text += ' ';
        if (sign != ' ') text += sign;
        text += access::name(role);
    }
}

}  // namespace

bool has_any(const Roles& held, const Roles& guarded) {
    return std::ranges::any_of(held, [&](Role role) { return guarded.contains(role); });
}

RoleChange guarded_change(const Roles& stored, const Roles& wanted, const Roles& guarded) {
    RoleChange change;
    for (const Role role : guarded) {
        if (wanted.contains(role) && !stored.contains(role)) change.given.insert(role);
        if (stored.contains(role) && !wanted.contains(role)) change.taken.insert(role);
    }
    return change;
}

Roles kept_at_once(const Roles& stored, const Roles& wanted, const Roles& guarded) {
    Roles kept;
    for (const Role role : stored) {
        if (guarded.contains(role)) kept.insert(role);
    }
    for (const Role role : wanted) {
        if (!guarded.contains(role)) kept.insert(role);
    }
    return kept;
}

Roles changed(Roles roles, const RoleChange& change) {
    roles.insert(change.given.begin(), change.given.end());
    for (const Role role : change.taken) roles.erase(role);
    return roles;
}

std::string details_of(const RoleChange& change) {
    std::string details;
    add_names(details, change.given, '+');
    add_names(details, change.taken, '-');
    return details;
}

RoleChange role_change_of(std::string_view details) {
    RoleChange change;
    while (!details.empty()) {
        const std::string_view word = details.substr(0, details.find(' '));
        details.remove_prefix(std::min(word.size() + 1, details.size()));
        const auto role = word.empty() ? std::nullopt : access::role_named(word.substr(1));
        if (!role) continue;
        (word.front() == '+' ? change.given : change.taken).insert(*role);
    }
    return change;
}

PersonChange person_change(const Account& stored, const Account& wanted) {
    return {.email = {stored.email, wanted.email}, .agency = {stored.agency, wanted.agency}};
}

std::string details_of(const PersonChange& change) {
    return change.email.from + "\n" + change.email.to + "\n" + change.agency.from + "\n" +
           change.agency.to;
}

PersonChange person_change_of(std::string_view details) {
    const auto next = [&] {
        const std::string line(details.substr(0, details.find('\n')));
        details.remove_prefix(std::min(line.size() + 1, details.size()));
        return line;
    };
    PersonChange change;
    for (std::string* part :
         {&change.email.from, &change.email.to, &change.agency.from, &change.agency.to})
        *part = next();
    return change;
}

std::string state_of(const Account& account) {
    std::string state = account.is_disabled ? "ended:" : "open:";
    add_names(state, account.roles, ' ');
    return state;
}

std::string words_of(const RoleChange& change, const std::string& name) {
    std::string words;
    if (!change.given.empty())
        words = "Give " + name + (change.given.size() == 1 ? " a role: " : " roles: ") +
                roles_words(change.given);
    if (!change.taken.empty())
        words += (words.empty() ? "Take from " + name : "; take from them") +
                 (change.taken.size() == 1 ? " a role: " : " roles: ") + roles_words(change.taken);
    return words;
}

}  // namespace mase::accounts
