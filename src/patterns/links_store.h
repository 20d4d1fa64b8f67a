// What ties persons of concern, places, groups and disruptions to children's cases, and how much of
// it one reader may know. Every list, count and picture of patterns is made from what is here, so
// that what a reader may not see leaves no trace (rules.md 37).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "forms/records_store.h"
#include "site/exchange.h"
#include "site/relations_store.h"

namespace mase::patterns {

enum class LinkKind { person, location, disruption, group };
std::string_view name(LinkKind);

// What one reader may know. Those to whom a whole register is open see all that stands in it, and
// of its links no more than those to cases that they may open.
struct Sight {
    bool whole = false;
    site::Scope cases;
};
Sight sight_of(const access::Policy&, const access::Actor&, access::Operation of_register);

// SQL over a register’s id `column`: whether it is seen, and to how many children it is seen to be
// linked. A thing that is linked to none but cases hidden from this reader (rules.md 5 and 6) is
// not seen by anyone: it would tell that something is hidden. Each adds its values.
std::string seen_condition(const Sight&, std::string_view column, Instant now, db::Values&);
std::string children_count(const Sight&, std::string_view column, Instant now, db::Values&);

// The rest of a register's SELECT of `t.children` and `t.id`: those linked to most children first,
// on from where the page before ended. Adds its values.
struct AfterCounted {
    int children = 0;
    AnyId id;
};
std::string most_children_first(const std::optional<AfterCounted>&, int count, db::Values&);

// {person}, {location} or {group} of an address, with the cases it is linked to now.
std::optional<access::Subject> register_subject(const audit::Lookup&, PanelId, const site::Params&,
                                                access::SubjectKind);

struct Link {
    LinkId id;
    LinkKind kind = LinkKind::person;
    AnyId subject;
    CaseId case_id;
    std::string role;  // of the kind's code list; empty for a disruption
    Date from_on;
    std::optional<Date> ended_on;
    std::string ended_why;  // of link_endings
};

// Links that stand, and those that ended, to the cases that the reader may see; the newest first.
std::vector<Link> links_of(const audit::Reading&, const Sight&, AnyId subject);
// Of a case that the reader has been let in to.
std::vector<Link> links_of_case(const audit::Reading&, CaseId);
std::optional<Link> find_link(const audit::Reading&, CaseId, LinkId);

LinkId link(audit::Change&, LinkKind, AnyId subject, CaseId, std::string_view role);  // or as it is
void end_link(audit::Change&, const Link&, std::string_view why);

// The cases it is linked to now, for the permit of its page: whoever has to do with one of them.
std::vector<AnyId> linked_cases(const audit::Lookup&, PanelId, AnyId subject);

// Of these cases, those that the reader may see.
std::vector<CaseId> seen_cases(const audit::Reading&, const Sight&, const std::vector<CaseId>&);

// Persons, places and groups that are seen to be linked to a second child since that moment, and
// were linked to one at most before: the patterns that no single case shows.
int new_patterns(const audit::Reading&, const Sight&, Instant since);

struct TypedRow {  // a row that a referral typed in
    RecordId record;
    std::string section;
    int n = 0;
    std::optional<AnyId> subject;  // what it has become
};
// Rows of that section in which one of the questions is answered, of the referrals that were
// accepted into this case, in their order.
std::vector<TypedRow> typed_rows(const audit::Reading&, CaseId, std::string_view section,
                                 const std::vector<std::string>& questions);
void mark_row(audit::Change&, const TypedRow&, AnyId subject);

}  // namespace mase::patterns
