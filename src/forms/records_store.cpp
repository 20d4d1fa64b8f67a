#include "forms/records_store.h"

#include <algorithm>
#include <array>

#include "platform/db_lists.h"

namespace mase::forms {

namespace {

constexpr auto kinds = std::to_array<std::string_view>(
    {"referral", "acceptance", "discussion", "correction", "identity"});

void remove(audit::Change& change, const Record& record,
            const std::vector<std::string>& questions) {
    db::Values key{change.panel(), record.id};
    const std::string those = "WHERE panel_id = $1 AND record_id = $2 AND question IN (" +
                              db::list_of(key, questions) + ")";
    change.execute("DELETE FROM answers " + those, key);
    change.execute("DELETE FROM texts " + those, key);
}

// Answers on their way into a record, which go there together.
class Rows {
public:
    Rows(audit::Change& change, const Record& record) : change_(change), record_(record) {}

    void add(const std::string& question, int row, const std::vector<std::string>& codes) {
        for (const std::string& code : codes) add_code(question, row, code);
    }
    void add(const Question& question, int row, const Answer& answer) {
        add(question.id, row, answer.codes);
        if (answer.words.empty()) return;
        if (question.is_sealed()) {
            texts_.push_back({change_.panel(), record_.id, question.id, row,
                              change_.seal(record_.key, answer.words,
                                           answer_place(record_.id, question.id, row))});
        } else {
            add_code(question.id, row, answer.words);  // a date or number that names no one
        }
    }
    void add_all(const Form& form, const Answers& answers) {
        for (const auto& [place, answer] : answers.all()) {
            const auto& [id, row] = place;
            if (const Question* question = form.find(id)) {
                add(*question, row, answer);
            } else {
                add(id, row, answer.codes);
            }
        }
    }

    void write() const {
        change_.insert(
            "INSERT INTO answers (panel_id, record_id, question, n, code, case_id, held_on) VALUES",
            codes_);
        change_.insert("INSERT INTO texts (panel_id, record_id, question, n, sealed) VALUES",
                       texts_);
    }

private:
    void add_code(const std::string& question, int row, const std::string& code) {
        codes_.push_back(
            {change_.panel(), record_.id, question, row, code, record_.case_id, record_.held_on});
    }

    audit::Change& change_;
    const Record& record_;
    std::vector<db::Values> codes_, texts_;
};

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
    Rows rows(change, record);
    rows.add_all(form, answers);
    rows.write();
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
    std::vector<std::string> replaced{section.id};
    Rows rows(change, record);
    // A section of one question may bear its name.
    if (std::ranges::find(section.questions, section.id, &Question::id) == section.questions.end())
        rows.add(section.id, 0, answers.at(section.id).codes);
    for (const Question& question : section.questions) {
        replaced.push_back(question.id);
        for (int row = 0; row < answers.rows(section); ++row)
            rows.add(question, row, answers.at(question.id, row));
    }
    remove(change, record, replaced);
    rows.write();
    change.note("section " + section.id);
}

void save_questions(audit::Change& change, const Record& record,
                    const std::vector<Question>& questions, const Answers& answers) {
    std::vector<std::string> replaced;
    Rows rows(change, record);
    for (const Question& question : questions) {
        replaced.push_back(question.id);
        rows.add(question, 0, answers.at(question.id));
    }
    remove(change, record, replaced);
    rows.write();
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
    add_answers(change, to, form, load_answers(change, from, form));
}

}  // namespace mase::forms
