#include "platform/signing.h"

#include <sodium.h>

#include <fstream>
#include <stdexcept>

namespace mase {

namespace {

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

static_assert(sizeof(Digest) == crypto_hash_sha256_BYTES);
static_assert(sizeof(PublicKey) == crypto_sign_PUBLICKEYBYTES);
static_assert(sizeof(Signature) == crypto_sign_BYTES);
static_assert(SecretKey::size == crypto_sign_SEEDBYTES);

}  // namespace

Digest sha256(std::string_view bytes) {
    Digest out;
    crypto_hash_sha256(out.data(), raw(bytes), bytes.size());
    return out;
}

Digest sha256_of_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::string part(std::size_t{1} << 16U, '\0');
    while (in.read(part.data(), std::streamsize(part.size())) || in.gcount() > 0)
        crypto_hash_sha256_update(&state, raw(part), std::size_t(in.gcount()));
    if (in.bad()) throw std::runtime_error("cannot read " + path);
    Digest out;
    crypto_hash_sha256_final(&state, out.data());
    return out;
}

Signer::Signer(const SecretKey& seed) {
    static_assert(sizeof(secret_) == crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data());
}

Signer::~Signer() {
    sodium_memzero(secret_.data(), secret_.size());
}

Signature Signer::sign(std::string_view words) const {
    Signature out;
    crypto_sign_detached(out.data(), nullptr, raw(words), words.size(), secret_.data());
    return out;
}

bool is_signed(std::string_view words, const Signature& signature, const PublicKey& key) {
    return crypto_sign_verify_detached(signature.data(), raw(words), words.size(), key.data()) == 0;
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char byte : bytes) {
        const auto number = static_cast<unsigned char>(byte);
        out += digits[number >> 4U];
        out += digits[number & 15U];
    }
    return out;
}

std::optional<std::string> bytes_of_hex(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    if (text.size() % 2 != 0) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const std::size_t high = digits.find(text[i]), low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

}  // namespace mase
