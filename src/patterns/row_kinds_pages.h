// The kinds of rows that a referral types in, and how each becomes a record of its own. The group
// or gang that a referral names is such a row as well, though a form has but one.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "patterns/shown_pages.h"

namespace mase::patterns {

struct RowKind {
    std::string_view section;  // of the form
    // Those that say what it is, in the order in which they tell most; empty for all of the
    // section.
    std::span<const std::string_view> questions;
    std::string_view noun;  // "person of concern"
    LinkKind kind;
    std::string_view roles;  // what it is to the child, as a code list; empty when nothing is asked
    std::string_view role_question;  // of the row
    std::string_view role_label;
    // Those known already, as far as whoever links may see.
    std::vector<govuk::Option> (*known)(const site::Exchange&, const audit::Reading&);
    // Of a new one: filled in from the row, or as typed.
    Html (*fields)(const site::Exchange&, const audit::Reading&, const forms::Answers&, int row,
                   const Problems&);
    Result<AnyId> (*make)(const site::Exchange&, audit::Change&, CaseId);
    // Why that one can't be linked to the case, in a sentence; empty when it can.
    std::string (*obstacle)(const site::Exchange&, audit::Change&, AnyId subject, CaseId);
    // Whether the referral says that there is one; nothing when each row says so.
    bool (*is_said)(const forms::Answers&);
};

std::span<const RowKind> row_kinds();

// Shared with the page of a place.
std::vector<govuk::Option> known_persons(const site::Exchange&, const audit::Reading&);
}  // namespace mase::patterns
