#include "accounts/way_in_acts_store.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "accounts/guarded.h"
#include "accounts/invitations_store.h"
#include "accounts/people.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "accounts/sign_on_store.h"
#include "platform/secrets.h"

namespace mase::accounts {

namespace {

using approvals::Act;
using approvals::Approval;
using approvals::Difference;
using audit::Reading;

constexpr std::int64_t day_seconds = 24 * 60 * 60;

AccountId person_of(const Approval& approval) {
    return {approval.subject.bytes};
}

std::string name_of(const Reading& reading, const Approval& approval) {
    return account_name(reading, person_of(approval));
}

// In the name of both who let them in by it.
void note_both(audit::Change& change, const Approval& approval) {
    approvals::note_let_in(change, person_of(approval));
    approvals::note_let_in(change, person_of(approval), approval.asked_by);
}

std::string way_in_words(const site::App&, const Reading& reading, const Approval& approval) {
    return "Give " + name_of(reading, approval) + " a link to choose a passphrase";
}

std::vector<Difference> way_in_differences(const site::App&, const Reading&, const Approval&) {
    return {{"Passphrase", "The one they have, if they have joined",
             "Another, which they choose by a link that you make and hand to them"},
            {"Where they are signed in", "As it is", "Signed out everywhere"}};
}

// A passphrase that they have chosen meanwhile is not taken from them.
std::string way_in_state(const Reading& reading, AnyId subject) {
    const auto credentials = find_credentials(reading, AccountId{subject.bytes});
    return account_state(reading, subject) + " " +
           content_hash(credentials ? credentials->passphrase_hash : "").substr(0, 16);
}

Result<int> renew_way_in(audit::Change& change, const site::App&, const Approval& approval) {
    withdraw_passphrase(change, person_of(approval));
    end_second_steps(change, person_of(approval));
    end_other_sessions(change, person_of(approval), {});
    note_both(change, approval);
    return 0;
}

std::string change_words(const site::App&, const Reading& reading, const Approval& approval) {
    const PersonChange change = person_change_of(approval.details);
    const std::string what = change.agency.is_empty()  ? "email address"
                             : change.email.is_empty() ? "agency"
                                                       : "email address and the agency";
    return "Change the " + what + " of " + name_of(reading, approval);
}

std::vector<Difference> change_differences(const site::App& app, const Reading&,
                                           const Approval& approval) {
    const PersonChange change = person_change_of(approval.details);
    const auto agency = [&](const std::string& code) {
        return code.empty() ? std::string("None") : app.panel.agency_name(code);
    };
    std::vector<Difference> rows;
    if (!change.email.is_empty())
        rows.push_back({"Work email address", change.email.from, change.email.to});
    if (!change.agency.is_empty())
        rows.push_back({"Agency", agency(change.agency.from), agency(change.agency.to)});
    return rows;
}

Result<int> change_person(audit::Change& change, const site::App& app, const Approval& approval) {
    const auto stored = find_account(change, person_of(approval));
    if (!stored) return refused("", "This person is no longer of this panel");
    const PersonChange wanted = person_change_of(approval.details);
    Account account = *stored;
    if (!wanted.email.is_empty()) account.email = wanted.email.to;
    if (!wanted.agency.is_empty()) account.agency = wanted.agency.to;
    Problems problems = role_problems(account.roles, account.agency, app.panel);
    for (Problem& problem : links_problems(account, all_accounts(change), app.panel))
        problems.push_back(std::move(problem));
    const Result<int> saved =
        problems.empty() ? save_account(change, account) : Result<int>(refused(problems));
    if (!saved) {
        Problems all = saved.error();
        for (Problem& problem : all) problem.field.clear();  // of a form that is not on this page
        return refused(std::move(all));
    }
    note_both(change, approval);
    return 0;
}

std::string forget_words(const site::App&, const Reading& reading, const Approval& approval) {
    return "Forget who " + name_of(reading, approval) + " is at their provider";
}

std::vector<Difference> forget_differences(const site::App&, const Reading&, const Approval&) {
    return {{"Who is taken for them there", "The account that they have signed in with",
             "Whoever next signs in there with their email address"},
            {"Where they are signed in", "As it is", "Signed out everywhere"}};
}

std::string forget_state(const Reading& reading, AnyId subject) {
    return account_state(reading, subject) + " " +
           content_hash(bindings_text(reading, AccountId{subject.bytes})).substr(0, 16);
}

Result<int> forget_provider(audit::Change& change, const site::App&, const Approval& approval) {
    if (!unbind(change, person_of(approval))) return refused("", "It is forgotten already");
    note_both(change, approval);
    return 0;
}

}  // namespace

std::vector<approvals::Doer> way_in_doers() {
    return {
        {Act::renew_way_in, way_in_words, way_in_differences, way_in_state, renew_way_in,
         way_in_next},
        {Act::change_person, change_words, change_differences, account_state, change_person},
        {Act::forget_provider, forget_words, forget_differences, forget_state, forget_provider}};
}

std::string account_state(const Reading& reading, AnyId subject) {
    const auto account = find_account(reading, AccountId{subject.bytes});
    if (!account) return "";
    return state_of(*account) + " #" +
           content_hash(account->email + "\n" + account->name + "\n" + account->agency)
               .substr(0, 32);
}

bool lets_in_anew(const Reading& reading, const site::App& app, const Approval& approval) {
    if (approval.act != Act::change_roles || role_change_of(approval.details).given.empty())
        return false;
    const auto account = find_account(reading, person_of(approval));
    if (!account || app.panel.sign_on.must_sign_on(account->email)) return false;
    // A link works for so long, and whoever made it may have opened it.
    const int days = std::max(app.panel.two_people.apart_days, app.panel.link_days);
    bool was = false;
    // After the asking as well; what the approval itself did is at the time of it.
    reading.rows(
        "SELECT 1 FROM let_in WHERE panel_id = $1 AND account_id = $2 AND by_account = $3 AND at > "
        "$4 AND at < $5 LIMIT 1",
        {reading.panel(), account->id, approval.asked_by,
         plus_seconds(approval.asked_at, -days * day_seconds),
         approval.decided ? approval.decided->at : plus_seconds(reading.now(), 1)},
        [&](const db::Row&) { was = true; });
    return was;
}

std::string_view way_in_next(const site::App& app, const Reading& reading,
                             const Approval& approval) {
    return to_be_handed_link(reading, app, approval) ? "Make the link and hand it to them" : "";
}

std::optional<Account> to_be_handed_link(const Reading& reading, const site::App& app,
                                         const Approval& approval) {
    const bool may_renew =
        approval.act == Act::renew_way_in ||
        (approval.act == Act::change_roles && !role_change_of(approval.details).given.empty());
    if (!may_renew || !approval.decided ||
        approval.decided->outcome != approvals::Outcome::approved ||
        approval.decided->by != reading.actor().account ||
        reading.now() > plus_seconds(approval.decided->at, app.panel.link_days * day_seconds))
        return std::nullopt;
    auto account = find_account(reading, person_of(approval));
    const auto credentials = find_credentials(reading, person_of(approval));
    if (!account || !credentials || credentials->has_joined ||
        app.panel.sign_on.must_sign_on(account->email) || has_link(reading, account->id))
        return std::nullopt;
    return account;
}

}  // namespace mase::accounts
