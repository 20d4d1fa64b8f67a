// An item of an agenda, and when its turn comes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "core/result.h"

namespace mase::meetings {

struct Item {
    ItemId id;
    MeetingId meeting;
    CaseId case_id;
    std::optional<ReferralId> referral;
    std::string why;    // new | review | brought_back | held_over
    std::string state;  // listed | discussed | held_over | withdrawn
    int position = 0;
    int planned_minutes = 0;  // 0: as long as the panel gives an item
    std::optional<AccountId> presenter;
    std::optional<RecordId> record;    // the data taken at its discussion
    std::optional<AnyId> family = {};  // shared by brothers and sisters, who are taken together
    int version = 1;

    bool is_off() const { return state == "held_over" || state == "withdrawn"; }
};

std::string why_words(std::string_view why);           // "Review of actions"
std::string item_state_words(std::string_view state);  // "Held over"

int minutes_of(const Item&, int usual_minutes);
int total_minutes(const std::vector<Item>&, int usual_minutes);  // of what is not off
// When each item's turn comes, as "14:12"; "" for one that is off.
std::vector<std::string> turns(const std::vector<Item>&, std::string_view starts_at,
                               int usual_minutes);
std::string duration_words(int minutes);  // "1 hour 12 minutes"

// The items in the order of the positions typed for them; what is held over stays first
// (rules.md 29), and an item can have from 1 to 120 minutes.
Result<std::vector<Item>> arranged(std::vector<Item>);

}  // namespace mase::meetings
