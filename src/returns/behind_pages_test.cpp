// Rule 39: the cases behind a number, for those who are cleared for every case counted.
#include "returns/behind_pages.h"

#include <doctest/doctest.h>

#include "accounts/people_fixture.h"
#include "returns/quality_pages.h"
#include "returns/returns_fixture.h"
#include "returns/returns_pages.h"
#include "site/relations_store.h"

namespace mase::returns {

namespace {

using accounts::Person;

const std::string children = "/returns/2026-27-q3/parts/children";
const std::string girls = "/returns/2026-27-q3/figures/child_sex?line=F&kind=counted";
const std::string health = "/returns/2026-27-q3/figures/sexual_health?line=YES&kind=counted";

class Behind : public accounts::PeopleFixture, public Borough {
public:
    Behind()
        : PeopleFixture({returns_routes(), behind_routes(), quality_routes()}),
          Borough(static_cast<audit::RecordsFixture&>(*this)),
          recipient(add("Board Secretary", "", {access::Role::recipient})) {}

    void connect(const Person& person, CaseId id) {
        write([&](audit::Change& change) {
            site::relate(change, site::holder(person.actor.account), "connected", any(id));
        });
    }

    // Of how many children the sex is known, and of how many not, as data quality says it.
    std::string row_of_sex(const Person& person) {
        const std::string page = get(person, "/data-quality").body;
        const auto row = page.find(">" + form.find("child_sex")->label + "<");
        return row == std::string::npos ? "" : page.substr(row, page.find("</tr>", row) - row);
    }

    void seat(MeetingId meeting, const Person& person, std::string_view agency) {
        write([&](audit::Change& change) {
            change.execute(
                "INSERT INTO meeting_seats (panel_id, meeting_id, account_id, agency, side, "
                "is_deputy) VALUES ($1, $2, $3, $4, '', 0)",
                {change.panel(), meeting, person.actor.account, agency});
        });
    }
    // Its pack is sent at that moment, and it sits a minute later.
    void sit(MeetingId meeting, Instant circulated) {
        write([&](audit::Change& change) {
            change.execute(
                "UPDATE meetings SET circulated_at = $3, sat_at = $4 WHERE panel_id = $1 AND id = "
                "$2",
                {change.panel(), meeting, circulated, plus_seconds(circulated, 60)});
        });
    }

    Person recipient;
};

}  // namespace

TEST_CASE_FIXTURE(Behind, "a number opens the cases behind it, and each is recorded as looked at") {
    const CaseId girl = accepted("2026-10-05", {{"child_sex", "F"}});
    const CaseId boy = accepted("2026-10-06", {{"child_sex", "M"}});
    CHECK(get(analyst, children).body.contains("figures/child_sex?line=F&amp;kind=counted"));
    const auto page = get(analyst, girls);
    CHECK(page.status == 200);
    CHECK(page.body.contains("/cases/" + text(girl) + "/data"));
    CHECK_FALSE(page.body.contains(text(boy)));
    CHECK(page.body.contains("Case opened on"));
    CHECK(count("SELECT count(*) FROM audit_log l JOIN audit_shown s ON s.writer = l.writer AND "
                "s.seq = l.seq WHERE l.operation = 'list_counted' AND s.shown_id = $1",
                {girl}) == 1);
    CHECK(count("SELECT count(*) FROM audit_shown s WHERE s.shown_id = $1", {boy}) == 0);
}

TEST_CASE_FIXTURE(Behind, "rule 5: who is to find no trace of one case finds no list at all") {
    accepted("2026-10-05", {{"child_sex", "F"}});
    const CaseId niece = accepted("2026-10-06", {{"child_sex", "M"}});
    connect(analyst, niece);
    // Not only where she is counted: which number is plain would say that she is here, and how.
    CHECK_FALSE(get(analyst, children).body.contains("/figures/"));
    CHECK(get(analyst, girls).status == 404);
    CHECK(get(police_chair, girls).status == 200);
}

TEST_CASE_FIXTURE(Behind, "rule 5: no quarter has other links than the quarter of a hidden case") {
    accepted("2026-08-05", {{"child_sex", "F"}});
    const CaseId niece = accepted("2026-10-06", {{"child_sex", "M"}});
    const std::string earlier = "/returns/2026-27-q2/parts/children";
    CHECK(get(analyst, earlier).body.contains("/figures/"));
    connect(analyst, niece);
    CHECK_FALSE(get(analyst, earlier).body.contains("/figures/"));
    CHECK(get(analyst, "/returns/2026-27-q2/figures/child_sex?line=F&kind=counted").status == 404);
}

TEST_CASE_FIXTURE(Behind, "the trail says which number was opened") {
    accepted("2026-10-05", {{"child_sex", "F"}});
    REQUIRE(get(analyst, girls).status == 200);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'list_counted' AND detail = "
                "'2026-27 Q3, child_sex, F, counted'") == 1);
}

TEST_CASE_FIXTURE(Behind, "rule 5: data quality taken from the return leaves no hidden case") {
    accepted("2026-10-05", {{"child_sex", "U"}});
    const CaseId niece = accepted("2026-10-06", {{"child_sex", "U"}});
    const std::string before = row_of_sex(analyst);
    REQUIRE_FALSE(before.empty());
    connect(analyst, niece);
    CHECK(row_of_sex(analyst) == before);
    CHECK(row_of_sex(police_chair) == before);
    // What is missing in each case they see, taken from the numbers, would leave hers.
    const std::string gap = form.find("child_sex")->label + " Not known.";
    CHECK_FALSE(get(analyst, "/data-quality").body.contains(gap));
    CHECK(get(police_chair, "/data-quality").body.contains(gap));
}

TEST_CASE_FIXTURE(Behind, "who is kept out of a case is not one who never opened its pack") {
    const CaseId niece = accepted("2026-10-05", {}), other = accepted("2026-10-05", {});
    const MeetingId meeting = meet("2026-11-10");
    discuss(meeting, niece, "discussed", {});
    discuss(meeting, other, "discussed", {});
    seat(meeting, health_member, "HEALTH");
    seat(meeting, action_owner, "POLICE");
    const Instant before = clock.now();
    connect(health_member, niece);
    sit(meeting, plus_seconds(clock.now(), 60));
    CHECK(counted("packs_opened", third).cells ==
          Cells{{{"HEALTH", "NEVER"}, 1}, {{"POLICE", "NEVER"}, 2}});
    // A case that is restricted to others is hidden alike.
    write([&](audit::Change& change) {
        site::relate(change, "*", "restricted", any(other));
        site::relate(change, site::holder(health_member.actor.account), "cleared", any(other));
    });
    sit(meeting, plus_seconds(clock.now(), 60));
    CHECK(counted("packs_opened", third).cells ==
          Cells{{{"HEALTH", "NEVER"}, 1}, {{"POLICE", "NEVER"}, 1}});
    // At a meeting before all that they were not.
    sit(meeting, plus_seconds(before, -600));
    CHECK(counted("packs_opened", third).total == 4);
}

TEST_CASE_FIXTURE(Behind,
                  "an analyst is told of no child what health or the police alone may say") {
    accepted("2026-10-05", {{"sexual_health", "YES"}, {"child_sex", "F"}});
    CHECK(get(analyst, health).status == 404);
    CHECK(get(police_chair, health).status == 200);
    const std::string lives = get(analyst, "/returns/2026-27-q3/parts/lives").body;
    CHECK(lives.contains("figures/missing?"));
    CHECK_FALSE(lives.contains("figures/sexual_health"));
}

TEST_CASE_FIXTURE(Behind, "to the board a number is a number") {
    accepted("2026-10-05", {{"child_sex", "F"}});
    CHECK_FALSE(get(recipient, children).body.contains("/figures/"));
    CHECK(get(recipient, girls).status == 404);
}

TEST_CASE_FIXTURE(Behind, "an address of a line or a figure that is not there finds nothing") {
    accepted("2026-10-05", {{"child_sex", "F"}});
    const std::string figures = "/returns/2026-27-q3/figures/";
    for (const char* address : {"child_sex", "child_sex?line=X&kind=counted", "no_such_figure",
                                "child_sex?line=F&kind=none", "summary?line=children&kind=in_all"})
        CHECK(get(analyst, figures + address).status == 404);
}

TEST_CASE_FIXTURE(Behind, "rule 5: the work list leads to gaps in no case that is hidden") {
    const CaseId shown = accepted("2026-10-05", {{"child_sex", "U"}});
    const CaseId niece = accepted("2026-10-06", {{"child_sex", "U"}});
    const std::string before = get(analyst, "/data-quality").body;
    CHECK(before.contains(text(shown)));
    CHECK(before.contains(text(niece)));
    connect(analyst, niece);
    const std::string page = get(analyst, "/data-quality").body;
    CHECK(page.contains(text(shown)));
    CHECK_FALSE(page.contains(text(niece)));
    CHECK(get(administrator, "/data-quality")
              .body.contains("/data/correction?held_on=2026-10-05&amp;section=child"));
    CHECK(get(worker, "/data-quality").status == 404);
    CHECK(get(recipient, "/data-quality").status == 404);
}

TEST_CASE_FIXTURE(Behind, "every figure of the return is defined on a page for everyone") {
    const std::string page = get(worker, "/data-quality/definitions").body;
    for (const Figure& figure : figures({2026, 3})) {
        if (figure.id == "summary") continue;
        CAPTURE(figure.id);
        CHECK(page.contains(figure.id));
    }
}

}  // namespace mase::returns
