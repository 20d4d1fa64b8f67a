// Papers where they are checked for viruses, and where they are not.
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "papers/scanning_store.h"
#include "platform/clamd.h"
#include "program/papers_world_fixture.h"

namespace mase::program {

TEST_CASE_FIXTURE(PapersFixture, "where papers are checked, none leaves before it is clean") {
    const Clamd scanner(*clamd_address("/nowhere/clamd.ctl"));
    app.clamd = &scanner;
    const ReferralId id = draft();
    const std::string path = attached(id);
    const auto list = get(worker, page_of(id, "/papers"));
    CHECK(list.body.contains("Being checked for viruses"));
    CHECK_FALSE(list.body.contains(path + "\""));
    CHECK(header(list, "Refresh").starts_with("5; url=/referrals/"));
    CHECK(header(get(worker, page_of(id, "/papers?look=12")), "Refresh").empty());
    CHECK(status(worker, path) == 404);
    CHECK(status(administrator, path) == 404);
    scanned(papers::Scan::clean);
    CHECK(status(worker, path) == 200);
    CHECK(header(get(worker, page_of(id, "/papers")), "Refresh").empty());
}

TEST_CASE_FIXTURE(PapersFixture,
                  "an infected paper is never given out, and its author and the "
                  "administrator are told by which signature") {
    const Clamd scanner(*clamd_address("/nowhere/clamd.ctl"));
    app.clamd = &scanner;
    const ReferralId id = draft();
    const std::string path = attached(id);
    scanned(papers::Scan::infected, "Test.Eicar");
    for (const Person* person : {&worker, &administrator, &manager})
        CHECK(status(*person, path) == 404);
    for (const Person* person : {&worker, &administrator})
        CHECK(get(*person, "/").body.contains("A virus was found: Test.Eicar"));
    CHECK_FALSE(get(other_worker, "/").body.contains("Test.Eicar"));
    CHECK(get(administrator, "/papers").body.contains("Test.Eicar"));
    scanned(papers::Scan::clean);  // what was said once stands
    CHECK(status(worker, path) == 404);
    app.clamd = nullptr;
    CHECK(status(worker, path) == 404);
}

TEST_CASE_FIXTURE(PapersFixture,
                  "while the scanner does not answer, the administrator's home says so") {
    const Clamd scanner(*clamd_address("/nowhere/clamd.ctl"));
    app.clamd = &scanner;
    CHECK_FALSE(get(administrator, "/").body.contains("Papers cannot be checked"));
    scanner.note_fault("the scanner is not there");
    attached(draft());
    const std::string home = get(administrator, "/").body;
    CHECK(home.contains("Papers cannot be checked for viruses at the moment"));
    CHECK(home.contains("the scanner is not there"));
    CHECK(home.contains("Waits to be checked"));
    CHECK_FALSE(get(worker, "/").body.contains("the scanner is not there"));
}

TEST_CASE_FIXTURE(PapersFixture, "without a scanner the pages say that papers are not checked") {
    const ReferralId id = draft();
    CHECK(get(worker, page_of(id, "/papers/new")).body.contains("not checked for viruses here"));
    attached(id);
    CHECK(get(worker, page_of(id, "/papers")).body.contains("not checked for viruses here"));
    CHECK(get(administrator, "/papers").body.contains("started without a scanner"));
}

namespace {

// Takes pings, and answers whatever else it is sent with the same words; or hangs up without any.
class Stubborn {
public:
    Stubborn(const std::string& path, std::string words) : words_(std::move(words)) {
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        path.copy(static_cast<char*>(name.sun_path), sizeof name.sun_path - 1);
        REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0);
        REQUIRE(::listen(listening_, 9) == 0);
        thread_ = std::thread([this] { answer(); });
    }
    Stubborn(const Stubborn&) = delete;
    ~Stubborn() {
        ::shutdown(listening_, SHUT_RDWR);
        thread_.join();
        ::close(listening_);
    }

private:
    void answer() {
        for (int one = 0; (one = ::accept(listening_, nullptr, nullptr)) >= 0;) {
            char first[5] = {};
            (void)::recv(one, first, sizeof first, MSG_WAITALL | MSG_PEEK);
            const bool is_ping = std::string_view(first, sizeof first) == "zPING";
            std::string answer = is_ping ? "PONG" : words_;
            answer += '\0';
            char some[4096];
            if (!is_ping) {  // to the length of nothing that ends what is sent
                std::string heard;
                while (!heard.ends_with(std::string_view("\0\0\0\0", 4))) {
                    const auto got = ::recv(one, some, sizeof some, 0);
                    if (got <= 0) break;
                    heard.append(some, std::size_t(got));
                }
            }
            if (is_ping || !words_.empty())
                (void)::send(one, answer.data(), answer.size(), MSG_NOSIGNAL);
            ::close(one);
        }
    }

    int listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::string words_;
    std::thread thread_;
};

}  // namespace

class Refusing : public PapersFixture {
public:
    // Until it is held back for good, or half a minute has passed.
    std::string fault_after(const Clamd& clamd) {
        const papers::Scanning scanning(records, panel, clamd);
        for (int look = 0; look < 300; ++look) {
            if (count("SELECT count(*) FROM papers WHERE scan_fault <> ''") > 0) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        std::string fault;
        const audit::Lookup lookup(records);
        lookup.rows("SELECT scan_fault FROM papers", {},
                    [&](const db::Row& row) { fault = row.string(0); });
        return fault;
    }
    const std::string socket = folder.file("clamd.ctl");
};

TEST_CASE_FIXTURE(Refusing, "a paper too large for the scanner is held back, and says what to do") {
    const ReferralId id = draft();
    const std::string path = attached(id);
    const Stubborn stubborn(socket, "INSTREAM size limit exceeded. ERROR");
    const Clamd clamd(*clamd_address(socket));
    app.clamd = &clamd;
    CHECK(fault_after(clamd) == "TOO_LARGE");
    CHECK(clamd.fault().empty());  // it works
    const std::string list = get(worker, page_of(id, "/papers")).body;
    CHECK(list.contains("Held back: it cannot be checked"));
    CHECK(list.contains("attach it in smaller parts"));
    CHECK(status(worker, path) == 404);
    CHECK(get(worker, "/").body.contains("larger than the virus scanner takes"));
    CHECK(get(administrator, "/papers").body.contains("larger than the virus scanner takes"));
}

TEST_CASE_FIXTURE(Refusing, "a paper that the scanner fails on is tried three times and no more") {
    attached(draft());
    const Stubborn stubborn(socket, "");
    const Clamd clamd(*clamd_address(socket));
    CHECK(fault_after(clamd) == "FAILED");
    CHECK(count("SELECT scan_tries FROM papers") == 3);
}

TEST_CASE_FIXTURE(Refusing,
                  "a paper that is damaged is no fault of the scanner, and is said to be") {
    const ReferralId id = draft();
    attached(id);
    tamper("UPDATE paper_pieces SET bytes = zeroblob(length(bytes))");
    const Stubborn stubborn(socket, "stream: OK");
    const Clamd clamd(*clamd_address(socket));
    app.clamd = &clamd;
    CHECK(fault_after(clamd) == "DAMAGED");
    CHECK(clamd.fault().empty());
    CHECK(get(worker, page_of(id, "/papers")).body.contains("What is kept of it is damaged"));
}

}  // namespace mase::program
