// Taking a whole import out again, and reading it back.
#include <algorithm>
#include <array>

#include "forms/records_store.h"
#include "imports/imports_store.h"
#include "referrals/past_store.h"

namespace mase::imports {

namespace {

// Each finds a case of the import $2 that someone has worked on since.
constexpr std::array worked_on{
    "SELECT a.case_id FROM agenda_items a JOIN import_rows r ON r.panel_id = a.panel_id AND "
    "r.case_id = a.case_id WHERE a.panel_id = $1 AND r.import_id = $2",
    "SELECT f.case_id FROM referrals f JOIN import_rows r ON r.panel_id = f.panel_id AND r.case_id "
    "= f.case_id WHERE f.panel_id = $1 AND r.import_id = $2 AND NOT EXISTS (SELECT 1 FROM "
    "import_rows o WHERE o.panel_id = f.panel_id AND o.referral_id = f.id AND o.import_id = $2)",
    "SELECT d.case_id FROM records d JOIN import_rows r ON r.panel_id = d.panel_id AND r.case_id = "
    "d.case_id WHERE d.panel_id = $1 AND r.import_id = $2 AND NOT EXISTS (SELECT 1 FROM "
    "import_rows o WHERE o.panel_id = d.panel_id AND o.record_id = d.id)",
    "SELECT h.case_id FROM case_holders h JOIN import_rows r ON r.panel_id = h.panel_id AND "
    "r.case_id = h.case_id WHERE h.panel_id = $1 AND r.import_id = $2",
    "SELECT l.case_id FROM case_links l JOIN import_rows r ON r.panel_id = l.panel_id AND "
    "r.case_id = l.case_id WHERE l.panel_id = $1 AND r.import_id = $2",
    "SELECT f.case_id FROM papers p JOIN referrals f ON f.panel_id = p.panel_id AND f.id = "
    "p.referral_id JOIN import_rows r ON r.panel_id = f.panel_id AND r.referral_id = f.id WHERE "
    "p.panel_id = $1 AND r.import_id = $2",
    "SELECT t.case_id FROM transfers t JOIN import_rows r ON r.panel_id = t.panel_id AND r.case_id "
    "= t.case_id WHERE t.panel_id = $1 AND r.import_id = $2",
    "SELECT s.subject_id FROM relations s JOIN import_rows r ON r.panel_id = s.panel_id AND "
    "r.case_id = s.subject_id WHERE s.panel_id = $1 AND r.import_id = $2",
    "SELECT c.id FROM cases c JOIN import_rows r ON r.panel_id = c.panel_id AND r.case_id = c.id "
    "JOIN children h ON h.panel_id = c.panel_id AND h.id = c.child_id WHERE c.panel_id = $1 AND "
    "r.import_id = $2 AND h.version > 1"};

// A child of the import $2 whose record was erased since: that it was stays, and so does the case.
constexpr const char* erased =
    "SELECT c.id FROM cases c JOIN import_rows r ON r.panel_id = c.panel_id AND r.case_id = c.id "
    "JOIN erasures e ON e.panel_id = c.panel_id AND e.child_id = c.child_id WHERE c.panel_id = $1 "
    "AND r.import_id = $2 LIMIT 1";

bool finds(const audit::Reading& reading, const char* sql, ImportId id) {
    bool found = false;
    reading.rows(sql, {reading.panel(), id}, [&](const db::Row&) { found = true; });
    return found;
}

struct Written {
    ReferralId referral;
    RecordId record;
    CaseId case_id;
};

std::vector<Written> written_by(const audit::Reading& reading, ImportId id) {
    std::vector<Written> all;
    reading.rows(
        "SELECT referral_id, record_id, case_id FROM import_rows WHERE panel_id = $1 AND import_id "
        "= $2 ORDER BY line",
        {reading.panel(), id}, [&](const db::Row& row) {
            all.push_back({row.id<ReferralId>(0), row.id<RecordId>(1), row.id<CaseId>(2)});
        });
    return all;
}

void remove_record(audit::Change& change, RecordId record) {
    for (const char* table : {"answers", "texts"})
        change.execute(
            "DELETE FROM " + std::string(table) + " WHERE panel_id = $1 AND record_id = $2",
            {change.panel(), record});
    change.execute("DELETE FROM records WHERE panel_id = $1 AND id = $2", {change.panel(), record});
}

// Once its last row is gone.
void remove_case(audit::Change& change, CaseId id) {
    ChildId child;
    RecordId identity;
    change.rows(
        "SELECT h.id, h.record_id FROM cases c JOIN children h ON h.panel_id = c.panel_id AND h.id "
        "= c.child_id WHERE c.panel_id = $1 AND c.id = $2",
        {change.panel(), id}, [&](const db::Row& row) {
            child = row.id<ChildId>(0);
            identity = row.id<RecordId>(1);
        });
    change.execute("DELETE FROM cases WHERE panel_id = $1 AND id = $2", {change.panel(), id});
    change.execute("DELETE FROM search_tokens WHERE panel_id = $1 AND child_id = $2",
                   {change.panel(), child});
    change.execute("DELETE FROM children WHERE panel_id = $1 AND id = $2", {change.panel(), child});
    remove_record(change, identity);
}

}  // namespace

Result<int> undo_import(audit::Change& change, ImportId id) {
    const auto import = find_import(change, id);
    if (!import || import->state == "undone")
        return refused("", "This import has been undone already");
    if (finds(change, erased, id))
        return refused("",
                       "The record of a child in it was erased since, so the import stays. Close "
                       "or correct the other cases that are wrong, one by one");
    // Not how many cases: one of them may be hidden from whoever asks.
    if (std::ranges::any_of(worked_on, [&](const char* sql) { return finds(change, sql, id); }))
        return refused("",
                       "Some of it has been worked on since, so the import stays. Close or correct "
                       "the cases that are wrong, one by one");
    const std::vector<Written> all = written_by(change, id);
    for (const Written& row : all) {
        change.execute("DELETE FROM import_rows WHERE panel_id = $1 AND referral_id = $2",
                       {change.panel(), row.referral});
        referrals::remove_past(change, row.referral);
        remove_record(change, row.record);
        if (!is_imported(change, row.case_id)) remove_case(change, row.case_id);
    }
    change.execute(
        "UPDATE imports SET state = 'undone', ended_at = $3 WHERE panel_id = $1 AND id = $2",
        {change.panel(), id, change.now()});
    change.note("import " + text(id) + " undone, rows " + std::to_string(all.size()));
    return int(all.size());
}

std::vector<Row> imported_rows(const audit::Reading& reading, const forms::Form& form,
                               ImportId id) {
    std::vector<Row> rows;
    struct Place {
        RecordId record;
        CaseId case_id;
    };
    std::vector<Place> places;
    db::Values values{reading.panel(), id};
    const std::string seen = site::not_unseen(reading, "r.case_id", values);
    reading.rows(
        // How a case stands is said by the latest of its rows.
        "SELECT r.line, f.route, f.received_on, r.record_id, r.case_id, CASE WHEN EXISTS (SELECT 1 "
        "FROM referrals g WHERE g.panel_id = f.panel_id AND g.case_id = f.case_id AND "
        "g.received_on > f.received_on) THEN NULL ELSE c.closed_on END, c.closure_reason FROM "
        "import_rows r JOIN referrals f ON f.panel_id = r.panel_id AND f.id "
        "= r.referral_id JOIN cases c ON c.panel_id = r.panel_id AND c.id = r.case_id WHERE "
        "r.panel_id = $1 AND r.import_id = $2 AND " +
            seen + " ORDER BY r.line",
        values, [&](const db::Row& row) {
            rows.push_back({.line = int(row.integer(0)),
                            .route = row.string(1),
                            .received_on = row.date(2),
                            .closed_on = row.maybe_date(5),
                            .closure_reason = row.is_null(5) ? "" : row.string(6),
                            .answers = {}});
            places.push_back({row.id<RecordId>(3), row.id<CaseId>(4)});
        });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].answers =
            forms::load_answers(reading, *forms::find_record(reading, places[i].record), form);
        reading.shows(places[i].case_id);
    }
    return rows;
}

}  // namespace mase::imports
