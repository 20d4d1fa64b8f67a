#include "imports/imports_store.h"

#include <algorithm>

#include "cases/cases_store.h"
#include "cases/search_store.h"
#include "referrals/past_store.h"
#include "site/route.h"

namespace mase::imports {

namespace {

audit::Place file_place(ImportId id) {
    return {"imports.file", any(id)};
}

db::Bytes token(const audit::Reading& reading, const std::string& of) {
    const SearchToken hash = reading.search_token("import:" + of);
    return {hash.begin(), hash.end()};
}

std::optional<CaseId> case_of_child(const audit::Reading& reading, const db::Bytes& child) {
    std::optional<CaseId> found;
    reading.rows("SELECT case_id FROM import_rows WHERE panel_id = $1 AND child_token = $2 LIMIT 1",
                 {reading.panel(), child}, [&](const db::Row& row) { found = row.id<CaseId>(0); });
    return found;
}

bool is_there(const audit::Reading& reading, const db::Bytes& row_token) {
    bool found = false;
    reading.rows("SELECT 1 FROM import_rows WHERE panel_id = $1 AND token = $2",
                 {reading.panel(), row_token}, [&](const db::Row&) { found = true; });
    return found;
}

// What the latest row says of a case is how it stands.
void bring_up_to_date(audit::Change& change, const cases::CaseFile& file, const Row& row) {
    const auto latest = cases::latest_snapshot(change, file.id);
    const auto record = latest ? forms::find_record(change, *latest) : std::nullopt;
    if (record && record->held_on && *record->held_on > row.received_on) return;
    if (!file.is_open()) cases::reopen_case(change, file.id);
    const auto said = [&](const char* question) {
        const std::string code = row.answers.code(question);
        return code.empty() ? std::string(forms::not_known) : code;
    };
    cases::set_case_summary(change, file.id, said("risk_category"), said("harm_status"));
    if (row.closed_on) cases::close_case(change, file.id, *row.closed_on, row.closure_reason);
}

struct NewRow {
    const Row& row;
    db::Bytes child;  // by what the child is known again
    db::Bytes token;  // by what the row is
};

void add_row(audit::Change& change, const forms::Form& form, const Import& import,
             const NewRow& fresh) {
    const Row& row = fresh.row;
    const auto known = case_of_child(change, fresh.child);
    const cases::CaseFile opened =
        known ? *cases::find_case(change, *known)
              : cases::open_past_case(change, form, row.answers, row.received_on);
    bring_up_to_date(change, opened, row);
    const RecordId record =
        cases::add_past_snapshot(change, form, opened, row.answers, row.received_on);
    const ReferralId referral = referrals::add_past(
        change,
        {.route = row.route,
         .received_on = row.received_on,
         .key = opened.key,
         .record = record,
         .case_id = opened.id,
         .source = "Row " + std::to_string(row.line) + " of the imported file " + import.file});
    change.execute(
        "INSERT INTO import_rows (panel_id, token, child_token, import_id, line, referral_id, "
        "record_id, case_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {change.panel(), fresh.token, fresh.child, import.id, row.line, referral, record,
         opened.id});
}

// Rows are counted as far as the reader may know of their cases.
std::string columns(const audit::Reading& reading, db::Values& values) {
    return "SELECT i.id, i.file, i.size, (SELECT count(*) FROM import_rows r WHERE r.panel_id = "
           "i.panel_id AND r.import_id = i.id AND " +
           site::not_unseen(reading, "r.case_id", values) +
           "), i.state, i.account_id, i.began_at, i.ended_at FROM imports i WHERE i.panel_id = $1";
}

Import read(const audit::Reading& reading, const db::Row& row) {
    const auto id = row.id<ImportId>(0);
    return {.id = id,
            .file = reading.open(audit::SealedText(row.copied(1), file_place(id))),
            .size = int(row.integer(2)),
            .written = int(row.integer(3)),
            .state = row.string(4),
            .account = row.id<AccountId>(5),
            .began_at = row.instant(6),
            .ended_at = row.maybe_instant(7)};
}

}  // namespace

bool is_imported(const audit::Reading& reading, CaseId id) {
    bool found = false;
    reading.rows("SELECT 1 FROM import_rows WHERE panel_id = $1 AND case_id = $2 LIMIT 1",
                 {reading.panel(), id}, [&](const db::Row&) { found = true; });
    return found;
}

std::vector<Fault> known_here(const audit::Reading& reading, const site::Scope& scope,
                              std::span<const Row> rows) {
    std::vector<Fault> faults;
    for (const Row& row : rows) {
        for (const char* question : {"child_nhs_number", "child_case_number"}) {
            const std::string number = row.answers.words(question);
            const auto search = cases::checked({.name = {}, .born_on = {}, .number = number});
            if (number.empty() || !search) continue;
            const auto found = cases::search_cases(reading, scope, *search, 1);
            if (std::ranges::all_of(found, [&](CaseId id) { return is_imported(reading, id); }))
                continue;
            faults.push_back({row.line, question, number,
                              "The panel has a case of a child with this number. Leave the row "
                              "out, or correct the number"});
            break;
        }
    }
    return faults;
}

ImportId begin_import(audit::Change& change, const std::string& file, int size) {
    const auto id = change.new_id<ImportId>();
    change.execute(
        "INSERT INTO imports (panel_id, id, file, size, state, account_id, began_at) VALUES ($1, "
        "$2, $3, $4, 'running', $5, $6)",
        {change.panel(), id, change.seal(change.panel_key(), file, file_place(id)), size,
         change.actor().account, change.now()});
    change.note("import " + text(id) + " begun");
    return id;
}

Added add_rows(audit::Change& change, const forms::Form& form, ImportId id,
               std::span<const Row> rows) {
    const auto import = find_import(change, id);
    if (!import || import->state != "running") throw std::logic_error("this import is not running");
    std::vector<NewRow> fresh;
    for (const Row& row : rows) {
        const std::string key = child_key(row.answers);
        NewRow one{row, token(change, key), token(change, key + " on " + iso(row.received_on))};
        if (!is_there(change, one.token)) fresh.push_back(std::move(one));
    }
    change.expect_keys(fresh.size());
    for (const NewRow& row : fresh) add_row(change, form, *import, row);
    const Added added{.written = int(fresh.size()),
                      .there_already = int(rows.size() - fresh.size())};
    change.note("import " + text(id) + ", rows " + std::to_string(added.written));
    return added;
}

void end_import(audit::Change& change, ImportId id) {
    change.execute(
        "UPDATE imports SET state = 'done', ended_at = $3 WHERE panel_id = $1 AND id = $2 AND "
        "state = 'running'",
        {change.panel(), id, change.now()});
    change.note("import " + text(id) + " done");
}

std::optional<Import> find_import(const audit::Reading& reading, ImportId id) {
    std::optional<Import> found;
    db::Values values{reading.panel(), id};
    const std::string sql = columns(reading, values) + " AND i.id = $2";
    reading.rows(sql, values, [&](const db::Row& row) { found = read(reading, row); });
    return found;
}

std::vector<Import> all_imports(const audit::Reading& reading) {
    std::vector<Import> all;
    db::Values values{reading.panel()};
    const std::string sql = columns(reading, values) + " ORDER BY i.id DESC";
    reading.rows(sql, values, [&](const db::Row& row) { all.push_back(read(reading, row)); });
    return all;
}

std::optional<access::Subject> import_subject(const audit::Lookup& lookup, PanelId panel,
                                              const site::Params& params) {
    const auto id = parse_id<ImportId>(params.at("import"));
    std::optional<access::Subject> subject;
    if (!id) return subject;
    lookup.rows("SELECT 1 FROM imports WHERE panel_id = $1 AND id = $2", {panel, *id},
                [&](const db::Row&) { subject = site::whole_panel(lookup, panel, params); });
    return subject;
}

}  // namespace mase::imports
