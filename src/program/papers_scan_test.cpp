// Papers where they are checked for viruses, and where they are not.
#include <doctest/doctest.h>

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

}  // namespace mase::program
