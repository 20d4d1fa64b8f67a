// A meeting that has discussed one case, decided and ended: for tests of its minutes.
#pragma once

#include "decisions/decisions_fixture.h"
#include "minutes/minutes_pages.h"
#include "minutes/minutes_store.h"

namespace mase::minutes {

using accounts::Person;

class EndedMeeting : public decisions::DecisionsFixture {
public:
    EndedMeeting() : DecisionsFixture({minutes_routes()}) {
        REQUIRE(post(administrator, sitting("confidentiality"), {}).status == 303);
        REQUIRE(post(administrator, sitting("attendance"), everyone({school_member})).status ==
                303);
        REQUIRE(post(administrator, sitting(), {}).status == 303);
        REQUIRE(post(administrator, discussion(), {}).status == 303);
        answer_all();
        REQUIRE(say_of_the_child("Zofia wants to keep seeing her friends").status == 303);
        REQUIRE(save(administrator, "actions", an_action()).status == 303);
        decide("SATISFIED");
        end();
    }

    http::Response say_of_the_child(const std::string& words) {
        later();
        return save(administrator, "child-voice", {{"child_voice", words}});
    }
    void later() { clock.set(plus_seconds(clock.now(), 1)); }

    std::string minutes(const std::string& below = "") const {
        return "/meetings/" + text(meeting.id) + "/minutes" + below;
    }
    // What the form carries to say which record was read.
    std::string record_read() {
        return looked(file, [&](const audit::Reading& reading) {
            return record_fingerprint(reading, meeting.id);
        });
    }
    http::Response send_to_chairs() {
        later();
        return post(administrator, minutes("/sending"), {});
    }
    http::Response verdict(const Person& person, const char* verdict, const char* words = "") {
        later();
        return post(person, minutes("/verdicts"),
                    {{"verdict", verdict}, {"words", words}, {"record", record_read()}});
    }
    void approve_both() {
        REQUIRE(send_to_chairs().status == 303);
        REQUIRE(verdict(police_chair, "approved").status == 303);
        REQUIRE(verdict(care_chair, "approved").status == 303);
    }
    void leave(const Person& person) {
        REQUIRE(changed<int>(access::Operation::manage_people, panel_subject(),
                             [&](audit::Change& change) {
                                 accounts::disable_account(change, person.actor.account);
                                 return 0;
                             }));
    }
    std::string state() { return again(meeting.id).state; }
};

}  // namespace mase::minutes
