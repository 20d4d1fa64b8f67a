#include "editions/shared_store.h"

#include <doctest/doctest.h>

#include "editions/editions_store.h"
#include "editions/shared_file.h"
#include "editions/sharing_fixture.h"
#include "platform/db_write.h"

namespace mase::editions {

namespace {

std::vector<std::string> names_of(const std::vector<SharedEdition>& editions) {
    std::vector<std::string> names;
    for (const SharedEdition& edition : editions) names.push_back(edition.panel_name);
    return names;
}

using Names = std::vector<std::string>;

// As who serves one panel: the engine's wall stands.
class Walled : public Sharing {
public:
    std::int64_t rows(PanelId reader, const std::string& table) const {
        const auto connection = database.connect();
        connection->see_only(reader.bytes);
        std::int64_t rows = -1;
        connection->read("SELECT count(*) FROM " + table, {},
                         [&](const db::Row& row) { rows = row.integer(0); });
        return rows;
    }
    bool has_wall() const { return database.connect()->engine() == db::Engine::postgres; }
};

}  // namespace

TEST_CASE_FIXTURE(Sharing, "what two panels publish for others is seen by both") {
    REQUIRE(publish().status == 303);
    CHECK(names_of(seen_by(barking)) == Names{"Redbridge"});
    share_as(barking, "Barking", 1, girls_alone(41));
    for (const PanelId reader : {panel, barking}) {
        const auto seen = seen_by(reader);
        REQUIRE(names_of(seen) == Names{"Barking", "Redbridge"});
        CHECK(seen[0].content == shared(girls_alone(41)));
        CHECK(seen[1].content.threshold == 5);
        CHECK(seen[1].content.figures.size() > 20);
    }
}

TEST_CASE_FIXTURE(Sharing, "what is shared is what the shareable edition shows, and no reason") {
    REQUIRE(publish().status == 303);
    const auto first = read<std::vector<Edition>>(
        [&](const audit::Reading& reading) { return editions_of(reading, published); });
    REQUIRE(first.size() == 1);
    int hidden = 0;
    const auto seen = seen_by(barking);
    CHECK(seen.front().content == shared(first.front().content));
    for (const SharedFigure& figure : seen.front().content.figures) {
        CHECK_FALSE(figure.lines.empty());
        for (const SharedLine& line : figure.lines) {
            hidden += !line.shown;
            CAPTURE(line.label);
            if (line.label != "Meetings held")
                CHECK((!line.shown || *line.shown == 0 || *line.shown > 5));
        }
    }
    CHECK(hidden == 2);  // as the page of the shareable edition says
    mend(girls[0], "child_sex", "M");
    REQUIRE(publish({{"reason", "Wrongly put down at first"}}).status == 303);
    CHECK(count("SELECT count(*) FROM shared_returns WHERE content LIKE '%Wrongly%'") == 0);
    CHECK(count("SELECT count(*) FROM shared_returns WHERE content LIKE '%restricted%'") == 0);
}

TEST_CASE_FIXTURE(Sharing, "a correction stands in the place of what it corrects") {
    share_as(barking, "Barking", 1, girls_alone(41));
    share_as(barking, "Barking and Dagenham", 2, girls_alone(43));
    const auto seen = seen_by(panel);
    REQUIRE(names_of(seen) == Names{"Barking and Dagenham"});
    CHECK(seen.front().number == 2);
    CHECK(seen.front().content == shared(girls_alone(43)));
    CHECK(count("SELECT count(*) FROM shared_returns") == 2);
}

TEST_CASE_FIXTURE(Sharing, "a panel that does not share writes nothing for others") {
    redbridge.shares_returns = false;
    CHECK_FALSE(get(police_chair, std::string(quarter) + "/publishing")
                    .body.contains("also shown to the regional analysts"));
    REQUIRE(publish().status == 303);
    CHECK(count("SELECT count(*) FROM return_editions") == 1);
    CHECK(count("SELECT count(*) FROM shared_returns") == 0);
    CHECK(seen_by(barking).empty());
}

TEST_CASE_FIXTURE(Sharing, "what is not published is not shared either") {
    const std::string old = seen(police_chair);
    child_of("F", 21);
    CHECK(post(police_chair, std::string(quarter) + "/publishing", {{"seen", old}}).status == 422);
    CHECK(count("SELECT count(*) FROM shared_returns") == 0);
}

TEST_CASE_FIXTURE(Sharing, "invented boroughs and real ones are not seen together") {
    const auto invented = new_id<PanelId>(clock.now());
    make_panel(invented, "invented", "demo");
    share_as(invented, "Invented", 1, girls_alone(41));
    share_as(barking, "Barking", 1, girls_alone(43));
    CHECK(names_of(seen_by(panel)) == Names{"Barking"});
    CHECK(names_of(seen_by(invented)) == Names{"Invented"});
}

TEST_CASE_FIXTURE(Sharing, "what was shared is refused when somebody has changed it since") {
    share_as(barking, "Barking", 1, girls_alone(41));
    const auto changed = [&](const std::string& what) {
        tamper("{mutable shared_returns}UPDATE shared_returns SET " + what);
    };
    changed("content = replace(content, '\"41\"', '\"47\"')");
    CHECK_THROWS(seen_by(panel));
    changed("content = replace(content, '\"47\"', '\"41\"')");
    CHECK(seen_by(panel).size() == 1);
    changed("panel_name = 'Havering'");
    CHECK_THROWS(seen_by(panel));
}

TEST_CASE_FIXTURE(Sharing, "the store itself refuses to change or take back what is shared") {
    share_as(barking, "Barking", 1, girls_alone(41));
    CHECK_THROWS(tamper("UPDATE shared_returns SET number = 2"));
    CHECK_THROWS(tamper("DELETE FROM shared_returns"));
    CHECK_THROWS(share_as(barking, "Barking", 1, girls_alone(43)));
}

TEST_CASE_FIXTURE(Walled, "of another panel, a walled one reads what it shares and nothing else") {
    if (!has_wall()) return;
    REQUIRE(publish().status == 303);
    CHECK(rows(panel, "return_editions") == 1);
    CHECK(rows(barking, "return_editions") == 0);
    CHECK(rows(panel, "shared_returns") == 1);
    CHECK(rows(barking, "shared_returns") == 1);
    CHECK(rows(barking, "cases") == 0);
}

TEST_CASE_FIXTURE(Walled, "a walled panel shares in its own name alone") {
    if (!has_wall()) return;
    share_as(panel, "Redbridge", 1, girls_alone(43));
    records.see_only(barking);
    share_as(barking, "Barking", 1, girls_alone(41));
    CHECK_THROWS_AS(share_as(panel, "Redbridge", 2, girls_alone(47)), db::Error);
    CHECK(names_of(seen_by(barking)) == Names{"Barking", "Redbridge"});
    // Past the program: the policy refuses it, and not only what is said of it.
    const auto connection = database.connect();
    connection->see_only(barking.bytes);
    CHECK_THROWS_WITH_AS(
        db::Writer(*connection)
            .execute("INSERT INTO shared_returns (panel_id, panel_name, quarter, number, "
                     "published_at, content, fingerprint) VALUES ($1, 'Redbridge', '2026-27-q2', "
                     "3, 1, '', '')",
                     {panel}),
        doctest::Contains("row-level security"), db::Error);
}

}  // namespace mase::editions
