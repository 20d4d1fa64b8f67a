// Reads the whole trail in a thread of its own: whoever asks whether it is whole is told how far it
// is, and is not kept waiting. It reads no one's record: hashes over what is sealed.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "audit/verify_store.h"
#include "platform/clock.h"

namespace mase::audit {

class Checking {
public:
    Checking(const std::string& database, const Clock& clock) : readers_(database), clock_(clock) {}
    ~Checking();  // gives up

    // One at a time: does nothing while one runs, or while what one found has not been taken.
    // `heads_file`: of published heads, which is read in that thread as well, as it grows for as
    // long as the program is in use. None when it is empty or not there yet.
    void start(const PublicKey&, const std::string& heads_file, const OnLines& on_lines = {});

    struct Found {
        TrailCheck check;
        std::vector<std::string> faults;  // of the published heads, or that kept it from its end
        Instant at;                       // when all was read
    };
    // What the one that was started found; nothing when it still runs after so long.
    std::optional<Found> take_within(std::chrono::milliseconds);

    std::int64_t lines_read() const { return read_; }
    std::int64_t lines_in_all() const { return in_all_; }  // as far as is signed

private:
    struct GivenUp {};
    void run(const PublicKey&, const std::string& heads_file, const OnLines&);
    void check(const PublicKey&, const std::string& heads_file, const OnLines&, Found&);

    // Of its own, that see every panel: the trail of an installation is one, with one set of heads.
    // What it tells is how many lines there are, and where one is not as it was signed.
    db::Readers readers_;
    const Clock& clock_;
    std::mutex mutex_;
    std::condition_variable ended_;
    std::optional<Found> found_;
    bool is_started_ = false;
    std::atomic<bool> stopping_ = false;
    std::atomic<std::int64_t> read_ = 0, in_all_ = 0;
    std::thread thread_;
};

}  // namespace mase::audit
