// rules.md 5 and 6: whoever is connected to a case, or not named for a restricted one, finds no
// trace of it. Every route is asked, so that no page can be forgotten.
#include <doctest/doctest.h>

#include "meetings/exceptions_store.h"
#include "program/world_fixture.h"

namespace mase::program {

namespace {

using access::Operation;
using site::Method;

struct Hidden : WorldFixture {
    Hidden() : action(ask(health_member, "2026-12-22")), exception(ask_exception()) {
        answer_for_police();
        state("PANEL");
    }

    ExceptionId ask_exception() {
        return *changed<ExceptionId>(
            Operation::edit_referral, subject_of(file), [&](audit::Change& change) {
                return meetings::ask_exception(change, "URGENT_REFERRAL", {}, file.id, meeting.id,
                                               file.key, "It can't wait");
            });
    }

    // Ids of what belongs to the case; empty for parts of an address that do not.
    std::string id_of(std::string_view part) const {
        if (part == "case") return text(file.id);
        if (part == "item") return text(item);
        if (part == "action") return text(action);
        if (part == "exception") return text(exception);
        return "";
    }
    bool is_about_the_case(std::string_view pattern) const {
        for (const char* part : {"{case}", "{item}", "{action}", "{exception}"}) {
            if (pattern.contains(part)) return true;
        }
        return false;
    }
    std::string address(std::string_view pattern) const {
        std::string path;
        for (std::size_t at = 0; at < pattern.size(); ++at) {
            if (pattern[at] != '{') {
                path += pattern[at];
                continue;
            }
            const std::size_t end = pattern.find('}', at);
            const std::string_view part = pattern.substr(at + 1, end - at - 1);
            const std::string id = part == "meeting"   ? text(meeting.id)
                                   : part == "quarter" ? "2026-27-q3"
                                   : part == "chapter" ? "whole"
                                   : part == "figure"  ? "risk_category"
                                   : part == "account" ? text(worker.actor.account)
                                                       : id_of(part);
            path += id.empty() ? "new" : id;
            at = end;
        }
        return path;
    }
    void check_no_mention(const std::string& page) const {
        CHECK_FALSE(page.contains(child));
        for (const char* part : {"case", "item", "action", "exception"})
            CHECK_FALSE(page.contains(id_of(part)));
    }

    // Every route, as somebody for whom the case is not there.
    void check_all(const Person& person) {
        CAPTURE(person.actor.name);
        for (const site::Routes& room : all_routes()) {
            for (const site::Route& route : room) {
                CAPTURE(route.path);
                const std::string path = address(route.path);
                if (is_about_the_case(route.path)) {
                    const auto answer = route.method == Method::post
                                            ? post(person, path, {{"version", "1"}})
                                            : get(person, path);
                    CHECK(answer.status == 404);
                } else if (route.method == Method::get) {
                    check_no_mention(get(person, path).body);
                }
            }
        }
        check_no_mention(post(person, "/cases/search", {{"words", "Zofia"}}).body);
    }

    const ActionId action;
    const ExceptionId exception;
};

}  // namespace

TEST_CASE_FIXTURE(Hidden, "rule 5: before anybody is connected, its people do find the case") {
    for (const Person* person : {&police_chair, &health_member, &administrator}) {
        CHECK(get(*person, item_path()).status == 200);
        CHECK(body(*person, meeting_path("pack")).contains(child));
    }
    CHECK(body(health_member, "/").contains(child));
    CHECK(body(administrator, "/exceptions").contains(text(exception)));
}

TEST_CASE_FIXTURE(Hidden, "rule 5: a connected chair finds no trace of the case by any route") {
    connect(police_chair, file);
    check_all(police_chair);
}

TEST_CASE_FIXTURE(Hidden, "rule 5: a connected member, who owns an action of it, finds no trace") {
    connect(health_member, file);
    check_all(health_member);
}

TEST_CASE_FIXTURE(Hidden, "rule 5: the administrator is not excepted") {
    connect(administrator, file);
    check_all(administrator);
}

TEST_CASE_FIXTURE(Hidden, "rule 5: a connected worker, who held the case, finds no trace") {
    const auto manages = manager.actor.account;
    REQUIRE(post(administrator, case_path("access/connections"),
                 {{"person", text(worker.actor.account)}, {"reason", "The child's aunt"}})
                .status == 303);
    check_all(worker);
    CHECK(case_now().worker == manages);
    post(manager, case_path("reason"), {{"reason", "HOLD_CASE"}});
    CHECK(get(manager, case_path()).status == 200);
}

TEST_CASE_FIXTURE(Hidden, "rule 5: a connected auditor reads nothing about the case in the trail") {
    CHECK(body(auditor, "/audit").contains(text(file.id)));
    connect(auditor, file);
    check_no_mention(body(auditor, "/audit"));
    CHECK_FALSE(body(auditor, "/audit").contains("Answered for an agency"));
}

TEST_CASE_FIXTURE(Hidden, "rule 5: when the connection ends, the case is theirs again") {
    connect(police_chair, file);
    post(administrator, case_path("reason"), {{"reason", "SUPERVISION"}});
    const std::string page = body(administrator, case_path("access"));
    CHECK(page.contains("A neighbour of the family"));
    const std::string mark = case_path("access/connections/");
    const std::size_t at = page.find(mark);
    REQUIRE(at != std::string::npos);
    const std::string ending = page.substr(at, page.find('"', at) - at);
    CHECK(get(police_chair, ending).status == 404);
    CHECK(post(administrator, ending, {{"reason", ""}}).status == 422);
    wait();
    REQUIRE(post(administrator, ending, {{"reason", "They have moved away"}}).status == 303);
    CHECK(get(police_chair, item_path()).status == 200);
    CHECK(body(administrator, case_path("access")).contains("They have moved away"));
    CHECK_FALSE(is_in_the_files("neighbour of the family"));
}

TEST_CASE_FIXTURE(Hidden, "rule 6: only the people a chair names find a restricted case") {
    const auto restriction = [&](const Person& person) {
        return post(person, case_path("access/restriction"),
                    {{"people", text(administrator.actor.account)},
                     {"people", text(health_member.actor.account)},
                     {"reason", "The family of a councillor"}});
    };
    CHECK(restriction(administrator).status == 404);
    REQUIRE(restriction(care_chair).status == 303);
    for (const Person* person : {&police_chair, &police_deputy, &school_member, &worker, &manager})
        check_all(*person);
    for (const Person* person : {&care_chair, &administrator, &health_member})
        CHECK(get(*person, item_path()).status == 200);
    CHECK(body(care_chair, case_path("access")).contains("The family of a councillor"));
    CHECK(post(care_chair, case_path("access/restriction/ending"), {{"end_reason", ""}}).status ==
          422);
    wait();
    REQUIRE(post(care_chair, case_path("access/restriction/ending"),
                 {{"end_reason", "It is public now"}})
                .status == 303);
    CHECK(get(school_member, item_path()).status == 200);
}

TEST_CASE_FIXTURE(Hidden, "rule 27: an agency of which nobody may read the case is not asked") {
    CHECK(body(care_chair, meeting_path("answers")).contains("Education Welfare Service"));
    connect(school_member, file);
    CHECK_FALSE(body(care_chair, meeting_path("answers")).contains("Education Welfare Service"));
    CHECK(body(care_chair, meeting_path("answers")).contains("Redbridge Police"));
}

TEST_CASE_FIXTURE(Hidden, "rule 6: a restriction with no reason or no people is refused") {
    CHECK(post(care_chair, case_path("access/restriction"), {{"reason", "x"}}).status == 422);
    CHECK(post(care_chair, case_path("access/restriction"),
               {{"people", text(administrator.actor.account)}})
              .status == 422);
    CHECK(get(school_member, item_path()).status == 200);
}

// A meeting that has another child's case on its agenda already.
struct Gaps : WorldFixture {
    Gaps() : other(add_case(another_child())), other_item(list(meeting, other)) {}

    // A case comes to the meeting, first on its agenda, with an action and an exception; and these
    // people are connected to it from the start.
    void add_hidden_case(const std::vector<Person>& people) {
        const cases::CaseFile shown = file;
        const ItemId shown_item = item;
        file = add_case();
        for (const Person& person : people) connect(person, file);
        hidden_item = item = list(meeting, file);
        REQUIRE(changed<int>(Operation::plan_meetings, panel_subject(),
                             [&](audit::Change& change) -> Result<int> {
                                 change.execute(
                                     "UPDATE agenda_items SET position = 0 WHERE panel_id = $1 AND "
                                     "id = $2",
                                     {panel, hidden_item});
                                 meetings::ask_exception(change, "URGENT_REFERRAL", {}, file.id,
                                                         meeting.id, file.key, "It can't wait");
                                 return 0;
                             }));
        ask(school_member, "2026-11-17");
        file = shown;
        item = shown_item;
    }

    const cases::CaseFile other;
    const ItemId other_item;
    ItemId hidden_item;
};

TEST_CASE_FIXTURE(Gaps,
                  "rule 5: no count, number or time of day gives away that a case is hidden") {
    const std::vector<Person> people{police_chair, health_member, administrator};
    const std::vector<std::string> paths{
        "/",
        "/meetings",
        "/cases",
        "/actions",
        "/exceptions",
        meeting_path(),
        meeting_path("pack"),
        meeting_path("answers"),
        meeting_path("agenda"),
        meeting_path("cancellation"),
        meeting_path("sitting"),
        "/meetings/" + text(meeting.id) + "/items/" + text(other_item),
        discussion()};
    std::map<std::pair<std::string, std::string>, http::Response> before;
    for (int time = 0; time < 2; ++time) {  // what a first opening changes is changed
        for (const Person& person : people) {
            for (const std::string& path : paths) before[{person.token, path}] = get(person, path);
        }
    }
    add_hidden_case(people);
    for (const Person& person : people) {
        for (const std::string& path : paths) {
            CAPTURE(person.actor.name);
            CAPTURE(path);
            const auto after = get(person, path);
            CHECK(after.status == before.at({person.token, path}).status);
            CHECK(after.body == before.at({person.token, path}).body);
        }
    }
    CHECK(body(care_chair, meeting_path("pack")).contains(text(hidden_item)));
}

TEST_CASE_FIXTURE(Gaps, "rule 5: an administrator who is connected arranges what they see") {
    add_hidden_case({administrator});
    const auto page = body(administrator, meeting_path("agenda"));
    const auto value = [&](const std::string& name) {
        const std::size_t at = page.find("name=\"" + name + "\"");
        REQUIRE(at != std::string::npos);
        const std::size_t from = page.find("value=\"", at) + 7;
        return page.substr(from, page.find('"', from) - from);
    };
    Fields fields{{"version", value("version")}};
    for (const ItemId shown : {item, other_item}) {
        fields.emplace_back("position." + text(shown), shown == item ? "2" : "1");
        fields.emplace_back("minutes." + text(shown), "12");
    }
    const auto saved = post(administrator, meeting_path("agenda"), fields);
    CHECK(saved.status == 303);
    CHECK_FALSE(saved.body.contains("position."));
}

}  // namespace mase::program
