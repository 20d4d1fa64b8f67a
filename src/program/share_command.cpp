#include <fmt/core.h>

#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "keeping/share_file.h"
#include "platform/durable.h"
#include "platform/signing.h"
#include "platform/terminal.h"
#include "program/commands.h"
#include "program/shares.h"
#include "site/recovery.h"

namespace mase::program {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t shortest_passphrase = 12;  // characters, as for signing in

std::string chosen_passphrase(const std::string& officer) {
    while (true) {
        const std::string chosen =
            asked_secret("Passphrase that " + officer + " chooses for their share");
        if (chosen.size() < shortest_passphrase) {
            fmt::print(stderr, "Choose at least 12 characters: three words that are unrelated\n");
        } else if (asked_secret("The same again") != chosen) {
            fmt::print(stderr, "The two were not the same\n");
        } else {
            return chosen;
        }
    }
}

std::string file_name(const keeping::ShareHead& head) {
    std::string name = "share-" + std::to_string(head.number) + "-";
    for (const char letter : head.officer) {
        const auto byte = static_cast<unsigned char>(letter);
        name += std::isalnum(byte) != 0 ? static_cast<char>(std::tolower(byte)) : '-';
    }
    return name + ".txt";
}

void write_new(const std::string& file, const std::string& text) {
    if (fs::exists(file)) throw std::runtime_error(file + " is there already");
    {
        std::ofstream out(file, std::ios::binary);
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
        out << text;
        if (!out.flush()) throw std::runtime_error("cannot write " + file);
    }
    make_file_durable(file);
    make_name_durable(file);
}

// Two officers of the sharing that there is, who agree that their shares become old; "" when there
// is none.
std::string must_be_by_two(const Keyring& keys, const std::vector<std::string>& shares) {
    const auto sharing = keys.sharing();
    if (!sharing && shares.empty()) return "";
    if (!sharing) throw std::runtime_error("the master key was never shared: leave out --share");
    if (shares.empty())
        throw std::runtime_error("the master key is shared among " + list_of(sharing->officers) +
                                 ": two of them share it anew, each share after --share");
    return of_latest_sharing(keys, shares).names;
}

}  // namespace

int share_master_key(const Files& files, const std::string& panel, const NewSharing& wanted) {
    const std::vector<std::string>& officers = wanted.officers;
    const std::string& folder = wanted.folder;
    const Problems problems = keeping::officers_problems(officers);
    if (!problems.empty()) throw std::runtime_error(problems.front().message);
    if (!fs::is_directory(folder)) throw std::runtime_error("there is no folder " + folder);
    const SystemClock clock;
    Installation installation(files, panel, clock);
    const std::string by = must_be_by_two(installation.records().keys(), wanted.shares);
    std::vector<std::string> passphrases;
    for (const std::string& officer : officers) passphrases.push_back(chosen_passphrase(officer));
    const Sharing made{.id = hex(SecretKey::random().view().substr(0, 8)),
                       .officers = officers,
                       .made_at = clock.now(),
                       .drilled_at = {},
                       .is_current = true};
    Keyring& keys = installation.records().keys();
    leave_line(installation.records(), installation.app().panel_id, access::Task::share_master_key,
               "sharing " + made.id, list_of(officers) + (by.empty() ? "" : ", by " + by));
    keys.share_master(made, [&](const SecretKey& master) {
        const auto shares = keeping::shares_of(master, made.id, officers, clock.today());
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const std::string file = (fs::path(folder) / file_name(shares[i].head)).string();
            write_new(file, keeping::share_text(shares[i], passphrases[i]));
            fmt::print("{}\n", file);
        }
    });
    fmt::print(
        "Any two of {} can make the master key anew. Print each file for its officer, give them "
        "the file as well, and keep none of the three here. Shares made before open nothing that "
        "these do not: destroy them. Try it now: mase key drill\n",
        list_of(officers));
    return 0;
}

int recover_master_key(const Files& files, const std::string& panel,
                       const std::vector<std::string>& shares) {
    if (fs::exists(files.master_key))
        throw std::runtime_error(files.master_key +
                                 " is there already: to try the shares, use mase key drill");
    const ByTwo two = opened_shares(shares);
    put_master_key(files, two.master);
    if (fs::exists(files.database) && fs::exists(files.keys)) {
        const SystemClock clock;
        Installation installation(files, panel, clock);
        leave_line(installation.records(), installation.app().panel_id,
                   access::Task::recover_master_key, "sharing " + two.sharing, two.names);
    }
    fmt::print("{} is made anew, by {}\n", files.master_key, two.names);
    return 0;
}

int drill_recovery(const Files& files, const std::string& panel,
                   const std::vector<std::string>& shares) {
    const ByTwo two = opened_shares(shares);
    const SystemClock clock;
    Installation installation(files, panel, clock);
    Keyring& keys = installation.records().keys();
    if (!keys.is_master(two.master))
        throw std::runtime_error(
            "these shares make another master key than the one that is used now: it was changed "
            "since. Share it again: mase key share");
    leave_line(installation.records(), installation.app().panel_id, access::Task::drill_recovery,
               "sharing " + two.sharing, two.names);
    keys.keep_drill(two.sharing, clock.now());
    fmt::print(
        "The shares of {} make the master key. Nothing was written. {}\n", two.names,
        site::recovery_words(keys.sharing(), installation.app().panel.drill_months, clock.today()));
    return 0;
}

}  // namespace mase::program
