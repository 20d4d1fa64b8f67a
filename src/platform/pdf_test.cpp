// The programs here stand in for WeasyPrint: they try what it would if somebody had taken it over,
// and what it may come to by itself.
#include "platform/pdf.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "platform/confinement_fixture.h"

namespace mase {

namespace {

using std::chrono::seconds;
using State = PdfMaker::State;

std::vector<std::string> python(const std::string& code) {
    return {"/usr/bin/python3", "-I", "-c", code};
}

// In words; "" when it was made.
std::string fault_of(const PdfMaker& maker, const std::string& html = "<p>") {
    try {
        maker.make(html);
        return "";
    } catch (const PdfFault& fault) {
        return fault.what();
    }
}

constexpr const char* echo = "import sys; print('%PDF-', sys.stdin.read())";

#ifndef __SANITIZE_ADDRESS__

// Prints what it succeeds in.
std::string attempts_on(const Confined& machine) {
    return "secret, folder, port, name = '" + machine.secret + "', '" + machine.own.file("") +
           "', " + std::to_string(machine.neighbour.port) + ", '" +
           machine.neighbour.name.sun_path + R"('
import mmap, os, signal, socket
done = []
def tried(what, attempt):
    try:
        attempt()
        done.append(what)
    except BaseException:
        pass
def socket_file():
    socket.socket(socket.AF_UNIX).connect(name)
def process():
    if os.fork() == 0:
        os._exit(0)
tried('secret', lambda: open(secret).read())
tried('users', lambda: open('/etc/passwd').read())
tried('itself', lambda: open('/proc/self/environ').read())
tried('written', lambda: open(folder + '/x', 'w').write('x'))
tried('temporary', lambda: open('/tmp/mase-pdf-test', 'w').write('x'))
tried('port', lambda: socket.create_connection(('127.0.0.1', port)))
tried('socket', socket_file)
tried('process', process)
tried('signal', lambda: os.kill(os.getppid(), 0))
tried('memory', lambda: mmap.mmap(-1, 4096, prot=7))
tried('environment', lambda: os.environ['MASE_TEST_SECRET'])
print('%PDF-', *done, flush=True)
os.close(1)
os.dup2(2, 1)
os.execv('/bin/true', ['true'])
)";
}

std::string run_freely(const std::string& file) {
    std::FILE* program = ::popen(("/usr/bin/python3 -I " + file).c_str(), "r");
    REQUIRE(program);
    std::array<char, 1000> line{};
    const char* read = std::fgets(line.data(), int(line.size()), program);
    ::pclose(program);
    return read ? read : "";
}

#endif

}  // namespace

TEST_CASE("WeasyPrint makes tagged PDF of a page, with its language and title") {
    const PdfMaker maker;
    const std::string pdf = maker.make(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Łódź</title></head><body><h1>Return</h1>"
        "<table><tr><th>Girls</th><td>20</td></tr></table></body></html>");
    CHECK(pdf.starts_with("%PDF-1."));
    for (const char* part : {"/StructTreeRoot", "/MarkInfo", "/Lang (en-GB)", "/TH", "/TD"})
        CHECK(pdf.contains(part));
}

TEST_CASE("a page that asks for files and addresses is made PDF of without them") {
    const PdfMaker maker;
    const std::string page =
        "<!DOCTYPE html><html lang=\"en\"><head><title>x</title>"
        "<link rel=\"stylesheet\" href=\"file:///usr/share/fontconfig/x.css\">"
        "<style>@import url(http://127.0.0.1:1/a.css); body { background: "
        "url(file:///etc/passwd) }</style></head><body><img src=\"file:///etc/passwd\">"
        "<link rel=\"attachment\" href=\"file:///etc/passwd\">"
        "<a rel=\"attachment\" href=\"file:///etc/hostname\">x</a></body></html>";
    const std::string pdf = maker.make(page);
    CHECK(pdf.starts_with("%PDF-1."));
    CHECK_FALSE(pdf.contains("/EmbeddedFile"));
}

#ifndef __SANITIZE_ADDRESS__

TEST_CASE_FIXTURE(Confined, "who takes the maker of PDF over has the page it was given, alone") {
    ::setenv("MASE_TEST_SECRET", "x", 1);
    const std::string code = attempts_on(*this);
    std::ofstream(own.file("attempts.py")) << code;
    CHECK(run_freely(own.file("attempts.py")) ==
          "%PDF- secret users itself written temporary port socket process signal memory "
          "environment\n");
    const PdfMaker maker(python(code + "print('a program was started', flush=True)"));
    // Each attempt is refused, and a second program does not start either.
    CHECK(fault_of(maker) == "WeasyPrint ended with 1");
    const PdfMaker without_end(python(code.substr(0, code.find("os.close(1)"))));
    CHECK(without_end.make("<p>") == "%PDF-\n");
    ::unsetenv("MASE_TEST_SECRET");
    std::remove("/tmp/mase-pdf-test");
}

TEST_CASE("a maker of PDF that wants too much memory ends, and the next page is made") {
    const PdfMaker maker(python("import sys; page = sys.stdin.read(); x = "
                                "bytearray(int(page)); print('%PDF-')"),
                         {.memory = std::uint64_t{256} << 20U});
    CHECK(fault_of(maker, std::to_string(300 << 20)) == "WeasyPrint ended with 1");
    CHECK(fault_of(maker, "1000").empty());
}

#endif

TEST_CASE("a maker of PDF that does not come to an end is ended") {
    for (const char* code : {"while True: pass", "import time; time.sleep(60)",
                             "import os, time; os.close(1); time.sleep(60)",
                             "import time; print('%PDF-', flush=True)\n"
                             "time.sleep(60)"}) {
        CAPTURE(code);
        const PdfMaker maker(python(code), {.time = seconds(1)});
        CHECK(fault_of(maker) == "it takes too long");
        CHECK(maker.is_there());
    }
    const PdfMaker maker(python("while True: pass"), {.work = seconds(1), .time = seconds(20)});
    CHECK(fault_of(maker).starts_with("WeasyPrint was ended by signal"));
}

TEST_CASE("what is too large is not made, nor kept") {
    const PdfMaker maker(python(echo), {.html = 1'000'000, .pdf = 2000});
    CHECK(fault_of(maker, std::string(1'000'001, 'x')) == "the page is too large");
    CHECK(fault_of(maker, std::string(2000, 'x')) == "it is too large");
    CHECK(maker.make("a page") == "%PDF- a page\n");
}

TEST_CASE("a large page and a large PDF go through whole") {
    const PdfMaker maker(python(echo));
    const std::string page(3'000'000, 'x');
    CHECK(maker.make(page) == "%PDF- " + page + "\n");
}

TEST_CASE("what is no PDF is not given out as one") {
    CHECK(fault_of(PdfMaker(python("print('<html>')"))) == "WeasyPrint made no PDF");
    CHECK(fault_of(PdfMaker(python("print('%PDF-'); raise SystemExit(3)"))) ==
          "WeasyPrint ended with 3");
    CHECK(fault_of(PdfMaker({"/usr/bin/there-is-no-such-program"})) == "WeasyPrint ended with 127");
    CHECK_THROWS_AS(PdfMaker(std::vector<std::string>{}), PdfFault);
}

TEST_CASE("PDFs are made one after the other, and who asks when many wait is told to come back") {
    const PdfMaker maker(python("import sys, time; time.sleep(0.2); print('%PDF-', "
                                "sys.stdin.read())"),
                         {.waiting = 1, .patience = seconds(60)});
    maker.begin("a", "first");
    maker.begin("a", "first");  // by who asks again: it is the same one
    maker.begin("b", "second");
    CHECK_THROWS_AS(maker.begin("c", "third"), PdfBusy);
    std::string pdf;
    CHECK(maker.look("b", pdf) == State::made);
    CHECK(pdf == "%PDF- second\n");
    CHECK(maker.look("a", pdf) == State::made);
    CHECK(pdf == "%PDF- first\n");
    CHECK(maker.look("c", pdf) == State::none);
    CHECK_NOTHROW(maker.begin("c", "third"));
}

TEST_CASE("who looks before it is made is told so soon, and is given it when it is") {
    const PdfMaker maker(python("import time; time.sleep(2); print('%PDF-')"),
                         {.patience = std::chrono::milliseconds(50)});
    maker.begin("a", "<p>");
    std::string pdf;
    CHECK(maker.look("a", pdf) == State::being_made);
    while (maker.look("a", pdf) == State::being_made) continue;
    CHECK(maker.look("a", pdf) == State::made);
}

TEST_CASE("what was made is kept for who asked, and not for long") {
    const PdfMaker maker(python(echo), {.kept = seconds(0), .patience = seconds(60)});
    maker.begin("a", "<p>");
    std::string pdf;
    CHECK(maker.look("a", pdf) == State::made);
    CHECK(maker.look("a", pdf) == State::none);
}

TEST_CASE("what could not be made is told once, and can be begun again") {
    const PdfMaker maker(python("raise SystemExit(1)"), {.patience = seconds(60)});
    std::string pdf;
    for (int i = 0; i < 2; ++i) {
        maker.begin("a", "<p>");
        CHECK(maker.look("a", pdf) == State::failed);
        CHECK(maker.look("a", pdf) == State::none);
    }
}

TEST_CASE("mase ends at once, whatever is being made") {
    const auto start = std::chrono::steady_clock::now();
    {
        const PdfMaker maker(python("import time; time.sleep(60); print('%PDF-')"));
        maker.begin("a", "<p>");
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    CHECK(std::chrono::steady_clock::now() - start < seconds(20));
}

}  // namespace mase
