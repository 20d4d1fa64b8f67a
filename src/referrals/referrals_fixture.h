// A referral of an invented child at any stage, and two meetings to come: for tests.
#pragma once

#include "cases/cases_fixture.h"
#include "meetings/exceptions_store.h"
#include "meetings/meetings_store.h"
#include "meetings/seats_store.h"
#include "referrals/referrals_pages.h"
#include "referrals/referrals_store.h"

namespace mase::referrals {

// Everything that route A has to answer, for a CSE MAP held on 10 November 2026.
inline forms::Answers whole_answers() {
    forms::Answers answers = cases::CasesFixture::answers_about_a_child();
    const auto words = [&](const char* question, const char* text) {
        answers.set(question, 0, {.codes = {}, .words = text});
    };
    const auto code = [&](const char* question, const char* chosen) {
        answers.set(question, 0, {.codes = {chosen}, .words = {}});
    };
    code("missing_category", "UNKNOWN");
    code("prior_kind", "CSE_MAP");
    code("prior_held", "YES");
    words("prior_held_on", "2026-11-10");
    words("prior_chair", "Ola Marlowe, team manager");
    code("prior_agencies", "POLICE_BOROUGH");
    words("action_what", "Call at the home each Friday");
    code("action_agency", "POLICE_BOROUGH");
    words("risk_reason", "Gifts and late messages.");
    code("group_or_gang", "NA");
    code("asked_of_panel", "SUPPORT");
    code("family_informed", "YES");
    return answers;
}

// The same with a CSE MAP that is planned for 25 November 2026.
inline forms::Answers ahead_answers() {
    forms::Answers answers = whole_answers();
    for (const char* question :
         {"prior_held_on", "prior_chair", "prior_agencies", "action_what", "action_agency"})
        answers.set(question, 0, {});
    answers.set("prior_held", 0, {.codes = {"PLANNED"}, .words = {}});
    answers.set("prior_planned_for", 0, {.codes = {}, .words = "2026-11-25"});
    return answers;
}

class ReferralsFixture : public cases::CasesFixture {
public:
    explicit ReferralsFixture(std::vector<site::Routes> routes = {referrals_routes()})
        : CasesFixture(std::move(routes)),
          december(plan("2026-12-08")),
          january(plan("2027-01-12")) {}

    static Date day(const char* iso) { return *parse_date(iso); }
    // Noon of that day, everyone signed in anew.
    void set_day(const char* iso) {
        clock.set(at_london(day(iso), 12, 0));
        for (accounts::Person* person : {&worker, &manager, &administrator, &police_chair})
            person->token =
                *change_as<std::string>(*person, panel_subject(), [&](audit::Change& change) {
                    return accounts::start_session(change, person->actor.account);
                });
    }
    void next_minute() { clock.set(plus_seconds(clock.now(), 60)); }

    meetings::Meeting plan(const char* held_on) {
        return *change_as<meetings::Meeting>(administrator, panel_subject(), [&](auto& change) {
            const meetings::Plan wanted{
                .held_on = day(held_on), .starts_at = "14:00", .place = "Room 2"};
            const auto id = meetings::plan_meeting(
                change, meetings::regular_meeting(wanted, redbridge), redbridge);
            return *meetings::find_meeting(change, id);
        });
    }

    template <class T, class Body>
    Result<T> change_as(const accounts::Person& person, const access::Subject& subject, Body body) {
        audit::Outbox outbox(records);
        auto result =
            records.change(permit(person, access::Operation::edit_referral, subject), outbox,
                           [&](audit::Change& change) -> Result<T> { return body(change); });
        if (!outbox.wait()) throw std::runtime_error("the change was not kept");
        return result;
    }

    access::Subject subject(ReferralId id) const {
        return {.kind = access::SubjectKind::referral,
                .id = any(id),
                .state = {},
                .via = {},
                .case_id = {}};
    }

    ReferralId draft(const forms::Answers& answers = whole_answers(), const char* route = "A") {
        const ReferralId id = *change_as<ReferralId>(worker, panel_subject(), [&](auto& change) {
            return referrals::start(change, form,
                                    {.route = route,
                                     .referrer = worker.actor.account,
                                     .manager = manager.actor.account,
                                     .source = {},
                                     .answers = answers});
        });
        change_as<int>(worker, subject(id), [&](audit::Change& change) {
            for (const forms::Section* section : parts(form.on_route(route))) {
                Written written = load(change, form, id);
                written.answers = answers;
                save_part(change, written, *section);
            }
            return 0;
        });
        return id;
    }

    ReferralId sent(const forms::Answers& answers = whole_answers(), const char* route = "A") {
        const ReferralId id = draft(answers, route);
        if (send_it(id).status != 303) throw std::runtime_error("the referral was not sent");
        return id;
    }

    std::string page_of(ReferralId id, const std::string& rest = "") const {
        return "/referrals/" + text(id) + rest;
    }

    Written written(ReferralId id) {
        audit::Outbox outbox(records);
        const audit::Viewing viewing(
            records, permit(administrator, access::Operation::view_referral, subject(id)),
            "own_work", outbox);
        return load(viewing, form, id);
    }
    Referral now(ReferralId id) { return written(id).referral; }

    http::Response send_it(ReferralId id) {
        next_minute();
        return post(worker, page_of(id, "/answers"),
                    {{"version", std::to_string(now(id).version)}, {"declaration", "AGREED"}});
    }
    http::Response decide_it(ReferralId id, accounts::Fields fields) {
        next_minute();
        fields.emplace_back("version", std::to_string(now(id).version));
        return post(administrator, page_of(id, "/acceptance"), std::move(fields));
    }
    http::Response return_it(ReferralId id) {
        return decide_it(id, {{"choice", "give_back"},
                              {"return_reason", "PARTS_MISSING"},
                              {"return_words", "Say who chaired the CSE MAP."}});
    }
    // What a chair says to the one exception that waits.
    void chair_says(meetings::Verdict verdict, const std::string& reason) {
        next_minute();
        REQUIRE(change_as<int>(police_chair, panel_subject(), [&](audit::Change& change) {
            const auto waiting = meetings::waiting_exceptions(change);
            return meetings::decide_exception(
                change, *meetings::find_exception(change, waiting.front().id), verdict, reason);
        }));
    }

    meetings::Meeting december, january;
};

// The value of a hidden field of a page.
inline std::string hidden_value(const std::string& html, const std::string& name) {
    const std::string before = "name=\"" + name + "\" value=\"";
    const std::size_t at = html.find(before);
    if (at == std::string::npos) return "";
    const std::size_t begin = at + before.size();
    return html.substr(begin, html.find('"', begin) - begin);
}

}  // namespace mase::referrals
