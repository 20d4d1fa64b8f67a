// Tries to break each promise of the heart: no Permit no Change, no Change no write, no commit
// without its audit line, no Viewing no record, nothing shown before its read is durable.
#include "audit/records.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <thread>
#include <type_traits>

#include "audit/erased_store.h"
#include "audit/records_fixture.h"

namespace mase::audit {

namespace {

static_assert(!std::is_default_constructible_v<access::Permit>);
static_assert(!std::is_constructible_v<access::Permit, access::Actor, access::Operation,
                                       access::Subject, access::Parts>);
static_assert(!std::is_constructible_v<Change, db::Connection&, const access::Permit&, Keyring&,
                                       const Clock&>);
static_assert(!std::is_constructible_v<Viewing, Records&, std::string, Outbox&>);
static_assert(!std::is_copy_constructible_v<Viewing> && !std::is_copy_constructible_v<Change>);
static_assert(!std::is_constructible_v<db::Value, bool>);

class Heart : public RecordsFixture {
public:
    Heart() {
        tamper("CREATE TABLE notes (id {bytes} PRIMARY KEY, body {bytes} NOT NULL) {strict}");
    }

    access::Permit permit(access::Operation operation, AnyId subject) const {
        const access::Policy policy({{operation, access::Role::worker, "", "panel", {}, {}}});
        return *policy.permit(actor(access::Role::worker), operation,
                              {.kind = access::SubjectKind::case_,
                               .id = subject,
                               .state = {},
                               .via = {},
                               .case_id = CaseId{subject.bytes}},
                              {});
    }

    Result<AnyId> write_note(Outbox& outbox, AnyId id, const std::string& body) {
        return records.change(permit(access::Operation::correct_child, id), outbox,
                              [&](Change& change) -> Result<AnyId> {
                                  change.must_concern(id);
                                  const KeyId key = change.create_key();
                                  change.execute("INSERT INTO notes (id, body) VALUES ($1, $2)",
                                                 {id, change.seal(key, body, {"notes.body", id})});
                                  return id;
                              });
    }

    std::int64_t notes() const { return count("SELECT count(*) FROM notes"); }
    std::int64_t lines() const { return count("SELECT count(*) FROM audit_log"); }
    AnyId fresh() const { return new_id<AnyId>(clock.now()); }
};

}  // namespace

TEST_CASE_FIXTURE(Heart, "a change and its audit line are kept together") {
    const std::int64_t before = lines();
    Outbox outbox(records);
    const AnyId id = fresh();
    REQUIRE(write_note(outbox, id, "Seen at home"));
    REQUIRE(outbox.wait());
    CHECK(notes() == 1);
    CHECK(lines() == before + 1);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'correct_child' AND "
                "processing = 'alteration' AND subject_id = $1 AND case_id = $1",
                {id}) == 1);
}

TEST_CASE_FIXTURE(Heart, "a change is not kept when its audit line cannot be written") {
    has_moved_sealed = true;
    tamper("ALTER TABLE audit_log RENAME TO lost");
    Outbox outbox(records);
    CHECK_THROWS_AS(write_note(outbox, fresh(), "Seen at home"), db::Error);
    CHECK_FALSE(outbox.wait());
    CHECK(notes() == 0);
}

TEST_CASE_FIXTURE(Heart, "a refused change leaves neither a write nor a line") {
    const std::int64_t before = lines();
    Outbox outbox(records);
    const auto result = records.change(
        permit(access::Operation::correct_child, fresh()), outbox,
        [&](Change& change) -> Result<int> {
            change.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", {fresh(), db::Bytes{1}});
            return refused("name", "Enter the name");
        });
    CHECK_FALSE(result.has_value());
    CHECK(outbox.wait());
    CHECK(notes() == 0);
    CHECK(lines() == before);
}

TEST_CASE_FIXTURE(Heart, "a change that fails takes none of those committed with it down") {
    std::vector<std::thread> people;
    std::atomic<int> failed = 0, kept = 0;
    for (int person = 0; person < 16; ++person) {
        people.emplace_back([&, person] {
            for (int turn = 0; turn < 10; ++turn) {
                Outbox outbox(records);
                const AnyId id = person % 4 == 0 ? AnyId{} : fresh();  // every fourth collides
                try {
                    write_note(outbox, id, "Seen at home");
                } catch (const db::Error&) {
                    ++failed;
                    continue;
                }
                if (outbox.wait()) ++kept;
            }
        });
    }
    for (std::thread& person : people) person.join();
    CHECK(kept == 121);  // 120 of their own, and the first of those that collide
    CHECK(failed == 39);
    CHECK(notes() == 121);
    CHECK(lines() == 122);  // and the panel's own
    CHECK(count("SELECT max(seq) FROM audit_log") == 122);
}

TEST_CASE_FIXTURE(Heart, "what was viewed is in the trail before the answer may leave") {
    const AnyId id = fresh(), listed = fresh();
    Outbox outbox(records);
    {
        const Viewing viewing(records, permit(access::Operation::view_case, id), "HOLD_CASE",
                              outbox);
        for (int i = 0; i < 249; ++i) viewing.shows(fresh());  // more than one statement takes
        for (int twice = 0; twice < 2; ++twice) viewing.shows(listed);
    }
    bool in_trail = false;
    REQUIRE(outbox.wait());
    in_trail = count(
                   "SELECT count(*) FROM audit_log JOIN audit_shown USING (writer, seq) WHERE "
                   "subject_id = $1 AND reason = 'HOLD_CASE' AND processing = 'consultation' "
                   "AND shown_id = $2",
                   {id, listed}) == 1;
    CHECK(in_trail);
    CHECK(count("SELECT count(*) FROM audit_shown") == 250);
}

TEST_CASE_FIXTURE(Heart, "a view that cannot be logged may not be shown") {
    has_moved_sealed = true;
    tamper("ALTER TABLE audit_log RENAME TO lost");
    Outbox outbox(records);
    {
        const Viewing viewing(records, permit(access::Operation::view_case, fresh()), "x", outbox);
    }
    CHECK_FALSE(outbox.wait());
}

TEST_CASE_FIXTURE(Heart, "a view is logged even when its handler fails half-way") {
    const std::int64_t before = lines();
    try {
        Outbox outbox(records);
        const Viewing viewing(records, permit(access::Operation::view_case, fresh()), "x", outbox);
        throw std::runtime_error("the page could not be made");
    } catch (const std::runtime_error&) {
    }
    Outbox later(records);  // the writer works in order
    REQUIRE(write_note(later, fresh(), "Seen"));
    REQUIRE(later.wait());
    CHECK(lines() == before + 2);
}

TEST_CASE_FIXTURE(Heart, "nothing more can be read for an answer that has left") {
    Outbox outbox(records);
    REQUIRE(outbox.wait());
    CHECK_THROWS_AS(Viewing(records, permit(access::Operation::view_case, fresh()), "x", outbox),
                    std::logic_error);
    CHECK_THROWS_AS(write_note(outbox, fresh(), "Late"), std::logic_error);
    CHECK(notes() == 0);
}

TEST_CASE_FIXTURE(Heart,
                  "a stream may end after its answer has left, and its line is whole by then") {
    const AnyId listed = fresh();
    std::unique_ptr<const Viewing> streamed;
    {
        Outbox outbox(records);
        streamed = std::make_unique<const Viewing>(
            records, permit(access::Operation::view_case, fresh()), "x", outbox);
        streamed->shows(listed);
        REQUIRE(outbox.wait());
    }
    CHECK(count("SELECT count(*) FROM audit_shown WHERE shown_id = $1", {listed}) == 1);
    streamed.reset();
}

TEST_CASE_FIXTURE(Heart, "reading cannot become writing") {
    Outbox outbox(records);
    const Viewing viewing(records, permit(access::Operation::view_case, fresh()), "x", outbox);
    CHECK_THROWS_AS(viewing.rows("DELETE FROM notes", {}, [](const db::Row&) {}), db::Error);
    CHECK_THROWS_AS(viewing.rows("SELECT 1; DELETE FROM notes", {}, [](const db::Row&) {}),
                    db::Error);
}

TEST_CASE_FIXTURE(Heart, "a permit for one case cannot change another") {
    Outbox outbox(records);
    CHECK_THROWS_AS(records.change(permit(access::Operation::correct_child, fresh()), outbox,
                                   [&](Change& change) -> Result<int> {
                                       change.must_concern(fresh());
                                       return 0;
                                   }),
                    std::logic_error);
    CHECK_FALSE(outbox.wait());
}

TEST_CASE_FIXTURE(Heart, "sealed text opens in its own place and in no other") {
    const AnyId id = fresh(), other = fresh();
    Outbox outbox(records);
    REQUIRE(write_note(outbox, id, "Seen at home"));
    REQUIRE(outbox.wait());
    Outbox second(records);
    const Viewing viewing(records, permit(access::Operation::view_case, id), "x", second);
    db::Bytes stored;
    viewing.rows("SELECT body FROM notes WHERE id = $1", {id},
                 [&](const db::Row& row) { stored = row.copied(0); });
    CHECK(std::string(stored.begin(), stored.end()).find("Seen") == std::string::npos);
    CHECK(viewing.open(SealedText(stored, {"notes.body", id})) == "Seen at home");
    CHECK_THROWS_AS(viewing.open(SealedText(stored, {"notes.body", other})), Tampered);
    CHECK_THROWS_AS(viewing.open(SealedText(stored, {"notes.title", id})), Tampered);
    stored.back() ^= 1;
    CHECK_THROWS_AS(viewing.open(SealedText(stored, {"notes.body", id})), Tampered);
}

TEST_CASE_FIXTURE(Heart, "the trail can be added to but not changed") {
    CHECK_THROWS_AS(tamper("UPDATE audit_log SET operation = 'read_help'"), db::Error);
    CHECK_THROWS_AS(tamper("DELETE FROM audit_log"), db::Error);
    CHECK_THROWS_AS(tamper("DELETE FROM audit_shown WHERE 1; DELETE FROM audit_log"), db::Error);
}

TEST_CASE_FIXTURE(Heart, "an answer that has left is no longer held in memory") {
    auto answer = std::make_shared<std::string>("what was shown of a child");
    const std::weak_ptr<std::string> held = answer;
    Outbox outbox(records);
    outbox.settle([answer = std::move(answer)](bool) {});  // nothing is owed: it leaves at once
    CHECK(held.expired());
}

TEST_CASE_FIXTURE(Heart, "a key that could not go at once goes soon after, with no new start") {
    const auto store = db::open_sqlite(folder.file("keys.db"));
    db::Writer(*store).script(
        "CREATE TRIGGER no_room BEFORE INSERT ON destroyed_keys BEGIN SELECT RAISE(ABORT, 'no "
        "room'); END");
    KeyId key;
    Outbox outbox(records);
    REQUIRE(records.change(permit(access::Operation::correct_child, fresh()), outbox,
                           [&](Change& change) -> Result<int> {
                               key = change.create_key();
                               change.destroy({key}, "IG/2027/14");
                               return 0;
                           }));
    CHECK_FALSE(outbox.wait());
    CHECK(keyring.has(key));
    db::Writer(*store).script("DROP TRIGGER no_room");
    for (int look = 0; look < 500 && keyring.has(key); ++look)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK_FALSE(keyring.has(key));
    CHECK_THROWS_AS(keyring.key(key), KeyDestroyed);
}

TEST_CASE_FIXTURE(Heart, "what a killed program left of a destroyed key goes at the next start") {
    KeyId key;
    Outbox outbox(records);
    REQUIRE(records.change(permit(access::Operation::correct_child, fresh()), outbox,
                           [&](Change& change) -> Result<int> {
                               key = change.create_key();
                               return 0;
                           }));
    REQUIRE(outbox.wait());
    const auto store = db::open_sqlite(folder.file("keys.db")), data = database.connect();
    std::string wrapped;
    store->read("SELECT wrapped FROM keys WHERE id = $1", {key},
                [&](const db::Row& row) { wrapped = as_text(row.bytes(0)); });
    const auto is_in_files = [&] {
        std::string all;
        for (const char* name : {"keys.db", "keys.db-wal"}) {
            std::ifstream in(folder.file(name), std::ios::binary);
            all.append(std::istreambuf_iterator<char>(in), {});
        }
        return all.contains(wrapped);
    };
    // Gone for whoever asks, and the key store’s log not emptied yet.
    add_erased_key(db::Writer(*data), keyring, panel, key,
                   {.at = clock.now(), .decision = "IG/2027/14"});
    db::Writer(*store).execute("DELETE FROM keys WHERE id = $1", {key});
    REQUIRE(is_in_files());
    {
        const Records again(database.address(), keyring, clock);
    }
    CHECK_FALSE(is_in_files());
}

}  // namespace mase::audit
