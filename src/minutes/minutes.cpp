#include "minutes/minutes.h"

#include <algorithm>
#include <array>

namespace mase::minutes {

namespace {

constexpr std::size_t most_words = 4000;

const accounts::Account* find(const std::vector<accounts::Account>& people, AccountId id) {
    const auto found = std::ranges::find(people, id, &accounts::Account::id);
    return found == people.end() ? nullptr : &*found;
}

bool chairs_now(const accounts::Account& account, std::string_view side,
                const panels::Panel& panel) {
    return !account.is_disabled && account.roles.contains(access::Role::chair) &&
           panel.sector_of(account.agency) == side;
}

// Whether one of those who chaired for this side at the meeting does so still.
bool has_chair_still(const meetings::Seats& seats, std::string_view side,
                     const std::vector<accounts::Account>& people, const panels::Panel& panel) {
    return std::ranges::any_of(seats, [&](const meetings::Seat& seat) {
        const accounts::Account* account = find(people, seat.account);
        return seat.side == side && !seat.is_deputy && account && chairs_now(*account, side, panel);
    });
}

bool approved_for_another_side(const Minutes& minutes, const Signer& signer,
                               std::string_view record) {
    return std::ranges::any_of(minutes.verdicts, [&](const Verdict& verdict) {
        return verdict.account == signer.account && verdict.side != signer.side &&
               approval(minutes, verdict.side, record) == &verdict;
    });
}

void check_typed(const Draft& draft, Problems& problems) {
    if (draft.verdict != "approved" && draft.verdict != "given_back")
        problems.push_back({"verdict", "Select whether you approve the minutes or give them back"});
    if (draft.verdict == "given_back" && draft.words.empty())
        problems.push_back({"words", "Enter what has to be put right"});
    if (draft.words.size() > most_words)
        problems.push_back({"words", "Shorten this to 4,000 characters or fewer"});
}

}  // namespace

std::string_view name(Standing standing) {
    constexpr std::array<std::string_view, 3> names{"chair", "deputy", "successor"};
    return names.at(std::size_t(standing));
}

Signer signer(AccountId account, const meetings::Seats& seats,
              const std::vector<accounts::Account>& people, const panels::Panel& panel) {
    const accounts::Account* person = find(people, account);
    if (!person || person->is_disabled || !person->roles.contains(access::Role::chair)) return {};
    const auto seat = std::ranges::find(seats, account, &meetings::Seat::account);
    if (seat != seats.end() && seat->is_chairing())
        return {account, seat->side, seat->is_deputy ? Standing::deputy : Standing::chair};
    const std::string side = panel.sector_of(person->agency);
    if (std::ranges::find(panel.chair_sectors, side) == panel.chair_sectors.end()) return {};
    if (has_chair_still(seats, side, people, panel)) return {account, side, {}};
    return {account, side, Standing::successor};
}

const Verdict* approval(const Minutes& minutes, std::string_view side, std::string_view record) {
    const Verdict* latest = nullptr;
    for (const Verdict& verdict : minutes.verdicts) {
        if (verdict.side == side && minutes.sent_at && verdict.at >= *minutes.sent_at)
            latest = &verdict;
    }
    return latest && latest->approves && latest->record == record ? latest : nullptr;
}

bool is_approved(const Minutes& minutes, const panels::Panel& panel, std::string_view record) {
    return std::ranges::all_of(panel.chair_sectors, [&](const std::string& side) {
        return approval(minutes, side, record) != nullptr;
    });
}

Result<Verdict> checked(const Draft& draft, const Minutes& minutes, const Signer& signer,
                        std::string_view record) {
    if (minutes.state != "with_chairs")
        return refused("", "These minutes are not with the chairs, so there is nothing to approve");
    if (!signer.standing)
        return refused("",
                       "Only a chair of each side, or the deputy, can approve minutes or give them "
                       "back");
    if (approved_for_another_side(minutes, signer, record))
        return refused("", "You have approved for the other side: someone else has to approve");
    if (draft.verdict == "approved" && approval(minutes, signer.side, record))
        return refused("", "Your side has approved these minutes already");
    if (draft.shown != record)
        return refused("",
                       "What the meeting recorded has changed since you opened this page. Read it "
                       "again before you decide");
    Problems problems;
    check_typed(draft, problems);
    if (!problems.empty()) return refused(std::move(problems));
    return Verdict{.at = {},
                   .side = signer.side,
                   .account = signer.account,
                   .standing = *signer.standing,
                   .approves = draft.verdict == "approved",
                   .record = std::string(record),
                   .words = draft.words};
}

Problems sending_problems(const Minutes& minutes) {
    if (minutes.state == "draft") return {};
    return {{"", minutes.is_locked() ? "These minutes are approved and locked"
                                     : "These minutes are with the chairs already"}};
}

Problems addendum_problems(const Minutes& minutes, std::string_view words) {
    if (!minutes.is_locked())
        return {{"", "Until the minutes are approved, change the record itself"}};
    if (words.empty()) return {{"addendum", "Enter what is to be added"}};
    if (words.size() > most_words)
        return {{"addendum", "Shorten this to 4,000 characters or fewer"}};
    return {};
}

}  // namespace mase::minutes
