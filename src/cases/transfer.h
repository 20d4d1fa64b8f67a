// What goes between this panel and another area's about a child (rules.md 41): a transfer when the
// child moves, or a notice; sent or received, and acknowledged.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/result.h"
#include "forms/codes.h"

namespace mase::cases {

enum class Direction { out, in };
std::string_view name(Direction);

struct TransferDraft {  // as typed
    std::string direction;
    std::string kind;         // of transfer_kinds
    std::string authority;    // of local_authorities
    std::string other_panel;  // its name
    std::string contact;      // who sent or received it there; may be empty
    std::string summary;
    std::string sent_on;  // ISO text, or as typed
};

struct Transfer {
    Direction direction = Direction::out;
    std::string kind;
    std::string authority;
    std::string other_panel;
    std::string contact;
    std::string summary;
    Date sent_on{};
};
// `home`: this borough's own authority, which is no other area.
Result<Transfer> checked(const TransferDraft&, const forms::CodeLists&, std::string_view home,
                         Date today);

struct AcknowledgementDraft {
    std::string on;
    std::string by;  // who said so, and for which panel
};
// Of what was sent that day.
Result<Date> checked(const AcknowledgementDraft&, Date sent_on, Date today);

}  // namespace mase::cases
