#include "decisions/placing_store.h"

#include "cases/cases_store.h"
#include "forms/records_store.h"
#include "meetings/exceptions_store.h"

namespace mase::decisions {

namespace {

constexpr std::string_view absent = "PLACING_AUTHORITY_ABSENT";
constexpr std::string_view placed_here = "D";  // of referral_routes

void save_one(audit::Change& change, ItemId item, std::string_view part, Came came) {
    change.execute(
        "INSERT INTO placing_attendance (panel_id, item_id, part, came, saved_by, saved_at) VALUES "
        "($1, $2, $3, $4, $5, $6) ON CONFLICT (panel_id, item_id, part) DO UPDATE SET came = "
        "excluded.came, saved_by = excluded.saved_by, saved_at = excluded.saved_at",
        {change.panel(), item, part, came == Came::yes ? 1 : 0, change.actor().account,
         change.now()});
}

void add_names(const audit::Reading& reading, const site::App& app, CaseId case_id,
               Placing& placing) {
    const auto snapshot = cases::latest_snapshot(reading, case_id);
    const auto record = snapshot ? forms::find_record(reading, *snapshot) : std::nullopt;
    if (!record) return;
    const forms::Answers answers = forms::load_answers(reading, *record, app.form);
    placing.worker = answers.words("placing_worker");
    placing.manager = answers.words("placing_manager");
}

}  // namespace

Placing load_placing(const audit::Reading& reading, const site::App& app,
                     const cases::CaseFile& file, const meetings::Item& item) {
    Placing placing;
    placing.is_expected = file.route == placed_here;
    if (!placing.is_expected) return placing;
    add_names(reading, app, file.id, placing);
    reading.rows("SELECT part, came FROM placing_attendance WHERE panel_id = $1 AND item_id = $2",
                 {reading.panel(), item.id}, [&](const db::Row& row) {
                     Came& came =
                         row.text(0) == "worker" ? placing.worker_came : placing.manager_came;
                     came = row.integer(1) == 1 ? Came::yes : Came::no;
                 });
    if (const auto asked = meetings::latest_exception(reading, absent, file.id, item.meeting)) {
        placing.exception = asked->state;
        placing.reason = asked->reason;
    }
    return placing;
}

Result<int> save_placing(audit::Change& change, const cases::CaseFile& file,
                         const meetings::Item& item, Came worker, Came manager,
                         const std::string& reason) {
    const Placing said{.is_expected = true,
                       .worker = {},
                       .manager = {},
                       .worker_came = worker,
                       .manager_came = manager,
                       .exception = "allowed"};  // the reason is asked for below
    Problems problems = placing_problems(said);
    if (reason.size() > 4000)
        problems.push_back({"placing_reason", "Shorten the reason to 4000 characters or fewer"});
    if (!problems.empty()) return refused(std::move(problems));
    save_one(change, item.id, "worker", worker);
    save_one(change, item.id, "manager", manager);
    change.note("placing authority");
    if (!said.is_one_missing() || reason.empty()) return 0;
    const ExceptionId id =
        meetings::ask_exception(change, absent, {}, file.id, item.meeting, file.key, reason);
    if (!change.actor().has(access::Role::chair)) return 0;
    return meetings::decide_exception(change, *meetings::find_exception(change, id),
                                      meetings::Verdict::allowed, reason);
}

}  // namespace mase::decisions
