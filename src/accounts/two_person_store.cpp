#include "accounts/two_person_store.h"

#include "accounts/accounts_store.h"
#include "accounts/people.h"
#include "accounts/second_factor.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"

namespace mase::accounts {

namespace {

using approvals::Act;
using approvals::Approval;
using approvals::Difference;
using audit::Reading;

AccountId person_of(const Approval& approval) {
    return {approval.subject.bytes};
}

std::string name_of(const Reading& reading, const Approval& approval) {
    return account_name(reading, person_of(approval));
}

// The roles as they were when it was asked, which `state` holds: so that what was decided long ago
// still says what it was about.
Roles roles_then(const Approval& approval) {
    Roles roles;
    std::string_view rest = std::string_view(approval.state).substr(approval.state.find(':') + 1);
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        if (const auto role = access::role_named(word)) roles.insert(*role);
    }
    return roles;
}

std::string words_or_none(const Roles& roles) {
    return roles.empty() ? "Nothing yet" : roles_words(roles);
}

std::string change_words(const site::App&, const Reading& reading, const Approval& approval) {
    return words_of(role_change_of(approval.details), name_of(reading, approval));
}

std::vector<Difference> role_differences(const site::App& app, const Reading& reading,
                                         const Approval& approval) {
    const Roles before = roles_then(approval);
    std::vector<Difference> rows{
        {"What they do", words_or_none(before),
         words_or_none(changed(before, role_change_of(approval.details)))}};
    if (!lets_in_anew(reading, app, approval)) return rows;
    rows.push_back({"How they sign in",
                    "By a link or passphrase that who asks for this may know: they let them in",
                    "Another passphrase, which they choose by a link that you make and hand to "
                    "them. Be sure that it is they who get it"});
    rows.push_back({"Second step", "As they have it, if they do", "Set up anew"});
    rows.push_back({"Where they are signed in", "As it is", "Signed out everywhere"});
    return rows;
}

// What who asked may know does not come with the role.
void withdraw_way_in(audit::Change& change, AccountId account) {
    withdraw_passphrase(change, account);  // and every link to choose one
    reset_second_factor(change, account);
    change.note("way in withdrawn");
}

Result<int> change_roles(audit::Change& change, const site::App& app, const Approval& approval) {
    const auto stored = find_account(change, person_of(approval));
    if (!stored) return refused("", "This person is no longer of this panel");
    Account account = *stored;
    account.roles = changed(account.roles, role_change_of(approval.details));
    Problems problems = role_problems(account.roles, account.agency, app.panel);
    for (Problem& problem : links_problems(account, all_accounts(change), app.panel))
        problems.push_back(std::move(problem));
    for (Problem& problem : problems) problem.field.clear();  // of a form that is not on this page
    if (!problems.empty()) return refused(std::move(problems));
    const bool is_anew = lets_in_anew(change, app, approval);
    const Result<int> saved = save_account(change, account);
    if (!saved) return saved;
    if (is_anew) withdraw_way_in(change, account.id);
    approvals::note_let_in(change, account.id, approval.asked_by);
    change.note(approval.details);
    // What could be seen of a session before the roles changed opens nothing after it.
    end_other_sessions(change, account.id, {});
    return 0;
}

std::string back_words(const site::App&, const Reading& reading, const Approval& approval) {
    return "Give access back to " + name_of(reading, approval);
}

std::vector<Difference> back_differences(const site::App&, const Reading&,
                                         const Approval& approval) {
    return {{"Access", "Ended", "Has access"},
            {"What they do", "Nothing", words_or_none(roles_then(approval))}};
}

Result<int> give_back(audit::Change& change, const site::App&, const Approval& approval) {
    const auto stored = find_account(change, person_of(approval));
    if (!stored) return refused("", "This person is no longer of this panel");
    if (!stored->is_disabled) return refused("", "This person has access already");
    enable_account(change, stored->id);
    approvals::note_let_in(change, stored->id, approval.asked_by);
    return 0;
}

std::string reset_words(const site::App&, const Reading& reading, const Approval& approval) {
    return "Reset the second step of " + name_of(reading, approval);
}

std::vector<Difference> reset_differences(const site::App& app, const Reading& reading,
                                          const Approval& approval) {
    const auto account = find_account(reading, person_of(approval));
    const bool signs_on = account && app.panel.sign_on.must_sign_on(account->email);
    const std::string first = signs_on ? "Their agency’s service" : "Passphrase";
    return {{"To sign in", first + " and a code",
             needs_second_factor(roles_then(approval), app.panel)
                 ? first + ", and they must then set up a second step"
                 : first + " alone, until they set up a second step"}};
}

// When it was set up is part of it: a second step that they have set up anew is not reset.
std::string step_state(const Reading& reading, AnyId subject) {
    const auto factor = find_second_factor(reading, AccountId{subject.bytes});
    return (factor ? "set up " + std::to_string(factor->set_up_at.micros) : std::string("none")) +
           " " + account_state(reading, subject);
}

Result<int> reset(audit::Change& change, const site::App&, const Approval& approval) {
    reset_second_factor(change, person_of(approval));
    approvals::note_let_in(change, person_of(approval), approval.asked_by);
    return 0;
}

}  // namespace

std::vector<approvals::Doer> two_person_doers() {
    std::vector<approvals::Doer> all = way_in_doers();
    for (const approvals::Doer& one : std::initializer_list<approvals::Doer>{
             {Act::change_roles, change_words, role_differences, account_state, change_roles,
              way_in_next},
             {Act::give_access_back, back_words, back_differences, account_state, give_back},
             {Act::reset_second_step, reset_words, reset_differences, step_state, reset}})
        all.push_back(one);
    return all;
}

bool is_guarded(const site::App& app, const Account& account) {
    return has_any(account.roles, app.panel.two_people.roles);
}

Result<ApprovalId> ask_second_person(audit::Change& change, const site::App& app, Act act,
                                     AccountId person, const std::string& reason,
                                     const std::string& details) {
    if (reason.empty()) return refused("reason", std::string(say_why));
    return approvals::ask(change, app,
                          {.act = act,
                           .subject = any(person),
                           .details = details,
                           .reason = reason,
                           .key = change.panel_key()});
}

Result<std::optional<ApprovalId>> ask_for_roles(audit::Change& change, const site::App& app,
                                                AccountId person, const RoleChange& roles,
                                                const std::string& reason) {
    using Asked = std::optional<ApprovalId>;
    if (roles.is_empty()) return Asked();
    const auto asked =
        ask_second_person(change, app, Act::change_roles, person, reason, details_of(roles));
    if (!asked) return refused(asked.error());
    return Asked(*asked);
}

}  // namespace mase::accounts
