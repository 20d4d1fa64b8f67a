// Copies: asked for, given, and who was given what.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/change.h"
#include "site/copy.h"
#include "site/exchange.h"

namespace mase::site {

// Returns its serial number. Nothing leaves by this alone.
std::string ask_for_copy(audit::Change&, const std::string& address, const NewCopy&);

// Whether all or some of what is at this address is open to them in an emergency alone: that is to
// be read, and no copy is made of it (rules.md 10).
bool is_by_emergency(const Exchange&);

// Of what is shown at this moment, the copy that its address names: given with a line of its own,
// which is a disclosure. Nothing when the address names none, or one that is not theirs, is of
// something else, or was asked for too long ago; nor of what an emergency opens. It is about the
// case of the address, and about all that was named to the reader by now.
std::optional<Copy> give_copy(const Exchange&);
// That it is given now: what `operation` showed, of these and of the cases that they belong to, or
// come to belong to later.
void note_given(audit::Change&, const Copy&, access::Operation, const std::vector<AnyId>& shown);

// Those given, the latest first. None that is about nothing but cases hidden from the reader
// (rules.md 5), and of the others no such case. Of a referral that is the case which it is of now,
// and the one it was of when the copy was given.
std::vector<Copy> copies_given(const audit::Reading&, int most);
// All of what stands below an address, which ends with a stroke.
std::vector<Copy> copies_below(const audit::Reading&, const std::string& address);
std::vector<Copy> copies_of_case(const audit::Reading&, CaseId);
std::optional<Copy> find_copy(const audit::Reading&, const std::string& serial);

// A statement for the numbers of those that are about nothing but hidden cases: of a statement
// whose $1 is the panel.
std::string unseen_serials(const audit::Reading&, db::Values&);

struct LineOfTrail {
    AnyId run;
    std::int64_t number = 0;
};
// Where the trail says that it was given, first.
std::optional<LineOfTrail> line_of(const audit::Reading&, const Copy&);

}  // namespace mase::site
