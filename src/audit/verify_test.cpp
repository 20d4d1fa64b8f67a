// Whoever changes the trail behind the program's back is found, and where.
#include "audit/verify.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "audit/heads_file.h"
#include "audit/records_fixture.h"
#include "audit/verify_store.h"

namespace mase::audit {

namespace {

class TrailChecks : public RecordsFixture {
public:
    TrailChecks()
        : policy({{access::Operation::view_case, access::Role::worker, "", "panel", {}, {}}}) {
        for (int i = 0; i < 6; ++i) view_one(records);
        // What an attacker with the database can do first.
        tamper(
            "DROP TRIGGER audit_log_no_UPDATE; DROP TRIGGER audit_log_no_DELETE; "
            "DROP TRIGGER audit_shown_no_UPDATE; DROP TRIGGER audit_shown_no_DELETE");
    }

    void view_one(Records& of) {
        const AnyId id = new_id<AnyId>(clock.now());
        const auto permit = policy.permit(actor(access::Role::worker), access::Operation::view_case,
                                          {.kind = access::SubjectKind::case_,
                                           .id = id,
                                           .state = {},
                                           .via = {},
                                           .case_id = CaseId{id.bytes}},
                                          {});
        Outbox outbox(of);
        {
            const Viewing viewing(of, *permit, "HOLD_CASE", outbox);
            viewing.shows(id);
            viewing.shows(new_id<AnyId>(clock.now()));
        }
        REQUIRE(outbox.wait());
    }
    // A second run of the same database, as after a restart; its heads as published.
    std::vector<Head> run_again(int views) {
        std::vector<Head> published;
        Records again(folder.file("mase.db"), keyring, clock,
                      [&](const Head& head) { published.push_back(head); });
        for (int i = 0; i < views; ++i) view_one(again);
        return published;
    }
    TrailCheck check(const std::vector<Head>& outside = {}) const {
        const auto connection = db::open_sqlite(folder.file("mase.db"));
        return check_trail([&](std::string_view sql, const db::Values& values,
                               const db::OnRow& on_row) { connection->read(sql, values, on_row); },
                           keyring.signer().public_key(), outside);
    }
    std::vector<std::string> found(const std::vector<Head>& outside = {}) const {
        std::vector<std::string> out;
        for (const TrailFault& fault : check(outside).faults) {
            const std::string all = words(fault);
            const auto run = all.find(" of run ");
            out.push_back(run == std::string::npos ? all
                                                   : all.substr(0, run) + all.substr(run + 8 + 26));
        }
        return out;
    }
    // The head of the one run, as the database has it now.
    Head newest_head() const {
        Head head;
        db::open_sqlite(folder.file("mase.db"))
            ->read("SELECT writer, size, at, root, signature FROM audit_heads", {},
                   [&](const db::Row& row) {
                       head = {row.id<AnyId>(0), row.integer(1), row.instant(2),
                               *exactly<32>(as_text(row.bytes(3))),
                               *exactly<64>(as_text(row.bytes(4)))};
                   });
        return head;
    }

    access::Policy policy;
};

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(TrailChecks, "a trail that nobody touched is whole, over restarts too") {
    const auto published = run_again(3);
    const TrailCheck whole = check(published);
    CHECK(found(published) == Faults{});
    CHECK(whole.lines == 10);  // the panel's own, six, and three
    CHECK(whole.runs == 2);
    CHECK(whole.outside_heads == std::int64_t(published.size()));
    CHECK(whole.newest == start);
}

TEST_CASE_FIXTURE(TrailChecks, "a changed line is found, whichever of its columns was changed") {
    for (const std::string column :
         {"reason = 'AGENDA'", "detail = 'x'", "operation = 'read_help'", "processing = 'upkeep'",
          "account_id = randomblob(16)", "session_id = randomblob(16)", "panel_id = randomblob(16)",
          "subject_id = randomblob(16)", "case_id = NULL", "subject_kind = 'panel'", "at = at + 1",
          "remark = x'00'", "hash = zeroblob(32)", "prev_hash = NULL"}) {
        CAPTURE(column);
        tamper(
            "CREATE TABLE kept AS SELECT * FROM audit_log WHERE seq = 4;"
            "UPDATE audit_log SET " +
            column + " WHERE seq = 4");
        const Faults faults = found();
        REQUIRE_FALSE(faults.empty());
        CHECK(faults.front() == "Line 4 was changed after it was written");
        tamper(
            "PRAGMA foreign_keys = OFF; DELETE FROM audit_log WHERE seq = 4; INSERT INTO audit_log "
            "SELECT * FROM kept; "
            "DROP TABLE kept");
        CHECK(found() == Faults{});
    }
}

TEST_CASE_FIXTURE(TrailChecks, "a name added to or taken from what a line showed is found") {
    tamper(
        "DELETE FROM audit_shown WHERE seq = 3 AND shown_id = (SELECT min(shown_id) FROM "
        "audit_shown WHERE seq = 3)");
    CHECK(found() == Faults{"Line 3 was changed after it was written"});
    tamper(
        "INSERT INTO audit_shown SELECT panel_id, randomblob(16), writer, 5 FROM audit_shown "
        "WHERE seq = 5 LIMIT 1");
    CHECK(found() == Faults{"Line 3 was changed after it was written",
                            "Line 5 was changed after it was written"});
}

TEST_CASE_FIXTURE(TrailChecks,
                  "lines taken out are found, at the start, in the middle, at the end") {
    tamper("DELETE FROM audit_shown; DELETE FROM audit_log WHERE seq IN (1, 4, 7)");
    const Faults faults = found();
    for (const std::string line : {"Line 1 was taken out", "Line 4 was taken out",
                                   "Line 7 is missing from the end: a signed head reaches further"})
        CHECK(std::ranges::count(faults, line) == 1);
}

TEST_CASE_FIXTURE(TrailChecks, "two lines that changed places are both found") {
    tamper(
        "DELETE FROM audit_shown; UPDATE audit_log SET seq = 100 WHERE seq = 3; "
        "UPDATE audit_log SET seq = 3 WHERE seq = 5; UPDATE audit_log SET seq = 5 WHERE seq = "
        "100");
    const Faults faults = found();
    for (const std::string line :
         {"Line 3 was changed after it was written", "Line 5 was changed after it was written"})
        CHECK(std::ranges::count(faults, line) == 1);
}

TEST_CASE_FIXTURE(TrailChecks, "a line put in at the end with right digests is found") {
    std::optional<StoredLine> last;
    const auto connection = db::open_sqlite(folder.file("mase.db"));
    connection->read("SELECT writer, hash FROM audit_log WHERE seq = 7", {},
                     [&](const db::Row& row) {
                         StoredLine line;
                         line.line.writer = row.id<AnyId>(0);
                         line.hash = exactly<32>(as_text(row.bytes(1)));
                         last = line;
                     });
    LoggedLine forged;
    forged.writer = last->line.writer;
    forged.number = 8;
    forged.operation = "read_help";
    forged.processing = forged.subject_kind = "panel";
    const Digest hash = line_hash(forged, *last->hash);
    const auto nil = db::Bytes(16);
    db::Writer(*connection)
        .execute(
            "INSERT INTO audit_log VALUES ($1, 8, $2, 0, $2, $2, 'read_help', 'panel', "
            "'panel', $2, NULL, '', '', NULL, $3, $4)",
            {forged.writer, nil, db::Bytes(last->hash->begin(), last->hash->end()),
             db::Bytes(hash.begin(), hash.end())});
    CHECK(found() == Faults{"Line 8 was put in: no head that was signed reaches so far"});
}

TEST_CASE_FIXTURE(TrailChecks, "a run rewritten with right digests throughout is found") {
    // The attacker knows how digests are made, and has no key.
    RunCheck rewritten(AnyId{}, {});
    std::vector<StoredLine> lines(3);
    Digest before{};
    MerkleTree tree;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].line.number = std::int64_t(i) + 1;
        lines[i].line.reason = "honest";
        lines[i].before = before;
        before = line_hash(lines[i].line, before);
        lines[i].hash = before;
        tree.add(before);
    }
    const Head head = signed_head(keyring.signer(), AnyId{}, 3, start, tree.root());
    before = {};
    for (StoredLine& line : lines) {
        if (line.line.number >= 2) line.line.reason = "forged";
        line.before = before;
        before = line_hash(line.line, before);
        line.hash = before;
        rewritten.next(line);
    }
    const auto faults = rewritten.end(head, keyring.signer().public_key());
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().harm == Harm::rewritten);
}

TEST_CASE_FIXTURE(TrailChecks, "a head that another key signed is no head") {
    tamper("UPDATE audit_heads SET signature = zeroblob(64)");
    CHECK(found().size() == 1);
    CHECK(check().faults.front().harm == Harm::forged_head);
    tamper("DELETE FROM audit_heads");
    CHECK(check().faults.front().harm == Harm::forged_head);
}

TEST_CASE_FIXTURE(TrailChecks,
                  "a database put back to an earlier state is found by a published head") {
    const Head before = newest_head();
    tamper("VACUUM INTO '" + folder.file("earlier.db") + "'");
    view_one(records);
    view_one(records);
    const Head published = newest_head();
    CHECK(found({before, published}) == Faults{});
    const auto earlier = db::open_sqlite(folder.file("earlier.db"));
    const auto check_earlier = [&](const std::vector<Head>& outside) {
        return check_trail([&](std::string_view sql, const db::Values& values,
                               const db::OnRow& on_row) { earlier->read(sql, values, on_row); },
                           keyring.signer().public_key(), outside);
    };
    CHECK(check_earlier({}).faults.empty());  // by itself it is whole: that is why heads leave
    const TrailCheck back = check_earlier({before, published});
    REQUIRE(back.faults.size() == 1);
    CHECK(back.faults.front().harm == Harm::cut_off);
    CHECK(back.faults.front().from == before.size + 1);
    CHECK(back.faults.front().to == published.size);
}

TEST_CASE_FIXTURE(TrailChecks, "a whole run taken out is found, without published heads too") {
    run_again(2);
    const Head first = [&] {
        Head head;
        db::open_sqlite(folder.file("mase.db"))
            ->read("SELECT writer FROM audit_log WHERE seq = 7", {},
                   [&](const db::Row& row) { head.writer = row.id<AnyId>(0); });
        return head;
    }();
    const std::string where = " WHERE writer = x'" + hex(as_text(first.writer.bytes)) + "'";
    tamper("DELETE FROM audit_shown" + where + "; DELETE FROM audit_log" + where +
           "; DELETE FROM audit_heads" + where);
    const TrailCheck left = check();
    REQUIRE(left.faults.size() == 1);
    CHECK(left.faults.front().harm == Harm::untied);
}

TEST_CASE_FIXTURE(TrailChecks, "the last head of a run is published when the program stops") {
    const auto published = run_again(4);
    REQUIRE_FALSE(published.empty());
    CHECK(published.back().size == 4);
}

TEST_CASE_FIXTURE(TrailChecks, "a head that can't be published stops no one's work") {
    Records again(folder.file("mase.db"), keyring, clock,
                  [](const Head&) { throw std::runtime_error("no room"); });
    view_one(again);
    view_one(again);
}

TEST_CASE_FIXTURE(TrailChecks, "a published head reads back, and an altered one is told of") {
    const std::string file = folder.file("heads");
    const PublicKey& key = keyring.signer().public_key();
    append_head(file, newest_head(), key);
    append_head(file, newest_head(), key);
    CHECK(read_heads(file, key).heads.size() == 2);
    CHECK(read_heads(file, {}).key == key);
    CHECK(read_heads(file, {}).faults.empty());
    std::string line = text(newest_head(), key);
    line.replace(line.find(" 7 "), 3, " 8 ");
    std::ofstream(file, std::ios::app) << line << "\nnot a head\n";
    CHECK(read_heads(file, key).heads.size() == 2);
    CHECK(read_heads(file, key).faults.size() == 2);
    CHECK(read_heads(file, PublicKey{}).heads.empty());
}

}  // namespace mase::audit
