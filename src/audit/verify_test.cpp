// Whoever changes the trail behind the program's back is found, and where.
#include "audit/verify.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "audit/verify_fixture.h"

namespace mase::audit {

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
          "account_id = {random}", "session_id = {random}", "panel_id = {random}",
          "subject_id = {random}", "case_id = NULL", "subject_kind = 'panel'", "at = at + 1",
          "remark = {hex 00}", "hash = {zeros 32}", "prev_hash = NULL"}) {
        CAPTURE(column);
        tamper(
            "CREATE TABLE kept AS SELECT * FROM audit_log WHERE seq = 4;"
            "UPDATE audit_log SET " +
            column + " WHERE seq = 4");
        const Faults faults = found();
        REQUIRE_FALSE(faults.empty());
        CHECK(faults.front() == "Line 4 was changed after it was written");
        tamper(
            "{no references}; DELETE FROM audit_log WHERE seq = 4; INSERT INTO audit_log "
            "SELECT * FROM kept; "
            "DROP TABLE kept");
        CHECK(found() == Faults{});
    }
}

TEST_CASE_FIXTURE(TrailChecks, "a name added to or taken from what a line showed is found") {
    tamper(
        "DELETE FROM audit_shown WHERE seq = 3 AND shown_id = (SELECT shown_id FROM audit_shown "
        "WHERE seq = 3 ORDER BY shown_id LIMIT 1)");
    CHECK(found() == Faults{"Line 3 was changed after it was written"});
    tamper(
        "INSERT INTO audit_shown SELECT panel_id, {random}, writer, 5 FROM audit_shown "
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
    const auto connection = database.connect();
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

TEST_CASE_FIXTURE(TrailChecks, "a whole run taken out is found, without published heads too") {
    run_again(2);
    const Head first = [&] {
        Head head;
        database.connect()->read("SELECT writer FROM audit_log WHERE seq = 7", {},
                                 [&](const db::Row& row) { head.writer = row.id<AnyId>(0); });
        return head;
    }();
    const std::string where = " WHERE writer = {hex " + hex(as_text(first.writer.bytes)) + "}";
    tamper("DELETE FROM audit_shown" + where + "; DELETE FROM audit_log" + where +
           "; DELETE FROM audit_heads" + where);
    const TrailCheck left = check();
    REQUIRE(left.faults.size() == 1);
    CHECK(left.faults.front().harm == Harm::untied);
}

TEST_CASE_FIXTURE(TrailChecks, "what a line showed is not hidden by giving it to another panel") {
    tamper(
        "UPDATE audit_shown SET panel_id = {random} WHERE seq = 3 AND shown_id = "
        "(SELECT shown_id FROM audit_shown WHERE seq = 3 ORDER BY shown_id LIMIT 1)");
    CHECK(found() == Faults{"Line 3 was changed after it was written"});
}

TEST_CASE_FIXTURE(TrailChecks, "a line put in before the first is found") {
    for (const std::string number : {"0", "-7"}) {
        tamper("INSERT INTO audit_log SELECT writer, " + number +
               ", panel_id, at, account_id, session_id, operation, processing, subject_kind, "
               "subject_id, case_id, reason, detail, remark, prev_hash, hash FROM audit_log WHERE "
               "seq = 5");
        CHECK(found() ==
              Faults{"Line " + number + " was put in: no head that was signed reaches so far"});
        tamper("DELETE FROM audit_log WHERE seq = " + number);
    }
}

TEST_CASE_FIXTURE(TrailChecks,
                  "a value of another form is a changed line, and the rest is checked") {
    tamper(
        "UPDATE audit_log SET panel_id = {hex 00} WHERE seq = 2; "
        "UPDATE audit_log SET reason = 'x' WHERE seq = 6");
    CHECK(found() == Faults{"Line 2 was changed after it was written",
                            "Line 6 was changed after it was written"});
}

}  // namespace mase::audit
