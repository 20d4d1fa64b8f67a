// Who may see and do what. Every question of permission is answered by Policy::permit and
// nowhere else; what it may answer is data/access/permissions.csv.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "access/operation.h"
#include "core/ids.h"

namespace mase::access {

enum class Role {
    worker,         // refers and holds cases
    manager,        // a worker's manager
    administrator,  // the MASE administrator
    chair,          // chair or named deputy of one side; the agency's sector says which
    member,         // sits on the panel for an agency
    action_owner,   // owes an action and is not a member
    analyst,
    recipient,         // is given the return
    regional_analyst,  // reads what several boroughs published, and nothing of any child
    auditor,
    guest  // asked to one case at one meeting (rules.md 7)
};
std::optional<Role> role_named(std::string_view);
std::string_view name(Role);

struct Actor {
    AccountId account;
    std::string name;
    PanelId panel;
    std::string agency;  // code of the panel's agency list; empty for none
    std::string sector;  // of that agency (rules.md 2)
    std::set<Role> roles;
    SessionId session;

    bool has(Role role) const { return roles.contains(role); }
};

// The parts of a case that are need-to-know apart from each other (MR-196).
enum class Part { general, health, police, address };
std::optional<Part> part_named(std::string_view);
std::string_view name(Part);
using Parts = std::set<Part>;

// What a permission is asked about. `via` are other things whose relations count as well: for an
// agenda item, its case and its meeting.
struct Subject {
    SubjectKind kind = SubjectKind::panel;
    AnyId id;
    std::string state;  // of the subject, in its room's words
    std::vector<AnyId> via;
    std::optional<CaseId> case_id;  // set when the subject is about a child's case
    std::optional<Part> part =
        {};  // set when all of it belongs to one: only who has that part has it
};

// Work the program does by itself, or for someone not yet known.
enum class Task {
    sign_in,
    sign_out,
    add_account,
    plan_panel,
    make_demo,
    back_up,
    restore,
    move_database,
    change_master_key,
    share_master_key,
    recover_master_key,
    drill_recovery,
    scan_papers,
    erase_record,
    keep_house
};

// Proof that permit() said yes. Nothing else can make one.
class Permit {
public:
    const Actor& actor() const { return actor_; }
    PanelId panel() const { return actor_.panel; }
    Operation operation() const { return operation_; }
    const Subject& subject() const { return subject_; }
    const Parts& parts() const { return parts_; }
    bool covers(Part part) const { return parts_.contains(part); }

private:
    friend class Policy;
    friend Permit program(Task, PanelId, AccountId);
    Permit(Actor actor, Operation operation, Subject subject, Parts parts)
        : actor_(std::move(actor)),
          operation_(operation),
          subject_(std::move(subject)),
          parts_(std::move(parts)) {}

    Actor actor_;
    Operation operation_;
    Subject subject_;
    Parts parts_;
};

// The program's own permit. `about` is the account concerned, if one is.
Permit program(Task, PanelId, AccountId about = {});

struct Permission {  // one row of permissions.csv
    Operation operation;
    Role role;
    std::string sector;            // of the actor's agency; empty means any
    std::string relation;          // `panel`, or one that the relations table holds
    std::set<std::string> states;  // of the subject; empty means any
    Parts parts;
};

// The relation to a case that was opened in an emergency. Of a case that is restricted to others it
// opens what its own rows allow, and nothing else does (rules.md 10).
inline constexpr const char* in_emergency = "emergency";

// Whether these relations to a case keep a person out of it and of all that belongs to it, whatever
// else would let them in: they are connected to it (rules.md 5), or it is restricted to others
// (rules.md 6).
bool is_kept_out(const std::set<std::string>& held);

// What keeps a row of permissions.csv from letting its role in.
enum class Bar {
    none,        // it lets them in
    connected,   // to the case: no row lets them in (rules.md 5)
    restricted,  // the case is for others (rules.md 6)
    sector,      // the row is for agencies of another sector
    relation,    // they have not the relation that it asks for
    state,       // the subject is in another state
    part         // all of it belongs to a part that the row does not give (MR-196)
};
std::string_view name(Bar);

// What permit() goes by, row for row.
struct Explanation {
    struct Row {
        const Permission* permission;  // of one of the actor's roles; lives as long as the policy
        Bar bar = Bar::none;
    };
    std::vector<Row> rows;  // none: no role of theirs does this at all
    bool is_allowed = false;
    Parts parts;
};

class Policy {
public:
    explicit Policy(std::vector<Permission> permissions) : permissions_(std::move(permissions)) {}

    // `held`: the relations that the actor, or their agency, has to the subject, its `via` and its
    // case now.
    std::optional<Permit> permit(const Actor&, Operation, const Subject&,
                                 const std::set<std::string>& held) const;
    // Why permit() says what it says: it asks here.
    Explanation explain(const Actor&, Operation, const Subject&,
                        const std::set<std::string>& held) const;

    // The relations through which this actor might do this to something: what a list is made from.
    // Contains `panel` when every one in the panel is theirs to see.
    std::set<std::string> relations_for(const Actor&, Operation) const;
    // Those of them through which that part is shown as well. A list's own permit is for all that
    // stands in it; of each thing, only these say whether its part may be opened.
    std::set<std::string> relations_for(const Actor&, Operation, Part) const;

    const std::vector<Permission>& permissions() const { return permissions_; }

private:
    std::vector<Permission> permissions_;
};

}  // namespace mase::access
