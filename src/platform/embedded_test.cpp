#include "platform/embedded.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "platform/temporary_folder_fixture.h"

namespace mase {

namespace {

struct OwnFiles {
    TemporaryFolder folder;

    void write(const std::string& name, const std::string& words) const {
        const std::filesystem::path file = folder.file(name);
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << words;
    }
    std::string path() const { return folder.file(""); }
};

}  // namespace

TEST_CASE_FIXTURE(OwnFiles, "a panel's own file stands in for the one that came with the program") {
    const std::string before(embedded("data/codes/sex.csv"));
    write("panel/eastmere.toml", "id = 'eastmere'");
    write("panel/bank_holidays.csv", "day,name\n");
    stand_in(path());
    CHECK(embedded("data/panel/eastmere.toml") == "id = 'eastmere'");
    CHECK(embedded("data/panel/bank_holidays.csv") == "day,name\n");
    CHECK(embedded("data/codes/sex.csv") == before);
    const auto names = embedded_names("data/panel/");
    CHECK(std::ranges::count(names, "data/panel/eastmere.toml") == 1);
    CHECK(std::ranges::count(names, "data/panel/bank_holidays.csv") == 1);
    CHECK(std::ranges::is_sorted(names));
}

TEST_CASE_FIXTURE(OwnFiles, "what is the same for every panel is not replaced by one of them") {
    write("access/permissions.csv", "operation,role,sector,relation,states,parts\n");
    CHECK_THROWS_AS(stand_in(path()), std::runtime_error);
    CHECK(embedded("data/access/permissions.csv").size() > 1000);
    CHECK_THROWS_AS(stand_in(path() + "not_there"), std::runtime_error);
}

}  // namespace mase
