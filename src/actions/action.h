// What a named person in an agency will do by a date, asked of them by the panel (MR-50).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"
#include "panels/panel.h"

namespace mase::actions {

struct Action {
    ActionId id;
    CaseId case_id;
    ItemId item;  // at whose discussion it was asked
    MeetingId meeting;
    std::string agency;
    std::optional<AccountId> owner;
    std::string contact;  // who owns it without an account (rules.md 11); else empty
    Date due_on;
    std::string task;
    std::string state;        // proposed | open | confirmed
    std::string last_report;  // a code of action_reports; empty when there is none to check
    std::optional<Instant> reported_at;
    std::optional<Instant> confirmed_at;
    int version = 1;
};

struct Draft {  // as typed
    std::string task;
    std::string owner;  // text of an account's id, or empty for a contact without one
    std::string contact;
    std::string agency;  // of the contact
    std::string due_on;  // ISO text, or whatever was typed in place of a date
};

struct Person {  // who may be asked to do something
    AccountId id;
    std::string name;
    std::string agency;
};

struct NewAction {  // every rule of asking holds
    std::string task;
    std::string agency;
    std::optional<AccountId> owner;
    std::string contact;
    Date due_on;
};

Result<NewAction> checked(const Draft&, const std::vector<Person>&, const panels::Panel&,
                          Date meeting_on);

struct Report {
    std::string report;  // a code of action_reports
    std::string words;
};

// A report is only that: it never closes the action (rules.md 34). Why something is not possible
// or was not undertaken has to be said.
Result<Report> checked_report(const Report& typed, const Action&);

struct Check {            // the panel's, at a later meeting (MR-52)
    std::string outcome;  // a code of action_confirmations
    std::string words;
};
// `field` is that of the outcome; the words' is `field`-words.
Problems check_problems(const Check&, const std::string& field);

enum class Standing {
    proposed,  // until the chairs end the meeting (rules.md 33)
    due,
    late,
    reported,  // waiting for the panel to confirm
    confirmed
};
Standing standing(const Action&, Date today);
std::string standing_words(const Action&, Date today);  // "Late", "Reported done"
std::string due_words(const Action&, Date today);       // "Tuesday 8 December 2026, in 3 days"

bool is_final(std::string_view report);  // asks the panel to look, where progress does not

}  // namespace mase::actions
