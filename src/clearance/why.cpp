#include "clearance/why.h"

#include <algorithm>
#include <array>
#include <utility>

#include "accounts/account.h"
#include "panels/panel.h"

namespace mase::clearance {

namespace {

using access::Bar;
using access::Operation;
using access::Permission;
using access::Role;

struct Words {
    std::string_view relation;
    std::string_view because;  // after "Because "
    std::string_view until;
    std::string_view would;  // after "They would, if "; empty when nobody is let in so at will
};

constexpr auto all_words = std::to_array<Words>({
    {"allocated", "they hold the case", "Until someone else holds it", "they held the case"},
    {"manager", "they manage the worker who holds the case, or who referred the child",
     "Until someone else does", "they managed the worker who holds the case"},
    {"referrer", "they referred the child", "With no end date", "they had referred the child"},
    {"circulated", "", "",
     "the case were on the agenda of a meeting that they are seated at, from the day its pack is "
     "circulated until its minutes are approved"},
    {"agency_action", "", "Until that action has ended",
     "their agency had an open action for the child"},
    {"invited", "they are invited as a guest for this case",
     "From circulation until the minutes are approved", "they were invited as a guest"},
    {"owner", "they own that action", "With no end date", "the action were theirs"},
    {"seated", "they are seated at the meeting", "With no end date",
     "they were seated at the meeting"},
    {"chairing", "they chair the meeting", "With no end date", "they chaired the meeting"},
    {access::in_emergency, "they opened the case in an emergency", "",
     "they opened the case in an emergency, with a reason that others review"},
});

const Words* words_of(std::string_view relation) {
    const auto* const found = std::ranges::find(all_words, relation, &Words::relation);
    return found == all_words.end() ? nullptr : found;
}

std::string days_words(const std::vector<Date>& days) {
    std::string words;
    for (std::size_t i = 0; i < days.size(); ++i)
        words += (i == 0 ? "" : i + 1 == days.size() ? " and " : ", ") + short_date(days[i]);
    return words;
}

std::string role_because(Role role, const Standing& person) {
    if (role == Role::administrator)
        return "they are the MASE administrator, to whom every case of the panel is open";
    if (role == Role::chair)
        return "they are chair or deputy chair for " + panels::sector_name(person.actor.sector) +
               ", and every case of the panel is open to its chairs";
    if (role == Role::analyst)
        return "they are an analyst, who reads coded answers alone, without who the child is";
    if (role == Role::auditor) return "they are an auditor, who is told of a case by its number";
    return "of their role: " + accounts::role_words(role);
}

Way circulated(const Standing& person) {
    const std::string sits = "they sit on the panel for " + person.agency + " and the case ";
    if (!person.agendas.empty())
        return {.because = sits + "is on the agenda of " + days_words(person.agendas),
                .since = {},
                .ends_at = {},
                .until = "Until the minutes of that meeting are approved"};
    if (person.comes_back_on)
        return {.because = sits + "comes back on " + short_date(*person.comes_back_on),
                .since = {},
                .ends_at = {},
                .until = "Until the minutes of that meeting are approved"};
    return {.because = sits + "was on an agenda of theirs",
            .since = {},
            .ends_at = {},
            .until = "Until its minutes are approved"};
}

Way way_through(const Permission& permission, const Standing& person) {
    if (permission.relation == "panel")
        return {.because = role_because(permission.role, person),
                .since = {},
                .ends_at = {},
                .until = "For as long as they have that role"};
    if (permission.relation == "circulated") return circulated(person);
    const Words* words = words_of(permission.relation);
    Way way{.because = words ? std::string(words->because) : permission.relation,
            .since = {},
            .ends_at = {},
            .until = words ? std::string(words->until) : ""};
    if (permission.relation == "agency_action")
        way.because = "their agency, " + person.agency + ", has an open action for the child";
    return way;
}

Way dated(Way way, std::string_view relation, const Standing& person) {
    way.because = "Because " + way.because;
    for (const Tie& tie : person.ties) {
        if (tie.relation != relation) continue;
        way.since = tie.since;
        way.ends_at = tie.until;
        break;
    }
    const bool is_named = person.held.contains("restricted") && person.held.contains("cleared");
    if (is_named && relation != access::in_emergency)
        way.because += "; and they are among the people for whom the case is restricted";
    return way;
}

// What the row asks for, as a condition.
std::string condition(const access::Explanation::Row& row, const Standing& person) {
    if (row.bar == Bar::part) return "";  // it gives them something else
    const Words* words = words_of(row.permission->relation);
    std::string would = words ? std::string(words->would) : "";
    if (row.bar == Bar::sector) {
        std::string of = "they were of an agency of " + panels::sector_name(row.permission->sector);
        if (would.empty()) return of;
        const bool has_it = person.held.contains(row.permission->relation);
        return has_it ? of : of + ", and " + would;
    }
    if (row.bar == Bar::state) {
        std::string states;
        for (const std::string& state : row.permission->states)
            states += (states.empty() ? "" : " or ") + state;
        return "its state were " + states;
    }
    return would;
}

void add(std::vector<std::string>& to, std::string words) {
    if (!words.empty() && std::ranges::find(to, words) == to.end()) to.push_back(std::move(words));
}

std::string part_word(access::Part part) {
    switch (part) {
        case access::Part::general: return "general";
        case access::Part::health: return "health";
        case access::Part::police: return "police information";
        case access::Part::address: return "addresses";
    }
    return {};
}

bool is_barred_by_part(const access::Explanation& why) {
    return std::ranges::find(why.rows, Bar::part, &access::Explanation::Row::bar) != why.rows.end();
}

std::string bar_words(const access::Explanation& why, const access::Subject& subject,
                      const Standing& person) {
    if (person.is_disabled) return "Their access has ended: they cannot sign in";
    if (person.held.contains("connected"))
        return "They are connected to the child or the family, and find no trace of the case";
    if (access::is_kept_out(person.held) && !person.held.contains(access::in_emergency))
        return "The case is restricted, and they are not among the people named";
    if (access::is_kept_out(person.held))
        return "The case is restricted, and an emergency opens it to be read alone";
    if (why.rows.empty())
        return "It belongs to no role of theirs: " + accounts::roles_words(person.actor.roles);
    if (subject.part && is_barred_by_part(why))
        return "All of it is of one part, " + part_word(*subject.part) +
               ", and their role has other parts alone as things are";
    return "Nothing that their role asks for is so now";
}

access::Parts parts_of_anyone(const access::Policy& policy, Operation operation) {
    access::Parts parts;
    for (const Permission& permission : policy.permissions()) {
        if (permission.operation == operation)
            parts.insert(permission.parts.begin(), permission.parts.end());
    }
    return parts;
}

std::string joined(const access::Parts& parts, const char* last) {
    std::string words;
    std::size_t left = parts.size();
    for (const access::Part part : parts) {
        words += part_word(part);
        if (--left > 0) words += left == 1 ? last : ", ";
    }
    return words;
}

}  // namespace

Answer answer(const access::Policy& policy, Operation operation, const access::Subject& subject,
              const Standing& person) {
    const access::Explanation why = policy.explain(person.actor, operation, subject, person.held);
    Answer answer;
    answer.is_allowed = why.is_allowed && !person.is_disabled;
    if (!answer.is_allowed) {
        answer.barred.push_back(bar_words(why, subject, person));
        for (const access::Explanation::Row& row : why.rows) {
            if (row.bar != Bar::connected && row.bar != Bar::restricted && !person.is_disabled)
                add(answer.instead, condition(row, person));
        }
        return answer;
    }
    answer.parts = why.parts;
    std::ranges::set_difference(parts_of_anyone(policy, operation), why.parts,
                                std::inserter(answer.closed, answer.closed.end()));
    for (const access::Explanation::Row& row : why.rows) {
        if (row.bar != Bar::none) continue;
        const std::string& relation = row.permission->relation;
        Way way = dated(way_through(*row.permission, person), relation, person);
        if (std::ranges::find(answer.ways, way) == answer.ways.end())
            answer.ways.push_back(std::move(way));
    }
    return answer;
}

std::string parts_words(const Answer& answer) {
    std::string words = joined(answer.parts, " and ");
    if (words.empty()) return words;
    words.front() = char(std::toupper(static_cast<unsigned char>(words.front())));
    if (!answer.closed.empty()) words += "; not " + joined(answer.closed, " or ");
    return words;
}

std::string_view ability(Operation operation) {
    using enum Operation;
    switch (operation) {
        case view_case: return "Open the case";
        case view_child: return "See who the child is";
        case view_case_data: return "See its coded data";
        case view_links: return "See its persons of concern, places and groups";
        case view_events: return "See when the child was missing, and other events";
        case view_transfers: return "See what went between areas";
        case view_case_access: return "See who may open it";
        case correct_child: return "Correct the child’s details";
        case correct_case_data: return "Correct its coded data";
        case erase_record: return "Ask for its record to be erased";
        case change_links: return "Change its persons of concern, places and groups";
        case record_event: return "Record an event";
        case record_transfer: return "Record a transfer or notice";
        case change_case_holder: return "Change who holds it";
        case connect_person: return "Name a connected person";
        case restrict_case: return "Restrict it";
        case invite_guest: return "Invite a guest to it";
        default: return {};
    }
}

}  // namespace mase::clearance
