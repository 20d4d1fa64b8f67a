// Meetings with cases on their agendas, for tests of what happens around them.
#pragma once

#include "cases/cases_fixture.h"
#include "meetings/agenda_store.h"
#include "meetings/circulation_store.h"
#include "meetings/exceptions_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"

namespace mase::meetings {

class MeetingsFixture : public cases::CasesFixture {
public:
    explicit MeetingsFixture(std::vector<site::Routes> routes = {})
        : CasesFixture(std::move(routes)) {}

    // A change by the administrator about the whole panel; what it refuses fails the test.
    template <class Body>
    auto change(Body body) {
        return change_as(administrator, std::move(body));
    }
    template <class Body>
    auto change_as(const accounts::Person& person, Body body) {
        audit::Outbox outbox(records);
        using Value = std::invoke_result_t<Body, audit::Change&>;
        const auto done = records.change(
            permit(person, access::Operation::plan_meetings, panel_subject()), outbox,
            [&](audit::Change& change) -> Result<Value> { return body(change); });
        if (!done || !outbox.wait()) throw std::runtime_error("the change was refused");
        return *done;
    }
    audit::Viewing viewing(audit::Outbox& outbox) {
        return {records, permit(administrator, access::Operation::list_meetings, panel_subject()),
                "own_work", outbox};
    }
    template <class Body>
    auto look(Body body) {
        audit::Outbox outbox(records);
        const audit::Viewing reading = viewing(outbox);
        return body(reading);
    }

    Meeting plan(Date held_on) {
        return change([&](audit::Change& change) {
            const Plan plan{.held_on = held_on, .starts_at = "14:00", .place = "Room 2"};
            return *find_meeting(change,
                                 plan_meeting(change, regular_meeting(plan, redbridge), redbridge));
        });
    }
    Meeting again(const Meeting& meeting) {
        return look(
            [&](const audit::Reading& reading) { return *find_meeting(reading, meeting.id); });
    }
    CaseId a_case() { return add_case().id; }
    ItemId list(const Meeting& meeting, CaseId case_id, const std::string& why = "new") {
        return change([&](audit::Change& change) {
            return list_item(change, meeting.id, case_id, {}, why, worker.actor.account);
        });
    }
    Result<int> circulated(const Meeting& meeting) {
        return change([&](audit::Change& change) { return circulate(change, again(meeting)); });
    }
    bool reads(const accounts::Person& person, CaseId case_id) {
        return look([&](const audit::Reading& reading) {
            bool found = false;
            reading.rows(
                "SELECT 1 FROM relations WHERE panel_id = $1 AND holder = $2 AND subject_id = $3 "
                "AND relation = 'circulated' AND until_at IS NULL",
                {panel, site::holder(person.actor.account), case_id},
                [&](const db::Row&) { found = true; });
            return found;
        });
    }

    static Date day(const char* iso) { return *parse_date(iso); }
};

}  // namespace mase::meetings
