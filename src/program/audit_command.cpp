#include <fmt/core.h>

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

audit::HeadsFile heads_of(const Verifying& verifying) {
    const auto key = key_of(verifying.public_key);
    if (!verifying.heads.empty()) return audit::read_heads(verifying.heads, key);
    if (!key) throw std::runtime_error("give --heads, --public-key, or both");
    return {.heads = {}, .key = *key, .faults = {}};
}

}  // namespace

int verify_trail(const Verifying& verifying) {
    const audit::HeadsFile published = heads_of(verifying);
    db::Readers readers(verifying.database);
    const db::Snapshot snapshot(readers);
    const audit::TrailCheck check =
        audit::check_trail([&](std::string_view sql, const db::Values& values,
                               const db::OnRow& on_row) { snapshot.read(sql, values, on_row); },
                           published.key, published.heads);
    for (const std::string& fault : published.faults) fmt::print("{}\n", fault);
    for (const audit::TrailFault& fault : check.faults) fmt::print("{}\n", audit::words(fault));
    fmt::print("{} lines in {} runs, {} published heads, key {}\n", check.lines, check.runs,
               check.outside_heads, hex(as_text(published.key)));
    const bool is_whole = check.faults.empty() && published.faults.empty();
    if (is_whole && check.newest)
        fmt::print("The trail is whole up to {}\n", clock_words(*check.newest));
    if (!is_whole) fmt::print("The trail is NOT whole\n");
    return is_whole ? 0 : 1;
}

int print_public_key(const Files& files) {
    const Keyring keyring(files.keys, files.master_key);
    fmt::print("{}\n", hex(as_text(keyring.signer().public_key())));
    return 0;
}

}  // namespace mase::program
