#include "forms/records_store.h"

#include <algorithm>
#include <array>

namespace mase::forms {

namespace {

constexpr auto kinds = std::to_array<std::string_view>(
    {"referral", "acceptance", "discussion", "correction", "identity"});

void remove(audit::Change& change, const Record& record, const std::string& question) {
    const db::Values key{change.panel(), record.id, question};
    change.execute("DELETE FROM answers WHERE panel_id = $1 AND record_id = $2 AND question = $3",
                   key);
    change.execute("DELETE FROM texts WHERE panel_id = $1 AND record_id = $2 AND question = $3",
                   key);
}

void add_code(audit::Change& change, const Record& record, const std::string& question, int row,
              const std::string& code) {
    change.execute(
        "INSERT INTO answers (panel_id, record_id, question, n, code, case_id, held_on) VALUES "
        "($1, $2, $3, $4, $5, $6, $7)",
        {change.panel(), record.id, question, row, code, record.case_id, record.held_on});
}

void add_words(audit::Change& change, const Record& record, const Question& question, int row,
               const std::string& words) {
    if (question.is_sealed()) {
        change.execute(
            "INSERT INTO texts (panel_id, record_id, question, n, sealed) VALUES ($1, $2, $3, $4, "
            "$5)",
            {change.panel(), record.id, question.id, row,
             change.seal(record.key, words, answer_place(record.id, question.id, row))});
    } else {
        add_code(change, record, question.id, row, words);  // a date or number that names no one
    }
}

void add_answer(audit::Change& change, const Record& record, const Question& question, int row,
                const Answer& answer) {
    for (const std::string& code : answer.codes) add_code(change, record, question.id, row, code);
    if (!answer.words.empty()) add_words(change, record, question, row, answer.words);
}

bool holds_words(const Form& form, const Question& question, const std::string& code) {
    if (question.is_coded()) return false;
    return !form.codes->find("special_answers", code);
}

}  // namespace

std::string_view name(RecordKind kind) {
    return kinds[std::size_t(kind)];
}

audit::Place answer_place(RecordId record, const std::string& question, int row) {
    return {"texts/" + question + "/" + std::to_string(row), any(record)};
}

void add_record(audit::Change& change, const Record& record) {
    change.execute(
        "INSERT INTO records (panel_id, id, kind, form, key_id, case_id, held_on, made_at) VALUES "
        "($1, $2, $3, $4, $5, $6, $7, $8)",
        {change.panel(), record.id, name(record.kind), record.form, record.key, record.case_id,
         record.held_on, change.now()});
}

void add_answers(audit::Change& change, const Record& record, const Form& form,
                 const Answers& answers) {
    for (const auto& [place, answer] : answers.all()) {
        const auto& [id, row] = place;
        if (const Question* question = form.find(id)) {
            add_answer(change, record, *question, row, answer);
        } else {
            for (const std::string& code : answer.codes) add_code(change, record, id, row, code);
        }
    }
}

void set_held_on(audit::Change& change, RecordId id, Date day) {
    const db::Values values{change.panel(), id, day};
    change.execute("UPDATE records SET held_on = $3 WHERE panel_id = $1 AND id = $2", values);
    change.execute("UPDATE answers SET held_on = $3 WHERE panel_id = $1 AND record_id = $2",
                   values);
}

std::optional<Record> find_record(const audit::Reading& reading, RecordId id) {
    std::optional<Record> record;
    reading.rows(
        "SELECT kind, form, key_id, case_id, held_on FROM records WHERE panel_id = $1 AND id = $2",
        {reading.panel(), id}, [&](const db::Row& row) {
            const auto kind = std::ranges::find(kinds, row.text(0));
            record = Record{.id = id,
                            .kind = RecordKind(kind - kinds.begin()),
                            .form = row.string(1),
                            .key = row.id<KeyId>(2),
                            .case_id = row.maybe_id<CaseId>(3),
                            .held_on = row.maybe_date(4)};
        });
    return record;
}

void save_section(audit::Change& change, const Record& record, const Section& section,
                  const Answers& answers) {
    remove(change, record, section.id);
    for (const std::string& code : answers.at(section.id).codes)
        add_code(change, record, section.id, 0, code);
    for (const Question& question : section.questions) {
        remove(change, record, question.id);
        for (int row = 0; row < answers.rows(section); ++row)
            add_answer(change, record, question, row, answers.at(question.id, row));
    }
    change.note("section " + section.id);
}

void save_questions(audit::Change& change, const Record& record,
                    const std::vector<Question>& questions, const Answers& answers) {
    for (const Question& question : questions) {
        remove(change, record, question.id);
        add_answer(change, record, question, 0, answers.at(question.id));
    }
}

Answers load_answers(const audit::Reading& reading, const Record& record, const Form& form) {
    Answers answers;
    const db::Values key{reading.panel(), record.id};
    const auto visible = [&](std::string_view id) -> const Question* {
        const Question* question = form.find(id);
        return question && reading.permit().covers(question->part) ? question : nullptr;
    };
    reading.rows(
        "SELECT question, n, code FROM answers WHERE panel_id = $1 AND record_id = $2 ORDER BY "
        "question, n, code",
        key, [&](const db::Row& row) {
            const std::string id = row.string(0), code = row.string(2);
            const int n = int(row.integer(1));
            const Question* question = visible(id);
            if (!question && !form.section(id)) return;
            Answer answer = answers.at(id, n);
            if (question && holds_words(form, *question, code)) {
                answer.words = code;
            } else {
                answer.codes.push_back(code);
            }
            answers.set(id, n, std::move(answer));
        });
    reading.rows("SELECT question, n, sealed FROM texts WHERE panel_id = $1 AND record_id = $2",
                 key, [&](const db::Row& row) {
                     const std::string id = row.string(0);
                     const int n = int(row.integer(1));
                     if (!visible(id)) return;
                     Answer answer = answers.at(id, n);
                     answer.words = reading.open(
                         audit::SealedText(row.copied(2), answer_place(record.id, id, n)));
                     answers.set(id, n, std::move(answer));
                 });
    return answers;
}

void copy_answers(audit::Change& change, const Record& from, const Record& to, const Form& form) {
    const Answers answers = load_answers(change, from, form);
    for (const auto& [key, answer] : answers.all()) {
        if (const Question* question = form.find(key.first)) {
            add_answer(change, to, *question, key.second, answer);
        } else {
            for (const std::string& code : answer.codes)
                add_code(change, to, key.first, key.second, code);
        }
    }
}

}  // namespace mase::forms
