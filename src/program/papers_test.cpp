// Papers attached to a referral: who attaches, who may open, and how they are taken back.
#include <doctest/doctest.h>

#include "program/papers_world_fixture.h"

namespace mase::program {

TEST_CASE_FIXTURE(PapersFixture,
                  "a paper comes back byte for byte, as an attachment and nothing else") {
    const std::string bytes = papers::pdf(std::string(200'000, ' '));
    const ReferralId id = draft();
    const std::string path = attached(id, "general", bytes);
    http::Response given = saved(worker, path);
    CHECK(given.status == 200);
    CHECK(given.type == "application/pdf");
    CHECK(header(given, "Content-Disposition").starts_with("attachment; filename=\"plan-"));
    CHECK(header(given, "Content-Security-Policy") == "sandbox; default-src 'none'");
    CHECK(whole(std::move(given)) == bytes);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'open_paper' AND processing = "
                "'disclosure' AND subject_id = $1",
                {newest()}) == 1);
}

TEST_CASE_FIXTURE(PapersFixture,
                  "nothing of a paper can be read in the files of the installation") {
    const ReferralId id = draft();
    REQUIRE(attach(worker, id, {{"description", "Zephyrine thistledown"}, {"part", "general"}},
                   papers::pdf("Quixotic-marmalade"), "Vermilion-teacup.pdf")
                .status == 303);
    for (const char* words : {"Zephyrine", "Quixotic-marmalade", "Vermilion"})
        CHECK_FALSE(is_in_the_files(words));
}

TEST_CASE_FIXTURE(PapersFixture, "all that is wrong is said at once, and what was typed is kept") {
    const ReferralId id = draft();
    const auto empty = attach(worker, id, {}, "", "");
    CHECK(empty.status == 422);
    for (const char* words :
         {"Choose the file to attach", "Enter what this paper is", "Select who needs to read it"})
        CHECK(empty.body.contains(words));
    const auto program = attach(worker, id, {{"description", "A game"}, {"part", "health"}}, "MZ!");
    CHECK(program.status == 422);
    CHECK(program.body.contains("This is a program"));
    CHECK(program.body.contains("value=\"A game\""));
    CHECK(program.body.contains("value=\"health\" checked"));
    CHECK(count("SELECT count(*) FROM papers") == 0);
}

TEST_CASE_FIXTURE(PapersFixture,
                  "the same file twice is told, and another of the same name is taken") {
    const ReferralId id = draft();
    attached(id);
    const auto again = attach(worker, id, {{"description", "Once more"}, {"part", "health"}},
                              papers::pdf(), "other.pdf");
    CHECK(again.status == 422);
    CHECK(again.body.contains("attached already, as ‘Safety plan, general’"));
    CHECK(attach(worker, id, {{"description", "Another"}, {"part", "general"}}, papers::pdf("x"))
              .status == 303);
    CHECK(count("SELECT count(*) FROM papers") == 2);
}

TEST_CASE_FIXTURE(PapersFixture, "MR-196: a paper is found only by those who have its part") {
    const ReferralId id = draft();
    const std::string health = attached(id, "health", papers::pdf("h"));
    const std::string police = attached(id, "police", papers::pdf("p"));
    const std::string general = attached(id, "general", papers::pdf("g"));
    accept(id);
    CHECK(status(health_member, health) == 200);
    CHECK(status(health_member, general) == 200);
    CHECK(status(health_member, police) == 404);
    CHECK(status(school_member, general) == 200);
    CHECK(status(school_member, health) == 404);
    CHECK(status(other_worker, general) == 404);
    const std::string list = "/cases/" + text(*now(id).case_id) + "/papers";
    const std::string seen = get(school_member, list).body;
    CHECK(seen.contains("Safety plan, general"));
    CHECK_FALSE(seen.contains("Safety plan, health"));
    CHECK_FALSE(seen.contains("Safety plan, police"));
    CHECK_FALSE(seen.contains(health));
    CHECK(get(health_member, list).body.contains("Safety plan, health"));
    CHECK(get(administrator, list).body.contains("Safety plan, police"));
}

TEST_CASE_FIXTURE(PapersFixture,
                  "rule 5: a connected person finds no trace of a paper of the case") {
    const ReferralId id = draft();
    const std::string path = attached(id);
    accept(id);
    CHECK(status(administrator, path) == 200);
    scanned(papers::Scan::infected, "Eicar");
    CHECK(get(administrator, "/papers").body.contains("Eicar"));
    const CaseId case_id = *now(id).case_id;
    REQUIRE(change_as<int>(care_chair, panel_subject(), [&](audit::Change& change) {
        site::relate(change, site::holder(administrator.actor.account), "connected", any(case_id));
        return 0;
    }));
    CHECK(status(administrator, path) == 404);
    CHECK_FALSE(get(administrator, "/papers").body.contains("Eicar"));
    CHECK_FALSE(get(administrator, "/").body.contains("Eicar"));
}

TEST_CASE_FIXTURE(PapersFixture, "a case's paper is opened for a reason, like the case") {
    const ReferralId id = draft();
    const std::string path = attached(id);
    accept(id);
    const auto asked = get(manager, path);
    CHECK(asked.status == 303);
    CHECK(accounts::location(asked) == "/cases/" + text(*now(id).case_id) + "/papers");
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'open_paper'") == 0);
}

TEST_CASE_FIXTURE(PapersFixture,
                  "a draft's paper is deleted by its author, and nothing of it stays") {
    const ReferralId id = draft();
    const std::string path = attached(id);
    CHECK(get(worker, path + "/removal").body.contains("Remove this paper"));
    next_minute();
    CHECK(post(worker, path + "/removal", {}).status == 303);
    CHECK(count("SELECT count(*) FROM papers") == 0);
    CHECK(count("SELECT count(*) FROM paper_pieces") == 0);
    CHECK(status(worker, path) == 404);
    attached(id);  // once more, if it was the wrong one that went
}

TEST_CASE_FIXTURE(PapersFixture,
                  "once it is sent a paper is only withdrawn, with a reason, and kept") {
    const ReferralId id = draft();
    const std::string path = attached(id);
    REQUIRE(send_it(id).status == 303);
    next_minute();
    const auto none = post(worker, path + "/removal", {});
    CHECK(none.status == 422);
    CHECK(none.body.contains("Enter why it is withdrawn"));
    CHECK(status(administrator, path) == 200);
    CHECK(post(worker, path + "/removal", {{"reason", "About another child"}}).status == 303);
    for (const Person* person : {&worker, &administrator}) CHECK(status(*person, path) == 404);
    CHECK_FALSE(get(worker, page_of(id)).body.contains("Safety plan"));
    CHECK(count("SELECT count(*) FROM papers WHERE withdrawn_at IS NOT NULL") == 1);
    CHECK(count("SELECT count(*) FROM paper_pieces") == 1);
    CHECK_FALSE(is_in_the_files("About another child"));
}

TEST_CASE_FIXTURE(PapersFixture,
                  "only those who write a referral attach to it, and after it is decided "
                  "not to be for the panel nobody does") {
    const ReferralId id = draft();
    const Fields sound{{"description", "A plan"}, {"part", "general"}};
    for (const Person* person : {&other_worker, &manager, &health_member, &administrator})
        CHECK(attach(*person, id, sound, papers::pdf()).status == 404);
    REQUIRE(send_it(id).status == 303);
    CHECK(attach(administrator, id, sound, papers::pdf("a")).status == 303);
    CHECK(attach(worker, id, sound, papers::pdf("b")).status == 303);
    next_minute();
    REQUIRE(post(worker, page_of(id, "/withdrawal"), {}).status == 303);
    CHECK(attach(worker, id, sound, papers::pdf("c")).status == 404);
}

TEST_CASE_FIXTURE(PapersFixture,
                  "a piece that is moved, changed or missing is not given out as whole") {
    has_moved_sealed = true;
    const ReferralId id = draft();
    const std::string path = attached(id, "general", papers::pdf(std::string(200'000, 'x')));
    const auto breaks = [&](const std::string& sql) {
        REQUIRE(change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
            change.execute(sql, {panel});
            return 0;
        }));
        CHECK_THROWS(whole(saved(worker, path)));
    };
    breaks(
        "UPDATE paper_pieces SET bytes = (SELECT o.bytes FROM paper_pieces o WHERE o.number = 2) "
        "WHERE panel_id = $1 AND number = 1");
    breaks("DELETE FROM paper_pieces WHERE panel_id = $1 AND number > 1");
}

}  // namespace mase::program
