#include "cases/data_pages.h"

#include <doctest/doctest.h>

#include "cases/cases_fixture.h"
#include "cases/data_correction_pages.h"
#include "cases/data_store.h"
#include "cases/reasons_pages.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;
using accounts::location;
using namespace std::chrono_literals;

struct DataPage : CasesFixture {
    DataPage()
        : CasesFixture({reason_routes(), data_routes(), data_correction_routes()}),
          file(add_case()) {
        wait();
    }
    void wait() { clock.set(plus_seconds(clock.now(), 60)); }

    std::string path() const { return "/cases/" + text(file.id) + "/data"; }
    http::Response open(const accounts::Person& person, const std::string& query = "") {
        post(person, "/cases/" + text(file.id) + "/reason", {{"reason", "DATA_QUALITY"}});
        return get(person, path() + query);
    }
    std::vector<Snapshot> snapshots() {
        return looked(file, [&](const audit::Reading& reading) {
            return snapshots_of(reading, form, file.id);
        });
    }
    // The health section of the data, corrected.
    accounts::Fields health(const std::string& misuse, const std::string& held_on = "2026-11-18") {
        std::string record;
        for (const Snapshot& snapshot : snapshots()) {
            if (iso(snapshot.held_on) == held_on) record = text(snapshot.record);
        }
        return {{"held_on", held_on},     {"section", "health"},
                {"record", record},       {"substance_misuse", misuse},
                {"sexual_health", "NO"},  {"mental_health_needs", "NOT_KNOWN"},
                {"known_to_camhs", "NO"}, {"reason", "Health found the mistake"}};
    }
    // A discussion on 8 December, its meeting in that state.
    void add_discussion(const std::string& meeting_state) {
        REQUIRE(changed<int>(
            Operation::record_discussion, subject_of(file), [&](audit::Change& change) {
                const auto meeting = change.new_id<MeetingId>();
                const RecordId record = new_snapshot(change, form, file, 2026y / 12 / 8).id;
                change.execute(
                    "INSERT INTO meetings (panel_id, id, held_on, starts_at, place, kind, "
                    "received_by, pack_by, state, version) VALUES ($1, $2, '2026-12-08', '14:00', "
                    "'Room 2', 'regular', '2026-11-28', '2026-12-01', $3, 1)",
                    {panel, meeting, meeting_state});
                change.execute(
                    "INSERT INTO agenda_items (panel_id, id, meeting_id, case_id, why, position, "
                    "planned_minutes, state, record_id, version) VALUES ($1, $2, $3, $4, 'new', "
                    "1, 12, 'discussed', $5, 1)",
                    {panel, change.new_id<ItemId>(), meeting, file.id, record});
                return 0;
            }));
        wait();
    }
    void circulate_to(const accounts::Person& person) {
        REQUIRE(
            changed<int>(Operation::circulate_pack, subject_of(file), [&](audit::Change& change) {
                site::relate(change, site::holder(person.actor.account), "circulated",
                             any(file.id));
                return 0;
            }));
    }

    const CaseFile file;
};

const std::string correction = "/correction?held_on=2026-11-18&section=health";

}  // namespace

TEST_CASE_FIXTURE(DataPage, "a case's data is not there for those whom it does not concern") {
    for (const accounts::Person* person : {&other_worker, &health_member, &auditor})
        CHECK(get(*person, path()).status == 404);
    for (const accounts::Person* person : {&worker, &manager, &analyst, &police_chair}) {
        CHECK(get(*person, path() + correction).status == 404);
        CHECK(post(*person, path() + "/correction", health("DRUGS")).status == 404);
    }
}

TEST_CASE_FIXTURE(DataPage, "an analyst sees the data and not who the child is") {
    const std::string shown = open(analyst).body;
    CHECK(shown.contains("Category 2: medium risk"));
    for (const std::string words : {"Zofia", "Łopata", "27 March 2011", "CS10042", "sending"})
        CHECK_FALSE(shown.contains(words));
    CHECK_FALSE(shown.contains("Is alcohol or drug use a concern?"));  // the health part
    CHECK_FALSE(shown.contains("/child\""));
}

TEST_CASE_FIXTURE(DataPage, "rule 4: a member sees the data of the parts that their agency needs") {
    circulate_to(health_member);
    circulate_to(school_member);
    CHECK(open(health_member).body.contains("Is alcohol or drug use a concern?"));
    const std::string school = open(school_member).body;
    CHECK(school.contains("Main type"));
    CHECK_FALSE(school.contains("Is alcohol or drug use a concern?"));
}

TEST_CASE_FIXTURE(DataPage,
                  "what is not known and what has no answer can be told from each other") {
    const std::string shown = open(worker).body;
    CHECK(shown.contains("govuk-tag--yellow\">Not known"));
    CHECK(shown.contains("govuk-tag--red\">No answer"));
}

TEST_CASE_FIXTURE(DataPage, "rule 38: the page says which snapshot the return counts") {
    add_discussion("approved");
    const std::string shown = open(worker).body;
    CHECK(shown.contains("18 November 2026, at acceptance"));
    CHECK(shown.contains("8 December 2026, at the discussion"));
    CHECK(shown.contains("Not counted: a later one in the same quarter is"));
    CHECK(shown.contains("Counted in the return for October to December 2026"));
}

TEST_CASE_FIXTURE(DataPage, "rule 32: data is not corrected while its minutes are not approved") {
    add_discussion("ended");
    CHECK_FALSE(open(administrator).body.contains("value=\"2026-12-08\""));
    CHECK(open(administrator, "/correction?held_on=2026-12-08&section=health").status == 404);
    const auto refused = post(administrator, path() + "/correction", health("DRUGS", "2026-12-08"));
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("The minutes of this meeting are not approved yet"));
    CHECK(count("SELECT count(*) FROM records WHERE kind = 'correction'") == 0);
}

TEST_CASE_FIXTURE(DataPage, "a correction of nothing, without a reason or with a gap is refused") {
    accounts::Fields fields = health("DRUGS");
    fields.pop_back();
    fields.emplace_back("reason", "");
    CHECK(post(administrator, path() + "/correction", fields)
              .body.contains("Enter why this is being corrected"));
    std::erase_if(fields, [](const auto& field) { return field.first == "known_to_camhs"; });
    const auto gap = post(administrator, path() + "/correction", fields);
    CHECK(gap.status == 422);
    CHECK(gap.body.contains("Select an answer to"));
    for (const std::string section : {"declaration", "nothing"})
        CHECK(post(administrator, path() + "/correction",
                   {{"held_on", "2026-11-18"}, {"section", section}})
                  .status == 404);
    CHECK(open(administrator, "/correction?held_on=2026-11-19&section=health").status == 404);
}

TEST_CASE_FIXTURE(DataPage, "rule 32: a wrong code is corrected in a new version, with a reason") {
    const RecordId first = snapshots().front().record;
    REQUIRE(open(administrator, correction).body.contains("Save the correction"));
    const auto saved = post(administrator, path() + "/correction", health("DRUGS"));
    REQUIRE(saved.status == 303);
    CHECK(location(saved) == path());
    const Snapshot now = snapshots().front();
    CHECK(snapshots().size() == 1);
    CHECK(now.is_corrected);
    CHECK(now.answers.code("substance_misuse") == "DRUGS");
    CHECK(now.answers.code("exploitation_type") == "ONLINE");
    CHECK(count("SELECT count(*) FROM answers WHERE record_id = $1 AND question = "
                "'substance_misuse' AND code = 'NO'",
                {first}) == 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'correct_case_data' AND detail "
                "LIKE '%data of 2026-11-18; corrected substance_misuse%' AND remark IS NOT NULL") ==
          1);
    CHECK(open(administrator).body.contains("Health found the mistake"));
    CHECK_FALSE(is_in_the_files("Health found"));
}

TEST_CASE_FIXTURE(DataPage,
                  "correcting an earlier snapshot leaves the later one and the case alone") {
    add_discussion("approved");
    accounts::Fields risk{{"held_on", "2026-11-18"},
                          {"section", "risk"},
                          {"record", text(snapshots().front().record)},
                          {"risk_category", "CAT3"},
                          {"reason", "The form had it right"}};
    REQUIRE(post(administrator, path() + "/correction", risk).status == 303);
    CHECK(snapshots()[0].answers.code("risk_category") == "CAT3");
    CHECK(snapshots()[1].answers.code("risk_category") == "CAT2");
    CHECK(count("SELECT count(*) FROM cases WHERE risk_category = 'CAT2'") == 1);
    risk[0].second = "2026-12-08";
    risk[2].second = text(snapshots().back().record);
    wait();
    REQUIRE(post(administrator, path() + "/correction", risk).status == 303);
    CHECK(count("SELECT count(*) FROM cases WHERE risk_category = 'CAT3'") == 1);
}

TEST_CASE_FIXTURE(DataPage, "the second of two who correct at once sees what the first saved") {
    const accounts::Fields second = health("ALCOHOL");
    REQUIRE(post(administrator, path() + "/correction", health("DRUGS")).status == 303);
    const auto refused = post(administrator, path() + "/correction", second);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Someone else corrected this data"));
    CHECK(refused.body.contains("What is recorded now"));
    CHECK(snapshots().front().answers.code("substance_misuse") == "DRUGS");
}

}  // namespace mase::cases
