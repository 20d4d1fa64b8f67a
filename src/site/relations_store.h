// Who has what to do with what: the one table that both the permit and every list are made from.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.h"
#include "audit/change.h"
#include "audit/lookup.h"

namespace mase::site {

// Relations, as permissions.csv names them (access/permissions_file.cpp has the list).
//   referrer       account -> referral, and its case once accepted
//   manager        account -> referral or case of someone they manage
//   allocated      account -> case they hold (rules.md 1)
//   seated         account -> meeting they are a member of
//   chairing       account -> meeting they chair or deputise at (rules.md 3)
//   invited        account -> item of an agenda that they are a guest for (rules.md 7)
//   connected      account -> case that they are to find no trace of (rules.md 5)
//   restricted     everyone -> case that is for those `cleared` for it alone (rules.md 6)
//   cleared        account -> such a case
//   emergency      account -> case they opened in an emergency, until it ends (rules.md 10)
//   circulated     account -> case on the agenda of a meeting of theirs, from circulation until
//                  the minutes are approved (rules.md 8)
//   owner          account -> action they own
//   agency_action  agency  -> case and action, while an action of that agency is open

std::string holder(AccountId);  // an account as a holder; an agency's holder is its code
inline constexpr const char* everyone = "*";  // in place of a holder

void relate(audit::Change&, const std::string& holder, std::string_view relation, AnyId subject);
void end_relation(audit::Change&, const std::string& holder, std::string_view relation,
                  AnyId subject);
void end_relation_of_all(audit::Change&, std::string_view relation, AnyId subject);

// One that ends by itself; and its end before that, if it is still in force.
void relate_until(audit::Change&, const std::string& holder, std::string_view relation,
                  AnyId subject, Instant until);
void end_early(audit::Change&, const std::string& holder, std::string_view relation, AnyId subject);
// When one that is in force now ends by itself.
std::optional<Instant> ends_at(const audit::Reading&, AccountId, std::string_view relation,
                               AnyId subject);

// Relations in force now of the actor, or of their agency, to the subject and its `via`.
std::set<std::string> relations_held(const audit::Lookup&, const access::Actor&,
                                     const access::Subject&);

std::set<std::string> relations_held(const audit::Reading&, const access::Actor&,
                                     const access::Subject&);

// Whether the case is hidden from anyone at all: then not even a number may move for others.
bool is_hidden_from_some(const audit::Lookup&, PanelId, CaseId);
bool is_hidden_from_some(const audit::Reading&, CaseId);

// Whether whoever is reading might do that to this subject now: for showing a link or a line,
// never for allowing (the route does that).
bool may(const access::Policy&, const audit::Reading&, access::Operation, const access::Subject&);

// The cases that whoever acts is to find no trace of (rules.md 5 and 6).
std::set<CaseId> hidden_cases(const audit::Reading&);
// The same for what is read to be shown; none where it is read for a rule.
std::set<CaseId> unseen_cases(const audit::Reading&);
// Those alone that whoever acts is connected to (rules.md 5).
std::set<CaseId> connected_cases(const audit::Reading&);

struct Related {
    std::string holder;  // the text of an account's id, or an agency's code
    std::string relation;
    Instant from_at = {};
    std::optional<Instant> until_at = {};  // it ends by itself
};
std::vector<Related> related_to(const audit::Reading&, AnyId subject);  // in force now
// Whether these, to a case, keep that person out of it (rules.md 5 and 6).
bool keep_out(const std::vector<Related>&, AccountId);

// What a list may contain for one person and one operation. What was opened in an emergency is
// opened by its own page and stands in no list.
struct Scope {
    PanelId panel;
    std::string account;
    std::string agency;
    bool everything = false;          // all of the panel
    std::set<std::string> relations;  // else what is reached through one of these
};
Scope scope(const access::Policy&, const access::Actor&, access::Operation);

// An SQL condition, true for rows whose `column` (a subject's id) is in the scope now, and does not
// belong to a case that is hidden from this person. Adds its values to those of the statement it
// becomes part of.
std::string visible(const Scope&, std::string_view column, Instant now, db::Values&);

// The second half of it alone.
std::string not_hidden(PanelId, AccountId, std::string_view column, Instant now, db::Values&);
// For lists that are not made from a scope; true where what is read is for a rule.
std::string not_unseen(const audit::Reading&, std::string_view column, db::Values&);

}  // namespace mase::site
