#include "platform/sharing.h"

#include <sodium.h>
extern "C" {  // its header does not say so itself
#include <libgfshare.h>
}

#include <algorithm>
#include <memory>

namespace mase {

namespace {

struct Freed {
    void operator()(gfshare_ctx* context) const { gfshare_ctx_free(context); }
};
using Context = std::unique_ptr<gfshare_ctx, Freed>;

// The library has no source of its own that it calls good.
void fill(unsigned char* bytes, unsigned int size) {
    randombytes_buf(bytes, size);
}

const bool started = [] {
    gfshare_fill_rand = fill;
    return true;
}();

unsigned char* raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

Context made(gfshare_ctx* context) {
    if (context == nullptr) throw std::runtime_error("not enough memory to share a key");
    return Context(context);
}

}  // namespace

std::vector<SecretPart> split(const SecretKey& secret, unsigned count, unsigned needed) {
    if (needed < 2 || needed > count || count > 255)
        throw std::logic_error("a secret is split into at least as many parts as are needed");
    std::string numbers;
    for (unsigned i = 1; i <= count; ++i) numbers += static_cast<char>(i);
    const Context context = made(gfshare_ctx_init_enc(
        raw(numbers), count, static_cast<unsigned char>(needed), unsigned{SecretKey::size}));
    std::string bytes(secret.view());
    gfshare_ctx_enc_setsecret(context.get(), raw(bytes));
    sodium_memzero(bytes.data(), bytes.size());
    std::vector<SecretPart> parts;
    for (unsigned i = 0; i < count; ++i) {
        SecretPart part{std::uint8_t(i + 1), std::string(SecretKey::size, '\0')};
        gfshare_ctx_enc_getshare(context.get(), static_cast<unsigned char>(i), raw(part.bytes));
        parts.push_back(std::move(part));
    }
    return parts;
}

SecretKey joined(const std::vector<SecretPart>& parts) {
    std::string numbers;
    for (const SecretPart& part : parts) {
        const auto number = static_cast<char>(part.number);
        if (part.number == 0 || numbers.contains(number) || part.bytes.size() != SecretKey::size)
            throw std::runtime_error("a key is made from different parts of one sharing");
        numbers += number;
    }
    const Context context =
        made(gfshare_ctx_init_dec(raw(numbers), unsigned(parts.size()), unsigned{SecretKey::size}));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string bytes = parts[i].bytes;
        gfshare_ctx_dec_giveshare(context.get(), static_cast<unsigned char>(i), raw(bytes));
        sodium_memzero(bytes.data(), bytes.size());
    }
    std::string bytes(SecretKey::size, '\0');
    gfshare_ctx_dec_extract(context.get(), raw(bytes));
    SecretKey secret{bytes};
    sodium_memzero(bytes.data(), bytes.size());
    return secret;
}

Digest proof_of(const SecretKey& secret, std::string_view sharing) {
    const std::string words = "sharing of a master key/" + std::string(sharing);
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(),
                       reinterpret_cast<const unsigned char*>(words.data()), words.size(),
                       secret.data(), SecretKey::size);
    return digest;
}

}  // namespace mase
