// Code lists: what a coded answer may be, with two wordings and dates of validity.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace mase::forms {

// Codes that may stand in place of an answer of any kind: a blank is not a No (G-15).
inline constexpr std::string_view not_known = "NOT_KNOWN";
inline constexpr std::string_view not_asked = "NOT_ASKED";
// The panel's agencies, as a list like any other: what an agency is answered with.
inline constexpr std::string_view agency_list = "agencies";
inline constexpr std::string_view refused_answer = "REFUSED";

struct Code {
    std::string code;
    std::string label;        // as shown now
    std::string guide_label;  // as the guide has it; empty when the guide has none
    std::string hint;
    std::string group;  // the code it is counted under in the return; empty for itself
    Date valid_from;
    std::optional<Date> valid_to;  // last day it could be chosen

    bool valid_on(Date day) const { return valid_from <= day && (!valid_to || day <= *valid_to); }
};

class CodeLists {
public:
    explicit CodeLists(std::map<std::string, std::vector<Code>, std::less<>> lists)
        : lists_(std::move(lists)) {}

    bool has(std::string_view list) const { return lists_.contains(list); }
    const std::vector<Code>& all(std::string_view list) const;  // throws if there is no such list
    std::vector<Code> valid_on(std::string_view list, Date) const;
    const Code* find(std::string_view list, std::string_view code) const;
    std::string label(std::string_view list, std::string_view code) const;  // the code if unknown

private:
    std::map<std::string, std::vector<Code>, std::less<>> lists_;
};

}  // namespace mase::forms
