#include "cases/transfer.h"

namespace mase::cases {

namespace {

constexpr std::size_t most_words = 8000;

void need(Problems& problems, bool is_there, const char* field, const char* message) {
    if (!is_there) problems.push_back({field, message});
}

}  // namespace

std::string_view name(Direction direction) {
    return direction == Direction::out ? "out" : "in";
}

Result<Transfer> checked(const TransferDraft& draft, const forms::CodeLists& codes,
                         std::string_view home, Date today) {
    Problems problems;
    need(problems, draft.direction == "out" || draft.direction == "in", "direction",
         "Select whether it was sent or received");
    need(problems, codes.find("transfer_kinds", draft.kind) != nullptr, "kind",
         "Select whether it is a transfer or a notice");
    const bool is_authority = codes.find("local_authorities", draft.authority) != nullptr;
    need(problems, is_authority, "authority", "Select the other area");
    need(problems, !is_authority || draft.authority != home, "authority",
         "Select another area: this is the panel’s own");
    need(problems, !draft.other_panel.empty(), "other_panel", "Enter the name of the other panel");
    const auto sent_on = parse_date(draft.sent_on);
    need(problems, sent_on.has_value(), "sent_on-day", "Enter the date it was sent or received");
    need(problems, !sent_on || *sent_on <= today, "sent_on-day",
         "The date it was sent or received must not be in the future");
    need(problems, !draft.summary.empty(), "summary",
         "Enter the summary, or what was said in the notice");
    need(problems, draft.summary.size() <= most_words, "summary",
         "Shorten the summary to 8000 characters or fewer");
    if (!problems.empty()) return refused(std::move(problems));
    return Transfer{.direction = draft.direction == "out" ? Direction::out : Direction::in,
                    .kind = draft.kind,
                    .authority = draft.authority,
                    .other_panel = draft.other_panel,
                    .contact = draft.contact,
                    .summary = draft.summary,
                    .sent_on = *sent_on};
}

Result<Date> checked(const AcknowledgementDraft& draft, Date sent_on, Date today) {
    Problems problems;
    const auto on = parse_date(draft.on);
    need(problems, on.has_value(), "acknowledged_on-day", "Enter the date it was acknowledged");
    need(problems, !on || *on <= today, "acknowledged_on-day",
         "The date it was acknowledged must not be in the future");
    need(problems, !on || *on >= sent_on, "acknowledged_on-day",
         "It cannot be acknowledged before the day it was sent");
    need(problems, !draft.by.empty(), "acknowledged_by", "Enter who acknowledged it");
    if (!problems.empty()) return refused(std::move(problems));
    return *on;
}

}  // namespace mase::cases
