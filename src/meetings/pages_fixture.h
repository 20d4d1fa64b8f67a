// The pages of meetings as people travel to them.
#pragma once

#include "cases/reasons_store.h"
#include "meetings/meetings_fixture.h"
#include "meetings/meetings_pages.h"

namespace mase::meetings {

class PagesFixture : public MeetingsFixture {
public:
    explicit PagesFixture(const std::vector<site::Routes>& more = {})
        : MeetingsFixture(with_routes(more)) {}

    static std::string at(const Meeting& meeting, const std::string& below = "") {
        return "/meetings/" + text(meeting.id) + (below.empty() ? "" : "/" + below);
    }
    static std::string at(const Meeting& meeting, ItemId item) {
        return at(meeting, "items/" + text(item));
    }
    std::string body(const accounts::Person& person, const std::string& target) {
        return get(person, target).body;
    }
    int status(const accounts::Person& person, const std::string& target) {
        return get(person, target).status;
    }
    static accounts::Fields with_day(accounts::Fields fields, const std::string& name,
                                     const char* iso) {
        const Date date = day(iso);
        fields.emplace_back(name + "-day", std::to_string(unsigned(date.day())));
        fields.emplace_back(name + "-month", std::to_string(unsigned(date.month())));
        fields.emplace_back(name + "-year", std::to_string(int(date.year())));
        return fields;
    }
    std::int64_t lines(const std::string& operation) const {
        return count("SELECT COUNT(*) FROM audit_log WHERE operation = $1", {operation});
    }

    const std::string child = "Zofia Łopata-Quill";

private:
    static std::vector<site::Routes> with_routes(std::vector<site::Routes> routes) {
        routes.insert(
            routes.end(),
            {meetings_routes(), series_routes(), call_routes(), meeting_routes(), date_routes(),
             agenda_routes(), seats_routes(), pack_routes(), recall_routes(), exceptions_routes()});
        return routes;
    }
};

}  // namespace mase::meetings
