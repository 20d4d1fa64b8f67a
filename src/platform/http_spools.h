// Where large bodies are put as they arrive: so many at once, of them so many from one place, and
// no more, so that nobody who sends slowly keeps all others from sending.
#pragma once

#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "platform/http_message.h"
#include "platform/log.h"
#include "platform/spool.h"

namespace mase::http {

class Spools {
public:
    explicit Spools(const Options& options)
        : folder_(options.spool_folder),
          room_(std::make_shared<Room>(options.max_spools, options.max_spools_each)) {}

    // Moves the body into the spool, which is made when there is none yet. Returns 0, or the status
    // to refuse it with: this client sends too many already, or there are too many, or the disk is
    // full.
    int put_away(std::string& body, const std::string& client,
                 std::shared_ptr<Spool>& spool) const {
        try {
            if (!spool) {
                const std::string network = network_of(client);
                if (const int refused = room_->take(network)) return refused;
                const std::shared_ptr<void> taken(
                    nullptr, [room = room_, network](void*) { room->leave(network); });
                const auto made = std::make_shared<Spool>(folder_);
                spool = {made.get(), [made, taken](Spool*) {}};
            }
            spool->add(body);
        } catch (const std::exception& fault) {
            log_line(LogLevel::error, "a file that is sent cannot be kept",
                     {{"fault", fault.what()}});
            return 503;
        }
        body.clear();
        return 0;
    }

private:
    class Room {
    public:
        Room(std::size_t most, std::size_t most_each) : most_(most), most_each_(most_each) {}

        int take(const std::string& network) {
            const std::lock_guard lock(mutex_);
            if (count_ >= most_) return 503;
            std::size_t& theirs = by_network_[network];
            if (theirs >= most_each_) return 429;
            ++theirs;
            ++count_;
            return 0;
        }
        void leave(const std::string& network) {
            const std::lock_guard lock(mutex_);
            --count_;
            if (--by_network_[network] == 0) by_network_.erase(network);
        }

    private:
        std::mutex mutex_;
        std::map<std::string, std::size_t> by_network_;
        std::size_t count_ = 0;
        const std::size_t most_, most_each_;
    };

    const std::string folder_;
    const std::shared_ptr<Room> room_;  // apart, as a spool may outlive the listener
};

// One body as it arrives: in memory while it is small.
class LargeBody {
public:
    LargeBody(const Spools& spools, bool may_be_large, std::string client)
        : spools_(spools), may_be_large_(may_be_large), client_(std::move(client)) {}

    // Takes away from `body` what has come so far, if that is much. Returns 0, or the status to
    // refuse it with.
    int take(std::string& body, bool is_last) {
        const bool is_much = body.size() >= Spool::block_size || (is_last && spool_);
        return may_be_large_ && is_much ? spools_.put_away(body, client_, spool_) : 0;
    }
    ContentPtr content() { return std::move(spool_); }

private:
    const Spools& spools_;
    const bool may_be_large_;
    const std::string client_;
    std::shared_ptr<Spool> spool_;
};

}  // namespace mase::http
