// Who is kept out of a case, and who is asked to it: a connected person finds no trace of it
// (rules.md 5), a restricted case is for the people named alone (rules.md 6), a guest reads one
// item (rules.md 7).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "accounts/account.h"
#include "cases/case_file.h"
#include "core/instant.h"
#include "core/result.h"

namespace mase::clearance {

struct Ending {
    std::string reason;
    AccountId by;
    Instant at;
};

struct Connection {
    AnyId id;
    AccountId account;
    std::string reason;
    std::optional<MeetingId> declared_at;  // by the person, at that meeting
    AccountId named_by;
    Instant named_at;
    std::optional<Ending> ended = {};

    bool is_in_force() const { return !ended; }
};

struct ConnectionDraft {  // as typed
    std::string person;   // text of an account's id
    std::string reason;
};
struct NewConnection {
    AccountId account;
    std::string reason;
    bool manager_takes_over = false;  // they hold the case, so their manager does from now on
};
// A connected worker's manager takes over; whoever manages the case is replaced first.
Result<NewConnection> checked(const ConnectionDraft&, const cases::CaseFile&,
                              const std::vector<accounts::Account>& people,
                              const std::vector<Connection>& so_far);

struct Restriction {
    AnyId id;
    std::string reason;
    AccountId set_by;
    Instant set_at;
    std::optional<Ending> ended = {};
};

struct RestrictionDraft {  // as typed
    std::set<std::string> people;
    std::string reason;
};
struct NewRestriction {
    std::set<AccountId> people;  // the chair who restricts is always among them
    std::string reason;
};
Result<NewRestriction> checked(const RestrictionDraft&, AccountId chair,
                               const std::vector<accounts::Account>& people);

Problems ending_problems(const std::string& reason);

struct Guest {
    AccountId account;
    std::string name;
    std::string agency;
};
// `item` is of the next meeting that takes the case, if one does.
Result<AccountId> checked_guest(const std::string& person, std::optional<ItemId> item,
                                const std::vector<accounts::Account>& people,
                                const std::vector<Guest>& so_far);

}  // namespace mase::clearance
