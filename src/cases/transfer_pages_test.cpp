#include "cases/transfer_pages.h"

#include <doctest/doctest.h>

#include "cases/cases_fixture.h"
#include "cases/reasons_pages.h"
#include "cases/transfers_store.h"

namespace mase::cases {

namespace {

using accounts::Fields;

class Transfers : public CasesFixture {
public:
    Transfers() : CasesFixture({transfer_routes(), reason_routes()}), file(add_case()) {
        for (const accounts::Person& person : {administrator, police_chair, worker, manager})
            give_reason(person);
    }

    void give_reason(const accounts::Person& person) {
        REQUIRE(
            post(person, "/cases/" + text(file.id) + "/reason", {{"reason", "HOLD_CASE"}}).status ==
            303);
    }
    std::string page() const { return "/cases/" + text(file.id) + "/transfer"; }
    Fields a_transfer(const char* summary = "Two actions are open at Fernhollow.") const {
        return {{"direction", "out"},    {"kind", "TRANSFER"},
                {"authority", "881"},    {"other_panel", "Mid Essex exploitation panel"},
                {"contact", "R. Alder"}, {"summary", summary},
                {"sent_on-day", "17"},   {"sent_on-month", "11"},
                {"sent_on-year", "2026"}};
    }
    std::vector<KeptTransfer> kept() {
        return looked(file,
                      [&](const audit::Reading& reading) { return transfers_of(reading, file); });
    }
    http::Response acknowledge(const char* day, const char* by, int version = 1) {
        const std::string id = text(kept().front().id);
        return post(administrator, page() + "/acknowledgement",
                    {{"transfer", id},
                     {"version", std::to_string(version)},
                     {"acknowledged_on-" + id + "-day", day},
                     {"acknowledged_on-" + id + "-month", "11"},
                     {"acknowledged_on-" + id + "-year", "2026"},
                     {"acknowledged_by-" + id, by}});
    }

    CaseFile file;
};

}  // namespace

TEST_CASE_FIXTURE(Transfers,
                  "rule 41: a child who moves is transferred, and the record says to whom") {
    CHECK(get(administrator, page()).body.contains("Nothing has gone between this panel"));
    const auto recorded = post(administrator, page(), a_transfer());
    REQUIRE(recorded.status == 303);
    CHECK(get(administrator, accounts::location(recorded)).body.contains("It is recorded"));
    const std::string body = get(worker, page()).body;
    CHECK(body.contains("Transfer to Essex"));
    CHECK(body.contains("Mid Essex exploitation panel"));
    CHECK(body.contains("Two actions are open at Fernhollow."));
    CHECK(body.contains("Not yet; sent yesterday"));
    CHECK_FALSE(body.contains("Record a transfer or a notice"));
    CHECK_FALSE(is_in_the_files("Two actions are open"));
    CHECK_FALSE(is_in_the_files("Mid Essex"));
}

TEST_CASE_FIXTURE(Transfers, "rule 41: every problem is told at once, and what was typed is kept") {
    const auto again =
        post(police_chair, page(), {{"direction", "in"}, {"summary", "Kept <b>words</b>"}});
    CHECK(again.status == 422);
    CHECK(again.body.contains("Select the other area"));
    CHECK(again.body.contains("Enter the name of the other panel"));
    CHECK(again.body.contains("Kept &lt;b&gt;words&lt;/b&gt;"));
    CHECK(kept().empty());
}

TEST_CASE_FIXTURE(Transfers, "rule 41: it is acknowledged once, by whom and when") {
    REQUIRE(post(administrator, page(), a_transfer()).status == 303);
    CHECK(acknowledge("16", "R. Alder").body.contains("before the day it was sent"));
    CHECK(acknowledge("18", "").body.contains("Enter who acknowledged it"));
    REQUIRE(acknowledge("18", "R. Alder, panel administrator").status == 303);
    CHECK(kept().front().acknowledged_by == "R. Alder, panel administrator");
    CHECK(acknowledge("18", "Someone else").status == 422);
    CHECK(kept().front().acknowledged_by == "R. Alder, panel administrator");
    CHECK_FALSE(is_in_the_files("R. Alder"));
}

TEST_CASE_FIXTURE(Transfers, "rule 41: only the administrator and chairs record, their own see") {
    for (const accounts::Person& person : {worker, manager}) {
        CHECK(get(person, page()).status == 200);
        CHECK(post(person, page(), a_transfer()).status == 404);
    }
    for (const accounts::Person& person : {other_worker, health_member, analyst, auditor})
        CHECK(get(person, page()).status == 404);
    CHECK(kept().empty());
}

TEST_CASE_FIXTURE(Transfers, "recording a transfer leaves a line about the case, and no words") {
    REQUIRE(post(administrator, page(), a_transfer()).status == 303);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'record_transfer' AND case_id = "
                "$1 AND detail = 'out TRANSFER'",
                {file.id}) == 1);
}

}  // namespace mase::cases
