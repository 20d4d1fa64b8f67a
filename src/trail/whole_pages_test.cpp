#include "trail/whole_pages.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <future>

#include "cases/cases_fixture.h"
#include "trail/trail_pages.h"

namespace mase::trail {

namespace {

using accounts::Person;

class Whole : public cases::CasesFixture {
public:
    Whole() : CasesFixture({trail_routes(), whole_routes()}) { add_case(); }

    std::string page() {
        const auto response = get(auditor, "/audit/whole");
        CHECK(response.status == 200);
        return response.body;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Whole, "whether the trail is whole is there for the auditor alone") {
    for (const Person* person : {&worker, &manager, &administrator, &police_chair, &care_chair,
                                 &health_member, &action_owner, &analyst}) {
        CAPTURE(person->actor.name);
        CHECK(get(*person, "/audit/whole").status == 404);
    }
    CHECK(page().contains("The trail is whole."));
}

TEST_CASE_FIXTURE(Whole, "the page says which line was changed, and what to do first") {
    tamper("{mutable audit_log} UPDATE audit_log SET reason = 'x' WHERE seq = 2");
    const std::string found = page();
    CHECK_FALSE(found.contains("The trail is whole."));
    CHECK(found.contains("The trail is not whole."));
    CHECK(found.contains("Line 2 of run "));
    CHECK(found.contains("information governance lead"));
}

TEST_CASE_FIXTURE(Whole, "looking whether the trail is whole leaves a line in it") {
    page();
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'check_trail'") == 1);
}

TEST_CASE_FIXTURE(Whole, "the page has no more of the trail than numbers and the key") {
    const std::string found = page();
    const std::string key = hex(as_text(keyring.signer().public_key()));
    CHECK(found.contains(key.substr(0, 8) + " " + key.substr(8, 8) + " "));
    CHECK_FALSE(found.contains(auditor.actor.name + "</p>"));
    CHECK_FALSE(found.contains("/audit?case="));
}

TEST_CASE_FIXTURE(Whole,
                  "whoever looks at a long trail is told how far it is read, and then the end") {
    std::promise<void> held;
    const auto wait = held.get_future().share();
    records.checking().start(keyring.signer().public_key(), {}, [wait](std::int64_t) {
        wait.wait();  // as if there were very many lines
    });
    const std::string meanwhile = page();
    CHECK(meanwhile.contains("The trail is being read: "));
    CHECK(meanwhile.contains("Look again"));
    CHECK_FALSE(meanwhile.contains("The trail is whole."));
    tamper("{mutable audit_log} UPDATE audit_log SET reason = 'x' WHERE seq = 2");
    held.set_value();
    CHECK(page().contains("The trail is whole."));  // as it was when the reading began
    CHECK(page().contains("The trail is not whole."));
}

TEST_CASE_FIXTURE(Whole,
                  "however long the signed heads take to read, nobody waits for them at the page") {
    app.heads_file = folder.file("published");
    REQUIRE(mkfifo(app.heads_file.c_str(), 0600) == 0);  // its end comes when somebody writes it
    auto shown = std::async([&] { return page(); });
    const bool is_shown = shown.wait_for(std::chrono::seconds(10)) == std::future_status::ready;
    std::ofstream(app.heads_file) << "not a head\n";
    CHECK(is_shown);
    CHECK(shown.get().contains("The trail is being read: "));
    CHECK(page().contains("is not a head that was signed with this key"));
    app.heads_file.clear();
}

TEST_CASE_FIXTURE(Whole, "a reading that is given up keeps nobody from stopping the program") {
    std::promise<void> begun;
    records.checking().start(keyring.signer().public_key(), {},
                             [&begun](std::int64_t) { begun.set_value(); });
    begun.get_future().wait();
}

}  // namespace mase::trail
