// Someone of the duty team at night, with no way to the case: for tests of emergencies.
#pragma once

#include "clearance/emergency.h"
#include "program/world_fixture.h"
#include "site/relations_store.h"

namespace mase::program {

class EmergencyFixture : public WorldFixture {
public:
    EmergencyFixture() : duty(add("Patrick Nightly", "CS_EDT", {access::Role::member})) {
        redbridge.idle_minutes = redbridge.absolute_hours = 1000;  // they stay signed in
    }

    http::Response asks(const Person& person, const std::string& reference = "CS10042",
                        const std::string& reason = "MISSING",
                        const std::string& words = "A carer says that the child is gone") {
        return post(person, "/emergency-access",
                    {{"reference", reference}, {"reason", reason}, {"words", words}});
    }
    void opens(const Person& person) {
        REQUIRE(asks(person).status == 303);
        wait();
    }
    // Another way to the case.
    void lets_in(const std::string& holder, const char* relation) {
        REQUIRE(changed<int>(access::Operation::manage_people, panel_subject(),
                             [&](audit::Change& change) -> Result<int> {
                                 site::relate(change, holder, relation, any(file.id));
                                 return 0;
                             }));
    }
    int status(const Person& person, const std::string& path) { return get(person, path).status; }

    // Of the one that waits, as this person finds it; "" when they find none.
    std::string review_path(const Person& person) {
        const std::string page = body(person, listed);
        const std::size_t at = page.find(listed + "/");
        return at == std::string::npos ? "" : page.substr(at, page.find('"', at) - at);
    }
    http::Response reviews(const Person& person, const std::string& path,
                           const std::string& outcome = "JUSTIFIED",
                           const std::string& remark = "The address was needed that night") {
        return post(person, path, {{"outcome", outcome}, {"remark", remark}});
    }
    std::string ending() const { return case_path("emergency-access/ending"); }
    std::int64_t lines(const std::string& operation, const std::string& detail) const {
        return count("SELECT count(*) FROM audit_log WHERE operation = $1 AND detail = $2",
                     {operation, detail});
    }

    const std::string listed = "/audit/emergency-access";
    Person duty;
};

}  // namespace mase::program
