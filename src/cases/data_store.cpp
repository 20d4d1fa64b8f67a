#include "cases/data_store.h"

#include <stdexcept>

#include "cases/cases_store.h"
#include "cases/child_store.h"

namespace mase::cases {

namespace {

// No words are opened: an analyst sees the data of a child whom they may not know.
forms::Answers coded_answers(const audit::Reading& reading, const forms::Form& form,
                             RecordId record) {
    forms::Answers answers;
    reading.rows(
        "SELECT question, n, code FROM answers WHERE panel_id = $1 AND record_id = $2 ORDER BY "
        "question, n, code",
        {reading.panel(), record}, [&](const db::Row& row) {
            const std::string id = row.string(0), code = row.string(2);
            const int n = int(row.integer(1));
            const forms::Question* question = form.find(id);
            if (!question || !reading.permit().covers(question->part)) return;
            forms::Answer answer = answers.at(id, n);
            if (question->is_coded() || form.codes->find("special_answers", code)) {
                answer.codes.push_back(code);
            } else {
                answer.words = code;
            }
            answers.set(id, n, std::move(answer));
        });
    return answers;
}

bool is_locked(const audit::Reading& reading, CaseId id, Date held_on) {
    bool locked = true;
    reading.rows(
        "SELECT 1 FROM agenda_items i JOIN records r ON r.panel_id = i.panel_id AND r.id = "
        "i.record_id JOIN meetings m ON m.panel_id = i.panel_id AND m.id = i.meeting_id WHERE "
        "i.panel_id = $1 AND i.case_id = $2 AND r.held_on = $3 AND m.state <> 'approved'",
        {reading.panel(), id, held_on}, [&](const db::Row&) { locked = false; });
    return locked;
}

}  // namespace

std::vector<Snapshot> snapshots_of(const audit::Reading& reading, const forms::Form& form,
                                   CaseId id) {
    std::vector<Snapshot> snapshots;
    reading.rows(
        "SELECT id, kind, held_on FROM records WHERE panel_id = $1 AND case_id = $2 AND kind IN "
        "('acceptance', 'discussion', 'correction') AND held_on IS NOT NULL ORDER BY held_on, "
        "made_at, id",
        {reading.panel(), id}, [&](const db::Row& row) {
            if (snapshots.empty() || snapshots.back().held_on != row.date(2))
                snapshots.emplace_back().held_on = row.date(2);
            Snapshot& snapshot = snapshots.back();
            snapshot.record = row.id<RecordId>(0);
            snapshot.of_discussion = snapshot.of_discussion || row.text(1) == "discussion";
            snapshot.is_corrected = row.text(1) == "correction";
        });
    for (Snapshot& snapshot : snapshots) {
        snapshot.answers = coded_answers(reading, form, snapshot.record);
        snapshot.is_locked = is_locked(reading, id, snapshot.held_on);
    }
    return snapshots;
}

void correct_data(audit::Change& change, const forms::Form& form, const CaseFile& file,
                  const Snapshot& snapshot, const forms::Section& section,
                  const Correction& correction, const std::string& reason) {
    change.must_concern(file.id);
    if (change.permit().parts().size() < 4)
        throw std::logic_error("a correction copies the whole record, so it needs every part");
    const auto old = forms::find_record(change, snapshot.record);
    forms::Record record = *old;
    record.id = change.new_id<RecordId>();
    record.kind = forms::RecordKind::correction;
    forms::add_record(change, record);
    forms::copy_answers(change, *old, record, form);
    forms::save_section(change, record, section, correction.answers);
    if (latest_snapshot(change, file.id) == record.id)
        set_case_summary(change, file.id, correction.answers.code("risk_category"),
                         correction.answers.code("harm_status"));
    change.note("data of " + iso(snapshot.held_on));
    note_correction(change, file, correction, reason);
}

}  // namespace mase::cases
