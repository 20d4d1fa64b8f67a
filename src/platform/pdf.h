// PDF of HTML, made by WeasyPrint in a process of its own for each (ADR 23). That process has the
// HTML, fonts and libraries, and nothing else: no other file, no network, no environment, so much
// memory, so much time. As mase starts no program once it serves, a helper that is split off before
// starts them for it; it has none of mase's files or keys either.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mase {

struct PdfFault : std::runtime_error {  // it could not be made; in words for the log
    using std::runtime_error::runtime_error;
};
struct PdfBusy : PdfFault {  // others are being made
    using PdfFault::PdfFault;
};

struct PdfLimits {
    std::size_t html = std::size_t{8} * 1024 * 1024;
    std::size_t pdf = std::size_t{32} * 1024 * 1024;
    std::uint64_t memory = std::uint64_t{1} << 30U;  // of addresses
    std::chrono::seconds work{60};                   // of a processor
    std::chrono::seconds time{300};                  // in all
    // One is made at a time. So many more may be asked for meanwhile, and what is made is kept so
    // long for who asked.
    std::size_t waiting = 3;
    std::chrono::seconds kept{120};
    // So long somebody waits for an answer before they are told that it goes on.
    std::chrono::milliseconds patience{1500};
};

// How it is started; empty where it is not installed.
std::vector<std::string> pdf_program();

class PdfQueue;

class PdfMaker {
public:
    // Splits the helper off: before the first thread, and before anything secret is read. Throws
    // PdfFault where it can't be walled in.
    explicit PdfMaker(const std::vector<std::string>& program = pdf_program(), PdfLimits = {});
    PdfMaker(const PdfMaker&) = delete;
    ~PdfMaker();

    std::string make(std::string_view html) const;  // waits for it; throws PdfFault
    bool is_there() const { return !is_broken_; }   // false once the helper is gone

    // By whoever knows its name: what was begun under it, if anything was.
    enum class State { none, being_made, made, failed };
    // Throws PdfBusy when too many are asked for already.
    void begin(const std::string& name, std::string html) const;
    // After its patience at the latest. One that failed is forgotten at once.
    State look(const std::string& name, std::string& pdf) const;

private:
    const PdfLimits limits_;
    int socket_ = -1;
    int helper_ = -1;
    mutable std::atomic<bool> is_broken_ = false;
    mutable std::mutex turn_;
    std::unique_ptr<PdfQueue> queue_;
};

}  // namespace mase
