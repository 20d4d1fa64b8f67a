#include "patterns/links_store.h"

#include <algorithm>
#include <array>
#include <set>

#include "platform/db_lists.h"

namespace mase::patterns {

namespace {

using access::Operation;

constexpr auto kinds =
    std::to_array<std::string_view>({"person", "location", "disruption", "group"});

constexpr std::string_view columns =
    "SELECT l.id, l.kind, l.subject_id, l.case_id, l.role, l.from_on, l.ended_on, l.ended_why FROM "
    "case_links l WHERE l.panel_id = $1";

std::vector<Link> select(const audit::Reading& reading, const std::string& rest,
                         const db::Values& values) {
    std::vector<Link> links;
    reading.rows(std::string(columns) + rest, values, [&](const db::Row& row) {
        const auto kind = std::ranges::find(kinds, row.text(1));
        links.push_back({.id = row.id<LinkId>(0),
                         .kind = LinkKind(kind - kinds.begin()),
                         .subject = row.id<AnyId>(2),
                         .case_id = row.id<CaseId>(3),
                         .role = row.string(4),
                         .from_on = row.date(5),
                         .ended_on = row.maybe_date(6),
                         .ended_why = row.string_or_empty(7)});
    });
    return links;
}

// What of each register is asked before it is listed, and before one of it is opened.
struct Operations {
    Operation list, view;
};
constexpr auto operations = std::to_array<Operations>({
    {Operation::list_persons, Operation::view_person},
    {Operation::list_locations, Operation::view_location},
    {Operation::list_disruptions, Operation::view_disruption},
    {Operation::list_groups, Operation::view_group},
});

site::Scope with_part(const access::Policy& policy, const access::Actor& actor, Operation operation,
                      access::Part part) {
    site::Scope scope = site::scope(policy, actor, operation);
    const auto shown = policy.relations_for(actor, operation, part);
    std::erase_if(scope.relations,
                  [&](const std::string& relation) { return !shown.contains(relation); });
    scope.everything = scope.relations.contains("panel");
    return scope;
}

std::string all_links(std::string_view column) {
    return "FROM case_links l WHERE l.panel_id = $1 AND l.subject_id = " + std::string(column);
}

std::string open_links(std::string_view column) {
    return all_links(column) + " AND l.ended_on IS NULL";
}

}  // namespace

std::string_view name(LinkKind kind) {
    return kinds[std::size_t(kind)];
}

Sight sight_of(const access::Policy& policy, const access::Actor& actor) {
    Sight sight{.cases = site::scope(policy, actor, Operation::view_case), .registers = {}};
    for (const LinkKind kind :
         {LinkKind::person, LinkKind::location, LinkKind::disruption, LinkKind::group}) {
        const Operations& own = operations[std::size_t(kind)];
        sight.registers[std::size_t(kind)] = {
            .whole = policy.relations_for(actor, own.list).contains("panel"),
            .police = with_part(policy, actor, own.view, access::Part::police),
            .address = with_part(policy, actor, own.view, access::Part::address)};
    }
    return sight;
}

std::string seen_condition(const Sight& sight, LinkKind kind, std::string_view column, Instant now,
                           db::Values& values) {
    if (!sight.of(kind).whole)
        return "EXISTS (SELECT 1 " + open_links(column) + " AND " +
               site::visible(sight.cases, "l.case_id", now, values) + ")";
    // That a link ends must not bring to light what a hidden case alone was linked to.
    site::Scope all_not_hidden = sight.cases;
    all_not_hidden.everything = true;
    return "(EXISTS (SELECT 1 " + all_links(column) + " AND " +
           site::visible(all_not_hidden, "l.case_id", now, values) + ") OR NOT EXISTS (SELECT 1 " +
           all_links(column) + "))";
}

std::string holds_part(const Sight& sight, LinkKind kind, access::Part part,
                       std::string_view column, Instant now, db::Values& values) {
    const Sight::Register& own = sight.of(kind);
    const site::Scope& through = part == access::Part::police ? own.police : own.address;
    if (through.everything) return "1";
    return "CASE WHEN EXISTS (SELECT 1 " + open_links(column) + " AND " +
           site::visible(through, "l.case_id", now, values) + ") THEN 1 ELSE 0 END";
}

std::string children_count(const Sight& sight, std::string_view column, Instant now,
                           db::Values& values) {
    return "(SELECT count(DISTINCT c.child_id) FROM case_links l JOIN cases c ON c.panel_id = "
           "l.panel_id AND c.id = l.case_id WHERE l.panel_id = $1 AND l.subject_id = " +
           std::string(column) + " AND l.ended_on IS NULL AND " +
           site::visible(sight.cases, "l.case_id", now, values) + ")";
}

std::string most_children_first(const std::optional<AfterCounted>& after, int count,
                                db::Values& values) {
    std::string sql;
    if (after)
        sql = " AND (t.children, t.id) < (" + db::bound(values, after->children) + ", " +
              db::bound(values, after->id) + ")";
    return sql + " ORDER BY t.children DESC, t.id DESC LIMIT " + db::bound(values, count);
}

std::optional<access::Subject> register_subject(const audit::Lookup& lookup, PanelId panel,
                                                const site::Params& params,
                                                access::SubjectKind kind) {
    const std::string called(access::name(kind));
    const auto id = parse_id<AnyId>(params.find(called)->second);
    if (!id) return std::nullopt;
    std::optional<access::Subject> subject;
    lookup.rows("SELECT 1 FROM " + called + "s WHERE panel_id = $1 AND id = $2", {panel, *id},
                [&](const db::Row&) {
                    subject = access::Subject{.kind = kind,
                                              .id = *id,
                                              .state = {},
                                              .via = linked_cases(lookup, panel, *id),
                                              .case_id = {}};
                });
    return subject;
}

std::vector<Link> links_of(const audit::Reading& reading, const Sight& sight, AnyId subject) {
    db::Values values{reading.panel(), subject};
    const std::string seen = site::visible(sight.cases, "l.case_id", reading.now(), values);
    return select(reading,
                  " AND l.subject_id = $2 AND " + seen +
                      " ORDER BY l.ended_on IS NOT NULL, l.linked_at DESC, l.id DESC",
                  values);
}

std::vector<Link> links_of_case(const audit::Reading& reading, CaseId id) {
    return select(reading,
                  " AND l.case_id = $2 ORDER BY l.kind, l.ended_on IS NOT NULL, l.linked_at, l.id",
                  {reading.panel(), id});
}

std::optional<Link> find_link(const audit::Reading& reading, CaseId case_id, LinkId id) {
    const auto found =
        select(reading, " AND l.case_id = $2 AND l.id = $3", {reading.panel(), case_id, id});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<Link> standing_link(const audit::Reading& reading, AnyId subject, CaseId case_id) {
    const auto found =
        select(reading, " AND l.subject_id = $2 AND l.case_id = $3 AND l.ended_on IS NULL",
               {reading.panel(), subject, case_id});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

LinkId link(audit::Change& change, LinkKind kind, AnyId subject, CaseId case_id,
            std::string_view role) {
    if (const auto already = standing_link(change, subject, case_id)) return already->id;
    const auto id = change.new_id<LinkId>();
    change.execute(
        "INSERT INTO case_links (panel_id, id, kind, subject_id, case_id, role, from_on, "
        "linked_by, linked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {change.panel(), id, name(kind), subject, case_id, role, change.today(),
         change.actor().account, change.now()});
    change.shows(subject);
    change.shows(case_id);
    change.note("linked " + std::string(name(kind)));
    return id;
}

void end_link(audit::Change& change, const Link& link, std::string_view why) {
    change.must_concern(link.case_id);
    change.execute(
        "UPDATE case_links SET ended_on = $3, ended_why = $4 WHERE panel_id = $1 AND id = $2 AND "
        "ended_on IS NULL",
        {change.panel(), link.id, change.today(), why});
    change.shows(link.subject);
    change.note("link ended: " + std::string(why));
}

std::vector<AnyId> linked_cases(const audit::Lookup& lookup, PanelId panel, AnyId subject) {
    std::vector<AnyId> cases;
    lookup.rows(
        "SELECT case_id FROM case_links WHERE panel_id = $1 AND subject_id = $2 AND ended_on IS "
        "NULL",
        {panel, subject}, [&](const db::Row& row) { cases.push_back(row.id<AnyId>(0)); });
    return cases;
}

std::vector<CaseId> seen_cases(const audit::Reading& reading, const Sight& sight,
                               const std::vector<CaseId>& cases) {
    std::vector<CaseId> seen;
    for (const CaseId id : cases) {
        db::Values values{reading.panel(), id};
        const std::string sql = "SELECT 1 FROM cases c WHERE c.panel_id = $1 AND c.id = $2 AND " +
                                site::visible(sight.cases, "c.id", reading.now(), values);
        reading.rows(sql, values, [&](const db::Row&) { seen.push_back(id); });
    }
    return seen;
}

int new_patterns(const audit::Reading& reading, const Sight& sight, Instant since) {
    db::Values values{reading.panel(), since};
    const std::string seen = site::visible(sight.cases, "l.case_id", reading.now(), values);
    int found = 0;
    reading.rows(
        "SELECT count(*) FROM (SELECT l.subject_id, count(DISTINCT c.child_id) AS children, "
        "count(DISTINCT CASE WHEN l.linked_at < $2 THEN c.child_id END) AS before FROM case_links "
        "l JOIN cases c ON c.panel_id = l.panel_id AND c.id = l.case_id WHERE l.panel_id = $1 AND "
        "l.kind IN ('person', 'location', 'group') AND l.ended_on IS NULL AND " +
            seen + " GROUP BY l.subject_id) t WHERE t.children > 1 AND t.before < 2",
        values, [&](const db::Row& row) { found = int(row.integer(0)); });
    return found;
}

}  // namespace mase::patterns
