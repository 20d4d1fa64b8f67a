#include "cases/cases_pages.h"

#include <doctest/doctest.h>

#include "cases/cases_fixture.h"
#include "cases/list_store.h"
#include "cases/reasons_pages.h"

namespace mase::cases {

namespace {

using accounts::location;

struct Pages : CasesFixture {
    Pages() : CasesFixture({cases_routes(), reason_routes()}) {}

    std::string list(const accounts::Person& person, const std::string& query = "") {
        const auto response = get(person, "/cases" + query);
        REQUIRE(response.status == 200);
        return response.body;
    }
    std::string search(const accounts::Person& person, const accounts::Fields& fields) {
        return post(person, "/cases/search", fields).body;
    }
    CaseFile add_named(const char* given, const char* family) {
        forms::Answers answers = answers_about_a_child();
        answers.set("child_given_names", 0, {.codes = {}, .words = given});
        answers.set("child_family_name", 0, {.codes = {}, .words = family});
        answers.set("child_known_as", 0, {});
        return add_case(answers);
    }
    // As meetings do when they circulate.
    void circulate(const CaseFile& file, const accounts::Person& person) {
        REQUIRE(changed<int>(access::Operation::circulate_pack, subject_of(file),
                             [&](audit::Change& change) {
                                 site::relate(change, site::holder(person.actor.account),
                                              "circulated", any(file.id));
                                 return 0;
                             }));
    }
    std::int64_t shown_to(const accounts::Person& person, const CaseFile& file) {
        return count(
            "SELECT count(*) FROM audit_log JOIN audit_shown USING (writer, seq) WHERE account_id "
            "= $1 AND shown_id = $2",
            {person.actor.account, file.id});
    }
};

}  // namespace

TEST_CASE_FIXTURE(Pages, "rule 8: a case is in the list of those it concerns and of nobody else") {
    const CaseFile file = add_case();
    for (const accounts::Person* person : {&worker, &manager, &administrator, &police_chair})
        CHECK(list(*person).contains("Zofia Łopata-Quill"));
    for (const accounts::Person* person : {&health_member, &school_member}) {
        CHECK(list(*person).contains("There are no cases to show"));
        CHECK_FALSE(list(*person).contains("Zofia"));
        CHECK(shown_to(*person, file) == 0);
    }
    circulate(file, health_member);
    CHECK(list(health_member).contains("Zofia Łopata-Quill"));
    CHECK_FALSE(list(school_member).contains("Zofia"));
    CHECK(shown_to(health_member, file) == 1);
}

TEST_CASE_FIXTURE(Pages, "those who have no cases to see find no list at all") {
    for (const accounts::Person* person : {&analyst, &auditor, &action_owner}) {
        CHECK(get(*person, "/cases").status == 404);
        CHECK(post(*person, "/cases/search", {{"name", "Zofia"}}).status == 404);
    }
}

TEST_CASE_FIXTURE(Pages,
                  "a search finds a child by any words of the name, however they are typed") {
    const CaseFile file = add_case();
    add_named("Ada", "Marrow");
    for (const std::string name :
         {"Zofia", "LOPATA zofia", "quill", "zos", "Łop", "zofia quill łopata"}) {
        const std::string results = search(worker, {{"name", name}});
        CHECK_MESSAGE(results.contains("Zofia Łopata-Quill"), name);
        CHECK_FALSE(results.contains("Marrow"));
    }
    for (const std::string name : {"zo", "ofia", "Zofia Marrow", "uill"})
        CHECK_MESSAGE(search(worker, {{"name", name}}).contains("No child found"), name);
    CHECK(shown_to(worker, file) == 6);
}

TEST_CASE_FIXTURE(Pages, "a search finds a child by date of birth and by number") {
    add_case();
    const auto finds = [&](const accounts::Fields& fields) {
        return search(worker, fields).contains("Zofia Łopata-Quill");
    };
    CHECK(finds({{"born_on-day", "27"}, {"born_on-month", "3"}, {"born_on-year", "2011"}}));
    CHECK_FALSE(finds({{"born_on-day", "28"}, {"born_on-month", "3"}, {"born_on-year", "2011"}}));
    CHECK(finds({{"number", "9990000018"}}));
    CHECK(finds({{"number", "cs 10042"}}));
    CHECK_FALSE(finds({{"number", "CS1004"}}));
    CHECK_FALSE(finds({{"name", "Zofia"}, {"number", "CS10043"}}));
}

TEST_CASE_FIXTURE(Pages, "a search finds nothing of a case that the person may not see") {
    const CaseFile file = add_case();
    CHECK(search(health_member, {{"name", "Zofia"}}).contains("No child found"));
    CHECK(search(other_worker, {{"number", "9990000018"}}).contains("No child found"));
    CHECK(shown_to(health_member, file) == 0);
}

TEST_CASE_FIXTURE(Pages,
                  "an empty search and a date that is none are refused with what was typed") {
    CHECK(post(worker, "/cases/search", {}).status == 422);
    const auto response = post(worker, "/cases/search",
                               {{"name", "Zofia"},
                                {"born_on-day", "31"},
                                {"born_on-month", "2"},
                                {"born_on-year", "2011"}});
    CHECK(response.status == 422);
    CHECK(response.body.contains("Enter a real date of birth"));
    CHECK(response.body.contains("value=\"Zofia\""));
    CHECK(response.body.contains("value=\"31\""));
}

TEST_CASE_FIXTURE(Pages, "the words of a search stand nowhere in the trail") {
    add_case();
    REQUIRE(post(worker, "/cases/search", {{"name", "Zofia Ramsbottom"}}).status == 200);
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'search_cases'") == 1);
    CHECK_FALSE(is_in_the_files("Ramsbottom"));
    CHECK_FALSE(is_in_the_files("ramsbottom"));
}

TEST_CASE_FIXTURE(Pages, "the list shows what a filter asks for and says how many") {
    forms::Answers high = answers_about_a_child();
    high.set("risk_category", 0, {.codes = {"CAT3"}, .words = {}});
    high.set("child_given_names", 0, {.codes = {}, .words = "Ada"});
    add_case();
    add_case(high);
    CHECK(list(administrator).contains("2 cases are shown."));
    const std::string filtered = list(administrator, "?state=open&category=CAT3");
    CHECK(filtered.contains("1 case is shown."));
    CHECK(filtered.contains("Ada "));
    CHECK_FALSE(filtered.contains("Zofia "));
    CHECK(list(administrator, "?state=closed").contains("There are no cases to show"));
    CHECK(list(administrator, "?worker=" + text(worker.actor.account)).contains("2 cases"));
    CHECK(list(administrator, "?worker=" + text(manager.actor.account)).contains("no cases"));
}

TEST_CASE_FIXTURE(Pages, "a longer list goes on, page after page, without a case twice") {
    std::set<std::string> names;
    for (int n = 0; n < cases_a_page + 3; ++n)
        names.insert(text(add_named(("Child" + std::to_string(n)).c_str(), "Marrow").id));
    const std::string first = list(administrator);
    CHECK(first.contains("50 cases are shown. There are more on the next page."));
    const std::size_t link = first.find("/cases?state=open&amp;opened=");
    REQUIRE(link != std::string::npos);
    std::string next = first.substr(link + 6, first.find('"', link) - link - 6);
    for (std::size_t at = next.find("&amp;"); at != std::string::npos; at = next.find("&amp;"))
        next.replace(at, 5, "&");
    const std::string second = list(administrator, next);
    CHECK(second.contains("3 cases are shown."));
    for (const std::string& id : names)
        CHECK(first.contains("/cases/" + id) != second.contains("/cases/" + id));
}

TEST_CASE_FIXTURE(Pages,
                  "rule 9: a reason must be one of the list, and another reason needs words") {
    const std::string path = "/cases/" + text(add_case().id) + "/reason";
    CHECK(post(other_worker, path, {{"reason", "HOLD_CASE"}}).status == 404);
    CHECK(post(worker, path, {}).body.contains("Select why you are opening this case"));
    CHECK(post(worker, path, {{"reason", "CURIOUS"}}).status == 422);
    const auto wordless = post(worker, path, {{"reason", "OTHER"}, {"words", " "}});
    CHECK(wordless.status == 422);
    CHECK(wordless.body.contains("Enter the reason for opening this case"));
    CHECK(count("SELECT count(*) FROM case_reasons") == 0);
}

TEST_CASE_FIXTURE(Pages, "rule 9: another reason is kept in the trail, sealed") {
    const CaseFile file = add_case();
    const std::string path = "/cases/" + text(file.id);
    const auto response =
        post(worker, path + "/reason",
             {{"reason", "OTHER"}, {"words", "Aunt of Zofia called"}, {"next", path + "/child"}});
    CHECK(location(response) == path + "/child");
    CHECK(count("SELECT count(*) FROM audit_log WHERE operation = 'give_reason' AND detail = "
                "'OTHER' AND remark IS NOT NULL") == 1);
    CHECK_FALSE(is_in_the_files("Aunt of"));
}

TEST_CASE_FIXTURE(Pages, "rule 9: giving a reason leads to that case and nowhere else") {
    const std::string path = "/cases/" + text(add_case().id);
    for (const char* next : {"", "https://elsewhere.example", "//elsewhere.example", "/cases",
                             "javascript:alert(1)", "/cases/0123456789abcdefghjkmnpqrs/child"})
        CHECK(location(post(worker, path + "/reason", {{"reason", "HOLD_CASE"}, {"next", next}})) ==
              path);
}

}  // namespace mase::cases
