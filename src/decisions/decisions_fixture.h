// A meeting of today with one case on its agenda, its pack circulated, and the next one planned:
// for tests of sittings and discussions through the web.
#pragma once

#include "actions/actions_fixture.h"
#include "actions/actions_pages.h"
#include "decisions/discussion_pages.h"
#include "decisions/discussions_store.h"
#include "decisions/sitting.h"
#include "decisions/sitting_pages.h"
#include "meetings/circulation_store.h"

namespace mase::decisions {

class DecisionsFixture : public actions::ActionsFixture {
public:
    using Fields = accounts::Fields;

    explicit DecisionsFixture(const std::vector<site::Routes>& more = {})
        : ActionsFixture(with_routes(more), "2026-11-18"), next(plan("2026-12-08")) {
        circulate();
        clock.set(plus_seconds(clock.now(), 60));  // what is taken now is later than acceptance
    }

    void circulate() {
        REQUIRE(changed<int>(
            access::Operation::circulate_pack, panel_subject(), [&](audit::Change& change) {
                return meetings::circulate(change, *meetings::find_meeting(change, meeting.id));
            }));
    }
    meetings::Meeting again(MeetingId id) {
        return looked(file, [&](const audit::Reading& reading) {
            return *meetings::find_meeting(reading, id);
        });
    }
    std::vector<meetings::Item> agenda(MeetingId id) {
        return looked(
            file, [&](const audit::Reading& reading) { return meetings::items_of(reading, id); });
    }
    Discussion discussed() {
        return looked(
            file, [&](const audit::Reading& reading) { return load_discussion(reading, item); });
    }
    meetings::Seats seats() {
        return looked(file, [&](const audit::Reading& reading) {
            return meetings::seats_of(reading, meeting.id);
        });
    }
    cases::CaseFile case_now() {
        return looked(file, [&](const audit::Reading& reading) {
            return *cases::find_case(reading, file.id);
        });
    }

    std::string sitting(const std::string& part = "") const {
        return "/meetings/" + text(meeting.id) + "/sitting" + (part.empty() ? "" : "/" + part);
    }
    std::string ending() const { return "/meetings/" + text(meeting.id) + "/ending"; }
    std::string discussion(const std::string& part = "") const {
        return "/meetings/" + text(meeting.id) + "/items/" + text(item) + "/discussion" +
               (part.empty() ? "" : "/" + part);
    }

    // Everyone seated is there, but for those named.
    Fields everyone(const std::vector<accounts::Person>& absent = {}) {
        Fields fields{{"shown-attendance", ""}};
        for (const meetings::Seat& seat : seats()) {
            bool is_there = true;
            for (const accounts::Person& person : absent)
                is_there = is_there && person.actor.account != seat.account;
            fields.emplace_back(attendance_field(seat.account), is_there ? "PRESENT" : "APOLOGIES");
        }
        return fields;
    }
    void begin_sitting() {
        REQUIRE(post(administrator, sitting("confidentiality"), {}).status == 303);
        REQUIRE(post(administrator, sitting("attendance"), everyone()).status == 303);
        REQUIRE(post(administrator, sitting(), {}).status == 303);
    }
    void take() {
        begin_sitting();
        REQUIRE(post(administrator, discussion(), {}).status == 303);
    }

    // With what the page shows now carried along, as a browser would.
    http::Response save(const accounts::Person& person, const std::string& part, Fields fields) {
        const auto page = get(person, discussion()).body;
        fields.emplace_back("shown-" + part, shown_in(page, part));
        return post(person, discussion(part), std::move(fields));
    }
    static std::string shown_in(const std::string& page, const std::string& part) {
        const std::string name = "name=\"shown-" + part + "\" value=\"";
        const std::size_t at = page.find(name);
        if (at == std::string::npos) return "";
        const std::size_t from = at + name.size();
        return page.substr(from, page.find('"', from) - from);
    }

    // All that a decision stands on, but the decision.
    void answer_all() {
        REQUIRE(save(administrator, "questions",
                     {{"addresses_concerns", "YES"},
                      {"needs_support", "NO"},
                      {"needs_actions", "NOT_DISCUSSED"}})
                    .status == 303);
        REQUIRE(save(administrator, "agencies",
                     {{"cooperates.CS_CPAT", "YES"}, {"recorded.CS_CPAT", "YES"}})
                    .status == 303);
        REQUIRE(save(administrator, "support", {{"support_asked", "NO"}}).status == 303);
    }
    Fields an_action() const {
        return {{"task", "Offer an appointment at the clinic"},
                {"owner", text(health_member.actor.account)},
                {"due_on-day", "2"},
                {"due_on-month", "12"},
                {"due_on-year", "2026"}};
    }
    void decide(const std::string& decision, const std::string& reason = "") {
        REQUIRE(
            save(administrator, "decision", {{"decision", decision}, {"decision_reason", reason}})
                .status == 303);
    }
    void end() { REQUIRE(post(care_chair, ending(), {}).status == 303); }

    meetings::Meeting next;

private:
    static std::vector<site::Routes> with_routes(std::vector<site::Routes> routes) {
        routes.insert(routes.end(),
                      {sitting_routes(), discussion_routes(), actions::actions_routes()});
        return routes;
    }
};

// The item is taken: its discussion has begun.
class Discussing : public DecisionsFixture {
public:
    Discussing() { take(); }

    http::Response tries(const std::string& decision, const std::string& reason = "",
                         const std::string& back = "") {
        return save(administrator, "decision",
                    {{"decision", decision}, {"decision_reason", reason}, {"bring_back_to", back}});
    }
    http::Response adds_action() { return save(administrator, "actions", an_action()); }
    std::int64_t actions_in(const std::string& state) {
        return count("SELECT count(*) FROM actions WHERE state = $1", {state});
    }
};

// One action of an earlier meeting, open when the item is taken.
class Reviewing : public DecisionsFixture {
public:
    Reviewing() : earlier(earlier_action()) { take(); }

    ActionId earlier_action() {
        const meetings::Meeting before = plan("2026-10-13");
        const ItemId now = item;
        const MeetingId today = meeting.id;
        item = list(before, file);
        meeting.id = before.id;
        const ActionId action = ask(health_member, "2026-11-10");
        item = now;
        meeting.id = today;
        return action;
    }
    std::string field() const { return "check." + text(earlier); }

    ActionId earlier;
};

inline bool says(const http::Response& response, const std::string& words) {
    return response.body.contains(words);
}

}  // namespace mase::decisions
