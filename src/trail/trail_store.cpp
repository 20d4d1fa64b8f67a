#include "trail/trail_store.h"

#include "platform/db_lists.h"
#include "site/copies_store.h"
#include "site/relations_store.h"

namespace mase::trail {

namespace {

// Of what they asked for themself and were refused, in an emergency or by an address: what is not
// there would stand here, and a case they are connected to would not (rules.md 5).
std::string is_own_refusal(const audit::Reading& reading, db::Values& values) {
    const std::string person = bound(values, reading.actor().account);
    return "(l.account_id = " + person +
           " AND (l.processing = " + bound(values, access::name(access::Processing::refusal)) +
           " OR (l.operation = " +
           bound(values, access::row(access::Operation::open_in_emergency).name) +
           " AND l.detail LIKE 'refused%')))";
}

std::string condition(const audit::Reading& reading, const Filter& filter, db::Values& values) {
    std::string sql = "l.panel_id = $1";
    if (filter.person) sql += " AND l.account_id = " + bound(values, *filter.person);
    if (filter.case_id) {
        // Nor, of a case that is hidden from the reader, which lists it stood in (rules.md 5).
        const std::string id = bound(values, *filter.case_id);
        sql +=
            " AND (l.writer, l.seq) IN (SELECT writer, seq FROM audit_log WHERE panel_id = $1 "
            "AND case_id = " +
            id +
            " UNION SELECT writer, seq FROM audit_shown WHERE panel_id = $1 AND shown_id = " + id +
            ") AND " + site::not_unseen(reading, id, values);
    }
    // Of a case that is hidden from the reader nothing is told (rules.md 5); nor that someone asked
    // for one in an emergency, which is about the one case that its line shows.
    sql += " AND (l.case_id IS NULL OR " + site::not_unseen(reading, "l.case_id", values) + ")";
    // Nor of what has become a part of it since, as a referral before it was accepted.
    sql += " AND " + site::not_unseen(reading, "l.subject_id", values);
    sql += " AND (l.operation <> " +
           bound(values, access::row(access::Operation::open_in_emergency).name) +
           " OR NOT EXISTS (SELECT 1 FROM audit_shown s WHERE s.writer = l.writer AND s.seq = "
           "l.seq AND NOT (" +
           site::not_unseen(reading, "s.shown_id", values) + ")))";
    // Nor that a copy was asked for and given of what nothing else is told of.
    sql += " AND (l.operation NOT IN (" +
           bound(values, access::row(access::Operation::ask_copy).name) + ", " +
           bound(values, access::row(access::Operation::give_copy).name) +
           ") OR l.detail NOT IN (" + site::unseen_serials(reading, values) + "))";
    sql += " AND NOT " + is_own_refusal(reading, values);
    if (filter.kind) sql += " AND l.processing = " + bound(values, access::name(*filter.kind));
    if (!filter.with_upkeep)
        sql += " AND (l.case_id IS NOT NULL OR l.processing <> " +
               bound(values, access::name(access::Processing::upkeep)) + ")";
    if (filter.from) sql += " AND l.at >= " + bound(values, at_london(*filter.from, 0, 0));
    if (filter.to) sql += " AND l.at < " + bound(values, at_london(plus_days(*filter.to, 1), 0, 0));
    if (filter.before)
        sql += " AND (l.at, l.writer, l.seq) < (" + bound(values, filter.before->at) + ", " +
               bound(values, filter.before->writer) + ", " + bound(values, filter.before->number) +
               ")";
    return sql;
}

std::string words_of(std::string_view operation) {
    const auto known = access::operation_named(operation);
    return std::string(known ? access::row(*known).words : operation);
}

Entry read_entry(const audit::Reading& reading, const db::Row& row) {
    Entry entry{.key = {row.instant(0), row.id<AnyId>(1), row.integer(2)},
                .person = row.string_or_empty(3),
                .operation = words_of(row.text(4)),
                .is_disclosure = row.text(5) == access::name(access::Processing::disclosure),
                .is_refusal = row.text(5) == access::name(access::Processing::refusal),
                .subject_kind = row.string(6),
                .subject = row.id<AnyId>(7),
                .subject_account = row.string_or_empty(8),
                .case_id = row.maybe_id<CaseId>(9),
                .reason = row.string(10),
                .detail = row.string(11),
                .remark = {},
                .shown = 0,
                .cases_shown = {}};
    if (!row.is_null(12)) {
        entry.remark = reading.open(audit::SealedText(
            row.copied(12), audit::remark_place(entry.key.writer, entry.key.number)));
        if (entry.case_id) reading.shows(*entry.case_id);
    }
    return entry;
}

void add_shown(const audit::Reading& reading, Entry& entry) {
    db::Values values{entry.key.writer, entry.key.number, reading.panel()};
    const std::string seen = site::not_unseen(reading, "s.shown_id", values);
    reading.rows(
        "SELECT s.shown_id, c.id, CASE WHEN " + seen +
            " THEN 1 ELSE 0 END FROM audit_shown s LEFT JOIN cases c ON c.panel_id = s.panel_id "
            "AND "
            "c.id = s.shown_id WHERE s.writer = $1 AND s.seq = $2 AND s.panel_id = $3 ORDER BY "
            "s.shown_id",
        values, [&](const db::Row& row) {
            if (row.integer(2) == 0) {
                // Another auditor's search of the trail says which case it was for.
                if (entry.detail.contains(mase::text(row.id<AnyId>(0)))) entry.detail.clear();
                return;
            }
            ++entry.shown;
            if (const auto id = row.maybe_id<CaseId>(1)) entry.cases_shown.push_back(*id);
        });
}

}  // namespace

Page read_trail(const audit::Reading& reading, const Filter& filter) {
    Page page;
    db::Values values{reading.panel()};
    std::string sql =
        "SELECT l.at, l.writer, l.seq, a.name, l.operation, l.processing, l.subject_kind, "
        "l.subject_id, b.name, l.case_id, l.reason, l.detail, l.remark FROM audit_log l LEFT JOIN "
        "accounts a ON a.id = l.account_id LEFT JOIN accounts b ON b.id = l.subject_id WHERE " +
        condition(reading, filter, values);
    sql +=
        " ORDER BY l.at DESC, l.writer DESC, l.seq DESC LIMIT " + bound(values, entries_a_page + 1);
    reading.rows(sql, values, [&](const db::Row& row) {
        if (int(page.entries.size()) == entries_a_page) {
            page.has_more = true;
        } else {
            page.entries.push_back(read_entry(reading, row));
        }
    });
    for (Entry& entry : page.entries) add_shown(reading, entry);
    if (filter.case_id) reading.shows(*filter.case_id);
    return page;
}

}  // namespace mase::trail
