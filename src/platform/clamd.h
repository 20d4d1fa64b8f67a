// Asking clamd, over its socket, whether bytes hold a known virus: INSTREAM of clamd(8).
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mase {

// Where it listens: a socket in a folder, or a port of an address. This is all that the program has
// to be let out to for it; no name is looked up.
struct ClamdAddress {
    std::string socket;  // path; when empty, `host` and `port`
    std::string host;    // IPv4 or IPv6, in numbers
    std::uint16_t port = 0;
};
// "/run/clamav/clamd.ctl", "127.0.0.1:3310", "[::1]:3310" or "localhost:3310"; nothing when it is
// none of these.
std::optional<ClamdAddress> clamd_address(std::string_view);

struct ClamdFault : std::runtime_error {  // it is not there, or does not answer
    using std::runtime_error::runtime_error;
};

struct ClamdReply {
    enum class Said { clean, infected, failed };
    Said said = Said::failed;
    std::string words;  // the name of the signature, or what is wrong
    bool is_too_large() const { return words.starts_with("INSTREAM size limit exceeded"); }
};
ClamdReply clamd_reply(std::string_view);  // "stream: OK", "stream: Eicar-Test FOUND", "… ERROR"

class Clamd {
public:
    explicit Clamd(ClamdAddress address) : address_(std::move(address)) {}

    // Pieces until there is none. Throws ClamdFault when it does not answer, and whatever
    // `next_piece` throws, at once: that is no fault of the scanner.
    ClamdReply scan(const std::function<std::optional<std::string>()>& next_piece) const;
    void ping() const;  // throws ClamdFault when it does not answer

    // What is wrong with it, as whoever asks it last has noted; "" while it answers.
    std::string fault() const;
    void note_fault(std::string fault) const;

private:
    const ClamdAddress address_;
    mutable std::mutex mutex_;
    mutable std::string fault_;
};

}  // namespace mase
