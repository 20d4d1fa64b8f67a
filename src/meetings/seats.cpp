#include "meetings/seats.h"

#include <algorithm>

namespace mase::meetings {

namespace {

bool has_seat_for(const Seats& seats, const std::string& side, bool there_only) {
    return std::ranges::any_of(seats, [&](const Seat& seat) {
        return seat.side == side && (!there_only || seat.is_there());
    });
}

// Of the attendance of whoever chairs for that side; none where nobody is seated for it.
std::string first_field_of(const Seats& seats, const std::string& side) {
    const auto found = std::ranges::find(seats, side, &Seat::side);
    return found == seats.end() ? "" : attendance_field(found->account);
}

}  // namespace

Seat seat_for(const accounts::Account& account, const panels::Panel& panel) {
    const std::string sector = panel.sector_of(account.agency);
    const bool chairs = account.roles.contains(access::Role::chair) &&
                        std::ranges::count(panel.chair_sectors, sector) > 0;
    return {.account = account.id,
            .name = account.name,
            .job = account.job,
            .agency = account.agency,
            .side = chairs ? sector : "",
            .is_deputy = account.deputy_of.has_value(),
            .attendance = {}};
}

bool may_sit(const accounts::Account& account, const panels::Panel& panel) {
    const panels::Agency* agency = panel.agency(account.agency);
    return !account.is_disabled && agency && agency->standing &&
           (account.roles.contains(access::Role::member) ||
            account.roles.contains(access::Role::chair));
}

Seats standing_seats(const std::vector<accounts::Account>& accounts, const panels::Panel& panel) {
    Seats seats;
    for (const accounts::Account& account : accounts) {
        if (!may_sit(account, panel)) continue;
        Seat seat = seat_for(account, panel);
        if (seat.is_chairing() || !seat.is_deputy) seats.push_back(std::move(seat));
    }
    return seats;
}

Problems seats_problems(const Seats& seats, const panels::Panel& panel) {
    Problems problems;
    for (const std::string& side : panel.chair_sectors) {
        if (!has_seat_for(seats, side, false))
            problems.push_back({"seats", "Seat a chair or a deputy chair for " +
                                             panels::sector_name(side) +
                                             ": no meeting goes on without both sides"});
    }
    return problems;
}

std::set<std::string> sectors_there(const Seats& seats, const panels::Panel& panel) {
    std::set<std::string> sectors;
    for (const Seat& seat : seats) {
        if (seat.is_there()) sectors.insert(panel.sector_of(seat.agency));
    }
    return sectors;
}

std::vector<std::string> sectors_missing(const Seats& seats, const panels::Panel& panel) {
    const std::set<std::string> there = sectors_there(seats, panel);
    std::vector<std::string> missing;
    std::ranges::set_difference(panel.quorum_sectors, there, std::back_inserter(missing));
    return missing;
}

std::vector<std::string> sides_missing(const Seats& seats, const panels::Panel& panel) {
    std::vector<std::string> missing;
    for (const std::string& side : panel.chair_sectors) {
        if (!has_seat_for(seats, side, true)) missing.push_back(side);
    }
    return missing;
}

std::string attendance_field(AccountId account) {
    return "attendance." + text(account);
}

Problems sitting_problems(const Seats& seats, const panels::Panel& panel,
                          bool has_reason_below_quorum) {
    Problems problems;
    for (const std::string& side : sides_missing(seats, panel))
        problems.push_back({first_field_of(seats, side),
                            "Neither the chair for " + panels::sector_name(side) +
                                " nor a deputy is there. No meeting goes on without both "
                                "sides"});
    if (has_reason_below_quorum) return problems;
    for (const std::string& sector : sectors_missing(seats, panel))
        problems.push_back(
            {"below_quorum_reason", "Nobody is there for " + panels::sector_name(sector) +
                                        ". Enter the chairs’ reason for going on below quorum"});
    return problems;
}

}  // namespace mase::meetings
