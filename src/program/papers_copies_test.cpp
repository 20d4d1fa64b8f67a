// A paper is only ever saved, so each opening of one is a copy: it is said first for whom it is, it
// has a number, and the register has it.
#include <doctest/doctest.h>

#include "program/papers_world_fixture.h"

namespace mase::program {

namespace {

struct PaperCopies : PapersFixture {
    std::int64_t disclosed(PaperId id) const {
        return count(
            "SELECT count(*) FROM audit_log WHERE operation IN ('open_paper', 'give_copy') AND "
            "processing = 'disclosure' AND subject_id = $1",
            {id});
    }
    // The number in the name of the file.
    static std::string serial_in(const http::Response& given) {
        const std::string name = header(given, "Content-Disposition");
        const std::string mark = "filename=\"plan-";
        const std::size_t at = name.find(mark);
        REQUIRE(at != std::string::npos);
        return name.substr(at + mark.size(), 11);
    }
    std::string found(const std::string& serial) {
        return get(auditor, "/audit/disclosures?serial=" + serial).body;
    }
};

}  // namespace

TEST_CASE_FIXTURE(PaperCopies, "rule 40: nothing of a paper leaves before it is said for whom") {
    const ReferralId id = draft();
    const std::string path = attached(id);
    const auto asked = get(worker, path);
    CHECK(asked.status == 303);
    CHECK(accounts::location(asked).starts_with("/copies/new?of=%2Fpapers%2F"));
    CHECK(asked.body.empty());
    CHECK(disclosed(newest()) == 0);
    const std::string page = get(worker, accounts::location(asked)).body;
    CHECK(page.contains("To read it myself"));
    CHECK(page.contains("the number of the copy stands in its name alone"));
    CHECK(page.contains("href=\"" + page_of(id) + "\""));  // the way back is to the referral
    CHECK(accounts::location(get(worker, path + "?copy=K7Q2M-9FMX3")).starts_with("/copies/new"));
}

TEST_CASE_FIXTURE(PaperCopies, "rule 40: a paper is in the register, and its name has the number") {
    const std::string path = attached(draft());
    const auto given = accounts::copied(*this, worker, path);
    REQUIRE(given.status == 200);
    const std::string serial = serial_in(given);
    CHECK(header(given, "Content-Disposition").contains("plan-" + serial + ".pdf"));
    const std::string page = found(serial);
    CHECK(page.contains("A paper"));
    CHECK(page.contains("Jo Sample, the safeguarding board"));
    CHECK(page.contains(worker.actor.name));
    CHECK_FALSE(page.contains("Safety plan"));
    CHECK(disclosed(newest()) == 2);
    CHECK(found(serial_in(saved(worker, path))).contains("For their own reading"));
}

TEST_CASE_FIXTURE(PaperCopies,
                  "rule 5: a paper saved before its referral was accepted stands on the case, and "
                  "a connected chair finds no trace of that") {
    const ReferralId id = draft();
    const std::string path = attached(id);
    REQUIRE(send_it(id).status == 303);
    const std::string serial = serial_in(accounts::copied(*this, administrator, path));
    CHECK(get(police_chair, "/audit/disclosures").body.contains(serial));
    REQUIRE(decide_it(id, {{"choice", "accept"}}).status == 303);
    next_minute();
    const CaseId case_id = *now(id).case_id;
    REQUIRE(change_as<int>(care_chair, panel_subject(), [&](audit::Change& change) {
        site::relate(change, site::holder(police_chair.actor.account), "connected", any(case_id));
        return 0;
    }));
    CHECK_FALSE(get(police_chair, "/audit/disclosures").body.contains(serial));
    post(care_chair, "/cases/" + text(case_id) + "/reason", {{"reason", "SUPERVISION"}});
    CHECK(get(care_chair, "/cases/" + text(case_id) + "/access").body.contains(serial));
}

TEST_CASE_FIXTURE(PaperCopies, "the number of one person's copy opens no paper for another") {
    const std::string path = attached(draft());
    const auto asked = post(worker, "/copies/new", {{"of", path}, {"whom", "reading"}});
    const std::string address = accounts::location(asked);
    CHECK(accounts::location(get(administrator, address)).starts_with("/copies/new"));
    CHECK(get(other_worker, address).status == 404);
    CHECK(get(worker, address).status == 200);
}

}  // namespace mase::program
