#include "cases/child_store.h"

#include <algorithm>
#include <stdexcept>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "cases/identity.h"
#include "cases/search_store.h"

namespace mase::cases {

namespace {

constexpr std::string_view corrected = "corrected ";

std::vector<std::string> noted_questions(std::string_view detail) {
    std::vector<std::string> ids;
    const std::size_t begin = detail.find(corrected);
    if (begin == std::string_view::npos) return ids;
    detail.remove_prefix(begin + corrected.size());
    detail = detail.substr(0, detail.find(';'));
    while (!detail.empty()) {
        const std::string_view id = detail.substr(0, detail.find(' '));
        ids.emplace_back(id);
        detail.remove_prefix(std::min(id.size() + 1, detail.size()));
    }
    return ids;
}

bool covers_all(const audit::Reading& reading, const forms::Form& form,
                const std::vector<std::string>& ids) {
    return std::ranges::all_of(ids, [&](const std::string& id) {
        const forms::Question* question = form.find(id);
        return question && reading.permit().covers(question->part);
    });
}

std::vector<std::string> ids_of(const std::vector<forms::Question>& questions) {
    std::vector<std::string> ids;
    for (const forms::Question& question : questions) ids.push_back(question.id);
    return ids;
}

}  // namespace

int child_version(const audit::Reading& reading, const CaseFile& file) {
    int version = 0;
    reading.rows("SELECT version FROM children WHERE panel_id = $1 AND id = $2",
                 {reading.panel(), file.child},
                 [&](const db::Row& row) { version = int(row.integer(0)); });
    return version;
}

forms::Answers child_answers(const audit::Reading& reading, const forms::Form& form,
                             const CaseFile& file) {
    forms::Answers answers =
        forms::load_answers(reading, *forms::find_record(reading, file.child_record), form);
    const auto snapshot = forms::find_record(reading, latest_snapshot(reading, file.id).value());
    const forms::Answers counted = forms::load_answers(reading, *snapshot, form);
    for (const std::string_view id : identity_sections) {
        for (const forms::Question& question : form.section(id)->questions) {
            if (question.collected) answers.set(question.id, 0, counted.at(question.id));
        }
    }
    return answers;
}

void correct_child(audit::Change& change, const forms::Form& form, const CaseFile& file,
                   const Correction& correction, const std::string& reason) {
    change.must_concern(file.id);
    if (!covers_all(change, form, ids_of(identity_questions(form))))
        throw std::logic_error("a correction copies the whole record, so it needs every part");
    const auto old = forms::find_record(change, file.child_record);
    forms::Record record = *old;
    record.id = change.new_id<RecordId>();
    forms::add_record(change, record);
    forms::copy_answers(change, *old, record, form);
    std::vector<forms::Question> questions;
    for (const std::string& id : correction.changed) questions.push_back(*form.find(id));
    forms::save_questions(change, record, questions, correction.answers);
    change.execute(
        "UPDATE children SET record_id = $3, version = version + 1 WHERE panel_id = $1 AND id = $2",
        {change.panel(), file.child, record.id});
    save_search_terms(change, file.child, forms::load_answers(change, record, form));
    note_correction(change, file, correction, reason);
}

std::string name_in_record(const audit::Reading& reading, RecordId record) {
    std::string given, family;
    reading.rows(
        "SELECT question, sealed FROM texts WHERE panel_id = $1 AND record_id = $2 AND n = 0 AND "
        "question IN ('child_given_names', 'child_family_name')",
        {reading.panel(), record}, [&](const db::Row& row) {
            const std::string question = row.string(0);
            (question == "child_given_names" ? given : family) = reading.open(
                audit::SealedText(row.copied(1), {"texts/" + question + "/0", any(record)}));
        });
    if (given == family && given.starts_with('[')) return given;  // both were erased
    return given.empty() || family.empty() ? given + family : given + " " + family;
}

std::vector<PastCorrection> past_corrections(const audit::Reading& reading, const forms::Form& form,
                                             const CaseFile& file, access::Operation operation) {
    std::vector<PastCorrection> corrections;
    reading.rows(
        "SELECT at, account_id, detail, remark, writer, seq FROM audit_log WHERE panel_id = $1 AND "
        "case_id = $2 "
        "AND operation = $3 AND processing = 'alteration' ORDER BY at DESC",
        {reading.panel(), file.id, access::row(operation).name}, [&](const db::Row& row) {
            PastCorrection past{.at = row.instant(0),
                                .by = accounts::account_name(reading, row.id<AccountId>(1)),
                                .questions = noted_questions(row.text(2)),
                                .reason = {}};
            if (past.questions.empty() || !covers_all(reading, form, past.questions)) return;
            past.reason = reading.open(audit::SealedText(
                row.copied(3), audit::remark_place(row.id<AnyId>(4), row.integer(5))));
            corrections.push_back(std::move(past));
        });
    return corrections;
}

void note_correction(audit::Change& change, const CaseFile& file, const Correction& correction,
                     const std::string& reason) {
    std::string note(corrected);
    for (const std::string& id : correction.changed)
        note += (id == correction.changed.front() ? "" : " ") + id;
    change.note(note);
    change.remark(file.key, reason);
}

}  // namespace mase::cases
