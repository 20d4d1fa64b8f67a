// What leaves on paper or as a file: for whom and why is said first, each copy bears who made it,
// and the trail has it as a disclosure (rules.md 40).
#include <doctest/doctest.h>

#include "program/world_fixture.h"

namespace mase::program {

namespace {

constexpr const char* stamp = "made by Amina Yusuf";
constexpr const char* register_path = "/audit/disclosures";

struct Copies : WorldFixture {
    Copies() { post(care_chair, case_path("reason"), {{"reason", "SUPERVISION"}}); }

    Fields for_the_board(const std::string& of) const {
        return {{"of", of},
                {"whom", "other"},
                {"recipient", "Jo Sample, the safeguarding board"},
                {"code", "BOARD"},
                {"reason", "A review of the year"}};
    }
    // The address of the copy, once it is asked for.
    std::string asked(const Person& person, const std::string& of) {
        const auto response = post(person, "/copies/new", for_the_board(of));
        REQUIRE(response.status == 303);
        return accounts::location(response);
    }
    static std::string serial_in(const std::string& address) {
        return address.substr(address.find("copy=") + 5);
    }
    bool is_printable(const Person& person, const std::string& path) {
        const std::string page = body(person, path);
        CHECK(page.contains("mase-watermark") != page.contains("mase-no-paper"));
        return page.contains("mase-watermark");
    }
    std::int64_t disclosures() const {
        return count(
            "SELECT count(*) FROM audit_log WHERE operation = 'give_copy' AND processing "
            "= 'disclosure'");
    }
};

}  // namespace

TEST_CASE_FIXTURE(Copies,
                  "rule 40: a page that shows a case is not printed before it is asked for") {
    for (const std::string& path :
         {case_path(), case_path("child"), case_path("access"), meeting_path("pack"), item_path()})
        CHECK_FALSE(is_printable(care_chair, path));
    CHECK(body(care_chair, case_path()).contains("/copies/new?of=%2Fcases%2F" + text(file.id)));
    CHECK_FALSE(body(care_chair, "/help").contains("mase-no-paper"));
    CHECK(disclosures() == 0);
}

TEST_CASE_FIXTURE(Copies,
                  "rule 40: asked for, it bears on each sheet who made it, when and its number") {
    const std::string address = asked(care_chair, case_path());
    CHECK(disclosures() == 0);  // nothing has left yet
    const std::string page = body(care_chair, address);
    CHECK(page.contains("mase-watermark"));
    CHECK(page.contains(stamp));
    CHECK(page.contains("Child Protection and Assessment Team"));
    CHECK(page.contains("Copy " + serial_in(address)));
    CHECK(page.contains(child));
}

TEST_CASE_FIXTURE(Copies,
                  "a copy is a disclosure in the trail, of that case, and leads back to it") {
    const std::string address = asked(care_chair, case_path());
    body(care_chair, address);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'give_copy' AND processing = "
                "'disclosure' AND case_id = $1 AND account_id = $2 AND detail = $3",
                {file.id, care_chair.actor.account, serial_in(address)}) == 1);
    const std::string found =
        body(auditor, std::string(register_path) + "?serial=" + serial_in(address));
    CHECK(found.contains("Jo Sample, the safeguarding board"));
    CHECK(found.contains("A review of the year"));
    CHECK(found.contains("For the safeguarding board or a review"));
    CHECK(found.contains(" of the audit trail"));
    CHECK_FALSE(found.contains(child));
    CHECK_FALSE(is_in_the_files("Jo Sample"));
    CHECK_FALSE(is_in_the_files("A review of the year"));
}

TEST_CASE_FIXTURE(Copies, "on the page of the case stands who was given what of this child") {
    CHECK(body(care_chair, case_path("access")).contains("No page of this case has been printed"));
    const std::string address = asked(care_chair, case_path("child"));
    CHECK(body(care_chair, case_path("access")).contains("No page of this case has been printed"));
    body(care_chair, address);
    const std::string page = body(care_chair, case_path("access"));
    CHECK(page.contains("A child’s details"));
    CHECK(page.contains("Jo Sample, the safeguarding board"));
    CHECK(page.contains(serial_in(address)));
}

TEST_CASE_FIXTURE(Copies, "of a pack or minutes, each case that is shown was given out") {
    body(care_chair, asked(care_chair, meeting_path("pack")));
    const std::string page = body(care_chair, case_path("access"));
    CHECK(page.contains("A meeting’s pack"));
}

TEST_CASE_FIXTURE(Copies, "a number opens nothing to print for another person, page or hour") {
    const std::string address = asked(care_chair, case_path());
    post(police_chair, case_path("reason"), {{"reason", "SUPERVISION"}});
    CHECK_FALSE(is_printable(police_chair, address));
    CHECK_FALSE(is_printable(care_chair, case_path("child") + "?copy=" + serial_in(address)));
    CHECK(get(worker, "/copies/new?of=%2Fcopies%2Fnew").status == 404);
    CHECK(get(worker, "/copies/new?of=https%3A%2F%2Felsewhere.example").status == 404);
    redbridge.idle_minutes = redbridge.absolute_hours = 1000;
    clock.set(plus_seconds(clock.now(), site::copy_seconds));
    post(care_chair, case_path("reason"), {{"reason", "SUPERVISION"}});
    CHECK_FALSE(is_printable(care_chair, address));
    CHECK(disclosures() == 0);
}

TEST_CASE_FIXTURE(Copies, "asking for a copy opens no page that one may not open") {
    const std::string address = asked(other_worker, case_path());
    CHECK(get(other_worker, address).status == 404);
    CHECK(disclosures() == 0);
}

TEST_CASE_FIXTURE(Copies, "all that is missing is told at once, and what was typed is kept") {
    const auto refused = post(care_chair, "/copies/new",
                              {{"of", case_path()}, {"whom", "other"}, {"reason", "A long story"}});
    CHECK(refused.status == 422);
    for (const char* words :
         {"Enter who it is for", "Select why they are given it", "A long story"})
        CHECK(refused.body.contains(words));
    const auto own = post(care_chair, "/copies/new",
                          {{"of", case_path()}, {"whom", "own"}, {"meeting", text(next.id)}});
    REQUIRE(own.status == 303);
    body(care_chair, accounts::location(own));
    CHECK(body(auditor, register_path)
              .contains("For their own use at the meeting of 8 December 2026"));
}

TEST_CASE_FIXTURE(Copies, "what was given out is told to chairs and the auditor alone") {
    for (const Person* person : {&worker, &manager, &administrator, &health_member, &analyst})
        CHECK(get(*person, register_path).status == 404);
    for (const Person* person : {&police_chair, &care_chair, &auditor})
        CHECK(get(*person, register_path).status == 200);
}

TEST_CASE_FIXTURE(
    Copies, "rule 5: a connected chair is told of no copy of the case, nor finds its number") {
    const std::string address = asked(care_chair, case_path());
    body(care_chair, address);
    CHECK(body(police_chair, register_path).contains(serial_in(address)));
    connect(police_chair, file);
    list(meeting, add_case(another_child()));
    CHECK_FALSE(body(police_chair, register_path).contains(serial_in(address)));
    CHECK(body(police_chair, std::string(register_path) + "?serial=" + serial_in(address))
              .contains("There is no copy with this number"));
    body(care_chair, asked(care_chair, meeting_path("pack")));
    const std::string page = body(police_chair, register_path);
    CHECK(page.contains("A meeting’s pack"));
    CHECK_FALSE(page.contains(child));
    CHECK_FALSE(page.contains(text(file.id)));
}

}  // namespace mase::program
