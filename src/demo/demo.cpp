#include "demo/demo.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "demo/answers.h"
#include "demo/approvals.h"
#include "demo/borough.h"
#include "demo/casework.h"
#include "demo/copies.h"
#include "demo/emergencies.h"
#include "demo/papers.h"
#include "demo/patterns.h"
#include "demo/sittings.h"
#include "referrals/referrals_store.h"

namespace mase::demo {

namespace {

constexpr int past_meetings = 18;
constexpr int days_apart = 28;
constexpr std::size_t has_a_sibling = 30, the_sibling = 63, has_moved = 26;
constexpr std::size_t needed_once = 5, needed_again = 12;  // in an emergency, at night
constexpr std::size_t has_papers = 4;                      // one in so many
constexpr std::size_t first_elsewhere = 60;  // of the children that another area's panel heard
constexpr auto workers =
    std::to_array<std::string_view>({"sw_nowak", "sw_ahmed", "sw_ionescu", "sw_hassan", "sw_okafor",
                                     "sw_oneill", "sw_demir", "sw_patel"});

// The first Tuesday that is two days away or more: referrals for it are closed, so that on each day
// of the week one came too late; its pack is out, or due by tomorrow.
Date next_meeting_after(Date today) {
    Date day = plus_days(today, 2);
    while (std::chrono::weekday(std::chrono::sys_days(day)) != std::chrono::Tuesday)
        day = plus_days(day, 1);
    return day;
}

class Months {  // eighteen of them, of one panel
public:
    Months(const site::App& app, const site::Site& site, SetClock& clock, Date today)
        : today_(today),
          next_(next_meeting_after(today)),
          borough_(
              (clock.set(at_london(plus_days(next_, -days_apart * past_meetings - 40), 9, 0)), app),
              site, clock) {}

    void tell() {
        plan_all();
        for (int number = 0; number < past_meetings; ++number) past_meeting(number);
        prepare_next();
        tell_patterns();
    }

private:
    Date day_of(int number) const {
        return plus_days(next_, -days_apart * (past_meetings - number));
    }

    void plan_all() {
        for (int number = 0; number < past_meetings; ++number)
            meetings_.push_back(plan(borough_, day_of(number)));
        meetings_.push_back(plan(borough_, next_));
        meetings_.push_back(plan(borough_, plus_days(next_, 14)));
        for (int later = 1; later < 4; ++later)
            meetings_.push_back(plan(borough_, plus_days(next_, 14 + later * days_apart)));
    }

    // Most come by way of a social worker; some by early help, two placed here by Havering.
    static std::string route_of(std::size_t index) {
        if (index == 20 || index == 49) return "D";
        if (index >= first_elsewhere && index < the_sibling) return "C";
        return index % 9 == 4 ? "B" : "A";
    }

    Referring referring(std::size_t index) const {
        const Child& child = children_[index % children_.size()];
        Date born{today_.year() - std::chrono::years(child.age_years), today_.month(),
                  today_.day()};
        if (!born.ok()) born = born.year() / std::chrono::February / std::chrono::day{28};
        return {.child = child,
                .story = stories_[(index * 5 + index / 12) % stories_.size()],
                .number = int(index),
                .worker = std::string(workers[index % workers.size()]),
                .born = plus_days(born, -child.age_days),
                .route = route_of(index)};
    }

    std::string sent(std::size_t index, Date on) {
        borough_.move_to(plus_days(on, -3), 10, int(index % 50));
        const Referring who = referring(index);
        const Date prior = plus_days(on, -9);
        const std::string referral = start_referral(borough_, who, prior);
        write_parts(borough_, who, referral, prior);
        if (index % has_papers == 2 && who.route != "C")
            attach_papers(borough_, who.worker, referral, int(index / has_papers));
        borough_.move_to(on, 9 + int(index % 8), int(index % 50));
        send(borough_, who, referral);
        return referral;
    }

    std::string accepted(std::size_t index, Date on) {
        std::string referral = sent(index, on);
        borough_.move_to(plus_days(on, 1), 9, 30);
        accept(borough_, referral);
        remember(referral, index);
        return referral;
    }

    // The day after the first of the two was accepted.
    void accepted_sibling(std::size_t index, const std::string& first, std::size_t of, Date on) {
        borough_.move_to(plus_days(on, 1), 9, 40);
        Referring who = referring(index);
        who.worker = referring(of).worker;
        who.route = route_of(of);
        const std::string referral = start_sibling(borough_, who, first);
        write_sibling_parts(borough_, who, referral);
        borough_.move_to(plus_days(on, 1), 9, 50);
        send(borough_, who, referral);
        borough_.move_to(plus_days(on, 1), 9, 55);
        accept(borough_, referral);
        remember(referral, index);
    }

    void moved_away(std::size_t index) {
        for (const auto& [file, child] : child_of_) {
            if (child == index) transfer(borough_, file, children_[index].given_names);
        }
    }

    // Placed in Essex, and heard by the panel there.
    void counted(std::size_t index, Date on) {
        const std::string referral = sent(index, on);
        borough_.move_to(plus_days(on, 1), 9, 40);
        accept(borough_, referral, "accept_for_data");
    }

    void remember(const std::string& referral, std::size_t index) {
        const auto id = parse_id<ReferralId>(referral.substr(referral.rfind('/') + 1));
        const auto found = borough_.read(
            [&](const audit::Reading& reading) { return referrals::find_referral(reading, *id); });
        child_of_[*found->case_id] = index;
    }

    ToldOfCase teller() {
        return [this](CaseId file) {
            const Referring who = referring(child_of_.at(file));
            return Told{who.child, who.story, who.number, borough_.today(), who.born, who.route};
        };
    }

    Absences absences(int number) const {
        if (number == 6) return {{"health_lead", "health_deputy"}};  // below quorum
        if (number == 11) return {{"police_chair", "edt_lead"}};     // the deputy takes the chair
        if (number % 3 == 1) return {{"edt_lead", "vs_lead"}};
        return {};
    }

    void past_meeting(int number) {
        const Date day = day_of(number);
        const MeetingId meeting = meetings_[std::size_t(number)];
        if (number % 6 == 3)
            counted(first_elsewhere + std::size_t(number / 6), plus_days(day, -20));
        for (int i = 0; i < 3; ++i) {
            const std::size_t index = next_child_++;
            const std::string referral = accepted(index, plus_days(day, -13 + i));
            if (index == has_a_sibling)
                accepted_sibling(the_sibling, referral, index, plus_days(day, -13 + i));
        }
        borough_.move_to(plus_days(day, -8), 11);
        circulate(borough_, meeting);
        borough_.move_to(plus_days(day, -3), 17);
        for (const char* member : {"health_lead", "ews_lead", "yjs_lead"})
            open_pack(borough_, meeting, member);
        if (number >= past_meetings - 2) answer_fully(borough_, meeting);
        borough_.move_to(day, 14);
        sit(borough_, meeting, absences(number), teller());
        borough_.move_to(plus_days(day, 6), 10);
        approve_minutes(borough_, meeting);
        link_new();
        if (number == past_meetings - 2) {
            borough_.move_to(plus_days(day, 8), 11, 30);
            print_for(borough_, "/meetings/" + text(meeting) + "/minutes",
                      {"admin", "Jo Sample, Redbridge safeguarding board", "BOARD",
                       "The board's review of how actions are followed up"});
        }
        borough_.move_to(plus_days(day, 12), 15);
        report_actions(borough_, number);
        if (number == 13) moved_away(has_moved);
        if (number == past_meetings - 3) needed_at_night(plus_days(day, 13));
        if (number == past_meetings - 2) given_by_two(plus_days(day, 14));
    }

    CaseId case_of(std::size_t index) const {
        return std::ranges::find(child_of_, index, [](const auto& pair) { return pair.second; })
            ->first;
    }

    // Reviewed the next morning; and one of last night, which nobody has reviewed yet.
    void needed_at_night(Date day) {
        borough_.move_to(day, 22, 40);
        open_in_emergency(
            borough_, case_of(needed_once),
            {"edt_lead", "WITH_US",
             "A child has walked into a police station alone and gives the name of an adult to "
             "ring. I need to know whether that adult is safe."});
        borough_.move_to(plus_days(day, 1), 9, 20);
        close_review(borough_, "auditor", "JUSTIFIED_CHANGE",
                     "Two pages were opened, both about who may collect the child. The duty team "
                     "will have this case in its own handover.");
    }
    void needed_last_night() {
        borough_.move_to(plus_days(today_, -1), 23, 10);
        open_in_emergency(
            borough_, case_of(needed_again),
            {"edt_lead", "MISSING",
             "A carer has reported a child missing since this afternoon. I need the safety plan "
             "and the addresses to check tonight."});
    }

    // A role that two gave; and one that was asked for yesterday, which nobody has decided yet.
    void given_by_two(Date day) {
        borough_.move_to(day, 10, 15);
        const std::string asked = ask_for_role(
            borough_, "recipient", "auditor",
            "Kemi Olatunji is away for six weeks, and someone has to review emergency access and "
            "read the trail meanwhile.");
        borough_.move_to(day, 16, 5);
        approve(borough_, asked, "care_chair",
                "Agreed with Kemi and with information governance. To be taken back when she is "
                "here again.");
    }
    void waits_for_two() {
        borough_.move_to(plus_days(today_, -1), 16, 30);
        ask_for_role(borough_, "mash_lead", "administrator",
                     "So that the panel is not without an administrator while I am on leave.");
    }

    void link_new() {
        for (const auto& [file, child] : child_of_) patterns_.link(child, file);
    }

    void tell_patterns() {
        link_new();
        patterns_.bring_up_to(today_);
        for (const auto& [file, child] : child_of_)
            patterns_.record_missing(file, referring(child).story.find("missing")->second,
                                     int(child), today_);
    }

    // The next meeting, with referrals at every stage of readiness. Whatever it is that happens
    // on the day of the demo is left to those who look at it: at no hour of that day may it lie
    // ahead.
    void prepare_next() {
        const Date last_day = borough_.app().panel.received_by(next_);
        accepted(next_child_++, plus_days(last_day, -2));
        accepted(next_child_++, last_day);
        const std::string returned = sent(next_child_++, plus_days(last_day, -1));
        borough_.move_to(last_day, 12);
        give_back(borough_, returned, "PARTS_MISSING",
                  "Please say who at school is seeing the child each week.");
        if (plus_days(next_, -7) < today_) {
            borough_.move_to(plus_days(next_, -7), 11);
            circulate(borough_, meetings_[past_meetings]);
            borough_.move_to(plus_days(next_, -7), 16);
            open_pack(borough_, meetings_[past_meetings], "health_lead");
            answer_partly(borough_, meetings_[past_meetings]);
        }
        keep_apart(borough_, meetings_[past_meetings]);
        sent(next_child_++, plus_days(last_day, 1));
        borough_.move_to(plus_days(today_, -1), 18);
        const Referring who = referring(next_child_++);
        start_referral(borough_, who, plus_days(today_, -3));
        waits_for_two();
        needed_last_night();
    }

    Date today_;
    Date next_;
    Borough borough_;
    const std::vector<Child> children_ = read_children();
    const std::vector<Story> stories_ = read_stories();
    std::vector<MeetingId> meetings_;
    std::map<CaseId, std::size_t> child_of_;
    std::size_t next_child_ = 0;
    Patterns patterns_{borough_};
};

}  // namespace

void make(const site::App& app, const site::Site& site, SetClock& clock, Date today) {
    Months(app, site, clock, today).tell();
}

}  // namespace mase::demo
