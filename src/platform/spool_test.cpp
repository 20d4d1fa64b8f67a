#include "platform/spool.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <system_error>

#include "platform/temporary_folder_fixture.h"

namespace mase {

TEST_CASE("what is spooled is read back from any place, and no file of it is to be seen") {
    const TemporaryFolder folder;
    Spool spool(folder.file(""));
    std::string whole;
    for (int i = 0; i < 40000; ++i) whole += "piece " + std::to_string(i) + "\n";
    for (std::size_t at = 0; at < whole.size(); at += 1000) spool.add(whole.substr(at, 1000));
    CHECK(spool.size() == whole.size());
    CHECK(spool.all() == whole);
    for (const std::size_t from : {0UZ, 65535UZ, 65536UZ, 130000UZ, whole.size() - 1, whole.size()})
        CHECK(spool.read(from, 70000) == whole.substr(from, 70000));
    CHECK(spool.read(whole.size() + 5, 1).empty());
    CHECK(std::filesystem::is_empty(folder.file("")));
}

TEST_CASE("where nothing can be written, spooling says so") {
    CHECK_THROWS_AS(Spool("a/folder/that/is/not/there"), std::system_error);
}

}  // namespace mase
