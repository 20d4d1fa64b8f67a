#include "papers/papers_store.h"

#include <stdexcept>

#include "platform/secrets.h"
#include "site/relations_store.h"

namespace mase::papers {

namespace {

constexpr std::string_view columns =
    "SELECT p.id, p.referral_id, r.state, r.case_id, r.key_id, p.part, p.kind, p.size, p.pieces, "
    "p.name, p.description, p.attached_by, a.name, p.attached_at, CASE WHEN p.scan_fault = '' THEN "
    "p.scan ELSE 'not_checkable' END, CASE WHEN p.scan_fault = '' THEN p.signature ELSE "
    "p.scan_fault END FROM papers p JOIN referrals r ON r.panel_id = p.panel_id AND r.id = "
    "p.referral_id JOIN accounts a ON "
    "a.id = p.attached_by WHERE p.panel_id = $1 AND p.withdrawn_at IS NULL";

audit::Place name_place(PaperId id) {
    return {"papers.name", any(id)};
}
audit::Place description_place(PaperId id) {
    return {"papers.description", any(id)};
}
audit::Place piece_place(PaperId id, int number, int of) {
    return {"paper_pieces.bytes/" + std::to_string(number) + "/" + std::to_string(of), any(id)};
}

struct Row {  // with its words still sealed
    Paper paper;
    audit::SealedText name, description;
};

Row read(const db::Row& row) {
    Row out;
    Paper& paper = out.paper;
    paper.id = row.id<PaperId>(0);
    paper.referral = row.id<ReferralId>(1);
    paper.referral_state = row.string(2);
    paper.case_id = row.maybe_id<CaseId>(3);
    paper.key = row.id<KeyId>(4);
    paper.part = *access::part_named(row.text(5));
    paper.kind = row.string(6);
    paper.size = std::size_t(row.integer(7));
    paper.pieces = int(row.integer(8));
    paper.by = row.id<AccountId>(11);
    paper.by_name = row.string(12);
    paper.at = row.instant(13);
    paper.scan = *scan_named(row.text(14));
    paper.signature = row.string(15);
    out.name = {row.copied(9), name_place(paper.id)};
    out.description = {row.copied(10), description_place(paper.id)};
    return out;
}

Paper opened(const audit::Reading& reading, Row row) {
    row.paper.name = reading.open(row.name);
    row.paper.description = reading.open(row.description);
    return std::move(row.paper);
}

std::vector<Row> rows_of(const audit::Reading& reading, const std::string& condition,
                         const db::Values& values) {
    std::vector<Row> rows;
    reading.rows(std::string(columns) + condition, values,
                 [&](const db::Row& row) { rows.push_back(read(row)); });
    return rows;
}

std::vector<Paper> seen(const audit::Reading& reading, const access::Policy& policy,
                        std::vector<Row> rows) {
    std::vector<Paper> papers;
    for (Row& row : rows) {
        if (site::may(policy, reading, access::Operation::open_paper, subject_of(row.paper)))
            papers.push_back(opened(reading, std::move(row)));
    }
    return papers;
}

// Keyed, so that nobody who has the database can tell that it holds a file they know.
db::Bytes fingerprint_of(const audit::Reading& reading, const Content& content) {
    std::string hashes;
    for (std::size_t at = 0; at < content.size(); at += piece_size)
        hashes += content_hash(content.read(at, piece_size));
    const SearchToken token = reading.search_token("paper:" + hashes);
    return {token.begin(), token.end()};
}

Referred referred(const db::Row& row) {
    return {.id = row.id<ReferralId>(0),
            .key = row.id<KeyId>(1),
            .record = row.id<RecordId>(2),
            .state = row.string(3),
            .case_id = row.maybe_id<CaseId>(4)};
}

constexpr std::string_view referred_columns =
    "SELECT id, key_id, record_id, state, case_id FROM referrals WHERE panel_id = $1 AND ";

}  // namespace

std::optional<Referred> find_referred(const audit::Reading& reading, ReferralId id) {
    std::optional<Referred> found;
    reading.rows(std::string(referred_columns) + "id = $2", {reading.panel(), id},
                 [&](const db::Row& row) { found = referred(row); });
    return found;
}

access::Subject subject_of(const Referred& of) {
    access::Subject subject{.kind = access::SubjectKind::referral,
                            .id = any(of.id),
                            .state = of.state,
                            .via = {},
                            .case_id = of.case_id};
    if (of.case_id && of.state == "accepted") subject.via.push_back(any(*of.case_id));
    return subject;
}

std::vector<Referred> referred_of(const audit::Reading& reading, CaseId id) {
    std::vector<Referred> all;
    reading.rows(
        std::string(referred_columns) + "case_id = $2 AND state = 'accepted' ORDER BY id DESC",
        {reading.panel(), id}, [&](const db::Row& row) { all.push_back(referred(row)); });
    return all;
}

PaperId add_paper(audit::Change& change, const Referred& to, const NewPaper& paper,
                  const Content& content) {
    change.must_concern(to.id);
    const auto id = change.new_id<PaperId>();
    const int pieces = int((content.size() + piece_size - 1) / piece_size);
    change.execute(
        "INSERT INTO papers (panel_id, id, referral_id, part, kind, size, pieces, fingerprint, "
        "name, description, attached_by, attached_at, scan, signature) VALUES ($1, $2, $3, $4, "
        "$5, $6, $7, $8, $9, $10, $11, $12, 'unchecked', '')",
        {change.panel(), id, to.id, access::name(paper.part), paper.kind,
         std::int64_t(content.size()), pieces, fingerprint_of(change, content),
         change.seal(to.key, paper.name, name_place(id)),
         change.seal(to.key, paper.description, description_place(id)), change.actor().account,
         change.now()});
    for (int number = 0; number < pieces; ++number)
        change.execute(
            "INSERT INTO paper_pieces (panel_id, paper_id, number, total, bytes) VALUES ($1, $2, "
            "$3, $4, $5)",
            {change.panel(), id, number, pieces,
             change.seal(to.key, content.read(std::size_t(number) * piece_size, piece_size),
                         piece_place(id, number, pieces))});
    change.note("paper " + paper.kind + " " + std::string(access::name(paper.part)));
    change.shows(id);
    return id;
}

Attached attached_to(const audit::Reading& reading, ReferralId id) {
    Attached attached;
    reading.rows(
        "SELECT count(*), coalesce(sum(size), 0) FROM papers WHERE panel_id = $1 AND referral_id = "
        "$2 AND withdrawn_at IS NULL",
        {reading.panel(), id}, [&](const db::Row& row) {
            attached = {.bytes = std::size_t(row.integer(1)), .count = int(row.integer(0))};
        });
    return attached;
}

std::optional<Paper> same_as(const audit::Reading& reading, ReferralId id, const Content& content) {
    auto rows = rows_of(reading, " AND p.referral_id = $2 AND p.fingerprint = $3",
                        {reading.panel(), id, fingerprint_of(reading, content)});
    if (rows.empty()) return std::nullopt;
    return opened(reading, std::move(rows.front()));
}

std::vector<Paper> papers_of(const audit::Reading& reading, const access::Policy& policy,
                             ReferralId id) {
    return seen(reading, policy,
                rows_of(reading, " AND p.referral_id = $2 ORDER BY p.id", {reading.panel(), id}));
}

std::vector<Paper> papers_of(const audit::Reading& reading, const access::Policy& policy,
                             CaseId id) {
    return seen(reading, policy,
                rows_of(reading, " AND r.case_id = $2 AND r.state = 'accepted' ORDER BY p.id",
                        {reading.panel(), id}));
}

std::optional<Paper> find_paper(const audit::Reading& reading, PaperId id) {
    auto rows = rows_of(reading, " AND p.id = $2", {reading.panel(), id});
    if (rows.empty()) return std::nullopt;
    return opened(reading, std::move(rows.front()));
}

std::string read_piece(const audit::Reading& reading, const Paper& paper, int number) {
    std::optional<std::string> piece;
    reading.rows(
        "SELECT bytes FROM paper_pieces WHERE panel_id = $1 AND paper_id = $2 AND number = $3",
        {reading.panel(), paper.id, number}, [&](const db::Row& row) {
            piece = reading.open_bytes(
                audit::SealedText(row.copied(0), piece_place(paper.id, number, paper.pieces)));
        });
    if (!piece) throw Tampered("a piece of a paper is missing");
    return std::move(*piece);
}

void remove_paper(audit::Change& change, const Paper& paper) {
    change.must_concern(paper.id);
    change.execute("DELETE FROM paper_pieces WHERE panel_id = $1 AND paper_id = $2",
                   {change.panel(), paper.id});
    change.execute("DELETE FROM papers WHERE panel_id = $1 AND id = $2",
                   {change.panel(), paper.id});
    change.note("removed");
}

void withdraw_paper(audit::Change& change, const Paper& paper, const std::string& why) {
    change.must_concern(paper.id);
    change.execute(
        "UPDATE papers SET withdrawn_by = $3, withdrawn_at = $4, withdrawn_why = $5 WHERE panel_id "
        "= $1 AND id = $2",
        {change.panel(), paper.id, change.actor().account, change.now(),
         change.seal(paper.key, why, {"papers.withdrawn_why", any(paper.id)})});
    change.note("withdrawn");
}

void note_scan(audit::Change& change, PaperId id, Scan scan, const std::string& signature) {
    change.execute(
        "UPDATE papers SET scan = $3, signature = $4, scanned_at = $5 WHERE panel_id = $1 AND id = "
        "$2 AND scan = 'unchecked'",
        {change.panel(), id, name(scan), signature, change.now()});
    change.note(name(scan));
    change.shows(id);
}

void note_scan_fault(audit::Change& change, PaperId id, std::string_view code) {
    constexpr int most_tries = 3;
    change.execute(
        "UPDATE papers SET scan_tries = scan_tries + 1, scan_fault = CASE WHEN $3 <> $4 OR "
        "scan_tries + 1 >= $5 THEN $3 ELSE '' END, scanned_at = $6 WHERE panel_id = $1 AND id = $2 "
        "AND scan = 'unchecked' AND scan_fault = ''",
        {change.panel(), id, code, failed_often, most_tries, change.now()});
    change.note(code);
    change.shows(id);
}

std::vector<HeldPaper> held_papers(const audit::Reading& reading, Scan scan, int count,
                                   std::optional<AccountId> by) {
    db::Values values{reading.panel(), name(scan), count};
    std::string condition;
    if (by) {
        values.emplace_back(*by);
        condition = " AND p.attached_by = $4";
    }
    const std::string unseen = site::not_unseen(reading, "p.referral_id", values);
    std::vector<HeldPaper> held;
    reading.rows(
        "SELECT p.id, p.referral_id, r.record_id, CASE WHEN p.scan_fault = '' THEN p.signature "
        "ELSE "
        "p.scan_fault END, a.name, p.attached_at FROM papers p JOIN referrals r ON r.panel_id = "
        "p.panel_id AND r.id = p.referral_id JOIN accounts a ON "
        "a.id = p.attached_by WHERE p.panel_id = $1 AND (CASE WHEN p.scan_fault = '' "
        "THEN p.scan ELSE 'not_checkable' END) = $2 AND p.withdrawn_at IS NULL" +
            condition + " AND " + unseen + " ORDER BY p.id DESC LIMIT $3",
        values, [&](const db::Row& row) {
            held.push_back({.id = row.id<PaperId>(0),
                            .referral = row.id<ReferralId>(1),
                            .record = row.id<RecordId>(2),
                            .scan = scan,
                            .signature = row.string(3),
                            .by = row.string(4),
                            .at = row.instant(5)});
        });
    return held;
}

std::optional<access::Subject> paper_subject(const audit::Lookup& lookup, PanelId panel,
                                             const site::Params& params) {
    std::optional<access::Subject> subject;
    const auto id = parse_id<PaperId>(params.find("paper")->second);
    if (!id) return subject;
    lookup.rows(std::string(columns) + " AND p.id = $2", {panel, *id},
                [&](const db::Row& row) { subject = subject_of(read(row).paper); });
    return subject;
}

std::optional<access::Subject> referred_subject(const audit::Lookup& lookup, PanelId panel,
                                                const site::Params& params) {
    std::optional<access::Subject> subject;
    const auto id = parse_id<ReferralId>(params.find("referral")->second);
    if (!id) return subject;
    lookup.rows(std::string(referred_columns) + "id = $2", {panel, *id},
                [&](const db::Row& row) { subject = subject_of(referred(row)); });
    return subject;
}

}  // namespace mase::papers
