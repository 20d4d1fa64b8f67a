// What the commands about the master key's shares have in common: reading two, and asking their
// officers for the passphrases.
#pragma once

#include <string>
#include <vector>

#include "platform/secrets.h"
#include "program/installation.h"

namespace mase::program {

struct ByTwo {  // two officers who are there
    SecretKey master;
    std::string sharing;
    std::string names;  // "Amina Yusuf and Daniel Price"
};

// Throws std::runtime_error, in words, when they are not two shares of one sharing of two officers,
// or a passphrase is not theirs.
ByTwo opened_shares(const std::vector<std::string>& files);

// The same, and of the latest sharing that the key store knows: one person who has the master key
// could share it in another place, among friends.
ByTwo of_latest_sharing(const Keyring&, const std::vector<std::string>& files);

// "Amina Yusuf, Daniel Price and Sam Okafor"
std::string list_of(const std::vector<std::string>& names);

// Puts the master key that two officers made anew in its place, once it has opened the key store
// that is there. Throws when it does not; nothing is left then.
void put_master_key(const Files&, const SecretKey&);

// The line of the trail, with the two officers' names in it.
void leave_line(audit::Records&, PanelId, access::Task, const std::string& detail,
                const std::string& names);

}  // namespace mase::program
