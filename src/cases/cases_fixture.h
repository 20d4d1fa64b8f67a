// A referral of an invented child, accepted: for tests of cases and of the rooms below.
#pragma once

#include <fstream>
#include <iterator>

#include "accounts/people_fixture.h"
#include "cases/cases_store.h"

namespace mase::cases {

class CasesFixture : public accounts::PeopleFixture {
public:
    using PeopleFixture::PeopleFixture;

    // Answers as a referrer gives them; a test changes what it is about.
    static forms::Answers answers_about_a_child() {
        forms::Answers answers;
        const auto words = [&](const char* question, const char* text) {
            answers.set(question, 0, {.codes = {}, .words = text});
        };
        const auto code = [&](const char* question, const char* chosen) {
            answers.set(question, 0, {.codes = {chosen}, .words = {}});
        };
        words("child_given_names", "Zofia");
        words("child_family_name", "Łopata-Quill");
        words("child_known_as", "Zosia");
        words("child_born_on", "2011-03-27");
        words("child_nhs_number", "999 000 0018");
        words("child_case_number", "CS10042");
        words("child_address", "14 Thimblerig Row");
        words("child_gp", "Dr Fernhollow");
        code("child_sex", "F");
        code("child_ethnicity", "WOTH");
        code("responsible_authority", "317");
        code("lac_category", "NOT_CARE");
        code("risk_category", "CAT2");
        code("harm_status", "SUSPECTED");
        code("exploitation_type", "ONLINE");
        code("substance_misuse", "NO");
        code("missing_category", "NOT_KNOWN");
        words("concerns_narrative", "An adult has been sending Zofia gifts.");
        return answers;
    }

    forms::Record add_referral(const forms::Answers& answers = answers_about_a_child()) {
        return *changed<forms::Record>(
            access::Operation::start_referral, panel_subject(), [&](audit::Change& change) {
                const forms::Record record{.id = change.new_id<RecordId>(),
                                           .kind = forms::RecordKind::referral,
                                           .form = form.id,
                                           .key = change.create_key(),
                                           .case_id = {},
                                           .held_on = {}};
                forms::add_record(change, record);
                for (const forms::Section& section : form.sections)
                    forms::save_section(change, record, section, answers);
                return record;
            });
    }

    CaseFile add_case(const forms::Answers& answers = answers_about_a_child()) {
        const forms::Record referral = add_referral(answers);
        return *changed<CaseFile>(access::Operation::decide_referral, panel_subject(),
                                  [&](audit::Change& change) {
                                      return open_case(change, form, referral, worker.actor.account,
                                                       manager.actor.account, change.today());
                                  });
    }

    static access::Subject subject_of(const CaseFile& file) {
        return {.kind = access::SubjectKind::case_,
                .id = any(file.id),
                .state = file.state,
                .via = {},
                .case_id = file.id};
    }

    // A change as the administrator, past all permissions; waits until it is kept.
    template <class T, class Body>
    Result<T> changed(access::Operation operation, const access::Subject& subject, Body body) {
        audit::Outbox outbox(records);
        auto result =
            records.change(permit(administrator, operation, subject), outbox,
                           [&](audit::Change& change) -> Result<T> { return body(change); });
        if (!outbox.wait()) throw std::runtime_error("the change was not kept");
        return result;
    }

    template <class Look>
    auto looked(const CaseFile& file, Look look) {
        audit::Outbox outbox(records);
        const audit::Viewing viewing(
            records, permit(administrator, access::Operation::view_case, subject_of(file)),
            "HOLD_CASE", outbox);
        return look(viewing);
    }

    // Whether these bytes stand anywhere in the files of the database, its log included.
    bool is_in_the_files(const std::string& bytes) const {
        if (db::is_postgres(database.address())) return is_in_a_row(bytes);
        for (const char* name : {"mase.db", "mase.db-wal"}) {
            std::ifstream file(folder.file(name), std::ios::binary);
            const std::string all(std::istreambuf_iterator<char>(file), {});
            if (all.find(bytes) != std::string::npos) return true;
        }
        return false;
    }
};

}  // namespace mase::cases
