#include "program/commands.h"

#include <fmt/core.h>

#include <cstdio>

#include "accounts/accounts_store.h"
#include "accounts/command_store.h"
#include "accounts/invitations_store.h"

namespace mase::program {

namespace {

void print_way_in(const accounts::Account& account, const panels::Panel& panel,
                  const std::string& site, const std::string& token) {
    if (token.empty()) {
        fmt::print("{} signs in through {}, at {}\n", account.email,
                   panel.sign_on.of_email(account.email)->name, panel.sign_on.address);
        return;
    }
    const std::string address = !site.empty()                    ? site
                                : !panel.sign_on.address.empty() ? panel.sign_on.address
                                                                 : "http://127.0.0.1:8080";
    fmt::print("{} joins by this link, which works once, for {} days: {}/invitations/{}\n",
               account.email, panel.link_days, address, token);
}

}  // namespace

int add_user(const Files& files, const std::string& panel, const NewUser& user) {
    const SystemClock clock;
    Installation installation(files, panel, clock);
    const accounts::Draft draft{.email = user.email,
                                .name = user.name,
                                .job = {},
                                .telephone = {},
                                .agency = user.agency,
                                .roles = user.roles,
                                .deputy_of = {},
                                .manager = {}};
    const auto account = accounts::checked(draft, installation.app().panel);
    const panels::Panel& its = installation.app().panel;
    Problems problems;
    if (account) {
        audit::Outbox outbox(installation.records());
        const auto added = installation.records().change(
            access::program(access::Task::add_account, installation.app().panel_id), outbox,
            [&](audit::Change& change) -> Result<std::string> {
                change.note("added");
                change.note(accounts::on_command_line);
                const auto id = accounts::add_account(change, *account);
                if (!id) return refused(id.error());
                if (its.sign_on.must_sign_on(account->email)) return std::string();
                return accounts::invite(change, *id, its);
            });
        if (added && outbox.wait()) {
            print_way_in(*account, its, user.site, *added);
            return 0;
        }
        problems = added ? Problems{{"", "The account could not be kept"}} : added.error();
    } else {
        problems = account.error();
    }
    for (const Problem& problem : problems)
        fmt::print(stderr, "{}: {}\n", problem.field, problem.message);
    return 1;
}

namespace {

// A change to someone's access, by whoever can read the master key's file.
template <class Body>
int change_access(const Files& files, const std::string& panel, const std::string& done,
                  Body body) {
    const SystemClock clock;
    Installation installation(files, panel, clock);
    audit::Outbox outbox(installation.records());
    const Result<int> changed = installation.records().change(
        access::program(access::Task::add_account, installation.app().panel_id), outbox,
        [&](audit::Change& change) { return body(change, installation.app()); });
    if (changed && outbox.wait()) {
        fmt::print("{}\n", done);
        return 0;
    }
    fmt::print(stderr, "mase: {}\n",
               changed ? "It could not be kept" : changed.error().front().message);
    return 1;
}

}  // namespace

int reset_factor(const Files& files, const std::string& panel, const std::string& email) {
    return change_access(
        files, panel,
        email +
            " is signed out, and signs in with the passphrase alone until the second step is set "
            "up again",
        [&](audit::Change& change, const site::App&) {
            return accounts::reset_second_factor_of(change, email);
        });
}

int set_roles(const Files& files, const std::string& panel, const std::string& email,
              const std::vector<std::string>& roles) {
    return change_access(files, panel, email + " is signed out, and has these roles from now on",
                         [&](audit::Change& change, const site::App& app) {
                             return accounts::set_roles_of(change, app, email, roles);
                         });
}

int check_definitions(const std::string& panel, const std::string& sign_on) {
    const auto faults = definition_faults(panel, sign_on);
    for (const std::string& fault : faults) fmt::print("{}\n", fault);
    return faults.empty() ? 0 : 1;
}

int add_another_panel(const Files& files, const std::string& panel) {
    must_be_there(files.database);
    const SystemClock clock;
    const Installation installation(files, panel, Opening::added, clock);
    fmt::print("{} is a panel of this database. Serve it with --panel {}\n",
               installation.app().panel.name, panel);
    return 0;
}

int list_panels(const Files& files) {
    must_be_there(files.database);
    const SystemClock clock;
    Keyring keyring(files.keys, files.master_key);
    audit::Records records(files.database, keyring, clock);
    for (const auto& [slug, row] : all_panels(records)) fmt::print("{}\n", slug);
    return 0;
}

}  // namespace mase::program
