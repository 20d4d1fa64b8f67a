// One client's requests, one after the other. Full of Boost: for http_beast.cpp alone to include.
#pragma once

#include <atomic>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <exception>
#include <mutex>
#include <unordered_set>

#include "platform/http_guard.h"
#include "platform/http_message.h"
#include "platform/http_slot.h"
#include "platform/http_spools.h"
#include "platform/http_wire.h"

namespace mase::http {

namespace beast = boost::beast::http;
using std::chrono::seconds;

class Connection;

struct Shared {  // by the connections of a listener
    Shared(Options with, Handler to)
        : options(std::move(with)),
          handler(std::move(to)),
          workers(static_cast<std::size_t>(options.workers)),
          spools(options) {}

    const Options options;
    const Handler handler;
    asio::thread_pool workers;
    bool stopping = false;  // changes only while no thread serves
    std::atomic<std::size_t> unanswered = 0;
    const Spools spools;
    std::mutex mutex;
    std::unordered_set<Connection*> connections;

    void work(std::move_only_function<void()> job) { asio::post(workers, std::move(job)); }
};

// Lives on a strand of its own. What it awaits throws when the client has gone or its time is up;
// that ends the connection, and nothing else.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    // With a context of OpenSSL's it speaks TLS.
    Connection(Shared& shared, asio::ip::tcp::socket socket, SSL_CTX* context, std::string peer)
        : shared_(shared),
          wire_(std::move(socket), context),
          clock_(wire_.get_executor()),
          bell_(wire_.get_executor(), asio::steady_timer::time_point::max()),
          buffer_(shared.options.max_header + read_size),
          peer_(std::move(peer)) {
        const std::lock_guard lock(shared_.mutex);
        shared_.connections.insert(this);
    }

    ~Connection() {
        forget();
        const std::lock_guard lock(shared_.mutex);
        shared_.connections.erase(this);
    }

    awaitable<void> serve() {
        seconds patience = shared_.options.header_time;
        limit(patience);
        if (co_await wire_.greet())
            while (co_await exchange(patience)) patience = shared_.options.idle_time;
        limit(parting_time);
        co_await wire_.part();
        lift_limit();
    }

    // For the listener as it stops, while no thread serves.
    void close_if_quiet() {
        if (between_requests_ && is_quiet()) wire_.close();
    }

    // No answer reaches it from now on.
    void forget() {
        if (slot_) slot_->forget();
    }

private:
    static constexpr std::size_t read_size = 4096;
    static constexpr seconds parting_time{1};
    using Parser = beast::request_parser<beast::string_body>;

    // One request and its answer; tells whether another may follow.
    awaitable<bool> exchange(seconds patience) {
        if (shared_.stopping && is_quiet()) co_return false;
        between_requests_ = true;
        limit(patience);
        if (buffer_.size() == 0) co_await fill();
        between_requests_ = false;

        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(shared_.options.max_header));
        parser.body_limit(shared_.options.max_file);  // until it is known where it goes
        Request request;
        const int refused = co_await read(parser, request);
        const bool is_head = request.method == "HEAD";
        if (refused != 0) {
            co_await send(own_page(refused), {.with_body = !is_head});
            co_return false;
        }
        Response response = co_await answer(std::move(request));
        Manner manner{.with_body = !is_head, .keep_open = parser.keep_alive()};
        if (response.more && parser.get().version() == 11) manner.length = Length::chunked;
        if (response.more && parser.get().version() == 10)
            manner = {.with_body = !is_head, .length = Length::until_close};
        if (shared_.stopping) manner.keep_open = false;
        co_await send(std::move(response), manner);
        co_return manner.keep_open;
    }

    // Reads a whole request; what it returns is the status to refuse it with, or 0.
    awaitable<int> read(Parser& parser, Request& request) {
        limit(shared_.options.header_time);
        while (!parser.is_header_done())
            if (const int refused = co_await feed(parser)) co_return refused;

        // Taken now: what a chunked body trails after it must not pass for a header.
        take_headers(parser.get(), request);
        const unsigned version = parser.get().version();
        if (const int refused = refusal(request, version)) co_return refused;
        const BodyLimits limits = limits_of(shared_.options, request.target);
        parser.body_limit(limits.size);
        if (parser.content_length().value_or(0) > limits.size) co_return 413;

        limit(limits.time);
        if (!parser.is_done() && buffer_.size() == 0 && expects_continue(request, version))
            co_await wire_.write("HTTP/1.1 100 Continue\r\n\r\n");
        LargeBody large(shared_.spools, limits.takes_files, request.client);
        while (!parser.is_done()) {
            if (const int wrong = co_await feed(parser)) co_return wrong;
            if (const int full = large.take(parser.get().body(), parser.is_done())) co_return full;
        }
        request.large = large.content();
        request.body = std::move(parser.get().body());
        co_return 0;
    }

    // Gives the parser what there is, and waits for more when that is not enough.
    awaitable<int> feed(Parser& parser) {
        error_code error = beast::error::need_more;
        if (buffer_.size() > 0) buffer_.consume(parser.put(buffer_.data(), error));
        if (!error) co_return 0;
        if (error == beast::error::header_limit) co_return 431;
        if (error == beast::error::body_limit) co_return 413;
        if (error != beast::error::need_more) co_return 400;

        const std::string_view unread(static_cast<const char*>(buffer_.data().data()),
                                      buffer_.size());
        if (!parser.is_header_done() && has_bare_line_feed(unread)) co_return 400;
        if (buffer_.size() + read_size > buffer_.max_size()) co_return 431;
        co_await fill();
        co_return 0;
    }

    awaitable<void> fill() {
        const asio::mutable_buffer room = buffer_.prepare(read_size);
        buffer_.commit(co_await wire_.read_some(room));
    }

    void take_headers(const Parser::value_type& message, Request& request) const {
        request.method = message.method_string();
        request.target = message.target();
        for (const auto& field : message)
            request.headers.emplace_back(field.name_string(), field.value());
        request.client = client_of(request, peer_, shared_.options.trusted_proxies);
    }

    awaitable<Response> answer(Request request) {
        if (shared_.unanswered >= shared_.options.max_waiting) co_return own_page(503);
        ++shared_.unanswered;
        const std::shared_ptr<Slot> slot = new_slot();
        shared_.work([slot, &handler = shared_.handler, request = std::move(request)]() mutable {
            try {
                handler(std::move(request),
                        Reply([slot](Response response) { slot->leave(std::move(response)); }));
            } catch (...) {  // the site keeps the log
                slot->leave(own_page(500));
            }
        });
        co_await wait_for(*slot);
        --shared_.unanswered;
        co_return slot->take();
    }

    std::shared_ptr<Slot> new_slot() {
        lift_limit();
        slot_ = std::make_shared<Slot>([this] {
            asio::post(wire_.get_executor(), [weak = weak_from_this()] {
                if (const auto self = weak.lock()) self->bell_.cancel();
            });
        });
        return slot_;
    }

    awaitable<void> wait_for(Slot& slot) {
        error_code cancelled;
        while (slot.is_waiting())
            co_await bell_.async_wait(asio::redirect_error(use_awaitable, cancelled));
    }

    awaitable<void> send(Response response, Manner manner) {
        if (response.status == 204 || response.status == 304) manner.with_body = false;
        guard(response, shared_.options.is_secure);
        const std::string headers = head(response, manner);
        limit(shared_.options.write_time);
        if (!manner.with_body) {
            co_await wire_.write(headers);
        } else if (!response.more) {
            co_await wire_.write(headers, text_of(response));
        } else {
            co_await wire_.write(headers);
            co_await stream(response, manner.length);
        }
    }

    awaitable<void> stream(Response& response, Length length) {
        std::optional<std::string> piece;
        std::exception_ptr failure;
        do {
            const std::shared_ptr<Slot> slot = new_slot();
            shared_.work([&, slot] {
                try {
                    piece = response.more();
                } catch (...) {
                    failure = std::current_exception();
                }
                slot->leave({});
            });
            co_await wait_for(*slot);
            if (failure) std::rethrow_exception(failure);
            limit(shared_.options.write_time);
            const std::string text = length == Length::chunked ? chunk(piece) : piece.value_or("");
            co_await wire_.write(text);
        } while (piece);
    }

    // From now, and however much comes in the meantime.
    void limit(seconds allowed) {
        clock_.expires_after(allowed);
        clock_.async_wait([weak = weak_from_this(), alarm = ++alarms_](error_code error) {
            const auto self = weak.lock();
            if (!error && self && alarm == self->alarms_) self->wire_.close();
        });
    }

    void lift_limit() {
        ++alarms_;
        clock_.cancel();
    }

    bool is_quiet() { return buffer_.size() == 0 && wire_.is_quiet(); }

    Shared& shared_;
    Wire wire_;
    asio::steady_timer clock_;
    asio::steady_timer bell_;  // never due: cancelled when there is an answer
    unsigned alarms_ = 0;      // tells the alarm that is set from one that was lifted too late
    boost::beast::flat_buffer buffer_;
    std::shared_ptr<Slot> slot_;
    std::string peer_;
    bool between_requests_ = true;  // none has begun
};

}  // namespace mase::http
