// What is signed, what is published, and what only that can tell.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "audit/heads_file.h"
#include "audit/verify_fixture.h"
#include "platform/db_copy.h"

namespace mase::audit {

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
    tamper("UPDATE audit_heads SET signature = {zeros 64}");
    CHECK(found().size() == 1);
    CHECK(check().faults.front().harm == Harm::forged_head);
    tamper("DELETE FROM audit_heads");
    CHECK(check().faults.front().harm == Harm::forged_head);
}

TEST_CASE_FIXTURE(TrailChecks,
                  "a database put back to an earlier state is found by a published head") {
    const Head before = newest_head();
    db::copy(database.address(), folder.file("earlier.db"));
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

TEST_CASE_FIXTURE(TrailChecks, "the last head of a run is published when the program stops") {
    const auto published = run_again(4);
    REQUIRE_FALSE(published.empty());
    CHECK(published.back().size == 4);
}

TEST_CASE_FIXTURE(TrailChecks, "a head that can't be published stops no one's work") {
    Records again(database.address(), keyring, clock,
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

TEST_CASE_FIXTURE(TrailChecks, "one changed line does not hide that others were rewritten") {
    RunCheck checking(AnyId{}, {});
    std::vector<StoredLine> lines(9);
    Digest before{};
    MerkleTree tree;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].line.number = std::int64_t(i) + 1;
        lines[i].before = before;
        lines[i].hash = before = line_hash(lines[i].line, before);
        tree.add(before);
    }
    const Head head = signed_head(keyring.signer(), AnyId{}, 9, start, tree.root());
    lines[1].line.reason = "decoy";
    for (std::size_t i = 4; i < lines.size(); ++i) {
        lines[i].line.reason = "forged";
        lines[i].before = lines[i - 1].hash;
        lines[i].hash = line_hash(lines[i].line, *lines[i].before);
    }
    for (const StoredLine& line : lines) checking.next(line);
    const auto faults = checking.end(head, keyring.signer().public_key());
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].harm == Harm::changed);
    CHECK(faults[0].from == 2);
    CHECK(faults[1].harm == Harm::rewritten);
}

TEST_CASE_FIXTURE(TrailChecks, "a commit that failed publishes no head") {
    tamper("CREATE TABLE loose (id {bytes} REFERENCES panels (id) DEFERRABLE INITIALLY DEFERRED)");
    std::vector<Head> published;
    {
        Records again(database.address(), keyring, clock,
                      [&](const Head& head) { published.push_back(head); });
        view_one(again);
        Outbox outbox(again);
        const auto kept = again.change(access::program(access::Task::keep_house, panel), outbox,
                                       [&](Change& change) -> Result<int> {
                                           change.execute("INSERT INTO loose (id) VALUES ($1)",
                                                          {new_id<AnyId>(clock.now())});
                                           return 0;
                                       });
        CHECK(kept.has_value());  // the body ran; the commit refuses
        CHECK_FALSE(outbox.wait());
    }
    CHECK(published.back().size == 1);
    CHECK(found(published) == Faults{});
}

TEST_CASE_FIXTURE(TrailChecks, "a head that was cut short takes no other with it") {
    const std::string file = folder.file("heads");
    const PublicKey& key = keyring.signer().public_key();
    append_head(file, newest_head(), key);
    std::ofstream(file, std::ios::app) << text(newest_head(), key).substr(0, 100);
    append_head(file, newest_head(), key);
    CHECK(read_heads(file, key).heads.size() == 2);
    CHECK(read_heads(file, key).faults.size() == 1);
}

TEST_CASE_FIXTURE(TrailChecks, "the head of a run that was killed is published at the next start") {
    const Head killed = newest_head();  // nobody published it
    const auto published = run_again(0);
    REQUIRE(published.size() == 1);
    CHECK(published.front().writer == killed.writer);
    CHECK(published.front().size == killed.size);
    tamper("UPDATE audit_heads SET signature = {zeros 64}");
    CHECK(run_again(0).empty());  // a forged one is not spread
}

}  // namespace mase::audit
