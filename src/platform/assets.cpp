#include "platform/assets.h"

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <string>

#include "platform/embedded.h"

namespace mase {

namespace {

constexpr std::string_view folder = "assets/";

// One hash over all names and contents: a script and what it imports change address together.
std::string hash_of_all() {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES);
    const auto add = [&state](std::string_view bytes) {
        const std::string length = std::to_string(bytes.size()) + ':';
        for (const std::string_view part : {std::string_view(length), bytes}) {
            crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                      part.size());
        }
    };
    for (const std::string_view name : embedded_names(folder)) {
        add(name);
        add(embedded(name));
    }
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());

    constexpr std::size_t shown = 8;
    std::array<char, 2 * shown + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), shown);
    return hex.data();
}

const std::string& hash() {
    static const std::string made = hash_of_all();
    return made;
}

std::string_view type_of(std::string_view name) {
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    throw std::logic_error("an asset of no known type");
}

std::string_view bytes_of(std::string_view name) {
    return embedded(std::string(folder).append(name));
}

}  // namespace

std::optional<Asset> asset(std::string_view path) {
    const std::string before_name = "/assets/" + hash() + "/";
    if (!path.starts_with(before_name)) return std::nullopt;
    const std::string_view name = path.substr(before_name.size());
    const std::string_view bytes = bytes_of(name);
    if (bytes.empty()) return std::nullopt;
    return Asset{bytes, type_of(name)};
}

Url asset_url(std::string_view name) {
    if (bytes_of(name).empty()) throw std::logic_error("no asset " + std::string(name));
    return Url::path({"assets", hash(), name});
}

}  // namespace mase
