// A circulated pack of one case, for tests of what agencies answer about it.
#pragma once

#include "meetings/pages_fixture.h"
#include "statements/statements_pages.h"
#include "statements/statements_store.h"

namespace mase::statements {

class StatementsFixture : public meetings::PagesFixture {
public:
    explicit StatementsFixture(const std::vector<site::Routes>& more = {})
        : PagesFixture(with_routes(more)),
          meeting(plan(day("2026-12-08"))),
          case_id(a_case()),
          item(list(meeting, case_id)) {
        REQUIRE(circulated(meeting));
    }

    std::string item_path() const { return at(meeting, item); }
    std::string answer_path() const { return item_path() + "/answer"; }
    std::string statement_path(const std::string& statement = "new") const {
        return answer_path() + "/statements/" + statement;
    }

    http::Response answers(const accounts::Person& person, const char* version = "0",
                           const std::string& withheld = "") {
        return post(person, answer_path(),
                    {{"version", version},
                     {"known", "KNOWN"},
                     {"recorded", "YES"},
                     {"withheld", withheld}});
    }
    static accounts::Fields fields(const std::string& words, const std::string& source,
                                   const std::string& audience,
                                   const std::vector<std::string>& named = {},
                                   const char* version = "0") {
        accounts::Fields fields{{"version", version},
                                {"words", words},
                                {"kind", "FACT"},
                                {"source", source},
                                {"audience", audience}};
        for (const std::string& agency : named) fields.emplace_back("named", agency);
        return fields;
    }
    http::Response states(const accounts::Person& person, const std::string& words,
                          const std::string& audience, const std::vector<std::string>& named = {}) {
        return post(person, statement_path(), fields(words, person.actor.agency, audience, named));
    }
    // The id of the only statement that stands.
    std::string only_statement() {
        return look([&](const audit::Reading& reading) {
            std::string id;
            reading.rows("SELECT id FROM statements WHERE panel_id = $1 AND taken_back_at IS NULL",
                         {panel}, [&](const db::Row& row) { id = text(row.id<StatementId>(0)); });
            return id;
        });
    }
    void end_meeting() {
        change([&](audit::Change& change) {
            enter(change, *meetings::find_meeting(change, meeting.id), meetings::Event::begin);
            enter(change, *meetings::find_meeting(change, meeting.id), meetings::Event::end);
            return 0;
        });
    }
    void approve_minutes() {
        change([&](audit::Change& change) {
            meetings::approve(change, meeting.id);
            return 0;
        });
    }

    const meetings::Meeting meeting;
    const CaseId case_id;
    const ItemId item;

private:
    static std::vector<site::Routes> with_routes(std::vector<site::Routes> routes) {
        routes.insert(routes.end(), {item_routes(), answer_routes(), answers_routes()});
        return routes;
    }
};

}  // namespace mase::statements
