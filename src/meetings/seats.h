// Who sits at a meeting, and whether enough of them are there.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "accounts/account.h"
#include "core/ids.h"
#include "core/result.h"
#include "panels/panel.h"

namespace mase::meetings {

struct Seat {
    AccountId account;
    std::string name;
    std::string job;
    std::string agency;
    std::string side;  // the sector that a chair or a deputy chair sits for; empty for a member
    bool is_deputy = false;
    std::string attendance;  // a code of attendance.csv; empty until it is taken

    bool is_chairing() const { return !side.empty(); }
    bool is_there() const { return attendance == "PRESENT" || attendance == "DEPUTY_PRESENT"; }
};
using Seats = std::vector<Seat>;

// The seat that a person would have; a chair sits for the side of their agency's sector.
Seat seat_for(const accounts::Account&, const panels::Panel&);
// Whether they may sit at all: a member or a chair of an agency with a standing seat.
bool may_sit(const accounts::Account&, const panels::Panel&);
// Those who are seated when a meeting is planned: all who may sit, but a member's deputy only
// when the administrator seats them to stand in, so that nobody reads a pack they do not need.
Seats standing_seats(const std::vector<accounts::Account>&, const panels::Panel&);
// Sides that have neither a chair nor a deputy among the seats.
Problems seats_problems(const Seats&, const panels::Panel&);

// An agency with two people in the room counts once, and so does its sector (rules.md 2).
std::set<std::string> sectors_there(const Seats&, const panels::Panel&);
std::vector<std::string> sectors_missing(const Seats&, const panels::Panel&);  // of the quorum
// Sides with neither their chair nor a deputy there (rules.md 3).
std::vector<std::string> sides_missing(const Seats&, const panels::Panel&);

std::string attendance_field(AccountId);  // the form field of a seat’s attendance
// What stands in the way of sitting. Nothing mends a missing side; a sector that the quorum needs
// is mended by the chairs' recorded reason.
Problems sitting_problems(const Seats&, const panels::Panel&, bool has_reason_below_quorum);

}  // namespace mase::meetings
