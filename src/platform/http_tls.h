// TLS by OpenSSL: the certificate that the listener shows, read again when it was renewed.
// Versions 1.2 and 1.3 with forward secrecy and authenticated encryption, HTTP/1.1 by ALPN; no
// compression, renegotiation or tickets.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

struct ssl_ctx_st;  // OpenSSL's SSL_CTX

namespace mase::http {

class Certificate {
public:
    // PEM files: the certificate with those that lead from it to an authority, and its key. Throws
    // std::runtime_error when they can't be read or do not belong together.
    Certificate(std::string certificate, std::string key);

    // What new connections begin with; one that has begun keeps what it began with.
    std::shared_ptr<ssl_ctx_st> context() const;

    // Reads the files again if they are others than those it has; tells whether they were. Throws
    // like the constructor, once for each state of the files, and then keeps what it has.
    bool refresh();  // one caller at a time

private:
    struct State {
        std::filesystem::file_time_type certificate_at, key_at;
        std::uintmax_t certificate_size = 0, key_size = 0;
        bool operator==(const State&) const = default;
    };
    State state() const;

    const std::string certificate_, key_;
    State seen_;
    mutable std::mutex mutex_;  // of the context
    std::shared_ptr<ssl_ctx_st> context_;
};

}  // namespace mase::http
