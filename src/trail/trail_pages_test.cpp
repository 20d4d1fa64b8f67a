#include "trail/trail_pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "cases/cases_fixture.h"
#include "cases/cases_pages.h"
#include "cases/reasons_pages.h"
#include "site/relations_store.h"

namespace mase::trail {

namespace {

using accounts::Person;

class Trail : public cases::CasesFixture {
public:
    Trail()
        : CasesFixture({trail_routes(), cases::cases_routes(), cases::reason_routes()}),
          file(add_case()) {}

    std::string page(const std::string& query = "") {
        const auto response = get(auditor, "/audit" + query);
        CHECK(response.status == 200);
        return response.body;
    }
    // A line as this person, at this moment.
    void look(const Person& person, Instant at, access::Operation operation) {
        const Instant now = clock.now();
        clock.set(at);
        audit::Outbox outbox(records);
        {
            const audit::Viewing viewing(records, permit(person, operation, panel_subject()),
                                         "own_work", outbox);
        }
        REQUIRE(outbox.wait());
        clock.set(now);
    }
    static std::string reason_of(CaseId id) { return "/cases/" + text(id) + "/reason"; }
    std::string this_case() const { return "?case=" + text(file.id); }

    cases::CaseFile file;
};

int times(const std::string& page, const std::string& words) {
    int found = 0;
    for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE_FIXTURE(Trail, "the trail is there for the auditor alone") {
    for (const Person* person : {&worker, &manager, &administrator, &police_chair, &care_chair,
                                 &health_member, &action_owner, &analyst}) {
        CAPTURE(person->actor.name);
        CHECK(get(*person, "/audit").status == 404);
    }
    CHECK(get(auditor, "/audit").status == 200);
}

TEST_CASE_FIXTURE(Trail, "a filter that makes no sense is refused and kept as typed") {
    const auto response =
        get(auditor, "/audit?from-day=31&from-month=2&from-year=2026&person=nobody");
    CHECK(response.status == 422);
    CHECK(response.body.contains("Choose a person from the list"));
    CHECK(response.body.contains("Enter a real date"));
    CHECK(response.body.contains("value=\"31\""));
    CHECK_FALSE(response.body.contains("The trail, the newest first"));
}

TEST_CASE_FIXTURE(Trail,
                  "the child is not named in the trail, the case is a link to its own lines") {
    const std::string whole = text(file.id);
    const std::string found = page(this_case());
    CHECK(found.contains("href=\"/audit?case=" + whole + "\""));
    CHECK(found.contains("Case …" + whole.substr(whole.size() - 6)));
    CHECK_FALSE(page().contains("Zofia"));
    CHECK_FALSE(page().contains("Łopata"));
}

TEST_CASE_FIXTURE(Trail, "a case's lines include the lists that showed it, and no others") {
    const std::string before = page(this_case());
    CHECK(times(before, "Listed cases") == 0);
    REQUIRE(get(administrator, "/cases").status == 200);
    look(police_chair, clock.now(), access::Operation::list_meetings);
    const std::string after = page(this_case());
    CHECK(times(after, "Listed cases") == 1);
    CHECK(after.contains("Farah Begum"));
    CHECK(times(after, "Listed meetings") == 0);
    CHECK(times(page(), "Listed meetings") == 1);

    const cases::CaseFile other = add_case();
    CHECK(times(page("?case=" + text(other.id)), "Listed cases") == 0);
}

TEST_CASE_FIXTURE(Trail, "rule 5: a connected auditor does not learn which lists showed the case") {
    const Person other_auditor = add("Noor Said", "", {access::Role::auditor});
    REQUIRE(get(administrator, "/cases").status == 200);
    REQUIRE(get(other_auditor, "/audit" + this_case()).status == 200);
    REQUIRE(times(page(this_case()), "Listed cases") == 1);
    REQUIRE(changed<int>(access::Operation::connect_person, panel_subject(), [&](auto& change) {
        site::relate(change, site::holder(auditor.actor.account), "connected", any(file.id));
        return 0;
    }));
    const std::string hidden = page(this_case());
    const std::string never = page("?case=" + text(new_id<CaseId>(clock.now())));
    for (const char* words : {"Listed cases", "Opened the audit trail", "Farah Begum</p>"})
        CHECK_MESSAGE(times(hidden, words) == times(never, words), words);
    const std::string whole = page("?person=" + text(other_auditor.actor.account));
    CHECK(times(whole, "Opened the audit trail") == 1);
    CHECK_FALSE(whole.contains(text(file.id)));
    CHECK(page("?person=" + text(administrator.actor.account)).contains("Listed cases"));
}

TEST_CASE_FIXTURE(Trail, "who is refused a case leaves a line among the lines of that case") {
    REQUIRE(post(school_member, reason_of(file.id), {}).status == 404);
    const std::string lines = page(this_case() + "&kind=refusal");
    CHECK(times(lines, "Ioana Pop</p>") == 1);
    CHECK(times(lines, "Gave a reason for opening a case") == 1);
    CHECK(times(page(this_case() + "&kind=consultation"), "Ioana Pop</p>") == 0);
}

TEST_CASE_FIXTURE(Trail, "what is refused and what is not there are answered, and kept, alike") {
    const auto lines = [&] { return count("SELECT count(*) FROM audit_log", {}); };
    const auto before = lines();
    const auto refused = post(school_member, reason_of(file.id), {});
    const auto after = lines();
    const auto missing = post(school_member, reason_of(new_id<CaseId>(clock.now())), {});
    CHECK(refused.status == missing.status);
    CHECK(refused.body == missing.body);
    CHECK(after == before + 1);
    CHECK(lines() == after + 1);
    CHECK(times(page("?kind=refusal"), "Nothing that is there") == 1);
}

TEST_CASE_FIXTURE(Trail, "rule 5: an auditor does not learn from their own refusals what is kept") {
    REQUIRE(post(auditor, reason_of(file.id), {}).status == 404);
    REQUIRE(post(auditor, reason_of(new_id<CaseId>(clock.now())), {}).status == 404);
    const std::string theirs = page("?kind=refusal");
    CHECK(times(theirs, "Kemi Ola</p>") == 0);
    const Person other_auditor = add("Noor Said", "", {access::Role::auditor});
    CHECK(times(get(other_auditor, "/audit?kind=refusal").body, "Kemi Ola</p>") == 2);
}

TEST_CASE_FIXTURE(Trail,
                  "rule 5: a connected auditor reads nothing of what became the case’s since") {
    audit::Outbox outbox(records);
    {
        const access::Subject before{.kind = access::SubjectKind::referral,
                                     .id = any(file.id),
                                     .state = {},
                                     .via = {},
                                     .case_id = {}};
        const audit::Viewing viewing(
            records, permit(worker, access::Operation::view_referral, before), "own_work", outbox);
    }
    REQUIRE(outbox.wait());
    CHECK(times(page(), "Opened a referral") == 1);
    REQUIRE(changed<int>(access::Operation::connect_person, panel_subject(), [&](auto& change) {
        site::relate(change, site::holder(auditor.actor.account), "connected", any(file.id));
        return 0;
    }));
    CHECK(times(page(), "Opened a referral") == 0);
}

TEST_CASE_FIXTURE(Trail, "a reason given in words is opened for the auditor") {
    REQUIRE(post(administrator, "/cases/" + text(file.id) + "/reason",
                 {{"reason", "OTHER"}, {"words", "The carer rang about a visit"}})
                .status == 303);
    CHECK(page(this_case()).contains("The carer rang about a visit"));
    CHECK_FALSE(is_in_the_files("The carer rang about a visit"));
}

TEST_CASE_FIXTURE(Trail, "one person's lines, and one kind of line, can be asked for") {
    REQUIRE(get(administrator, "/cases").status == 200);
    look(police_chair, clock.now(), access::Operation::list_meetings);
    look(analyst, clock.now(), access::Operation::export_return);
    const std::string theirs = page("?person=" + text(police_chair.actor.account));
    CHECK(times(theirs, "Listed meetings") == 1);
    CHECK(times(theirs, "Listed cases") == 0);
    const std::string given = page("?kind=disclosure");
    CHECK(times(given, "Downloaded a quarterly return") == 1);
    CHECK(times(given, "Listed meetings") == 0);
}

TEST_CASE_FIXTURE(Trail, "a day runs from midnight to midnight in London") {
    const auto at = [](const char* day, int hour, int minute) {
        return at_london(*parse_date(day), hour, minute);
    };
    look(worker, at("2026-06-30", 23, 59), access::Operation::list_referrals);
    look(worker, at("2026-07-01", 0, 0), access::Operation::list_meetings);
    look(worker, at("2026-07-01", 23, 59), access::Operation::list_cases);
    look(worker, at("2026-07-02", 0, 0), access::Operation::list_actions);
    const std::string person = "&person=" + text(worker.actor.account);
    const std::string day =
        page("?from-day=1&from-month=7&from-year=2026&to-day=1&to-month=7&to-year=2026" + person);
    CHECK(times(day, "Listed referrals") == 0);
    CHECK(times(day, "Listed meetings") == 1);
    CHECK(times(day, "Listed cases") == 1);
    CHECK(times(day, "Listed actions") == 0);
}

TEST_CASE_FIXTURE(Trail, "signing in and out is shown only when asked for") {
    REQUIRE(post(other_worker, "/sign-out", {}).status == 303);
    CHECK(times(page(), "Signed out") == 0);
    CHECK(times(page("?upkeep=yes"), "Signed out") == 1);
}

TEST_CASE_FIXTURE(Trail, "fifty lines a page, and every line on one page only") {
    const Instant first = clock.now();
    for (int line = 0; line < 120; ++line)
        look(other_worker, plus_seconds(first, 60 * (line / 2)), access::Operation::list_actions);
    std::string query = "?person=" + text(other_worker.actor.account), address = "/audit" + query;
    std::vector<int> lines;
    while (!address.empty()) {
        const std::string found = get(auditor, address).body;
        lines.push_back(times(found, "Listed actions"));
        const auto next = found.find("&amp;before=");
        const auto from = found.rfind("href=\"", next) + 6;
        address = next == std::string::npos ? "" : found.substr(from, found.find('"', next) - from);
        for (auto at = address.find("&amp;"); at != std::string::npos; at = address.find("&amp;"))
            address.replace(at, 5, "&");
    }
    CHECK(lines == std::vector<int>{50, 50, 20});
}

TEST_CASE_FIXTURE(Trail, "a look at the trail is itself in the trail, with what was looked for") {
    page(this_case());
    CHECK(count("SELECT count(*) FROM audit_log l JOIN audit_shown s ON s.writer = l.writer AND "
                "s.seq = l.seq WHERE l.operation = 'view_audit' AND l.account_id = $1 AND l.detail "
                "= $2 AND s.shown_id = $3",
                {auditor.actor.account, "case " + text(file.id), file.id}) == 1);
    const std::string found = page(this_case());
    CHECK(times(found, "Opened the audit trail") == 1);
    CHECK(found.contains("Kemi Ola"));
}

}  // namespace mase::trail
