#include "platform/clamd.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

namespace mase {

using Said = ClamdReply::Said;

TEST_CASE("only what the scanner calls clean in so many words is clean") {
    CHECK(clamd_reply("stream: OK").said == Said::clean);
    CHECK(clamd_reply(std::string_view("stream: OK\0", 11)).said == Said::clean);
    const ClamdReply infected = clamd_reply("stream: Win.Test.EICAR_HDB-1 FOUND");
    CHECK(infected.said == Said::infected);
    CHECK(infected.words == "Win.Test.EICAR_HDB-1");
    for (const char* words :
         {"", "OK", "stream: ", "stream:  FOUND", "INSTREAM size limit exceeded. ERROR",
          "stream: OK and more", "Stream: OK", "UNKNOWN COMMAND", "stream: FOUND"}) {
        CAPTURE(words);
        CHECK(clamd_reply(words).said == Said::failed);
    }
}

TEST_CASE(
    "the scanner is a socket in a folder, or a port of an address, and no name of a machine") {
    CHECK(clamd_address("/run/clamav/clamd.ctl")->socket == "/run/clamav/clamd.ctl");
    CHECK(clamd_address("127.0.0.1:3310")->port == 3310);
    CHECK(clamd_address("localhost:3310")->host == "127.0.0.1");
    CHECK(clamd_address("[::1]:3310")->host == "::1");
    const std::string long_path = "/" + std::string(200, 'x');
    for (const std::string& words : std::vector<std::string>{
             "", "clamd", "scanner.example:3310", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0",
             "127.0.0.1:70000", "127.0.0.1:33x", ":3310", long_path}) {
        CAPTURE(words);
        CHECK_FALSE(clamd_address(words));
    }
}

TEST_CASE("a paper that is larger than the scanner takes is told apart from other faults") {
    CHECK(clamd_reply("INSTREAM size limit exceeded. ERROR").is_too_large());
    CHECK_FALSE(clamd_reply("Can't allocate memory ERROR").is_too_large());
}

TEST_CASE("a scanner that is not there is told apart from one that finds nothing") {
    const Clamd nowhere(*clamd_address("/nowhere/clamd.ctl"));
    CHECK_THROWS_AS(nowhere.ping(), std::runtime_error);
    CHECK_THROWS_AS(nowhere.scan([] { return std::optional<std::string>(); }), std::runtime_error);
}

}  // namespace mase
