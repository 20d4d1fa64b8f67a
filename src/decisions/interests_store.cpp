#include "decisions/interests_store.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "clearance/clearance_store.h"
#include "site/relations_store.h"

namespace mase::decisions {

namespace {

void note_absences(audit::Change& change, ItemId item, const meetings::Seats& seats,
                   const std::set<AccountId>& connected) {
    auto absent = meetings::absences_of(change, item);
    for (const meetings::Seat& seat : seats) {
        const bool is_new = std::ranges::find(absent, seat.account) == absent.end();
        if (connected.contains(seat.account) && is_new) absent.push_back(seat.account);
    }
    meetings::save_absences(change, item, absent);
}

std::optional<meetings::Item> item_of(const audit::Change& change, MeetingId meeting,
                                      const std::string& typed) {
    const auto id = parse_id<ItemId>(typed);
    auto item = id ? meetings::find_item(change, *id) : std::nullopt;
    if (!item || item->meeting != meeting || item->is_off() ||
        site::hidden_cases(change).contains(item->case_id))
        return std::nullopt;
    return item;
}

bool is_seated(const meetings::Seats& seats, const std::string& typed) {
    return std::ranges::any_of(
        seats, [&](const meetings::Seat& seat) { return text(seat.account) == typed; });
}

}  // namespace

Result<int> declare_interest(audit::Change& change, MeetingId meeting, const InterestDraft& draft) {
    change.must_concern(meeting);
    const auto item = item_of(change, meeting, draft.item);
    const meetings::Seats seats = meetings::seats_of(change, meeting);
    Problems problems;
    if (!item) problems.push_back({"interest_item", "Select the case"});
    if (!is_seated(seats, draft.person))
        problems.push_back({"interest_person", "Select who declares an interest"});
    if (draft.reason.empty())
        problems.push_back({"interest_reason", "Enter how they are connected, in a few words"});
    if (!problems.empty()) return refused(std::move(problems));
    const auto file = cases::find_case(change, item->case_id);
    const auto connection = clearance::checked({.person = draft.person, .reason = draft.reason},
                                               *file, accounts::all_accounts(change),
                                               clearance::connections_of(change, *file));
    if (!connection) {
        for (const Problem& problem : connection.error())
            problems.push_back({"interest_" + problem.field, problem.message});
        return refused(std::move(problems));
    }
    connect(change, *file, *connection, meeting);
    note_absences(change, item->id, seats, {connection->account});
    return 0;
}

Result<int> leave_out_connected(audit::Change& change, const Scene& scene) {
    const auto connected = clearance::connected_to(change, scene.file.id);
    std::set<std::string> left, chaired;  // sides
    for (const meetings::Seat& seat : scene.seats) {
        if (!seat.is_chairing() || !seat.is_there()) continue;
        (connected.contains(seat.account) ? left : chaired).insert(seat.side);
    }
    for (const std::string& side : left) {
        if (!chaired.contains(side))
            return refused("", "Whoever chairs for " + panels::sector_name(side) +
                                   " is connected to this case. Record a deputy as there, or hold "
                                   "the item over");
    }
    if (!connected.empty()) note_absences(change, scene.item.id, scene.seats, connected);
    return 0;
}

}  // namespace mase::decisions
