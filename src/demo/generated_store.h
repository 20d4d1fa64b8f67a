// Generated cases on their way into the records: many in one Change, which has its Permit and its
// line of the trail like any other. Whatever a person's own store would not do for the program
// (it asks for the permit of each person and each case) is written here, in the same places and
// sealed under the same keys.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/change.h"
#include "demo/generated_answers.h"
#include "demo/generated_case.h"
#include "platform/clock.h"
#include "site/app.h"

namespace mase::demo {

struct GeneratedPeople {  // of the demo's staff
    struct Worker {
        AccountId account;
        AccountId manager;
    };
    AccountId administrator, chair;
    std::vector<Worker> workers;
    std::vector<AccountId> readers;              // members who open packs
    std::map<std::string, AccountId> of_agency;  // who owns its actions; not every agency has one
};
GeneratedPeople generated_people(const audit::Reading&);

// Whether there is a demo borough, and whether all of it is told.
enum class DemoBorough { none, cut_short, whole };
DemoBorough demo_borough(const audit::Reading&);

// What every generated case is made with.
struct Generating {
    const site::App& app;
    SetClock& clock;  // the one that `app`'s records ask
    GeneratedPeople people;
    std::vector<MeetingId> meetings;  // in the order of `among.sittings`
    GeneratedAmong among;
    GeneratedAnswers answers;

    void move_to(Date day, int hour, int minute = 0) const {
        clock.set(at_london(day, hour, minute));
    }
};

// One case, with all that became of it. Gives its id.
CaseId add_generated(audit::Change&, const Generating&, const GeneratedCase&);

// What was heard of it at each meeting, and the actions asked there: `items` are those of its
// hearings.
struct OfGenerated {
    CaseId id;
    KeyId key;
    std::vector<ReferralId> referrals;
    std::string name;  // given names, for what is told of it
};
void add_hearings(audit::Change&, const Generating&, const GeneratedCase&, const OfGenerated&);
void add_actions(audit::Change&, const Generating&, const GeneratedCase&, const OfGenerated&,
                 const std::vector<ItemId>& items);

// An exception that a chair decided on the day that it was asked, or still has to.
struct GeneratedException {
    std::string kind;
    std::string state;
    std::optional<ReferralId> referral = {};
    std::optional<CaseId> case_id = {};
    std::optional<MeetingId> meeting = {};
    KeyId key = {};
    Date asked_on = {};
};
ExceptionId add_generated(audit::Change&, const Generating&, const GeneratedException&);

// The meetings of ten years up to this day, once; and those that are there.
void plan_generated(audit::Change&, const site::App&, SetClock&, Date today);
struct GeneratedSittings {
    std::vector<MeetingId> meetings;
    std::vector<SittingDay> days;
};
GeneratedSittings generated_sittings(const audit::Reading&);
// That all of them were held, once people are known.
void hold_generated(audit::Change&, const Generating&);

// Persons of concern, places, groups and disruptions of some cases, each linked to one or several.
struct GeneratedLinks {
    std::int64_t first = 0;  // number of the first case
    std::vector<CaseId> cases = {};
    std::vector<Date> since = {};  // the day each was received
};
void add_registers(audit::Change&, const Generating&, const GeneratedLinks&);

}  // namespace mase::demo
