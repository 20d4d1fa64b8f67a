#include "demo/emergencies.h"

#include "cases/cases_store.h"

namespace mase::demo {

void open_in_emergency(Borough& borough, CaseId id, const InNeed& need) {
    const std::string number = borough.read([&](const audit::Reading& reading) {
        return cases::identity(reading, *cases::find_case(reading, id)).case_number;
    });
    const Visitor person = borough.as(need.who);
    const std::string address =
        person.post("/emergency-access",
                    {{"reference", number}, {"reason", need.reason}, {"words", need.words}});
    person.get(address);
    person.get(address + "/child");
}

void close_review(Borough& borough, const std::string& reviewer, const std::string& outcome,
                  const std::string& remark) {
    const Visitor person = borough.as(reviewer);
    const std::string page = person.get("/audit/emergency-access");
    const std::string one = "/audit/emergency-access/";
    person.post(one + between(page, "Waiting for a review", "href=\"" + one, "\""),
                {{"outcome", outcome}, {"remark", remark}});
}

}  // namespace mase::demo
