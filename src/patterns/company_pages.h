// The part of a page that names the persons of concern who are found at a place or in a group.
#pragma once

#include <string>

#include "core/result.h"
#include "patterns/company_store.h"
#include "site/frame.h"

namespace mase::patterns {

struct CompanyPart {
    const site::Exchange& exchange;
    const audit::Reading& reading;
    const Sight& sight;
    Company company;
    AnyId id;
    Url address;  // where a change of it is posted
    bool may_change = false;
    std::string heading, this_one, add;  // words: "this place", "Add a person who is found here"
};
Html company_part(const CompanyPart&, const Problems&);  // one problem is of the field "person"

// Puts in or takes out whom the form names.
Result<int> change_company(const site::Exchange&, audit::Change&, const CompanyPart&);

}  // namespace mase::patterns
