// The listener on Boost.Asio, with Beast as its parser. No other translation unit includes them,
// for they are slow to compile.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <csignal>
#include <optional>
#include <system_error>
#include <thread>

#include "platform/http_connection.h"
#include "platform/http_tls.h"
#include "platform/log.h"

namespace mase::http {

using asio::ip::tcp;

namespace {

constexpr std::chrono::milliseconds breath{50};

std::string text_of(asio::ip::address address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

// Proxies are known by their addresses' text, so there must be one way to write each.
Options checked(Options options) {
    for (std::string& proxy : options.trusted_proxies) {
        error_code error;
        const auto address = asio::ip::make_address(proxy, error);
        if (error) throw std::system_error(error, "trusted proxy " + proxy);
        proxy = text_of(address);
    }
    return options;
}

std::unique_ptr<Certificate> certificate_of(const Options& options) {
    if (options.certificate.empty()) return nullptr;
    return std::make_unique<Certificate>(options.certificate, options.certificate_key);
}

}  // namespace

class Listener {
public:
    Listener(Options options, Handler handler)
        : shared_(checked(std::move(options)), std::move(handler)),
          certificate_(certificate_of(shared_.options)),
          io_(shared_.options.io_threads) {
        // From before anybody can connect: whoever finds mase there may stop it, or hang it up.
        signals_.emplace(io_);
        const std::string& address = shared_.options.address;
        try {
            const tcp::endpoint here(asio::ip::make_address(address), shared_.options.port);
            acceptor_.open(here.protocol());
            acceptor_.set_option(tcp::acceptor::reuse_address(true));
            acceptor_.bind(here);
            acceptor_.listen(backlog);
            acceptor_.non_blocking(true);
            port_ = acceptor_.local_endpoint().port();
        } catch (const boost::system::system_error& failure) {
            throw std::system_error(failure.code(), "cannot listen on " + address + " port " +
                                                        std::to_string(shared_.options.port));
        }
    }

    ~Listener() {
        shared_.workers.stop();
        shared_.workers.join();
        for (Connection* connection : shared_.connections) connection->forget();
    }

    std::uint16_t port() const { return port_; }

    void stop() {
        if (!stop_asked_.exchange(true)) io_.stop();
    }

    void run() {
        std::signal(SIGPIPE, SIG_IGN);
        {
            signals_->end.async_wait([this](error_code error, int) {
                if (!error) stop();
            });
            asio::steady_timer minute(io_);
            renew_when_asked(signals_->hang_up);
            if (certificate_) renew_in_time(minute);
            asio::co_spawn(io_, accept(), [this](const std::exception_ptr& failure) {
                failure_ = failure;
                if (failure) stop();
            });
            std::vector<std::jthread> threads;
            for (int others = shared_.options.io_threads - 1; others > 0; --others)
                threads.emplace_back([this] { io_.run(); });
            io_.run();
        }
        signals_.reset();
        // One thread is left, and from here a second signal ends the program at once.
        shared_.stopping = true;
        error_code ignored;
        acceptor_.close(ignored);
        for (Connection* connection : shared_.connections) connection->close_if_quiet();
        if (shared_.options.on_stop) shared_.options.on_stop();
        io_.restart();
        io_.run_for(shared_.options.drain);
        shared_.workers.stop();
        shared_.workers.join();
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    static constexpr int backlog = 1024;

    struct Signals {
        explicit Signals(asio::io_context& io) : end(io, SIGTERM, SIGINT), hang_up(io, SIGHUP) {}
        asio::signal_set end;
        asio::signal_set hang_up;  // without a certificate it asks for nothing, and ends nothing
    };

    // Takes all that wait at each wake: taking one lets the rest starve while others are busy.
    awaitable<void> accept() {
        asio::steady_timer pause(io_);
        for (;;) {
            error_code error;
            co_await acceptor_.async_wait(tcp::acceptor::wait_read,
                                          asio::redirect_error(use_awaitable, error));
            if (error) co_return;  // closed, for it stops
            while (!error) take_one(error);
            if (error == asio::error::would_block || error == asio::error::connection_aborted)
                continue;
            pause.expires_after(breath);  // out of descriptors, most likely
            co_await pause.async_wait(use_awaitable);
        }
    }

    // Connections that come from now on begin with the certificate of the files as they are now.
    void renew() {
        try {
            if (certificate_->refresh()) log_line(LogLevel::info, "certificate renewed");
        } catch (const std::exception& fault) {
            log_line(LogLevel::error, "certificate not renewed", {{"what", fault.what()}});
        }
    }

    void renew_when_asked(asio::signal_set& asked) {
        asked.async_wait([this, &asked](error_code error, int) {
            if (error) return;
            if (certificate_) renew();
            renew_when_asked(asked);
        });
    }

    void renew_in_time(asio::steady_timer& pause) {
        pause.expires_after(shared_.options.renewal);
        pause.async_wait([this, &pause](error_code error) {
            if (error) return;
            renew();
            renew_in_time(pause);
        });
    }

    void take_one(error_code& error) {
        const auto strand = asio::make_strand(io_);
        tcp::socket socket = acceptor_.accept(strand, error);
        if (error) return;
        error_code ignored;
        const tcp::endpoint peer = socket.remote_endpoint(ignored);
        socket.set_option(tcp::no_delay(true), ignored);
        if (is_full()) return;
        const auto context = certificate_ ? certificate_->context() : nullptr;
        const auto connection = std::make_shared<Connection>(
            shared_, std::move(socket), context.get(), text_of(peer.address()));
        asio::co_spawn(strand, connection->serve(), [connection](const std::exception_ptr&) {});
    }

    bool is_full() {
        const std::lock_guard lock(shared_.mutex);
        return shared_.connections.size() >= shared_.options.max_connections;
    }

    Shared shared_;  // before io_, which ends the connections left, and they still use it
    std::unique_ptr<Certificate> certificate_;  // none in the clear
    asio::io_context io_;
    std::optional<Signals> signals_;  // while it may be asked to stop
    tcp::acceptor acceptor_{io_};
    std::uint16_t port_ = 0;
    std::atomic<bool> stop_asked_ = false;
    std::exception_ptr failure_;  // of accept(), which without memory cannot go on
};

Server::Server(Options options, Handler handler)
    : listener_(std::make_unique<Listener>(std::move(options), std::move(handler))) {}
Server::~Server() = default;
std::uint16_t Server::port() const {
    return listener_->port();
}
void Server::run() {
    listener_->run();
}
void Server::stop() {
    listener_->stop();
}

}  // namespace mase::http
