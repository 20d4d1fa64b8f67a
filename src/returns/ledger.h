// Everything that the return counts, loaded once for all its periods. What counts in one of them is
// worked out here, on plain values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "patterns/milestones.h"
#include "returns/measure.h"
#include "returns/thing.h"

namespace mase::returns {

struct ChildInReturn {
    struct Reached {  // a referral received, or a case discussed
        Date on;
        CaseId case_id;
        bool is_discussion = false;
    };
    struct Snapshot {
        RecordId record;
        CaseId case_id;
        Date held_on;
    };
    struct Arrival {
        Date received_on;
        std::string route;
        std::optional<int> age = {};  // in years then, of a child whose record was erased
    };
    std::vector<Reached> reached;
    std::vector<Snapshot> snapshots;  // those that may count, the latest last
    std::vector<Arrival> arrivals;    // accepted, the latest last
    std::optional<Date> first_discussed;
    std::optional<Date> born_on;
};

struct Data {  // the coded answers of one record
    std::shared_ptr<const Facts> answers;
    std::vector<Facts> disruptions;  // a row each
};

struct Event {  // what counts by its own day alone
    Date on;
    Thing thing;
    std::optional<RecordId> record = {};  // whose data speaks for it
};

struct DueAction {
    Date due_on;  // by now
    Thing thing;
    // The days on which more time was given, each with the day that it had been due before; the
    // latest first.
    std::vector<std::pair<Date, Date>> extended = {};
    // What its owner said and when; empty when the panel has kept it open since.
    std::vector<std::pair<Date, std::string>> said = {};

    Date due_at_end_of(const Period& period) const {
        Date due = due_on;
        for (const auto& [on, before] : extended) {
            if (on > period.last) due = before;
        }
        return due;
    }
};

struct Linked {  // a person, place or group to a case
    Counted kind;
    AnyId subject;
    CaseId case_id;
    std::string role;
    Date from_on;
    std::optional<Date> ended_on;
};

struct Step {
    Date on;
    std::string code;
};

struct Ledger {
    Date today = {};
    std::vector<ChildInReturn> children = {};
    std::map<RecordId, Data> data = {};
    std::map<Counted, std::vector<Event>> events = {};
    std::vector<DueAction> due = {};
    std::vector<Linked> links = {};
    std::map<AnyId, Facts> subjects = {};           // what is known of persons, places and groups
    std::map<AnyId, std::vector<Step>> steps = {};  // of persons and disruptions, the latest last
    std::map<AnyId, Thing> disruptions = {};

    std::vector<Thing> things(Counted, const Period&) const;
};

// The record that speaks for a child at the end of a period (rules.md 38); nothing for one without.
const ChildInReturn::Snapshot* speaks(const ChildInReturn&, const Period&);
bool is_counted(const ChildInReturn&, const Period&);

}  // namespace mase::returns
