#include <fmt/core.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "audit/heads_file.h"
#include "audit/verify_store.h"
#include "platform/clock.h"
#include "platform/db.h"
#include "platform/keyring.h"
#include "program/commands.h"

namespace mase::program {

namespace {

std::optional<PublicKey> key_of(const std::string& words) {
    if (words.empty()) return std::nullopt;
    std::string digits = words;
    std::erase(digits, ' ');  // the page writes it in groups
    const auto bytes = bytes_of_hex(digits);
    const auto key = bytes ? exactly<sizeof(PublicKey)>(*bytes) : std::nullopt;
    if (!key) throw std::runtime_error("--public-key must be the 64 digits of mase audit key");
    return key;
}

}  // namespace

audit::HeadsFile published_heads(const Verifying& verifying) {
    const auto key = key_of(verifying.public_key);
    const std::string beside = verifying.database + ".heads";
    if (!verifying.heads.empty()) return audit::read_heads(verifying.heads, key);
    if (std::filesystem::exists(beside)) return audit::read_heads(beside, key);
    if (!key) throw std::runtime_error("give --heads, --public-key, or both");
    return {.heads = {}, .key = *key, .faults = {}};
}

int verify_trail(const Verifying& verifying) {
    must_be_there(verifying.database);
    const audit::HeadsFile published = published_heads(verifying);
    db::Readers readers(verifying.database);
    const db::Snapshot snapshot(readers);
    const audit::TrailCheck check =
        audit::check_trail([&](std::string_view sql, const db::Values& values,
                               const db::OnRow& on_row) { snapshot.read(sql, values, on_row); },
                           published.key, published.heads);
    std::vector<std::string> faults = published.faults;
    for (const audit::TrailFault& fault : check.faults) faults.push_back(audit::words(fault));
    // An index without a line would hide it from the pages.
    for (std::string& fault : db::engine_faults(*db::open(verifying.database)))
        faults.push_back(std::move(fault));
    if (!check.newest) faults.emplace_back("There is no line at all");
    for (const std::string& fault : faults) fmt::print("{}\n", fault);
    fmt::print("{} lines in {} runs, {} published heads, key {}\n", check.lines, check.runs,
               check.outside_heads, hex(as_text(published.key)));
    if (check.outside_heads == 0)
        fmt::print("No published head was compared: an end that was cut off would not show\n");
    if (!faults.empty()) fmt::print("The trail is NOT whole\n");
    if (faults.empty()) fmt::print("The trail is whole up to {}\n", clock_words(*check.newest));
    return faults.empty() ? 0 : 1;
}

int print_public_key(const Files& files) {
    const Keyring keyring(files.keys, files.master_key);
    fmt::print("{}\n", hex(as_text(keyring.signer().public_key())));
    return 0;
}

}  // namespace mase::program
