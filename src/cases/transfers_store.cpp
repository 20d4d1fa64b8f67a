#include "cases/transfers_store.h"

#include "forms/records_store.h"

namespace mase::cases {

namespace {

audit::Place place(std::string_view column, TransferId id) {
    return {"transfers." + std::string(column), any(id)};
}

db::Value sealed_or_null(const audit::Change& change, const CaseFile& file,
                         const std::string& words, std::string_view column, TransferId id) {
    if (words.empty()) return nullptr;
    return change.seal(file.key, words, place(column, id));
}

std::string opened(const audit::Reading& reading, const db::Row& row, int index,
                   std::string_view column, TransferId id) {
    if (row.is_null(index)) return "";
    return reading.open(audit::SealedText(row.copied(index), place(column, id)));
}

std::string opened_answer(const audit::Reading& reading, RecordId record, const char* question) {
    std::string words;
    reading.rows(
        "SELECT sealed FROM texts WHERE panel_id = $1 AND record_id = $2 AND question = $3 AND n = "
        "0",
        {reading.panel(), record, question}, [&](const db::Row& row) {
            words = reading.open(
                audit::SealedText(row.copied(0), forms::answer_place(record, question, 0)));
        });
    return words;
}

}  // namespace

TransferId add_transfer(audit::Change& change, const CaseFile& file, const Transfer& transfer) {
    change.must_concern(file.id);
    const auto id = change.new_id<TransferId>();
    change.execute(
        "INSERT INTO transfers (panel_id, id, case_id, direction, kind, authority, other_panel, "
        "summary, sent_on, contact, recorded_by, recorded_at, version) VALUES ($1, $2, $3, $4, $5, "
        "$6, $7, $8, $9, $10, $11, $12, 1)",
        {change.panel(), id, file.id, name(transfer.direction), transfer.kind, transfer.authority,
         change.seal(file.key, transfer.other_panel, place("other_panel", id)),
         change.seal(file.key, transfer.summary, place("summary", id)), transfer.sent_on,
         sealed_or_null(change, file, transfer.contact, "contact", id), change.actor().account,
         change.now()});
    change.note(std::string(name(transfer.direction)) + " " + transfer.kind);
    return id;
}

std::vector<KeptTransfer> transfers_of(const audit::Reading& reading, const CaseFile& file) {
    std::vector<KeptTransfer> transfers;
    reading.rows(
        "SELECT t.id, t.direction, t.kind, t.authority, t.other_panel, t.contact, t.summary, "
        "t.sent_on, a.name, t.recorded_at, t.acknowledged_on, t.acknowledged_by, t.version FROM "
        "transfers t JOIN accounts a ON a.id = t.recorded_by WHERE t.panel_id = $1 AND t.case_id = "
        "$2 ORDER BY t.sent_on DESC, t.id DESC",
        {reading.panel(), file.id}, [&](const db::Row& row) {
            const auto id = row.id<TransferId>(0);
            transfers.push_back(
                {.id = id,
                 .transfer = {.direction = row.text(1) == "out" ? Direction::out : Direction::in,
                              .kind = row.string(2),
                              .authority = row.string(3),
                              .other_panel = opened(reading, row, 4, "other_panel", id),
                              .contact = opened(reading, row, 5, "contact", id),
                              .summary = opened(reading, row, 6, "summary", id),
                              .sent_on = row.date(7)},
                 .recorded_by = row.string(8),
                 .recorded_at = row.instant(9),
                 .acknowledged_on = row.maybe_date(10),
                 .acknowledged_by = opened(reading, row, 11, "acknowledged_by", id),
                 .version = int(row.integer(12))});
        });
    return transfers;
}

Result<int> acknowledge(audit::Change& change, const CaseFile& file, const KeptTransfer& kept,
                        Date on, const std::string& by) {
    change.must_concern(file.id);
    const auto touched = change.execute(
        "UPDATE transfers SET acknowledged_on = $4, acknowledged_by = $5, "
        "acknowledged_recorded_by = $6, version = version + 1 WHERE panel_id = $1 AND id = $2 AND "
        "version = $3 AND acknowledged_on IS NULL",
        {change.panel(), kept.id, kept.version, on,
         change.seal(file.key, by, place("acknowledged_by", kept.id)), change.actor().account});
    if (touched == 0)
        return refused("", "Someone else has recorded that it was acknowledged: see below");
    change.note("acknowledged");
    return kept.version + 1;
}

std::vector<HeardElsewhere> heard_elsewhere(const audit::Reading& reading, const CaseFile& file) {
    std::vector<HeardElsewhere> heard;
    reading.rows(
        "SELECT f.record_id, f.received_on, (SELECT x.code FROM answers x WHERE x.panel_id = "
        "f.panel_id AND x.record_id = f.record_id AND x.question = 'prior_held_on') FROM referrals "
        "f WHERE f.panel_id = $1 AND f.case_id = $2 AND f.state = 'accepted' AND f.route = 'C' "
        "ORDER BY f.received_on DESC, f.id DESC",
        {reading.panel(), file.id}, [&](const db::Row& row) {
            const auto record = row.id<RecordId>(0);
            heard.push_back({.received_on = row.date(1),
                             .panel = opened_answer(reading, record, "prior_panel"),
                             .held_on = row.string_or_empty(2),
                             .outcome = opened_answer(reading, record, "prior_outcome")});
        });
    return heard;
}

}  // namespace mase::cases
