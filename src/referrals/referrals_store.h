// Referrals: the rows, what became of each, and what an address below /referrals is about.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "forms/records_store.h"
#include "referrals/referral.h"
#include "site/exchange.h"
#include "site/relations_store.h"

namespace mase::referrals {

struct Written {  // a referral and all that is written in it
    Referral referral;
    forms::Record record;
    forms::Answers answers;  // of the parts that the permit covers
};

struct NewReferral {
    std::string route = "A";
    AccountId referrer = {};
    std::optional<AccountId> manager;  // of the referrer
    std::string source;                // how it came, when entered for someone else (rules.md 17)
    forms::Answers answers;            // what is known from the start, such as the prior meeting
};
ReferralId start(audit::Change&, const forms::Form&, const NewReferral&);
// Of a brother or sister of a child who is referred: with what they share, and the same family.
ReferralId start_sibling(audit::Change&, const forms::Form&, const Written& of, const NewReferral&);
std::vector<Referral> siblings_of(const audit::Reading&, const Referral&);

std::optional<Referral> find_referral(const audit::Reading&, ReferralId);

// Of one that is known to be there: its address was found.
Written load(const audit::Reading&, const forms::Form&, ReferralId);

std::string source_of(const audit::Reading&, const Referral&);  // "" when its referrer entered it
// "Amina Yusuf"; "" while the referrer has not named the child.
std::string child_name(const audit::Reading&, const Referral&);

// What a person may see. Those in work come in no order; their clocks give it.
std::vector<Referral> list_open(const audit::Reading&, const site::Scope&);
std::vector<Referral> list_not_for_panel(const audit::Reading&, const site::Scope&);
// Accepted, not for the panel or withdrawn: latest first, `count` of them older than `before`.
std::vector<Referral> list_closed(const audit::Reading&, const site::Scope&, int count,
                                  std::optional<ReferralId> before = {});

void save_part(audit::Change&, const Written&, const forms::Section&);

// Each moves the referral as it was loaded inside this change, and adds its event. The rules have
// been asked before.
void send(audit::Change&, const Referral&, Date received_on, bool is_ahead_of_prior_meeting);
void give_back(audit::Change&, const Referral&, std::string_view reason_code,
               std::string_view words);
void accept(audit::Change&, const Referral&, CaseId, MeetingId);
// Counted, and on no agenda (MR-194).
void accept_for_data(audit::Change&, const Referral&, CaseId);
void say_not_for_panel(audit::Change&, const Referral&, std::string_view words);
void withdraw(audit::Change&, const Referral&);
// A question to its referrer; the referral stays as it is.
void ask_referrer(audit::Change&, const Referral&, std::string_view words);
// To another case, once its link to the first was undone.
void move_to_case(audit::Change&, const Referral&, CaseId);

struct Event {
    Instant at;
    std::string event;  // started | sent | returned | accepted | accepted_for_data | not_for_panel
                        // | withdrawn
    std::string by;     // a name
    std::string code;   // of return_reasons, when returned
    std::optional<MeetingId> meeting;
    std::string words;
};
std::vector<Event> events_of(const audit::Reading&, const Referral&);  // latest first

std::optional<access::Subject> referral_subject(const audit::Lookup&, PanelId,
                                                const site::Params&);  // {referral}

}  // namespace mase::referrals
