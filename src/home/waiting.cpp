#include "home/waiting.h"

#include <algorithm>

namespace mase::home {

std::string day_words(Date day, Date today) {
    return long_date(day) + ", " + in_words(day, today);
}

std::string counted(int count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string pack_words(const meetings::Meeting& meeting, Date today) {
    if (meeting.state != "planned") return "Its pack is out.";
    if (meeting.pack_by < today)
        return "Its pack is late: it was due on " + day_words(meeting.pack_by, today) + ".";
    return "Its pack is due on " + day_words(meeting.pack_by, today) + ".";
}

int meetings_missed(Date due_on, const std::vector<Date>& held) {
    return int(std::ranges::count_if(held, [&](Date day) { return day > due_on; }));
}

std::vector<referrals::Referral> with_their_referrers(std::vector<referrals::Referral> all) {
    std::erase_if(all, [](const referrals::Referral& one) { return !one.can_be_written(); });
    std::ranges::sort(all, [](const referrals::Referral& one, const referrals::Referral& other) {
        const Date since = with_referrer_since(one), others = with_referrer_since(other);
        return since != others ? since < others : one.id < other.id;
    });
    return all;
}

Date with_referrer_since(const referrals::Referral& referral) {
    return referral.returned_on.value_or(referral.started_on);
}

}  // namespace mase::home
