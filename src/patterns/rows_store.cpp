#include "patterns/rows_store.h"

#include "platform/db_lists.h"

namespace mase::patterns {

namespace {

// A row that was linked to the wrong one waits to be linked again. One whose link ended because it
// holds no longer has been dealt with.
constexpr const char* stays_linked =
    "EXISTS (SELECT 1 FROM case_links l WHERE l.panel_id = $1 AND l.subject_id = k.subject_id AND "
    "l.case_id = $2 AND (l.ended_on IS NULL OR l.ended_why = 'NO_LONGER'))";

}  // namespace

std::vector<TypedRow> typed_rows(const audit::Reading& reading, CaseId id, std::string_view section,
                                 const std::vector<std::string>& questions) {
    db::Values values{reading.panel(), id, section};
    const std::string wanted = db::list_of(values, questions);
    const auto rows_in = [&](const char* table) {
        return "SELECT a.record_id, a.n, r.made_at FROM " + std::string(table) +
               " a JOIN records r ON r.panel_id = a.panel_id AND r.id = a.record_id WHERE "
               "a.panel_id = $1 AND r.case_id = $2 AND r.kind = 'acceptance' AND a.question IN (" +
               wanted + ")";
    };
    std::vector<TypedRow> rows;
    reading.rows("SELECT t.record_id, t.n, k.subject_id FROM (" + rows_in("answers") + " UNION " +
                     rows_in("texts") +
                     ") t LEFT JOIN linked_rows k ON k.panel_id = $1 AND k.record_id = t.record_id "
                     "AND k.section = $3 AND k.n = t.n AND " +
                     stays_linked + " ORDER BY t.made_at, t.record_id, t.n",
                 values, [&](const db::Row& row) {
                     rows.push_back({.record = row.id<RecordId>(0),
                                     .section = std::string(section),
                                     .n = int(row.integer(1)),
                                     .subject = row.maybe_id<AnyId>(2)});
                 });
    return rows;
}

void mark_row(audit::Change& change, const TypedRow& row, AnyId subject) {
    change.execute(
        "INSERT INTO linked_rows (panel_id, record_id, section, n, subject_id) VALUES ($1, $2, $3, "
        "$4, $5) ON CONFLICT (panel_id, record_id, section, n) DO UPDATE SET subject_id = "
        "excluded.subject_id",
        {change.panel(), row.record, row.section, row.n, subject});
}

}  // namespace mase::patterns
