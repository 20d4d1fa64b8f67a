// A referral: what state it is in, what may be done to it in that state, and which day counts as
// the day it was received.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/result.h"
#include "forms/answers.h"
#include "panels/panel.h"

namespace mase::referrals {

enum class State { draft, sent, returned, accepted, not_for_panel, withdrawn };
std::string_view name(State);
std::optional<State> state_named(std::string_view);

// A child of this borough whose case another area's panel heard: counted here, never discussed
// (MR-30, MR-194).
inline constexpr std::string_view data_only_route = "C";
// A child whom another authority placed here (MR-31).
inline constexpr std::string_view placed_here_route = "D";

struct Referral {
    ReferralId id;
    KeyId key;        // what was written is sealed under it (rules.md 24)
    RecordId record;  // the answers
    std::string route;
    State state = State::draft;
    AccountId referrer;
    AccountId entered_by;  // someone else when it came on paper (rules.md 17)
    Date started_on{};
    std::optional<Date> received_on;  // the day that counts, rules.md 15
    std::optional<Date> returned_on;
    std::optional<CaseId> case_id;
    std::optional<AnyId> family = {};  // shared by brothers and sisters (rules.md 19)
    bool waits_for_chair = false;
    bool sent_ahead = false;  // sent before its prior meeting was held (rules.md 13)
    int version = 1;

    bool can_be_written() const { return state == State::draft || state == State::returned; }
    bool is_open() const { return can_be_written() || state == State::sent; }
    bool is_for_data() const { return route == data_only_route; }
};

// Sections that the referrer fills in, of the form of one route; the declaration is made when
// sending.
std::vector<const forms::Section*> parts(const forms::Form& of_route);
const forms::Section& declaration(const forms::Form&);

// A part may be written until the referral is sent. If it was sent ahead of its prior meeting, what
// that meeting was and what it agreed may still be added (rules.md 13).
bool may_write(const Referral&, const forms::Section&);

// Whether the panel may hear the case: the prior meeting is of the kind that the route needs and
// has been held (MR-28). Nobody can override it.
bool prior_meeting_held(const forms::Answers&, const forms::Route&, Date today);

enum class Progress { not_yet, not_started, in_progress, completed };
// Not yet: it asks nothing until another part is answered.
Progress progress(const forms::Section&, const forms::Answers&, std::string_view route);
// Whether anything in it has to be answered before sending.
bool is_needed(const forms::Section&, std::string_view route);

struct Gap {  // what has to be put right before sending, and where
    const forms::Section* section = nullptr;
    int row = 0;  // of a section that repeats
    Problem problem;
};
// In every part of that route but the declaration.
std::vector<Gap> gaps(const forms::Form& whole, const forms::Answers&, const forms::Route&,
                      const panels::Panel&, Date today);

// The last day on which a returned referral may be sent again and keep its first date.
Date answer_by(Date returned_on, const panels::Panel&);
// The day of receipt, if it is sent today.
Date received_if_sent(const Referral&, Date today, const panels::Panel&);

}  // namespace mase::referrals
