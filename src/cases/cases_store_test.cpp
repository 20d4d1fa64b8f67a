#include "cases/cases_store.h"

#include <doctest/doctest.h>

#include "cases/cases_fixture.h"
#include "cases/reasons_store.h"
#include "site/relations_store.h"

namespace mase::cases {

namespace {

using access::Operation;

struct Cases : CasesFixture {
    Cases() : CasesFixture(std::vector<site::Routes>{}) {}

    std::string answer(RecordId id, std::string_view question, const CaseFile& file) {
        return looked(file, [&](const audit::Reading& reading) {
            const auto record = forms::find_record(reading, id);
            const forms::Answers answers = forms::load_answers(reading, *record, form);
            const std::string code = answers.code(question);
            return code.empty() ? answers.words(question) : code;
        });
    }

    std::optional<RecordId> latest(const CaseFile& file, std::optional<Date> not_after = {}) {
        return looked(file, [&](const audit::Reading& reading) {
            return latest_snapshot(reading, file.id, not_after);
        });
    }

    std::set<std::string> relations(const accounts::Person& person, const CaseFile& file) {
        return site::relations_held(audit::Lookup(records), person.actor, subject_of(file));
    }
};

}  // namespace

TEST_CASE_FIXTURE(Cases, "rule 36: nothing but the panel or an accepted referral reopens a case") {
    const CaseFile file = add_case();
    const auto reopen = [&](audit::Change& change) {
        reopen_case(change, file.id);
        return 0;
    };
    const auto close = [&](audit::Change& change) {
        close_case(change, file.id, change.today(), "SAFER");
        return 0;
    };
    CHECK_THROWS_AS(changed<int>(Operation::change_case_holder, subject_of(file), close),
                    std::logic_error);
    REQUIRE(changed<int>(Operation::record_discussion, subject_of(file), close));
    for (const Operation other : {Operation::correct_child, Operation::change_case_holder})
        CHECK_THROWS_AS(changed<int>(other, subject_of(file), reopen), std::logic_error);
    const auto state = [&] {
        return looked(file, [&](const audit::Reading& reading) {
            const auto now = find_case(reading, file.id);
            return now->state + now->closure_reason;
        });
    };
    CHECK(state() == "closedSAFER");
    REQUIRE(changed<int>(Operation::decide_referral, subject_of(file), reopen));
    CHECK(state() == "open");
}

TEST_CASE_FIXTURE(Cases, "no name, number or address of the child stands in the database") {
    CaseFile file = add_case();
    REQUIRE(
        changed<int>(Operation::record_discussion, subject_of(file), [&](audit::Change& change) {
            new_snapshot(change, form, file, change.today());
            return 0;
        }));
    for (const std::string private_text :
         {"Zofia", "Łopata", "Quill", "zosia", "lopata", "Thimblerig", "999 000 0018", "9990000018",
          "CS10042", "2011-03-27", "Fernhollow", "gifts"})
        CHECK_MESSAGE(!is_in_the_files(private_text), private_text);
    CHECK(is_in_the_files("SUSPECTED"));  // coded answers stay plain, to be counted
}

TEST_CASE_FIXTURE(Cases, "rule 24: accepting makes a child of its own and leaves the referral") {
    const forms::Record referral = add_referral();
    const std::int64_t before = count(
        "SELECT (SELECT count(*) FROM answers WHERE record_id = $1) + (SELECT count(*) FROM texts "
        "WHERE record_id = $1)",
        {referral.id});
    const CaseFile file =
        *changed<CaseFile>(Operation::decide_referral, panel_subject(), [&](audit::Change& change) {
            return open_case(change, form, referral, worker.actor.account, {}, change.today());
        });
    CHECK(file.key != referral.key);
    CHECK(file.child_record != referral.id);
    CHECK(count("SELECT (SELECT count(*) FROM answers WHERE record_id = $1) + (SELECT count(*) "
                "FROM texts WHERE record_id = $1)",
                {referral.id}) == before);
    CHECK(answer(referral.id, "child_given_names", file) == "Zofia");
    CHECK(looked(file, [&](const audit::Reading& reading) {
              return child_name(reading, *find_case(reading, file.id));
          }) == "Zofia Łopata-Quill");
}

TEST_CASE_FIXTURE(Cases, "a child of one name is called by it alone") {
    forms::Answers answers = answers_about_a_child();
    answers.set("child_given_names", 0, {.codes = {"NOT_APPLICABLE"}, .words = {}});
    const CaseFile file = add_case(answers);
    CHECK(looked(file, [&](const audit::Reading& reading) { return child_name(reading, file); }) ==
          "Łopata-Quill");
}

TEST_CASE_FIXTURE(Cases, "a case without a category says that it is not known") {
    forms::Answers answers = answers_about_a_child();
    answers.set("risk_category", 0, {});
    CHECK(add_case(answers).risk_category == "NOT_KNOWN");
}

TEST_CASE_FIXTURE(Cases, "rule 1: the worker and the manager may open the case, nobody else") {
    const CaseFile file = add_case();
    CHECK(relations(worker, file) == std::set<std::string>{"allocated"});
    CHECK(relations(manager, file) == std::set<std::string>{"manager"});
    CHECK(relations(other_worker, file).empty());
    CHECK(count("SELECT count(*) FROM case_holders WHERE case_id = $1", {file.id}) == 2);
}

TEST_CASE_FIXTURE(Cases,
                  "rule 38: the latest snapshot is that of the latest day, not of the last save") {
    const CaseFile file = add_case();
    const auto acceptance = latest(file);
    REQUIRE(acceptance);
    const auto discuss = [&](Date day) {
        return *changed<RecordId>(
            Operation::record_discussion, subject_of(file),
            [&](audit::Change& change) { return new_snapshot(change, form, file, day).id; });
    };
    using namespace std::chrono_literals;
    const RecordId january = discuss(2027y / 1 / 12);
    const RecordId december = discuss(2026y / 12 / 8);
    CHECK(latest(file) == january);
    CHECK(latest(file, 2027y / 1 / 11) == december);
    CHECK(latest(file, 2026y / 12 / 7) == acceptance);
    CHECK_FALSE(latest(file, 2026y / 11 / 17));
    CHECK(answer(december, "exploitation_type", file) == "ONLINE");
    CHECK(answer(december, "concerns_narrative", file) == "An adult has been sending Zofia gifts.");
}

TEST_CASE_FIXTURE(Cases,
                  "rule 9: a reason is held for one case in one session, and the first stays") {
    const CaseFile file = add_case(), other = add_case();
    const auto held = [&](const accounts::Person& person, CaseId id) {
        return reason_held(audit::Lookup(records), person.actor, id);
    };
    CHECK_FALSE(held(administrator, file.id));
    for (const std::string_view reason : {std::string_view("SUPERVISION"), site::from_agenda}) {
        REQUIRE(changed<int>(Operation::give_reason, subject_of(file), [&](audit::Change& change) {
            remember_reason(change, file.id, reason);
            return 0;
        }));
    }
    CHECK(held(administrator, file.id) == "SUPERVISION");
    CHECK_FALSE(held(administrator, other.id));
    CHECK_FALSE(held(worker, file.id));
}

}  // namespace mase::cases
