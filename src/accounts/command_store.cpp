#include "accounts/command_store.h"

#include <optional>
#include <stdexcept>

#include "accounts/accounts_store.h"
#include "accounts/second_factors_store.h"
#include "accounts/sessions_store.h"
#include "audit/lookup.h"
#include "site/relations_store.h"
#include "site/route.h"

namespace mase::accounts {

namespace {

std::optional<access::Actor> actor_of(const audit::Lookup& lookup, const site::App& app,
                                      const std::string& email) {
    std::optional<access::Actor> actor;
    lookup.rows(
        "SELECT a.id, a.name, m.agency, r.role FROM accounts a JOIN memberships m ON m.account_id "
        "= a.id JOIN membership_roles r ON r.panel_id = m.panel_id AND r.account_id = a.id WHERE "
        "m.panel_id = $1 AND a.email = $2 AND a.disabled_at IS NULL AND (a.last_day IS NULL OR "
        "a.last_day >= $3)",
        {app.panel_id, email, in_london(lookup.now()).date}, [&](const db::Row& row) {
            if (!actor)
                actor = access::Actor{.account = row.id<AccountId>(0),
                                      .name = row.string(1),
                                      .panel = app.panel_id,
                                      .agency = row.string(2),
                                      .sector = app.panel.sector_of(row.text(2)),
                                      .roles = {},
                                      .session = {}};
            if (const auto role = access::role_named(row.text(3))) actor->roles.insert(*role);
        });
    return actor;
}

std::optional<AccountId> account_named(const audit::Change& change, const std::string& email) {
    std::optional<AccountId> account;
    change.rows(
        "SELECT a.id FROM accounts a JOIN memberships m ON m.account_id = a.id WHERE m.panel_id = "
        "$1 AND a.email = $2",
        {change.panel(), email}, [&](const db::Row& row) { account = row.id<AccountId>(0); });
    return account;
}

}  // namespace

access::Permit permit_for(const site::App& app, const std::string& email,
                          access::Operation operation) {
    const audit::Lookup lookup(app.records);
    const auto actor = actor_of(lookup, app, email);
    if (!actor) throw std::runtime_error("nobody signs in as " + email);
    const access::Subject panel = *site::whole_panel(lookup, app.panel_id, {});
    auto permit =
        app.policy.permit(*actor, operation, panel, site::relations_held(lookup, *actor, panel));
    if (!permit) throw std::runtime_error(actor->name + " may not do this");
    return *permit;
}

Result<int> set_roles_of(audit::Change& change, const site::App& app, const std::string& email,
                         const std::vector<std::string>& roles) {
    const auto id = account_named(change, email);
    if (!id) return refused("email", "nobody signs in as " + email);
    Account account = *find_account(change, *id);
    account.roles.clear();
    for (const std::string& role : roles) {
        const auto known = access::role_named(role);
        if (!known) return refused("role", "no role is called " + role);
        account.roles.insert(*known);
    }
    Problems problems = role_problems(account.roles, account.agency, app.panel);
    if (!problems.empty()) return refused(std::move(problems));
    const Result<int> saved = save_account(change, account);
    if (!saved) return saved;
    end_other_sessions(change, *id, {});
    change.note("roles");
    change.note(on_command_line);
    return 0;
}

Result<int> reset_second_factor_of(audit::Change& change, const std::string& email) {
    const auto account = account_named(change, email);
    if (!account) return refused("email", "nobody signs in as " + email);
    if (!find_second_factor(change, *account))
        return refused("email", email + " has not set up the second step");
    reset_second_factor(change, *account);
    change.note(on_command_line);
    return 0;
}

}  // namespace mase::accounts
