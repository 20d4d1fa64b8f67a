// Why a person may see a case, or may not, in plain sentences: the policy's own explanation of what
// it decides, so that no sentence can differ from what the service does.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "access/access.h"
#include "core/date.h"
#include "core/instant.h"

namespace mase::clearance {

struct Tie {  // a relation that is in force
    std::string relation;
    Instant since;
    std::optional<Instant> until = {};  // it ends by itself
};

// What one person has to do with a case, or with one thing that belongs to it.
struct Standing {
    access::Actor actor;
    bool is_disabled = false;    // they cannot sign in
    std::string agency;          // its name
    std::set<std::string> held;  // as a permit is asked with
    std::vector<Tie> ties;       // when those of them began
    std::vector<Date> agendas;   // of their meetings whose pack has the case, and is out
    std::optional<Date> comes_back_on = {};  // their next meeting, that takes it again
};

struct Way {                         // that lets them in
    std::string because;             // "Because they hold the case"
    std::optional<Instant> since;    // none for what comes with a role
    std::optional<Instant> ends_at;  // by itself
    std::string until;               // else: "Until someone else holds it"
    bool operator==(const Way&) const = default;
};

struct Answer {
    bool is_allowed = false;
    access::Parts parts;               // that they see or write
    access::Parts closed;              // that others do, and they do not
    std::vector<Way> ways;             // when it is allowed
    std::vector<std::string> barred;   // else: what keeps them out
    std::vector<std::string> instead;  // what would let them in, if nothing keeps them out
    bool operator==(const Answer&) const = default;
};

Answer answer(const access::Policy&, access::Operation, const access::Subject&, const Standing&);

// "General, health and addresses; not police information"
std::string parts_words(const Answer&);

// What one may do with a case, as a question: "Open the case". Empty for what is not about one.
std::string_view ability(access::Operation);

}  // namespace mase::clearance
