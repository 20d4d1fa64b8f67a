// Where large bodies are put as they arrive, so many at once and no more.
#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <string>

#include "platform/log.h"
#include "platform/spool.h"

namespace mase::http {

class Spools {
public:
    Spools(std::string folder, std::size_t most) : folder_(std::move(folder)), most_(most) {}

    // Moves the body into the spool, which is made when there is none yet. False when there are
    // too many of them, or when the disk is full.
    bool put_away(std::string& body, std::shared_ptr<Spool>& spool) const {
        try {
            if (!spool) spool = new_spool();
            if (!spool) return false;
            spool->add(body);
        } catch (const std::exception& fault) {
            log_line(LogLevel::error, "a file that is sent cannot be kept",
                     {{"fault", fault.what()}});
            return false;
        }
        body.clear();
        return true;
    }

private:
    std::shared_ptr<Spool> new_spool() const {
        if (++*count_ > most_) {
            --*count_;
            return nullptr;
        }
        const std::shared_ptr<void> counted(nullptr, [count = count_](void*) { --*count; });
        const auto spool = std::make_shared<Spool>(folder_);
        return {spool.get(), [spool, counted](Spool*) {}};
    }

    const std::string folder_;
    const std::size_t most_;
    // Apart, as a spool may outlive the listener.
    const std::shared_ptr<std::atomic<std::size_t>> count_ =
        std::make_shared<std::atomic<std::size_t>>(0);
};

// One body as it arrives: in memory while it is small.
class LargeBody {
public:
    LargeBody(const Spools& spools, bool may_be_large)
        : spools_(spools), may_be_large_(may_be_large) {}

    // Takes away from `body` what has come so far, if that is much. False when there is no room.
    bool take(std::string& body, bool is_last) {
        const bool is_much = body.size() >= Spool::block_size || (is_last && spool_);
        return !may_be_large_ || !is_much || spools_.put_away(body, spool_);
    }
    ContentPtr content() { return std::move(spool_); }

private:
    const Spools& spools_;
    const bool may_be_large_;
    std::shared_ptr<Spool> spool_;
};

}  // namespace mase::http
