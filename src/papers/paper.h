// A paper attached to a referral: what has to be right about it, whether it may be given out, and
// how it is taken back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "access/access.h"
#include "core/content.h"
#include "core/ids.h"
#include "core/instant.h"
#include "core/result.h"
#include "panels/panel.h"
#include "papers/kind.h"

namespace mase::papers {

enum class Scan { unchecked, clean, infected, not_checkable };
std::string_view name(Scan);
std::optional<Scan> scan_named(std::string_view);

// Why a paper can't be checked: codes, as the database has them.
inline constexpr std::string_view too_large = "TOO_LARGE", failed_often = "FAILED",
                                  damaged = "DAMAGED";
// Why it is held back, and what to do: `signature` of the virus, or such a code.
std::string why_held(Scan, std::string_view signature);

struct Paper {
    PaperId id;
    ReferralId referral;
    std::string referral_state;
    std::optional<CaseId> case_id;
    KeyId key;                                  // the referral's
    access::Part part = access::Part::general;  // of the case: who may open that may open it
    std::string kind;                           // code
    std::size_t size = 0;                       // bytes
    int pieces = 0;                             // that it is kept in
    std::string name;
    std::string description;
    AccountId by;
    std::string by_name;
    Instant at;
    Scan scan = Scan::unchecked;
    std::string signature;  // of the virus found, or why it can't be checked

    // Read with the case, by those who may open that.
    bool is_of_case() const { return case_id && referral_state == "accepted"; }
};

// Of what someone asks about it: all of it belongs to one part (MR-196).
access::Subject subject_of(const Paper&);

// What was checked and is clean; where nothing checks papers, all but what was once found infected.
bool may_leave(Scan, bool is_checked_here);

// From a draft, whoever attached it takes it out, and nothing of it is left. What others may have
// read is withdrawn, with a reason: kept, and shown no more.
bool is_removed(const Paper&, AccountId by);

struct Attached {  // to one referral already
    std::size_t bytes = 0;
    int count = 0;
};

struct PaperDraft {  // as typed and chosen
    std::string description;
    std::string part;
    std::string name;         // of the file
    ContentPtr content = {};  // nothing when none was chosen
};
struct Checked {
    std::string kind;
    access::Part part = access::Part::general;
    std::string name;
};
// `parts`: those that the person may open themselves.
Result<Checked> checked(const PaperDraft&, const std::vector<Kind>& allowed, const panels::Panel&,
                        const Attached&, const access::Parts& parts);

inline constexpr std::size_t most_description = 200;  // characters
inline constexpr std::size_t most_reason = 1000;

// "12 KB", "3.4 MB"
std::string size_words(std::size_t bytes);

}  // namespace mase::papers
