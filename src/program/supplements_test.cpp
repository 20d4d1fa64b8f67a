// rules.md 18 and 27: what comes while a pack is out is a numbered supplement to one case of it.
#include <doctest/doctest.h>

#include "clearance/clearance_store.h"
#include "meetings/agenda_store.h"
#include "meetings/circulation_store.h"
#include "program/routes.h"
#include "referrals/referrals_fixture.h"

namespace mase::program {

namespace {

using accounts::Person;

forms::Answers another_child() {
    forms::Answers answers = referrals::whole_answers();
    const auto words = [&](const char* question, const char* text) {
        answers.set(question, 0, {.codes = {}, .words = text});
    };
    words("child_given_names", "Marek");
    words("child_family_name", "Thistlewood");
    words("child_known_as", "Marek");
    words("child_born_on", "2010-02-03");
    words("child_nhs_number", "");
    words("child_case_number", "CS88121");
    return answers;
}

// Two children at one meeting, whose pack is out.
struct Supplements : referrals::ReferralsFixture {
    Supplements()
        : ReferralsFixture(all_routes()),
          first(listed(referrals::whole_answers())),
          second(listed(another_child())) {
        circulate();
    }

    ReferralId listed(const forms::Answers& answers) {
        const ReferralId id = sent(answers);
        if (decide_it(id, {{"choice", "accept"}}).status != 303)
            throw std::runtime_error("the referral was not accepted");
        return id;
    }
    void circulate() {
        REQUIRE(change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
            return meetings::circulate(change, *meetings::find_meeting(change, december.id));
        }));
        next_minute();
    }
    void adds(ReferralId referral, const std::string& words) {
        REQUIRE(post(worker, page_of(referral, "/information"), {{"words", words}}).status == 303);
        next_minute();
    }
    meetings::Item item_of(ReferralId referral) {
        return *change_as<meetings::Item>(
            administrator, panel_subject(), [&](audit::Change& change) {
                return *meetings::next_item_of(
                    change, *referrals::find_referral(change, referral)->case_id);
            });
    }
    std::string path(ReferralId referral) {
        return "/meetings/" + text(december.id) + "/items/" + text(item_of(referral).id);
    }
    std::string pack(const Person& person) {
        return get(person, "/meetings/" + text(december.id) + "/pack").body;
    }
    void connect(const Person& person, ReferralId to) {
        REQUIRE(change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
            const auto file =
                *cases::find_case(change, *referrals::find_referral(change, to)->case_id);
            clearance::connect(change, file,
                               {.account = person.actor.account, .reason = "A neighbour"});
            return 0;
        }));
        next_minute();
    }
    std::int64_t numbered() { return count("SELECT count(*) FROM pack_supplements"); }

    const ReferralId first, second;
};

}  // namespace

TEST_CASE_FIXTURE(Supplements,
                  "rule 18: what comes while the pack is out is numbered for its case") {
    CHECK_FALSE(pack(health_member).contains("Supplement"));
    adds(first, "The car is found.");
    adds(second, "A phone was taken.");
    adds(first, "The driver is named.");
    const std::string page = pack(health_member);
    CHECK(page.contains("Supplement 1"));
    CHECK(page.contains("Supplement 2"));
    CHECK_FALSE(page.contains("Supplement 3"));
    CHECK_FALSE(page.contains("The car is found."));
    const std::string item = get(health_member, path(first)).body;
    CHECK(item.contains("Supplement 1 ("));
    CHECK(item.contains("Supplement 2 ("));
    CHECK(item.contains("The driver is named."));
    CHECK_FALSE(get(health_member, path(second)).body.contains("Supplement 2"));
    CHECK(count("SELECT count(DISTINCT fingerprint) FROM pack_supplements") == 3);
}

TEST_CASE_FIXTURE(Supplements,
                  "a supplement is new to each reader until they have opened the case") {
    get(health_member, path(first));
    get(health_member, path(second));
    CHECK_FALSE(get(health_member, "/").body.contains("new supplement"));
    adds(first, "The car is found.");
    CHECK(get(health_member, "/").body.contains("1 new supplement"));
    CHECK(pack(health_member).contains(">New<"));
    CHECK_FALSE(pack(health_member).contains(">Opened<"));
    CHECK(get(health_member, path(first)).body.contains(", new: "));
    CHECK_FALSE(get(health_member, path(first)).body.contains(", new: "));
    CHECK(pack(health_member).contains(">Opened<"));
    CHECK_FALSE(get(health_member, "/").body.contains("new supplement"));
    CHECK(get(school_member, "/").body.contains("1 new supplement"));
    CHECK(get(school_member, path(first)).body.contains(", new: "));
}

TEST_CASE_FIXTURE(Supplements,
                  "rule 5: a supplement to a hidden case leaves no gap, count or number") {
    adds(second, "A phone was taken.");
    connect(health_member, first);
    for (int time = 0; time < 2; ++time) get(health_member, path(second));
    const std::string home = get(health_member, "/").body, before = pack(health_member);
    adds(first, "The car is found.");
    CHECK(pack(health_member) == before);
    CHECK(get(health_member, "/").body == home);
    CHECK(pack(school_member).contains(text(item_of(first).id)));
    adds(second, "And given back.");
    CHECK(pack(health_member).contains("Supplement 2"));
    CHECK_FALSE(pack(health_member).contains("Supplement 3"));
}

TEST_CASE_FIXTURE(Supplements, "who has no seat reads no supplement, nor that there is one") {
    adds(first, "The car is found.");
    CHECK(pack(worker).find("Supplement") == std::string::npos);
    CHECK(get(worker, path(first)).status == 404);
    CHECK(numbered() == 1);
}

TEST_CASE_FIXTURE(Supplements, "what a supplement said is frozen, and a change of it is told") {
    adds(first, "The car is found.");
    CHECK_FALSE(get(health_member, path(first)).body.contains("no longer as it was added"));
    REQUIRE(change_as<int>(administrator, panel_subject(), [&](audit::Change& change) {
        change.execute("UPDATE pack_supplements SET fingerprint = 'ffffffff' WHERE panel_id = $1",
                       {panel});
        return 0;
    }));
    CHECK(get(health_member, path(first)).body.contains("no longer as it was added"));
}

TEST_CASE_FIXTURE(Supplements,
                  "before a pack is out, and after a recall, what is added has no number") {
    adds(first, "The car is found.");
    CHECK(numbered() == 1);
    const auto version = [&] {
        return referrals::hidden_value(
            get(administrator, "/meetings/" + text(december.id) + "/recall").body, "version");
    };
    REQUIRE(post(administrator, "/meetings/" + text(december.id) + "/recall",
                 {{"reason", "A wrong name"}, {"version", version()}})
                .status == 303);
    next_minute();
    adds(first, "The driver is named.");
    CHECK(numbered() == 1);
    CHECK_FALSE(pack(administrator).contains("Supplement 1"));
    circulate();
    CHECK_FALSE(pack(health_member).contains("Supplement 1"));
    CHECK(get(health_member, path(first)).body.contains("The car is found."));
    adds(first, "It was sold.");
    CHECK(pack(health_member).contains("Supplement 1"));
    CHECK_FALSE(pack(health_member).contains("Supplement 2"));
}

}  // namespace mase::program
