// Rule 24, in the registers: what a wrongly linked referral named does not stay with the child.
#include <doctest/doctest.h>

#include "cases/cases_pages.h"
#include "cases/reasons_pages.h"
#include "patterns/patterns_pages.h"
#include "referrals/routes_fixture.h"

namespace mase::patterns {

namespace {

using accounts::Fields;
using referrals::set_code;
using referrals::set_words;

const Fields new_gang{{"which", "new"},
                      {"role", "THREATENS"},
                      {"group_kind", "GANG"},
                      {"group_name", "Kestrel Row boys"}};

const Fields new_fox{{"which", "new"},
                     {"role", "PUBLIC"},
                     {"name", "Driver known as Fox"},
                     {"sex", "M"},
                     {"age", "18_25"},
                     {"ethnicity_stated", "unknown-NOT_ASKED"},
                     {"ethnicity_seen", "unknown-NOT_ASKED"},
                     {"nationality_unknown", "unknown-CANNOT_TELL"}};

// A referral that named a gang, accepted; then another with the same, linked to the same case.
class UndoneLinks : public referrals::ReferralsFixture {
public:
    UndoneLinks()
        : ReferralsFixture({referrals::referrals_routes(), cases::cases_routes(),
                            cases::reason_routes(), registers_routes(), group_routes(),
                            person_routes(), links_routes(), row_routes()}) {
        const ReferralId first = sent(with_a_gang("Zofia"));
        REQUIRE(decide_it(first, {{"choice", "accept"}}).status == 303);
        known = *now(first).case_id;
        tamper("UPDATE agenda_items SET state = 'withdrawn'");
        for (const accounts::Person* person : {&worker, &administrator}) give_reason(*person);
    }

    static forms::Answers with_a_gang(const char* name) {
        forms::Answers answers = referrals::whole_answers();
        set_words(answers, "child_given_names", name);
        set_code(answers, "group_or_gang", "GANG");
        set_words(answers, "group_name", "Kestrel Row boys");
        set_words(answers, "person_name", "Driver known as Fox");
        return answers;
    }
    void give_reason(const accounts::Person& person) {
        post(person, "/cases/" + text(known) + "/reason", {{"reason", "HOLD_CASE"}});
    }

    void link_wrong_referral() {
        next_minute();
        wrong = sent(with_a_gang("Zofja"));
        const std::string page = get(administrator, page_of(wrong, "/matches")).body;
        const std::string child = referrals::hidden_value(page, "child");
        REQUIRE(post(administrator, page_of(wrong, "/matches"),
                     {{"child", child},
                      {"version", referrals::hidden_value(page, "version")},
                      {"verdict-" + child, "link"},
                      {"reason-" + child, "The names sound alike."}})
                    .status == 303);
        REQUIRE(decide_it(wrong, {{"choice", "accept"}}).status == 303);
        next_minute();
    }
    void undo() {
        next_minute();
        REQUIRE(post(administrator, page_of(wrong, "/link"), {{"reason", "Two cousins."}}).status ==
                303);
    }

    std::string links() const { return "/cases/" + text(known) + "/links"; }
    // The rows that are offered to be linked, the older referral's first.
    std::vector<std::string> rows(const std::string& section = "exploitation") {
        const std::string page = get(administrator, links()).body;
        const std::string mark = links() + "/rows/" + section + "-";
        std::vector<std::string> found;
        for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1))
            found.push_back(page.substr(at, page.find('"', at) - at));
        return found;
    }
    // The same gang as another row, or of no row.
    Fields known_gang() {
        const std::string page = get(administrator, "/groups").body, mark = "/groups/";
        const std::size_t at = page.find(mark) + mark.size();
        return {{"which", "known"},
                {"role", "THREATENS"},
                {"subject", page.substr(at, page.find('"', at) - at)}};
    }

    CaseId known;
    ReferralId wrong;
};

}  // namespace

TEST_CASE_FIXTURE(UndoneLinks,
                  "rule 24: undone, what the referral named is linked to the known child no more") {
    link_wrong_referral();
    REQUIRE(rows().size() == 2);
    REQUIRE(post(administrator, rows().back(), new_gang).status == 303);
    REQUIRE(post(administrator, rows("persons").back(), new_fox).status == 303);
    const std::string gang = "/groups/" + known_gang().back().second;
    REQUIRE(get(worker, links()).body.contains("Group or gang: Kestrel Row boys"));
    undo();
    const std::string after = get(worker, links()).body;
    CHECK_FALSE(after.contains("Kestrel Row boys"));
    CHECK_FALSE(after.contains("Driver known as Fox"));
    CHECK_FALSE(after.contains("Of the groups and gangs linked to the child"));
    CHECK(get(worker, gang).status == 404);
    CHECK_FALSE(get(worker, "/groups").body.contains("Kestrel Row boys"));
    CHECK(get(administrator, "/groups").body.contains("No child that you may see"));
    CHECK(get(administrator, gang).body.contains("Linked by mistake"));
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'undo_link' AND detail LIKE "
                "'%link ended: MISTAKE; link ended: MISTAKE%'") == 1);
}

TEST_CASE_FIXTURE(UndoneLinks,
                  "rule 24: undone, the referral's own case offers what it named to be linked") {
    link_wrong_referral();
    REQUIRE(post(administrator, rows().back(), new_gang).status == 303);
    undo();
    CHECK(rows().size() == 1);  // of the referral that is the known child's
    known = *now(wrong).case_id;
    give_reason(administrator);
    CHECK(rows().size() == 1);
}

TEST_CASE_FIXTURE(UndoneLinks, "rule 24: what the child's own referral names too stays linked") {
    link_wrong_referral();
    REQUIRE(post(administrator, rows().back(), new_gang).status == 303);
    REQUIRE(post(administrator, rows().front(), known_gang()).status == 303);
    undo();
    CHECK(get(worker, links()).body.contains("Kestrel Row boys"));
}

TEST_CASE_FIXTURE(UndoneLinks,
                  "rule 24: what was linked before the wrong referral came stays linked") {
    REQUIRE(post(administrator, links() + "/rows/new-exploitation", new_gang).status == 303);
    link_wrong_referral();
    REQUIRE(post(administrator, rows().back(), known_gang()).status == 303);
    undo();
    CHECK(get(worker, links()).body.contains("Kestrel Row boys"));
}

}  // namespace mase::patterns
