#include "editions/editions_pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "editions/publishing_fixture.h"

namespace mase::editions {

namespace {

using accounts::Person;

void sort(std::vector<Row>& rows) {
    std::ranges::sort(rows, {},
                      [](const Row& row) { return std::tie(row.figure, row.label, row.value); });
}

}  // namespace

TEST_CASE_FIXTURE(Publishing, "a chair publishes a quarter, and nobody else") {
    for (const Person* person : {&analyst, &recipient, &administrator, &worker, &auditor}) {
        CAPTURE(person->actor.name);
        CHECK(get(*person, std::string(quarter) + "/publishing").status == 404);
        CHECK(post(*person, std::string(quarter) + "/publishing", {}).status == 404);
    }
    const auto done = publish();
    CHECK(done.status == 303);
    CHECK(accounts::location(done) == "/returns/2026-27-q2/editions/1");
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'publish_return' AND processing "
                "= 'alteration' AND account_id = $1",
                {police_chair.actor.account}) == 1);
    CHECK(get(analyst, "/returns").body.contains("Published"));
}

TEST_CASE_FIXTURE(Publishing, "a quarter that has not ended is not published") {
    const std::string page = get(police_chair, "/returns/2026-27-q3/publishing").body;
    CHECK(page.contains("It can be published after that day"));
    CHECK_FALSE(page.contains("Publish this quarter"));
    const auto tried = post(police_chair, "/returns/2026-27-q3/publishing", {{"seen", "x"}});
    CHECK(tried.status == 422);
    CHECK(count("SELECT count(*) FROM return_editions") == 0);
}

TEST_CASE_FIXTURE(Publishing, "what nobody has looked at is not published") {
    const std::string old = seen(police_chair);
    child_of("F", 21);
    const auto tried = post(police_chair, std::string(quarter) + "/publishing", {{"seen", old}});
    CHECK(tried.status == 422);
    CHECK(tried.body.contains("The figures have changed since this page was opened"));
    CHECK(count("SELECT count(*) FROM return_editions") == 0);
}

TEST_CASE_FIXTURE(Publishing,
                  "a published quarter stays the same to the byte, whatever is mended") {
    REQUIRE(publish().status == 303);
    const std::string restricted = sections(get(analyst, "/returns/2026-27-q2/editions/1").body);
    const std::string shareable = sections(get(recipient, "/returns/2026-27-q2/shareable/1").body);
    CHECK(restricted.contains("Female"));
    for (int i = 0; i < 12; ++i) mend(girls[std::size_t(i)], "child_sex", "M");
    child_of("F", 22);
    // A new release words a code otherwise, and no longer has another.
    auto lists = std::map<std::string, std::vector<forms::Code>, std::less<>>();
    for (const char* name : {"sex", "groups", "special_answers"})
        lists[name] = form.codes->all(name);
    lists["sex"] = {lists["sex"].front()};
    lists["sex"].front().label = "Another word";
    form.codes = std::make_shared<forms::CodeLists>(lists);
    CHECK(sections(get(analyst, "/returns/2026-27-q2/editions/1").body) == restricted);
    CHECK(sections(get(administrator, "/returns/2026-27-q2/shareable/1").body) == shareable);
    // The quarter's own address leads to what was published.
    CHECK(accounts::location(get(analyst, quarter)) == "/returns/2026-27-q2/editions/1");
}

TEST_CASE_FIXTURE(Publishing, "what was published is refused when somebody has changed it since") {
    REQUIRE(publish().status == 303);
    const std::string address = "/returns/2026-27-q2/editions/1";
    const auto changed = [&](const std::string& what) {
        tamper("{mutable return_editions}UPDATE return_editions SET " + what);
    };
    changed("published_at = published_at + 1");
    CHECK(get(analyst, address).status == 500);
    changed("published_at = published_at - 1");
    CHECK(get(analyst, address).status == 200);
    changed("content = replace(content, '\"20\"', '\"21\"')");
    CHECK(get(analyst, address).status == 500);
}

TEST_CASE_FIXTURE(Publishing, "the store itself refuses to change or take back what is published") {
    REQUIRE(publish().status == 303);
    CHECK_THROWS(tamper("UPDATE return_editions SET number = 2"));
    CHECK_THROWS(tamper("DELETE FROM return_editions"));
    CHECK(count("SELECT count(*) FROM return_editions WHERE number = 1") == 1);
}

TEST_CASE_FIXTURE(Publishing, "counting again proves the same, or says what differs") {
    CHECK(get(analyst, "/returns/2026-27-q2/rerun").status == 404);
    REQUIRE(publish().status == 303);
    const std::string same = get(analyst, "/returns/2026-27-q2/rerun").body;
    CHECK(same.contains("Every figure is the same as was published"));
    CHECK_FALSE(same.contains("Some have changed since"));
    mend(girls[0], "risk_category", "CAT3");
    const std::string other = get(analyst, "/returns/2026-27-q2/rerun").body;
    CHECK_FALSE(other.contains("Every figure is the same"));
    CHECK(other.contains("Category of risk"));
    CHECK_FALSE(other.contains("<td class=\"govuk-table__cell\">Sex</td>"));
    CHECK(other.contains("Some have changed since"));
}

TEST_CASE_FIXTURE(Publishing, "counting again sees what is gone from the registers, and no more") {
    const AnyId man = person({{"sex", "M"}});
    link("person", man, girls[0], "2026-08-20");
    step(man, "ARRESTED", "2026-08-25");
    step(man, "CHARGED", "2026-11-02");
    REQUIRE(publish().status == 303);
    const std::string address = std::string(quarter) + "/rerun";
    // What comes to the panel after the quarter was no part of it.
    const CaseId later = accepted("2026-10-20", {{"child_sex", "F"}});
    link("person", man, later, "2026-10-21");
    ask_exception("LATE_PACK", "allowed", clock.now());
    CHECK(get(analyst, address).body.contains("Every figure is the same as was published"));
    CHECK_FALSE(get(analyst, address).body.contains("Some have changed since"));
    write([&](audit::Change& change) {
        change.execute("DELETE FROM pattern_steps WHERE panel_id = $1 AND code = 'ARRESTED'",
                       {change.panel()});
    });
    CHECK(get(analyst, address).body.contains("Some have changed since"));
}

TEST_CASE_FIXTURE(Publishing, "a published quarter as it is counted today is found, and says so") {
    const std::string part = std::string(quarter) + "/parts/children";
    CHECK_FALSE(get(analyst, part).body.contains("This quarter is published"));
    REQUIRE(publish().status == 303);
    CHECK(get(analyst, "/returns/2026-27-q2/editions/1")
              .body.contains("href=\"/returns/2026-27-q2?counted=today\""));
    for (const std::string& address : {std::string(quarter) + "?counted=today", part}) {
        CAPTURE(address);
        const auto page = get(analyst, address);
        CHECK(page.status == 200);
        CHECK(page.body.contains("This quarter is published"));
        CHECK(page.body.contains("href=\"/returns/2026-27-q2/editions/1\""));
    }
}

TEST_CASE_FIXTURE(Publishing, "a correction says why and what, and the first edition stays") {
    REQUIRE(publish().status == 303);
    const std::string first = sections(get(analyst, "/returns/2026-27-q2/editions/1").body);
    CHECK(publish({{"reason", "Nothing is wrong"}}).status == 422);  // nothing to correct
    mend(girls[0], "child_sex", "M");
    CHECK(publish({{"reason", ""}}).status == 422);
    const auto done = publish({{"reason", "One sex was put down wrongly"}});
    CHECK(accounts::location(done) == "/returns/2026-27-q2/editions/2");
    const std::string page = get(recipient, "/returns/2026-27-q2/editions/2").body;
    CHECK(page.contains("Revision 1"));
    CHECK(page.contains("One sex was put down wrongly"));
    CHECK(page.contains("What was corrected"));
    CHECK(value(rows_of_page(page), "Sex", "Female") == "19");
    CHECK(sections(get(analyst, "/returns/2026-27-q2/editions/1").body) == first);
    CHECK(get(analyst, "/returns/2026-27-q2/editions/1").body.contains("corrected later"));
    // The change of one child is a small number, so it can't be read off the two editions.
    const std::string shareable = get(administrator, "/returns/2026-27-q2/shareable/2").body;
    CHECK(value(rows_of_page(shareable), "Sex", "Female") == "c");
    CHECK(value(rows_of_page(shareable), "Sex", "Male") == "c");
    CHECK_FALSE(shareable.contains("put down wrongly"));
}

TEST_CASE_FIXTURE(Publishing,
                  "a correction that would tell of one child says why it shows little") {
    REQUIRE(publish().status == 303);
    const std::string first = get(recipient, "/returns/2026-27-q2/shareable/1").body;
    CHECK(first.contains("Of its "));
    CHECK_FALSE(first.contains("far fewer numbers"));
    child_of("F", 22);
    REQUIRE(publish({{"reason", "One child was missed"}}).status == 303);
    const std::string page = get(recipient, "/returns/2026-27-q2/shareable/2").body;
    CHECK(value(rows_of_page(page), "Sex", "Female") == "c");
    CHECK(page.contains("far fewer numbers than the edition before it"));
    CHECK_FALSE(get(recipient, "/returns/2026-27-q2/shareable/1").body.contains("far fewer"));
}

TEST_CASE_FIXTURE(Publishing,
                  "the shareable edition has no small number and is not there too soon") {
    const std::string address = std::string(quarter) + "/shareable";
    CHECK(sections(get(administrator, address).body).empty());
    CHECK(get(administrator, address).body.contains("once a chair has published the quarter"));
    CHECK(get(police_chair, address).body.contains("Do not pass it on"));
    CHECK_FALSE(get(police_chair, address).body.contains("Print or save a copy of this page"));
    REQUIRE(publish().status == 303);
    CHECK(accounts::location(get(administrator, address)) == address + "/1");
    const std::string page = get(administrator, address + "/1").body;
    const auto rows = rows_of_page(page);
    CHECK(page.contains("Print or save a copy of this page"));
    CHECK(rows.size() > 100);
    CHECK(page.contains("A c stands for a number that is not shown"));
    int hidden = 0;
    for (const Row& row : rows) {
        CAPTURE(row.label);
        hidden += row.value == "c";
        if (row.label != "Meetings held")
            CHECK((row.value == "c" || row.value == "0" || std::stoi(row.value) > 5));
    }
    CHECK(hidden == 2);  // three of sex not known, and one that would give them away
    CHECK(value(rows, "Sex", "Not known") == "c");
    for (const Person* person : {&worker, &health_member, &auditor})
        CHECK(get(*person, address + "/1").status == 404);
    CHECK(get(administrator, "/returns/2026-27-q2/editions/1").status == 404);
    CHECK(get(administrator, "/shareable-returns").body.contains(address));
    CHECK(get(administrator, address + "/7").status == 404);
}

TEST_CASE_FIXTURE(Publishing, "page, data and workbook hold the same numbers in both editions") {
    REQUIRE(publish().status == 303);
    for (const std::string part : {"editions", "shareable"}) {
        CAPTURE(part);
        const std::string address = std::string(quarter) + "/" + part + "/1";
        auto page = rows_of_page(get(analyst, address).body);
        REQUIRE(page.size() > 100);
        const auto file = rows_of_csv(copied(*this, analyst, address + "/csv").body, page);
        CHECK(file == page);
        auto book = rows_of_workbook(copied(*this, analyst, address + "/xlsx").body);
        sort(book);
        sort(page);
        CHECK(book == page);
    }
}

TEST_CASE_FIXTURE(Publishing, "a download is a disclosure, and says which edition and to whom") {
    REQUIRE(publish().status == 303);
    const std::string file = "/returns/2026-27-q2/shareable/1/xlsx";
    CHECK(accounts::location(get(administrator, file)).starts_with("/copies/new?of="));
    const auto saved = copied(*this, administrator, file);
    CHECK(saved.status == 200);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'export_shareable_return' AND "
                "processing = 'disclosure' AND detail = '2026-27 Q2, shareable, edition 1'") == 1);
    const std::string page = get(analyst, "/returns/2026-27-q2/editions/1").body;
    CHECK(page.contains("Shareable, edition 1"));
    CHECK(page.contains("Jo Sample, the safeguarding board"));
    const std::string notes = copied(*this, analyst, "/returns/2026-27-q2/editions/1/xlsx").body;
    CHECK(notes != saved.body);
}

TEST_CASE_FIXTURE(Publishing, "whom a quarter was given to stays listed, whatever is given after") {
    REQUIRE(publish().status == 303);
    copied(*this, administrator, "/returns/2026-27-q2/shareable/1/csv");
    write([&](audit::Change& change) {
        for (int i = 0; i < 501; ++i) {
            const auto id = change.new_id<CopyId>();
            const KeyId key = change.panel_key();
            change.execute(
                "INSERT INTO copies (panel_id, id, serial, account_id, address, own_use, "
                "reason_code, recipient, reason, asked_at, given_at, operation) VALUES ($1, $2, "
                "$3, $4, '/returns/2026-27-q20/csv', 0, 'BOARD', $5, $6, $7, $7, 'export_return')",
                {change.panel(), id, text(id), analyst.actor.account,
                 change.seal(key, "Another recipient", {"copies.recipient", any(id)}),
                 change.seal(key, "A reason", {"copies.reason", any(id)}), change.now()});
        }
    });
    const std::string page = get(analyst, "/returns/2026-27-q2/editions/1").body;
    CHECK(page.contains("Shareable, edition 1"));
    CHECK(page.contains("Jo Sample, the safeguarding board"));
    CHECK_FALSE(page.contains("Another recipient"));
}

}  // namespace mase::editions
