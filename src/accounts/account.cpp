#include "accounts/account.h"

#include <algorithm>

namespace mase::accounts {

namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char character) {
        return char(character >= 'A' && character <= 'Z' ? character - 'A' + 'a' : character);
    });
    return text;
}

bool is_email(const std::string& typed) {
    const std::size_t at = typed.find('@');
    return at != std::string::npos && at > 0 && typed.find('@', at + 1) == std::string::npos &&
           typed.find('.', at) != std::string::npos && !typed.ends_with('.') &&
           typed.find(' ') == std::string::npos && typed.size() <= 254;
}

}  // namespace

Result<Account> checked(const Draft& draft, const panels::Panel& panel) {
    Problems problems;
    if (draft.name.empty()) problems.push_back({"name", "Enter the person’s full name"});
    if (!is_email(draft.email))
        problems.push_back({"email", "Enter an email address, such as name@agency.example"});
    if (!panel.agency(draft.agency)) problems.push_back({"agency", "Select the person’s agency"});
    Account account{.id = {},
                    .email = lower(draft.email),
                    .name = draft.name,
                    .job = draft.job,
                    .telephone = draft.telephone,
                    .agency = draft.agency,
                    .roles = {},
                    .deputy_of = parse_id<AccountId>(draft.deputy_of),
                    .manager = parse_id<AccountId>(draft.manager),
                    .last_day = parse_date(draft.last_day)};
    if (!draft.last_day.empty() && !account.last_day)
        problems.push_back({"last_day-day", "Enter a real date, such as 27 3 2027, or none"});
    for (const std::string& role : draft.roles) {
        if (const auto known = access::role_named(role)) account.roles.insert(*known);
    }
    for (Problem& problem : role_problems(account.roles, draft.agency, panel))
        problems.push_back(std::move(problem));
    if (!problems.empty()) return refused(std::move(problems));
    return account;
}

Problems role_problems(const std::set<access::Role>& roles, const std::string& agency,
                       const panels::Panel& panel) {
    if (roles.empty()) return {{"roles", "Select at least one thing the person does"}};
    if (roles.contains(access::Role::chair) &&
        std::ranges::find(panel.chair_sectors, panel.sector_of(agency)) ==
            panel.chair_sectors.end())
        return {{"roles",
                 "A chair or deputy chair must be of the police or of children’s "
                 "services (MR-09)"}};
    return {};
}

std::string role_words(access::Role role) {
    switch (role) {
        case access::Role::worker: return "Refers children and holds their cases";
        case access::Role::manager: return "Manages people who refer";
        case access::Role::administrator: return "MASE administrator";
        case access::Role::chair: return "Chair or deputy chair";
        case access::Role::member: return "Panel member";
        case access::Role::action_owner: return "Owns actions";
        case access::Role::analyst: return "Analyst";
        case access::Role::recipient: return "Receives the quarterly return";
        case access::Role::regional_analyst: return "Regional analyst";
        case access::Role::auditor: return "Auditor";
        case access::Role::guest: break;
    }
    return "Guest, for one case at one meeting";
}

std::string roles_words(const std::set<access::Role>& roles) {
    std::string words;
    for (const access::Role role : roles) words += (words.empty() ? "" : "; ") + role_words(role);
    return words;
}

}  // namespace mase::accounts
