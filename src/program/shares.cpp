#include "program/shares.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "keeping/share_file.h"
#include "platform/durable.h"
#include "platform/terminal.h"

namespace mase::program {

namespace {

keeping::SealedShare read_share(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    try {
        return keeping::SealedShare(text);
    } catch (const std::runtime_error& fault) {
        throw std::runtime_error(file + ": " + fault.what());
    }
}

keeping::Share opened(const keeping::SealedShare& share) {
    return share.opened(asked_secret("Passphrase of " + share.head().officer));
}

}  // namespace

ByTwo opened_shares(const std::vector<std::string>& files) {
    if (files.size() != keeping::officers_needed)
        throw std::runtime_error("give the shares of two officers");
    const keeping::SealedShare first = read_share(files[0]), second = read_share(files[1]);
    keeping::must_fit(first.head(), second.head());  // before anyone types
    const keeping::Share one = opened(first), other = opened(second);
    return {.master = keeping::key_of(one, other),
            .sharing = first.head().sharing,
            .names = first.head().officer + " and " + second.head().officer};
}

ByTwo of_latest_sharing(const Keyring& keys, const std::vector<std::string>& files) {
    const auto sharing = keys.sharing();
    if (!sharing)
        throw std::runtime_error("the master key was never shared among officers: mase key share");
    ByTwo two = opened_shares(files);
    if (two.sharing != sharing->id || !keys.is_of_sharing(two.sharing, two.master))
        throw std::runtime_error("these shares are not of the latest sharing, among " +
                                 list_of(sharing->officers));
    return two;
}

std::string list_of(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return out;
}

void put_master_key(const Files& files, const SecretKey& master) {
    namespace fs = std::filesystem;
    const std::string unproved = files.master_key + ".unproved";
    fs::remove(unproved);
    write_master_key(unproved, master);
    try {
        if (fs::exists(files.keys)) const Keyring opens(files.keys, unproved);
    } catch (const WrongMasterKey&) {
        fs::remove(unproved);
        throw std::runtime_error("these shares make an older master key than the one that " +
                                 files.keys +
                                 " is of: put the key store of their time back, or "
                                 "find the shares made since");
    }
    fs::rename(unproved, files.master_key);
    make_name_durable(files.master_key);
}

void leave_line(audit::Records& records, PanelId panel, access::Task task,
                const std::string& detail, const std::string& names) {
    audit::Outbox outbox(records);
    const auto kept = records.change(access::program(task, panel), outbox,
                                     [&](audit::Change& change) -> Result<int> {
                                         change.note(detail);
                                         if (!names.empty())
                                             change.remark(change.panel_key(), names);
                                         return 0;
                                     });
    if (!kept || !outbox.wait()) throw std::runtime_error("the audit trail could not be written");
}

}  // namespace mase::program
