// Tries to confirm data that is not there, and to write over another's.
#include <doctest/doctest.h>

#include "decisions/collection.h"
#include "decisions/decisions_fixture.h"

namespace mase::decisions {

namespace {

class Collecting : public DecisionsFixture {
public:
    Collecting() { take(); }

    std::string shown() { return shown_in(get(administrator, discussion("data")).body, "data"); }

    // An answer to every question of the data set: the last of its list, which is "not known" in
    // nearly all of them.
    Fields all_answered() {
        Fields fields;
        for (const forms::Section& section : collected_sections(form)) {
            if (section.is_list()) continue;
            for (const forms::Question& question : section.questions) {
                if (!question.is_coded() || question.show_when) continue;
                fields.emplace_back(question.id, form.codes->has(question.codes)
                                                     ? form.codes->all(question.codes).front().code
                                                     : "");
            }
        }
        return fields;
    }
    Fields with(Fields fields, const std::string& name, const std::string& value) {
        std::erase_if(fields, [&](const auto& field) { return field.first == name; });
        fields.emplace_back(name, value);
        return fields;
    }
    http::Response sends(Fields fields, bool confirming) {
        fields.emplace_back("shown-data", shown());
        if (confirming) fields.emplace_back("then", "confirm");
        return post(administrator, discussion("data"), std::move(fields));
    }
};

}  // namespace

TEST_CASE_FIXTURE(Collecting,
                  "rule 32: the data comes filled in, with what is not known beside it") {
    const auto page = get(administrator, discussion("data"));
    CHECK(page.status == 200);
    CHECK(says(page, "value=\"CAT2\" checked"));
    CHECK(says(page, "Not known, or not asked yet"));
    CHECK(get(health_member, discussion("data")).status == 404);
}

TEST_CASE_FIXTURE(Collecting, "rule 32: what is missing is named, and nothing is confirmed") {
    auto fields = with(all_answered(), "police_outcome", "");
    const auto refused = sends(fields, true);
    CHECK(refused.status == 422);
    CHECK(says(refused, "href=\"#police_outcome\""));
    CHECK(!discussed().data_confirmed_at);
    CHECK(sends(fields, false).status == 303);
    CHECK(!discussed().data_confirmed_at);
}

TEST_CASE_FIXTURE(Collecting,
                  "rule 32: confirmed data is counted, and the case's summary follows it") {
    auto fields = with(all_answered(), "risk_category", "CAT3");
    fields = with(fields, "harm_status", "NOT_KNOWN");
    CHECK(sends(fields, true).status == 303);
    CHECK(discussed().data_confirmed_at);
    CHECK(case_now().risk_category == "CAT3");
    CHECK(case_now().harm_status == "NOT_KNOWN");
    CHECK(says(get(administrator, discussion()), "Confirmed by Farah Begum"));
    CHECK(count("SELECT count(*) FROM answers a JOIN records r ON r.id = a.record_id WHERE r.kind "
                "= 'discussion' AND a.question = 'risk_category' AND a.code = 'CAT3' AND a.held_on "
                "= '2026-11-18'") == 1);
    // What was taken at acceptance stays as it was.
    CHECK(count("SELECT count(*) FROM answers a JOIN records r ON r.id = a.record_id WHERE r.kind "
                "= 'acceptance' AND a.question = 'risk_category' AND a.code = 'CAT2'") == 1);
    CHECK(sends(with(fields, "risk_category", "CAT1"), false).status == 303);
    CHECK(!discussed().data_confirmed_at);
    CHECK(case_now().risk_category == "CAT3");
}

TEST_CASE_FIXTURE(Collecting, "an answer that is not in its list is refused and shown again") {
    CHECK(sends(with(all_answered(), "risk_category", "CAT9"), false).status == 422);
}

TEST_CASE_FIXTURE(Collecting, "data saved by two people at once shows both, and loses neither") {
    const std::string before = shown();
    REQUIRE(sends(with(all_answered(), "risk_category", "CAT3"), false).status == 303);
    auto second = with(all_answered(), "risk_category", "CAT1");
    second.emplace_back("shown-data", before);
    const auto refused = post(care_chair, discussion("data"), second);
    CHECK(refused.status == 422);
    CHECK(says(refused, "What someone else saved"));
    CHECK(says(refused, "value=\"CAT1\" checked"));
    CHECK(count("SELECT count(*) FROM answers a JOIN records r ON r.id = a.record_id WHERE r.kind "
                "= 'discussion' AND a.question = 'risk_category' AND a.code = 'CAT3'") == 1);
}

TEST_CASE_FIXTURE(Collecting, "a disruption is added and taken out, row by row") {
    auto fields = all_answered();
    fields.emplace_back("rows-disruptions", "1");
    fields.emplace_back("disruption_kind", form.codes->all("disruption_kinds").front().code);
    fields.emplace_back("disruption_status", "CONSIDERED");
    CHECK(sends(fields, false).status == 303);
    const auto kept =
        "SELECT count(*) FROM answers a JOIN records r ON r.id = a.record_id WHERE "
        "r.kind = 'discussion' AND a.question = 'disruption_status'";
    CHECK(count(kept) == 1);
    fields.emplace_back("remove-disruptions.0", "yes");
    CHECK(sends(fields, false).status == 303);
    CHECK(count(kept) == 0);
}

}  // namespace mase::decisions
