// Connections, restrictions and guests of a case: kept with their reasons, in force as relations.
#pragma once

#include <optional>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "clearance/clearance.h"
#include "meetings/agenda.h"
#include "site/exchange.h"

namespace mase::clearance {

std::vector<Connection> connections_of(const audit::Reading&,
                                       const cases::CaseFile&);  // latest first
// In force at once. The worker's manager takes over what the worker held.
void connect(audit::Change&, const cases::CaseFile&, const NewConnection&,
             std::optional<MeetingId> declared_at = {});
Result<int> end_connection(audit::Change&, const cases::CaseFile&, AnyId connection,
                           const std::string& reason);
// Those seated at a meeting who are connected to one case of it, and so are not in the room.
std::set<AccountId> connected_to(const audit::Reading&, CaseId);

// The one in force, if the case is restricted, and the people it names.
std::optional<Restriction> restriction_of(const audit::Reading&, const cases::CaseFile&);
std::set<AccountId> cleared_for(const audit::Reading&, CaseId);
// In place of an earlier one.
void restrict_to(audit::Change&, const cases::CaseFile&, const NewRestriction&);
Result<int> end_restriction(audit::Change&, const cases::CaseFile&, const std::string& reason);

std::vector<Guest> guests_of(const audit::Reading&, ItemId);
void invite(audit::Change&, const meetings::Item&, AccountId);
Result<int> end_invitation(audit::Change&, const meetings::Item&, AccountId);

struct Invitation {  // of whoever reads, to one item that is to come or not minuted yet
    ItemId item;
    MeetingId meeting;
    CaseId case_id;
};
std::vector<Invitation> own_invitations(const audit::Reading&);

}  // namespace mase::clearance
