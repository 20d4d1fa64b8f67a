#include "patterns/location.h"

namespace mase::patterns {

Result<LocationDetails> checked(LocationDetails details, const forms::CodeLists& codes) {
    Problems problems;
    if (!codes.find("place_kinds", details.kind))
        problems.push_back({"place_kind", "Select what kind of place it is"});
    if (details.kind == "OTHER" && details.kind_other.empty())
        problems.push_back({"kind_other", "Say what kind of place it is"});
    if (details.name.empty())
        problems.push_back({"place_name", "Enter the name of the place, or what describes it"});
    if (!codes.find("wards", details.ward))
        problems.push_back({"ward", "Select the ward, or that it is not known"});
    if (!problems.empty()) return refused(std::move(problems));
    if (details.kind != "OTHER") details.kind_other.clear();
    return details;
}

LocationDetails location_from_row(const forms::Answers& answers, int row) {
    return {.kind = answers.code("place_kind", row),
            .kind_other = {},
            .name = answers.words("place_name", row),
            .address = answers.words("place_address", row),
            .ward = answers.code("place_ward", row)};
}

Result<Date> checked(const PlaceStepDraft& draft, const forms::CodeLists& codes, Date today) {
    Problems problems;
    if (!codes.find("place_steps", draft.what))
        problems.push_back({"what", "Select what was done"});
    const auto day = parse_date(draft.on);
    if (!day || *day > today)
        problems.push_back({"on-day", "Enter the day it was done: today or in the past"});
    if (draft.what == "OTHER" && draft.words.empty())
        problems.push_back({"words", "Say what was done"});
    if (!problems.empty()) return refused(std::move(problems));
    return *day;
}

}  // namespace mase::patterns
