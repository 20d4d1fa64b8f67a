#include "forms/records_store.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <vector>

#include "audit/records_fixture.h"
#include "forms/form_fixture.h"

namespace mase::forms {

namespace {

class Records : public audit::RecordsFixture {
public:
    const Form form = small_form();
    Record record{.id = new_id<RecordId>(clock.now()),
                  .kind = RecordKind::referral,
                  .form = "small",
                  .key = {},
                  .case_id = {},
                  .held_on = {}};

    access::Permit permit(access::Parts parts) const {
        const access::Policy policy(
            {{access::Operation::edit_referral, access::Role::worker, "", "panel", {}, parts}});
        return *policy.permit(actor(access::Role::worker), access::Operation::edit_referral,
                              {.kind = access::SubjectKind::referral,
                               .id = any(record.id),
                               .state = {},
                               .via = {},
                               .case_id = {}},
                              {});
    }
    access::Permit everything() const {
        return permit({access::Part::general, access::Part::health});
    }
    template <class Body>
    void change(Body body) {
        audit::Outbox outbox(records);
        REQUIRE(records.change(everything(), outbox, [&](audit::Change& made) -> Result<int> {
            body(made);
            return 0;
        }));
        REQUIRE(outbox.wait());
    }
    Answers load(access::Parts parts, const Record& from) {
        audit::Outbox outbox(records);
        return load_answers(audit::Viewing(records, permit(std::move(parts)), "x", outbox), from,
                            form);
    }
    Answers some() const {
        Answers answers;
        answers.set("name", 0, {.codes = {}, .words = "Nowak-Zielińska"});
        answers.set("born_on", 0, {.codes = {}, .words = "2011-04-03"});
        answers.set("met", 0, {.codes = {"PARK"}, .words = {}});
        answers.set("health", 0, {.codes = {"NOT_KNOWN"}, .words = {}});
        answers.set("person_sex", 0, {.codes = {"PARK"}, .words = {}});
        answers.set("person_sex", 1, {.codes = {"OTHER"}, .words = {}});
        return answers;
    }
    void save_all() {
        change([&](audit::Change& made) {
            record.key = made.create_key();
            add_record(made, record);
            for (const Section& section : form.sections)
                save_section(made, record, section, some());
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Records, "answers come back as they were saved") {
    save_all();
    CHECK(load({access::Part::general, access::Part::health}, record) == some());
}

TEST_CASE_FIXTURE(Records, "rule 4: a reader of one part gets no answer of another") {
    save_all();
    const Answers answers = load({access::Part::general}, record);
    CHECK(answers.at("health").is_empty());
    CHECK(answers.words("name") == "Nowak-Zielińska");
    CHECK(load({}, record).all().empty());
}

TEST_CASE_FIXTURE(Records, "no word of what was typed is in the files of the database") {
    save_all();
    std::vector<std::string> files{"keys.db", "keys.db-wal"};
    if (db::is_postgres(database.address())) {
        CHECK(is_in_a_row("redbridge"));  // the search does find what is there
        CHECK_FALSE(is_in_a_row("Nowak"));
        CHECK_FALSE(is_in_a_row("2011-04-03"));
    } else {
        files.insert(files.end(), {"mase.db", "mase.db-wal"});
    }
    for (const std::string& file : files) {
        std::ifstream in(folder.file(file), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        CHECK_FALSE(bytes.empty());
        CHECK_FALSE(bytes.contains("Nowak"));
        CHECK_FALSE(bytes.contains("2011-04-03"));
    }
}

TEST_CASE_FIXTURE(Records, "saving one section leaves the others as they are") {
    save_all();
    Answers changed = some();
    changed.set("name", 0, {.codes = {"NOT_KNOWN"}, .words = {}});
    changed.set("person_sex", 0, {.codes = {"NOT_KNOWN"}, .words = {}});
    change([&](audit::Change& made) { save_section(made, record, form.sections[0], changed); });
    const Answers answers = load({access::Part::general, access::Part::health}, record);
    CHECK(answers.at("name").is("NOT_KNOWN"));
    CHECK(answers.code("person_sex", 0) == "PARK");
}

TEST_CASE_FIXTURE(Records, "rule 24: a copy has the same answers under a key of its own") {
    save_all();
    Record copy = record;
    copy.id = new_id<RecordId>(clock.now());
    copy.kind = RecordKind::acceptance;
    change([&](audit::Change& made) {
        copy.key = made.create_key();
        add_record(made, copy);
        copy_answers(made, record, copy, form);
    });
    CHECK(load({access::Part::general, access::Part::health}, copy) == some());
    CHECK(load({access::Part::general, access::Part::health}, record) == some());
    CHECK(count("SELECT count(DISTINCT key_id) FROM records") == 2);
}

}  // namespace mase::forms
