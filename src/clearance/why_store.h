// What a case and each person have to do with each other now, for saying why.
#pragma once

#include <string>
#include <vector>

#include "accounts/account.h"
#include "audit/reading.h"
#include "cases/case_file.h"
#include "clearance/why.h"
#include "panels/panel.h"
#include "site/relations_store.h"

namespace mase::clearance {

// The case, or what belongs to it and is opened by itself: a referral, an action, a paper, a
// place on an agenda until the minutes are approved.
struct Matter {
    access::Operation opens;
    access::Subject subject;
    std::string words;  // "Its place on the agenda of 8 December 2026"
};
std::vector<Matter> matters_of(const audit::Reading&, const cases::CaseFile&);  // the case first

access::Actor actor_of(const audit::Reading&, const accounts::Account&, const panels::Panel&);
Standing standing(const audit::Reading&, const accounts::Account&, const panels::Panel&,
                  const Matter&);

// Every case that whoever reads may know of, with the relations to it of that person, their agency
// and everyone. The latest opened first.
struct Held {
    CaseId id;
    std::string state;
    std::vector<Tie> ties;
};
std::vector<Held> held_cases(const audit::Reading&, const access::Actor&);

}  // namespace mase::clearance
