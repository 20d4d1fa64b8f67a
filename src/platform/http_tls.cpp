#include "platform/http_tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace mase::http {

namespace {

constexpr const char* ciphers_of_1_2 =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";
constexpr const char* ciphers_of_1_3 =
    "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
constexpr const char* groups = "X25519:P-256:P-384";

// Names in ALPN are each preceded by their length.
constexpr std::string_view http_1_1 = "\x08http/1.1";

// A client that names protocols must name ours: one that wants to speak to another kind of server
// has been led here.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size,
                    const unsigned char* offered, unsigned int length, void*) {
    unsigned char* found = nullptr;
    const auto* ours = reinterpret_cast<const unsigned char*>(http_1_1.data());
    if (SSL_select_next_proto(&found, size, ours, unsigned(http_1_1.size()), offered, length) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

[[noreturn]] void fail(const std::string& what) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_peek_last_error(), reason.data(), reason.size());
    ERR_clear_error();
    throw std::runtime_error(what + ": " + reason.data());
}

std::shared_ptr<SSL_CTX> make_context(const std::string& certificate, const std::string& key) {
    std::shared_ptr<SSL_CTX> made(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    SSL_CTX* context = made.get();
    if (context == nullptr) fail("TLS cannot start");
    SSL_CTX_set_security_level(context, 2);
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
    if (SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context, ciphers_of_1_2) != 1 ||
        SSL_CTX_set_ciphersuites(context, ciphers_of_1_3) != 1 ||
        SSL_CTX_set1_groups_list(context, groups) != 1)
        fail("TLS cannot be set up");
    if (SSL_CTX_use_certificate_chain_file(context, certificate.c_str()) != 1)
        fail("the certificate " + certificate + " cannot be read");
    if (SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context) != 1)
        fail("the key " + key + " cannot be read, or is of another certificate");
    return made;
}

}  // namespace

Certificate::Certificate(std::string certificate, std::string key)
    : certificate_(std::move(certificate)),
      key_(std::move(key)),
      seen_(state()),
      context_(make_context(certificate_, key_)) {}

// Files that are missing, as while they are being replaced, are a state like any other.
Certificate::State Certificate::state() const {
    std::error_code ignored;
    return {std::filesystem::last_write_time(certificate_, ignored),
            std::filesystem::last_write_time(key_, ignored),
            std::filesystem::file_size(certificate_, ignored),
            std::filesystem::file_size(key_, ignored)};
}

std::shared_ptr<SSL_CTX> Certificate::context() const {
    const std::lock_guard lock(mutex_);
    return context_;
}

bool Certificate::refresh() {
    const State now = state();
    if (now == seen_) return false;
    seen_ = now;
    auto fresh = make_context(certificate_, key_);
    const std::lock_guard lock(mutex_);
    context_ = std::move(fresh);
    return true;
}

}  // namespace mase::http
