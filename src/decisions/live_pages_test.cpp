// Two people at one sitting: who is told that the other saved something, and of what.
#include "decisions/live_pages.h"

#include <doctest/doctest.h>

#include <future>

#include "decisions/decisions_fixture.h"
#include "meetings/meetings_pages.h"

namespace mase::decisions {

namespace {

using accounts::Person;
using namespace std::chrono_literals;

std::string seen_by(const std::string& page) {
    const std::string before = "changes?seen=";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return "";
    const std::size_t from = at + before.size();
    return page.substr(from, page.find('"', from) - from);
}

struct Together : DecisionsFixture {
    using DecisionsFixture::DecisionsFixture;
    // As a browser asks, on behalf of a page that has seen so much.
    http::Request asks(const Person& person, const std::string& seen) const {
        auto request = request_of(person, "GET", sitting("changes") + "?seen=" + seen, {});
        request.headers.emplace_back("Accept", "text/event-stream");
        return request;
    }
    std::future<http::Response> answer_to(http::Request request) {
        auto answer = std::make_shared<std::promise<http::Response>>();
        auto future = answer->get_future();
        site.serve(std::move(request), http::Reply([answer](http::Response response) {
                       answer->set_value(std::move(response));
                   }));
        return future;
    }
    std::future<http::Response> waits(const Person& person, const std::string& seen) {
        return answer_to(asks(person, seen));
    }
    std::string seen_now(const Person& person) { return seen_by(get(person, sitting()).body); }
    static bool is_waiting(const std::future<http::Response>& answer) {
        return answer.wait_for(0s) == std::future_status::timeout;
    }
    static http::Response told(std::future<http::Response>& answer) {
        REQUIRE(answer.wait_for(10s) == std::future_status::ready);
        return answer.get();
    }
};

struct TogetherPlanning : Together {
    TogetherPlanning() : Together({meetings::agenda_routes()}) {}
    std::map<std::string, std::string> places() {  // by item, as they stand
        std::map<std::string, std::string> all;
        for (const meetings::Item& each : agenda(meeting.id))
            all[text(each.id)] = std::to_string(each.position);
        return all;
    }
};

struct TogetherDiscussing : Together {
    TogetherDiscussing() { take(); }
};

}  // namespace

TEST_CASE_FIXTURE(Together, "only who may read the sitting may wait for what is saved there") {
    const std::string seen = seen_now(administrator);
    REQUIRE(!seen.empty());
    for (const Person* person : {&worker, &action_owner, &analyst, &auditor}) {
        auto answer = waits(*person, seen);
        CHECK(told(answer).status == 404);
    }
    for (const Person* person : {&administrator, &care_chair, &health_member}) {
        CHECK(is_waiting(waits(*person, seen)));
    }
    auto signed_out = waits(nobody, seen);
    CHECK(told(signed_out).status == 204);  // so that the browser asks no more
}

TEST_CASE_FIXTURE(Together, "whoever waits hears that another saved, a number and nothing else") {
    auto waiting = waits(care_chair, seen_now(care_chair));
    REQUIRE(is_waiting(waiting));
    REQUIRE(post(administrator, sitting("confidentiality"), {}).status == 303);
    const auto event = told(waiting);
    const std::string number = seen_now(care_chair);
    CHECK(event.type == "text/event-stream");
    CHECK(event.body == "retry: 200\nid: " + number + "\ndata: " + number + "\n\n");
    CHECK(is_waiting(waits(care_chair, number)));
}

TEST_CASE_FIXTURE(Together, "what was saved since the page was made is heard of at once") {
    const std::string seen = seen_now(care_chair);
    REQUIRE(post(administrator, sitting("confidentiality"), {}).status == 303);
    auto answer = waits(care_chair, seen);
    CHECK(told(answer).body.contains("data: "));

    auto again = asks(care_chair, seen);  // the browser's own word of what it was told last
    again.headers.emplace_back("Last-Event-ID", seen_now(care_chair));
    CHECK(is_waiting(answer_to(std::move(again))));
}

TEST_CASE_FIXTURE(Together, "what was refused wakes nobody") {
    auto waiting = waits(care_chair, seen_now(care_chair));
    CHECK(post(administrator, sitting(), {}).status == 422);
    CHECK(post(health_member, sitting("confidentiality"), {}).status == 404);
    CHECK(is_waiting(waiting));
}

TEST_CASE_FIXTURE(TogetherDiscussing,
                  "each part that is saved, and an agency's answer, is heard of") {
    const auto heard = [&](const auto& save) {
        auto waiting = waits(care_chair, seen_by(get(care_chair, discussion()).body));
        REQUIRE(is_waiting(waiting));
        REQUIRE(save().status == 303);
        return told(waiting).body.contains("data: ");
    };
    CHECK(heard([&] {
        return save(administrator, "child-voice", {{"child_voice", "She wants to be asked"}});
    }));
    CHECK(heard([&] { return save(administrator, "actions", an_action()); }));
    CHECK(heard([&] { return post(administrator, sitting("attendance"), everyone()); }));
}

// The number is on the page of someone who is to find no trace of the case.
TEST_CASE_FIXTURE(TogetherDiscussing, "what is done to a hidden case is not heard of by any way") {
    tamper(
        "INSERT INTO relations (panel_id, holder, relation, subject_id, from_at) SELECT "
        "panel_id, '" +
        site::holder(health_member.actor.account) + "', 'connected', id, 0 FROM cases");
    const std::string seen = seen_now(health_member);
    REQUIRE(!seen.empty());
    const auto still_seen = [&](const http::Response& saved) {
        REQUIRE(saved.status == 303);
        return seen_now(health_member) == seen;
    };
    CHECK(still_seen(save(administrator, "child-voice", {{"child_voice", "She wants that"}})));
    CHECK(still_seen(post(administrator, sitting("held-over"),
                          {{"hold_over_item", text(item)}, {"hold_over_to", text(next.id)}})));
    CHECK_FALSE(still_seen(post(administrator, sitting("attendance"), everyone())));
}

TEST_CASE_FIXTURE(TogetherPlanning, "planning is not heard of at the sitting") {
    const std::string seen = seen_now(care_chair);
    const std::string planned = "/meetings/" + text(meeting.id) + "/agenda";
    Fields fields{{"version", std::to_string(again(meeting.id).version)}};
    for (const auto& [id, position] : places()) {
        fields.emplace_back("position." + id, position);
        fields.emplace_back("minutes." + id, "15");
    }
    REQUIRE(post(administrator, planned, fields).status == 303);
    CHECK(seen_now(care_chair) == seen);
}

TEST_CASE_FIXTURE(Together, "a page that reads again by itself does not keep a person signed in") {
    const auto seen_at = [&] {
        return count("SELECT max(seen_at) FROM sessions WHERE account_id = $1",
                     {care_chair.actor.account});
    };
    const std::string seen = seen_now(care_chair);
    const std::int64_t before = seen_at();
    clock.set(plus_seconds(clock.now(), 20 * 60));
    CHECK(is_waiting(waits(care_chair, seen)));
    auto by_itself = request_of(care_chair, "GET", sitting(), {});
    by_itself.headers.emplace_back("Sec-Fetch-Dest", "empty");
    auto page = answer_to(std::move(by_itself));
    CHECK(told(page).status == 200);
    CHECK(seen_at() == before);
    CHECK(get(care_chair, sitting()).status == 200);
    CHECK(get(care_chair, sitting()).status == 200);  // whose commit comes after the other's
    CHECK(seen_at() > before);
}

TEST_CASE_FIXTURE(TogetherDiscussing,
                  "what a page shows again unsaved is marked, so that it stays") {
    const std::string name = "data-live-part=\"part-decision\"";
    CHECK(says(get(administrator, discussion()), name + ">"));
    const auto page =
        save(administrator, "child-voice",
             {{"child_voice", "She said so"}, {"decision", "SATISFIED"}, {"shown-decision", ""}});
    CHECK(page.status == 200);
    CHECK(says(page, name + " data-unsaved>"));
    CHECK(says(page, "data-live-page=\"" + discussion() + "\""));
}

TEST_CASE_FIXTURE(Together, "attendance typed over what another saved comes back beside it") {
    const std::string shown = shown_in(get(administrator, sitting()).body, "attendance");
    const auto typed = [&](const std::vector<Person>& absent) {
        auto fields = everyone(absent);
        fields.front().second = shown;
        return fields;
    };
    REQUIRE(post(care_chair, sitting("attendance"), everyone()).status == 303);
    const auto page = post(administrator, sitting("confidentiality"), typed({health_member}));
    CHECK(page.status == 200);
    CHECK(says(page, "data-live-part=\"attendance\" data-unsaved"));
    CHECK(says(page, "Stored now"));
}

TEST_CASE_FIXTURE(Together, "attendance that nobody touched is shown as another saved it") {
    const std::string shown = shown_in(get(administrator, sitting()).body, "attendance");
    REQUIRE(post(care_chair, sitting("attendance"), everyone({health_member})).status == 303);
    accounts::Fields untouched{{"shown-attendance", shown}};
    const auto page = post(administrator, sitting("held-over"), untouched);
    CHECK(page.status == 422);
    CHECK(says(page, "<option value=\"APOLOGIES\" selected>"));
    CHECK(!says(page, "data-live-part=\"attendance\" data-unsaved"));
}

}  // namespace mase::decisions
