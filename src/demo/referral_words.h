// What a social worker of the demo writes in each part of a referral.
#pragma once

#include <string>
#include <vector>

#include "core/date.h"
#include "demo/borough_file.h"
#include "demo/visitor.h"

namespace mase::demo {

struct Told {  // one child's referral
    const Child& child;
    const Story& story;
    int number = 0;  // from 0; varies what is known and what is not
    Date today;      // of the sending
    Date born;
    std::string route = "A";
};

// The fields of a part that is asked once. `prior_meeting` is answered as held.
Fields part_fields(const std::string& section, const Told&, Date prior_held_on);
// The rows of a part that repeats; none for a part that this story has none of.
std::vector<Fields> row_fields(const std::string& section, const Told&);
// The questions of the data set that a discussion still has to answer.
Fields collection_fields(const Told&);

std::string street(int number);  // "24 Osier Close": there is no such place

// Of the range 999, with its check digit: of a child of the demo, and on from a serial number.
std::string nhs_number(int number);
std::string nhs_number_from(int serial);  // below 899'990; of the next but one it is another

}  // namespace mase::demo
