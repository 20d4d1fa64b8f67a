// Reads the audit trail. No child's name is opened: a case is its opaque id.
#pragma once

#include <string>
#include <vector>

#include "audit/reading.h"
#include "trail/filter.h"

namespace mase::trail {

struct Entry {
    Key key;
    std::string person;     // whose account it was; empty for the program itself
    std::string operation;  // in words
    bool is_disclosure = false;
    bool is_refusal = false;
    std::string subject_kind;  // access::name of it
    AnyId subject;
    std::string subject_account;  // the name, where the subject is an account
    std::optional<CaseId> case_id;
    std::string reason;  // code
    std::string detail;  // codes and names of fields
    std::string remark;  // the person's own words of why, opened
    int shown = 0;       // how many things a list or a search named
    std::vector<CaseId> cases_shown;
};

struct Page {
    std::vector<Entry> entries;  // newest first
    bool has_more = false;
};
inline constexpr int entries_a_page = 50;

Page read_trail(const audit::Reading&, const Filter&);

}  // namespace mase::trail
