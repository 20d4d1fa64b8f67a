// The bytes of one connection, in the clear or through TLS. Full of Boost: for http_beast.cpp alone
// to include.
#pragma once

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <string_view>

namespace mase::http {

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using boost::system::error_code;

// What is awaited throws when the client has gone, or was closed meanwhile.
class Wire {
public:
    // With a context of OpenSSL's it speaks TLS.
    Wire(asio::ip::tcp::socket socket, SSL_CTX* context) : socket_(std::move(socket)) {
        if (context == nullptr) return;
        SSL* const session = SSL_new(context);  // holds the context for as long as it lives
        if (session == nullptr) throw std::bad_alloc();
        tls_.emplace(socket_, session);
    }

    auto get_executor() { return socket_.get_executor(); }

    // Before anything else; tells whether both understand each other. In the clear they do.
    awaitable<bool> greet() {
        error_code error;
        if (tls_)
            co_await tls_->async_handshake(asio::ssl::stream_base::server,
                                           asio::redirect_error(use_awaitable, error));
        co_return !error;
    }

    awaitable<std::size_t> read_some(asio::mutable_buffer room) {
        if (tls_) co_return co_await tls_->async_read_some(room, use_awaitable);
        co_return co_await socket_.async_read_some(room, use_awaitable);
    }

    awaitable<void> write(std::string_view first, std::string_view second = {}) {
        const std::array<asio::const_buffer, 2> both{asio::buffer(first), asio::buffer(second)};
        if (tls_) {
            co_await asio::async_write(*tls_, both, use_awaitable);
        } else {
            co_await asio::async_write(socket_, both, use_awaitable);
        }
    }

    // Closing with bytes unread would reset the connection, and the client might lose its answer:
    // so it says that there is no more, and throws away what still comes until the client closes.
    awaitable<void> part() {
        error_code error;
        if (tls_) co_await tls_->async_shutdown(asio::redirect_error(use_awaitable, error));
        socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
        std::array<char, 4096> unread;
        while (!error)
            co_await socket_.async_read_some(asio::buffer(unread),
                                             asio::redirect_error(use_awaitable, error));
    }

    void close() {
        error_code ignored;
        socket_.close(ignored);
    }

    // Whether nothing has come that was not read.
    bool is_quiet() {
        error_code ignored;
        return socket_.available(ignored) == 0 &&
               !(tls_ && SSL_has_pending(tls_->native_handle()) == 1);
    }

private:
    asio::ip::tcp::socket socket_;
    std::optional<asio::ssl::stream<asio::ip::tcp::socket&>> tls_;
};

}  // namespace mase::http
