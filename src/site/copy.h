// A copy: a page that is printed, or a file that is saved. It is given to someone for a reason, and
// bears who made it and when (rules.md 40; DPA 2018 s.62).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"
#include "forms/codes.h"

namespace mase::site {

struct CopyDraft {               // as typed
    std::string whom = {};       // reading | own | other
    std::string meeting = {};    // for their own use at it: text of its id
    std::string recipient = {};  // a name and an organisation
    std::string code = {};       // of copy_reasons
    std::string reason = {};
};

struct NewCopy {
    bool is_own_use = false;
    std::string recipient;  // of their own use: which meeting it is for, or that they read it
    std::string code;       // empty for their own use
    std::string reason;
};
// `meetings`: those that it may be for, by the text of their ids. `of`: its address.
Result<NewCopy> checked(const CopyDraft&, std::string_view of,
                        const std::vector<std::pair<std::string, std::string>>& meetings,
                        const forms::CodeLists&, Date today);

// From being asked for it can be printed or saved so long.
inline constexpr std::int64_t copy_seconds = 60 * 60;

struct Copy {
    CopyId id;
    std::string serial;
    AccountId account;
    std::string address;    // of the page or file, with its filters
    std::string operation;  // what was opened: a name of access::operations
    bool is_own_use = false;
    std::string recipient;
    std::string code;
    std::string reason;
    Instant asked_at;
    std::optional<Instant> given_at;  // first
    std::vector<CaseId> cases = {};   // that it is about
};

// "K7Q2M-9FMX3": of the random part of its id, to be read off paper.
std::string serial_of(CopyId);
// As typed off paper: in either case, with or without the dash.
std::string serial_typed(std::string_view);

// Whether this address is of the page or file that the copy is of, whatever else it carries.
bool is_of(const Copy&, std::string_view target);
// Whether that is a paper, which no page shows: it is saved to be read, and left as it came, so
// that the copy's number stands in its name alone.
bool is_of_paper(std::string_view target);
// The address without what is said of the copy and of what was just done.
std::string plain_address(std::string_view target);

std::string copied_words(std::string_view operation);  // "A meeting’s pack"

}  // namespace mase::site
