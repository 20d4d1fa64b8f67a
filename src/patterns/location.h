// A place of concern as a record: a venue, an area, a home, a page online.
#pragma once

#include <string>

#include "core/date.h"
#include "core/result.h"
#include "forms/answers.h"
#include "forms/codes.h"

namespace mase::patterns {

struct LocationDetails {
    std::string kind;        // a code of place_kinds
    std::string kind_other;  // in words, when it is another kind (G-23)
    std::string name;        // or what describes it
    std::string address;
    std::string ward;  // a code of wards
};

// As typed; what it returns is as typed as well, but for words that are no longer asked.
Result<LocationDetails> checked(LocationDetails, const forms::CodeLists&);

LocationDetails location_from_row(const forms::Answers&, int row);

struct PlaceStepDraft {  // what was done there, as typed
    std::string what;    // a code of place_steps
    std::string on;
    std::string words;
};
Result<Date> checked(const PlaceStepDraft&, const forms::CodeLists&, Date today);

}  // namespace mase::patterns
