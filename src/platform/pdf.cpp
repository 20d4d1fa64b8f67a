#include "platform/pdf.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "platform/confinement.h"
#include "platform/embedded.h"
#include "platform/pdf_helper.h"
#include "platform/pdf_queue.h"

namespace mase {

namespace {

constexpr const char* weasyprint = "/usr/bin/weasyprint";  // where its Debian package puts it
constexpr const char* python = "/usr/bin/python3";

}  // namespace

std::vector<std::string> pdf_program() {
    if (::access(weasyprint, X_OK) != 0 || ::access(python, X_OK) != 0) return {};
    return {python, "-I", "-B", "-c", std::string(embedded("data/pdf/make.py"))};
}

PdfMaker::PdfMaker(const std::vector<std::string>& program, PdfLimits limits)
    : limits_(limits), queue_(std::make_unique<PdfQueue>(*this, limits)) {
    if (program.empty()) throw PdfFault("WeasyPrint is not installed");
    if (can_confine && landlock_version() == 0) throw PdfFault("this kernel has no Landlock");
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        throw std::system_error(errno, std::generic_category(), "no PDF");
    helper_ = ::fork();
    if (helper_ == 0) {
        ::close(ends[0]);
        help_with_pdf(ends[1], program, limits_);
    }
    ::close(ends[1]);
    socket_ = ends[0];
    const timeval longest{.tv_sec = (limits_.time + std::chrono::seconds(10)).count(),
                          .tv_usec = 0};
    for (const int way : {SO_RCVTIMEO, SO_SNDTIMEO})
        ::setsockopt(socket_, SOL_SOCKET, way, &longest, sizeof longest);
    PdfMessage first;
    if (helper_ > 0 && receive_message(socket_, 200, first) &&
        first.kind == PdfMessage::Kind::ready)
        return;
    ::close(socket_);
    throw PdfFault(first.bytes.empty() ? "its process did not start" : first.bytes);
}

PdfMaker::~PdfMaker() {
    ::shutdown(socket_, SHUT_RDWR);  // at which the helper ends, whatever it is at
    queue_.reset();
    ::close(socket_);
    // Where the calls are confined by now this one is refused, and nobody is the wiser.
    ::waitpid(helper_, nullptr, 0);
}

std::string PdfMaker::make(std::string_view html) const {
    if (html.size() > limits_.html) throw PdfFault("the page is too large");
    const std::lock_guard turn(turn_);
    PdfMessage answer;
    if (is_broken_ || !send_message(socket_, PdfMessage::Kind::html, html) ||
        !receive_message(socket_, limits_.pdf, answer)) {
        is_broken_ = true;  // half a message may be on its way
        throw PdfFault("the process that makes PDF is gone");
    }
    if (answer.kind != PdfMessage::Kind::pdf) throw PdfFault(answer.bytes);
    return std::move(answer.bytes);
}

void PdfMaker::begin(const std::string& name, std::string html) const {
    queue_->begin(name, std::move(html));
}

PdfMaker::State PdfMaker::look(const std::string& name, std::string& pdf) const {
    return queue_->look(name, pdf);
}

}  // namespace mase
