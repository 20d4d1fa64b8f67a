// What the rooms below register for their acts, so that this room need not know them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "approvals/approval.h"
#include "audit/change.h"
#include "site/app.h"

namespace mase::approvals {

struct Difference {  // both versions of one thing, for who decides
    std::string what;
    std::string now;
    std::string would_be;
};

struct Doer {
    Act act;
    // What would be done, for who reads: "Give Daniel Price the role: chair or deputy chair".
    std::string (*words)(const site::App&, const audit::Reading&, const Approval&);
    std::vector<Difference> (*differences)(const site::App&, const audit::Reading&,
                                           const Approval&);
    // Of its subject, as it stands. While this is as it was when it was asked, nothing that matters
    // to the act has changed.
    std::string (*state)(const audit::Reading&, AnyId subject);
    // Does it, inside the Change that approves it. Refused where a rule no longer allows it.
    Result<int> (*run)(audit::Change&, const site::App&, const Approval&);
    // What whoever approved it has yet to do: the words of a button that posts to its address with
    // /next; "" where there is nothing to do.
    std::string_view (*next)(const site::App&, const audit::Reading&, const Approval&) = nullptr;
};

class Doers {
public:
    explicit Doers(std::vector<Doer> all) : all_(std::move(all)) {}
    const Doer& of(Act) const;  // throws std::logic_error: the program has not been given it

private:
    std::vector<Doer> all_;
};

const Doer& doer(const site::App&, Act);

}  // namespace mase::approvals
