// The process that starts a program for each PDF, and what it and mase say to each other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/pdf.h"

namespace mase {

struct PdfMessage {
    enum class Kind : std::uint64_t { ready, html, pdf, fault } kind{};
    std::string bytes;
};
// False when the other end is gone, does not answer in time, or sends more than `most`.
bool send_message(int socket, PdfMessage::Kind, std::string_view bytes);
bool receive_message(int socket, std::size_t most, PdfMessage&);

// Gives up all but what it needs and makes PDF until the other end of the socket is gone.
[[noreturn]] void help_with_pdf(int socket, const std::vector<std::string>& program,
                                const PdfLimits&);

}  // namespace mase
