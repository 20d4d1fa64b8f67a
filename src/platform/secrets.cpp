#include "platform/secrets.h"

#include <sodium.h>

#include <atomic>
#include <semaphore>

namespace mase {

namespace {

constexpr std::size_t argon2_memory = 19U * 1024 * 1024;  // bytes
constexpr unsigned long long argon2_passes = 2;
constexpr std::size_t share_memory = 256U * 1024 * 1024;  // bytes
constexpr unsigned long long share_passes = 3;

std::counting_semaphore<2>& hashing() {
    static std::counting_semaphore<2> two(2);
    return two;
}

std::atomic<std::uint64_t>& hashed() {
    static std::atomic<std::uint64_t> count = 0;
    return count;
}

class HashingTurn {
public:
    HashingTurn() { hashing().acquire(); }
    ~HashingTurn() { hashing().release(); }
    HashingTurn(const HashingTurn&) = delete;
    HashingTurn& operator=(const HashingTurn&) = delete;
};

// libsodium must be started before its first use; -1 would mean no random source.
const bool started = [] {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    return true;
}();

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

SecretKey::SecretKey(std::string_view bytes) {
    if (bytes.size() != size) throw std::runtime_error("a key must be 32 bytes");
    std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

SecretKey::~SecretKey() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

SecretKey SecretKey::random() {
    SecretKey key;
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

SealedBytes seal(const SecretKey& key, std::string_view plain, std::string_view bound) {
    constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    SealedBytes out(nonce + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    randombytes_buf(out.data(), nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + nonce, nullptr, raw(plain),
                                               plain.size(), raw(bound), bound.size(), nullptr,
                                               out.data(), key.data());
    return out;
}

std::string unseal(const SecretKey& key, const std::uint8_t* sealed, std::size_t size,
                   std::string_view bound) {
    constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t tag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (size < nonce + tag) throw Tampered("sealed bytes are too short");
    std::string plain(size - nonce - tag, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, sealed + nonce,
        size - nonce, raw(bound), bound.size(), sealed, key.data());
    if (opened != 0) throw Tampered("sealed bytes do not open with this key in this place");
    return plain;
}

SecretKey derived_key(const SecretKey& key, std::string_view context) {
    if (context.size() != crypto_kdf_CONTEXTBYTES)
        throw std::logic_error("a key's context is 8 characters");
    std::string bytes(SecretKey::size, '\0');
    crypto_kdf_derive_from_key(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), 1,
                               std::string(context).c_str(), key.data());
    SecretKey derived{bytes};
    sodium_memzero(bytes.data(), bytes.size());
    return derived;
}

SearchToken keyed_hash(const SecretKey& key, std::string_view text) {
    SearchToken token{};
    crypto_generichash(token.data(), token.size(), raw(text), text.size(), key.data(),
                       SecretKey::size);
    return token;
}

std::string content_hash(std::string_view text) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), raw(text), text.size(), nullptr, 0);
    std::string hex(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back();
    return hex;
}

std::string random_token() {
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string token(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(token.data(), token.size(), bytes.data(), bytes.size(), variant);
    token.pop_back();
    return token;
}

std::string random_passphrase(int groups) {
    constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";  // none looks like two
    std::string words;
    for (int i = 0; i < groups * 5; ++i) {
        if (i > 0 && i % 5 == 0) words += '-';
        words += letters[randombytes_uniform(std::uint32_t(letters.size()))];
    }
    return words;
}

bool same(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string random_salt() {
    std::string salt(salt_size, '\0');
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

SecretKey key_of_passphrase(const std::string& passphrase, std::string_view salt) {
    static_assert(salt_size == crypto_pwhash_SALTBYTES);
    if (salt.size() != salt_size) throw std::logic_error("a salt has 16 bytes");
    const HashingTurn turn;
    std::string bytes(SecretKey::size, '\0');
    if (crypto_pwhash(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                      passphrase.data(), passphrase.size(), raw(salt), share_passes, share_memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("not enough memory to make a key of a passphrase");
    SecretKey key{bytes};
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

std::string hash_passphrase(const std::string& passphrase) {
    const HashingTurn turn;
    ++hashed();
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(hash.data(), passphrase.data(), passphrase.size(), argon2_passes,
                              argon2_memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("not enough memory to hash a passphrase");
    hash.resize(hash.find('\0'));
    return hash;
}

bool matches_passphrase(const std::string& hash, const std::string& passphrase) {
    const HashingTurn turn;
    if (hash.starts_with("$argon2id$")) ++hashed();  // else there is nothing to compare with
    std::string padded = hash;
    padded.resize(crypto_pwhash_STRBYTES, '\0');
    return crypto_pwhash_str_verify(padded.data(), passphrase.data(), passphrase.size()) == 0;
}

std::uint64_t passphrases_hashed() {
    return hashed();
}

}  // namespace mase
