// The whole of what may be done, by whom: every answer of the policy, one after the other.
#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "access/permissions_file.h"
#include "panels/panel_file.h"
#include "platform/csv.h"
#include "platform/embedded.h"
#include "program/commands.h"

namespace mase::program {

namespace {

using access::Operation;
using access::SubjectKind;
using Names = std::vector<std::string>;

const Names relations{"none",   "allocated", "manager", "referrer", "circulated", "agency_action",
                      "seated", "chairing",  "invited", "owner",    "emergency"};

// The relations that something of this kind can be reached through.
Names relations_to(SubjectKind kind) {
    Names to_case{"allocated", "manager", "referrer", "circulated", "agency_action", "emergency"};
    switch (kind) {
        case SubjectKind::case_:
        case SubjectKind::paper:
        case SubjectKind::person:
        case SubjectKind::location:
        case SubjectKind::disruption:
        case SubjectKind::group: return to_case;
        case SubjectKind::item: {
            to_case.insert(to_case.end(), {"seated", "chairing", "invited"});
            return to_case;
        }
        case SubjectKind::referral: return {"manager", "referrer", "allocated"};
        case SubjectKind::meeting: return {"seated", "chairing"};
        case SubjectKind::action: return {"owner", "agency_action"};
        case SubjectKind::panel:
        case SubjectKind::account:
        case SubjectKind::exception:
        case SubjectKind::approval:
        case SubjectKind::emergency: break;
    }
    return {};
}

Names states_of(SubjectKind kind) {
    switch (kind) {
        case SubjectKind::case_: return {"open", "closed"};
        case SubjectKind::referral:
        case SubjectKind::paper:
            return {"draft", "sent", "returned", "accepted", "not_for_panel", "withdrawn"};
        case SubjectKind::meeting:
        case SubjectKind::item:
            return {"planned", "circulated", "sitting", "ended", "approved", "cancelled"};
        case SubjectKind::action: return {"proposed", "open", "confirmed"};
        default: return {""};
    }
}

struct Wall {
    std::string name;
    std::set<std::string> held;
};

// How the case stands to the person: open to it, closed to it, and each way through.
std::vector<Wall> walls_of(SubjectKind kind) {
    const Wall free{"free", {}}, connected{"connected", {"connected", "cleared", "emergency"}};
    const Wall restricted{"restricted", {"restricted"}}, named{"named", {"restricted", "cleared"}};
    switch (kind) {
        case SubjectKind::case_:
        case SubjectKind::paper:
            return {free, restricted, named, {"emergency", {"restricted", "emergency"}}, connected};
        case SubjectKind::item:
        case SubjectKind::action:
        case SubjectKind::referral:
        case SubjectKind::approval:
        case SubjectKind::exception: return {free, restricted, named, connected};
        case SubjectKind::emergency: return {free, connected};
        default: return {free};
    }
}

std::string parts_of(const access::Explanation& why) {
    if (!why.is_allowed) return "no";
    std::string parts;
    for (const access::Part part : why.parts)
        parts += (parts.empty() ? "" : "+") + std::string(access::name(part));
    return parts.empty() ? "yes" : parts;
}

class Matrix {
public:
    Matrix(const access::Policy& policy, const panels::Panel& panel) : policy_(policy) {
        for (const panels::Agency& agency : panel.agencies) sectors_.insert(agency.sector);
        sectors_.insert("");  // of no agency
    }

    void print() const {
        Names head{"operation", "state", "wall", "role", "sector"};
        head.insert(head.end(), relations.begin(), relations.end());
        fmt::print("{}", csv_line(head));
        for (std::size_t i = 0; i < access::operations.size(); ++i) {
            const auto operation = Operation(i);
            if (access::is_programs_own(operation)) continue;
            const SubjectKind kind = access::row(operation).subject;
            for (const std::string& state : states_of(kind))
                for (const Wall& wall : walls_of(kind)) print_people(operation, state, wall);
        }
    }

private:
    void print_people(Operation operation, const std::string& state, const Wall& wall) const {
        const SubjectKind kind = access::row(operation).subject;
        const Names reached = relations_to(kind);
        const access::Subject subject{
            .kind = kind, .id = {}, .state = state, .via = {}, .case_id = {}};
        for (int role = 0; role <= int(access::Role::guest); ++role) {
            for (const std::string& sector : sectors_) {
                const access::Actor actor{.account = {},
                                          .name = {},
                                          .panel = {},
                                          .agency = {},
                                          .sector = sector,
                                          .roles = {access::Role(role)},
                                          .session = {}};
                Names line{std::string(access::row(operation).name), state, wall.name,
                           std::string(access::name(access::Role(role))), sector};
                for (const std::string& relation : relations) {
                    std::set<std::string> held = wall.held;
                    if (relation != "none") held.insert(relation);
                    const bool can_be =
                        relation == "none" || std::ranges::find(reached, relation) != reached.end();
                    line.push_back(
                        can_be ? parts_of(policy_.explain(actor, operation, subject, held)) : "");
                }
                fmt::print("{}", csv_line(line));
            }
        }
    }

    const access::Policy& policy_;
    std::set<std::string> sectors_;
};

}  // namespace

int print_access_matrix(const std::string& panel) {
    const access::Policy policy = access::read_permissions(embedded("data/access/permissions.csv"));
    Matrix(policy, panels::read_panel(panel)).print();
    return 0;
}

}  // namespace mase::program
