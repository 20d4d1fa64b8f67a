#include <algorithm>

#include "editions/random_returns_fixture.h"

namespace mase::editions {

using returns::Counted;
using returns::Facts;

void Microdata::hold_meetings() {
    const int apart = 2 + chance_.below(45);
    // Where cases are looked at again after months, a quarter may pass without any.
    if (one_in(3)) soonest_back_ = (95 + chance_.below(95)) / apart + 1;
    for (int at = from_earliest + chance_.below(apart); at < to_latest; at += apart) {
        const Date on = day(at, at + 1);
        meetings_.push_back(on);
        add(Counted::pack, on, {{}, facts({{"pack", any_code("pack", "pack_timing")}})});
        for (const panels::Agency& agency : any_panel().agencies) {
            if (one_in(4)) continue;
            const std::string attended = one_in(5) ? "" : any_code("attended", "attendance");
            add(Counted::attendance, on,
                {{}, facts({{"agency", agency.code}, {"attended", attended}})});
        }
    }
}

void Microdata::close(CaseId id, Date received_on) {
    const Date on = plus_days(received_on, chance_.below(one_in(2) ? 30 : 200));
    const int open = days_between(received_on, on) + (one_in(3) ? chance_.below(400) : 0);
    add(Counted::closure, on,
        {{id},
         facts({{"closure", lacks() ? "" : any_code("closure", "closure_reasons")},
                {"days_open", std::to_string(open)}})});
}

// Sets the meeting that it is listed for; past the last when for none.
std::string Microdata::list_referral(CaseId id, Date received_on, std::size_t& meeting) {
    const Date from = plus_days(received_on, one_in(3) ? chance_.below(longest_wait_) : 0);
    const auto sits = std::ranges::lower_bound(meetings_, from);
    meeting = std::size_t(sits - meetings_.begin());
    if (meeting == meetings_.size() || lacks()) {
        meeting = meetings_.size();
        return "NOT_LISTED";
    }
    const std::string timing = any_of("timing", {"IN_TIME", "LATE", "URGENT", "LATE_NO_REASON"});
    const Date asked_on = plus_days(received_on, chance_.below(30));
    if (timing == "LATE") ask_exception("LATE_REFERRAL", "allowed", asked_on, id);
    if (timing == "URGENT") ask_exception("URGENT_REFERRAL", "allowed", asked_on, id);
    return timing;
}

void Microdata::act(CaseId id, Date on, int actions) {
    for (; actions > 0; --actions) {
        const Facts agency = facts({{"agency", any_code("acting", "agencies")}});
        add(Counted::action, on, {{id}, agency});
        returns::DueAction due{plus_days(on, 1 + chance_.below(latest_due_)), {{id}, agency}};
        if (one_in(6)) due.extended.emplace_back(due.due_on, plus_days(due.due_on, -14));
        for (int reports = some(4); reports > 0; --reports)
            due.said.emplace_back(plus_days(due.due_on, chance_.below(30) - 20),
                                  any_of("said", {"DONE", "DONE", "NOT_POSSIBLE", "NOT_UNDERTAKEN",
                                                  "IN_PROGRESS", ""}));
        std::ranges::stable_sort(due.said, {}, [](const auto& said) { return said.first; });
        ledger_.due.push_back(std::move(due));
    }
}

void Microdata::refuse_referral() {
    const std::string state = any_of("refused", {"sent", "returned", "withdrawn", "not_for_panel"});
    const Date on = day(-40, to_latest);
    if (state == "not_for_panel")
        ask_exception("NOT_FOR_PANEL", "allowed", plus_days(on, chance_.below(30)), {});
    add(Counted::referral, on,
        {{},
         facts({{"state", state},
                {"route", any_code("route", "referral_routes")},
                {"agency", lacks() ? "" : any_code("referrer", "agencies")},
                {"timing", "NOT_LISTED"}})});
}

RecordId Microdata::record() {
    const auto id = new_id<RecordId>();
    ledger_.data[id] = {std::make_shared<Facts>(answers()), disruption_rows()};
    return id;
}

}  // namespace mase::editions
