// What ties persons of concern, places, groups and disruptions to children's cases, and how much of
// it one reader may know. Every list, count and picture of patterns is made from what is here, so
// that what a reader may not see leaves no trace (rules.md 37).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/change.h"
#include "audit/lookup.h"
#include "site/exchange.h"
#include "site/relations_store.h"

namespace mase::patterns {

enum class LinkKind { person, location, disruption, group };
std::string_view name(LinkKind);

// What one reader may know. Those to whom a whole register is open see all that stands in it, and
// of its links no more than those to cases that they may open.
struct Sight {
    struct Register {
        bool whole = false;
        // The links through which these parts of what stands in it are shown as well. The permit of
        // a page is for the page: of each record that it names, its own links decide.
        site::Scope police, address;
    };
    site::Scope cases;
    std::array<Register, 4> registers;  // by LinkKind

    const Register& of(LinkKind kind) const { return registers[std::size_t(kind)]; }
};
Sight sight_of(const access::Policy&, const access::Actor&);

// SQL over the id `column` of that kind’s register: whether it is seen; to how many children it is
// seen to be linked; and as 1 or 0, whether the reader holds that part of it, police or address. A
// thing that is or was linked to none but cases hidden from this reader (rules.md 5 and 6) is not
// seen by anyone: it would tell that something is hidden. Each adds its values.
std::string seen_condition(const Sight&, LinkKind, std::string_view column, Instant now,
                           db::Values&);
std::string children_count(const Sight&, std::string_view column, Instant now, db::Values&);
std::string holds_part(const Sight&, LinkKind, access::Part, std::string_view column, Instant now,
                       db::Values&);

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

std::optional<Link> standing_link(const audit::Reading&, AnyId subject, CaseId);

LinkId link(audit::Change&, LinkKind, AnyId subject, CaseId, std::string_view role);  // or as it is
void end_link(audit::Change&, const Link&, std::string_view why);

// The cases it is linked to now, for the permit of its page: whoever has to do with one of them.
std::vector<AnyId> linked_cases(const audit::Lookup&, PanelId, AnyId subject);

// Of these cases, those that the reader may see.
std::vector<CaseId> seen_cases(const audit::Reading&, const Sight&, const std::vector<CaseId>&);

// Persons, places and groups that are seen to be linked to a second child since that moment, and
// were linked to one at most before: the patterns that no single case shows.
int new_patterns(const audit::Reading&, const Sight&, Instant since);

}  // namespace mase::patterns
