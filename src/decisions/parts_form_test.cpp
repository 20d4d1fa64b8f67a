#include "decisions/parts_form.h"

#include <doctest/doctest.h>

namespace mase::decisions {

namespace {

const Fields stored{{"child_voice", "I feel safer"}};

}  // namespace

TEST_CASE("a part is as its reader left it, or typed over, or typed over another's") {
    const std::string shown = fingerprint(stored);
    CHECK(edit(stored, shown, stored) == Edit::untouched);
    CHECK(edit({{"child_voice", "I feel well"}}, shown, stored) == Edit::mine);
    CHECK(edit({}, shown, stored) == Edit::mine);
    const Fields replaced{{"child_voice", "Another's"}};
    CHECK(edit({{"child_voice", "I feel well"}}, shown, replaced) == Edit::conflict);
    // Not typed over, though another has replaced it; and the same typed twice.
    CHECK(edit(stored, shown, replaced) == Edit::untouched);
    CHECK(edit(replaced, shown, replaced) == Edit::untouched);
}

TEST_CASE("fields that share their letters do not share a fingerprint") {
    CHECK(fingerprint({{"a", "b=1"}}) != fingerprint({{"a", "b"}, {"1", ""}}));
    CHECK(fingerprint({{"a", "bc"}}) != fingerprint({{"ab", "c"}}));
    CHECK(fingerprint({}).empty());
}

TEST_CASE("what was typed into each part comes back out of the discussion") {
    const ActionId action{{4}};
    const MeetingId meeting{{9}};
    const auto form = parse_form(
        "absent=" + text(AccountId{{1}}) + "&absent=" + text(AccountId{{2}}) + "&check." +
        text(action) + "=KEPT_OPEN&check." + text(action) +
        "-words=More&cooperates.HEALTH=YES&recorded.HEALTH=NO&words.HEALTH=Down&child_voice=Voice"
        "&addresses_concerns=YES&needs_support=NO&needs_actions=NO&question_notes=N&raised=R"
        "&support_asked=YES&support_answer=DECLINED&support_reason=S&decision=DEFERRED"
        "&decision_reason=D&bring_back_to=" +
        text(meeting) + "&closure=SAFER");
    for (const Part part : parts) {
        Discussion discussion;
        const Fields typed = typed_fields(part, form);
        put(part, typed, discussion);
        CHECK(typed.empty() == (part == Part::actions));
        CHECK(fields_of(part, discussion) == typed);
    }
}

TEST_CASE("a field of one part is no part of another") {
    const auto form = parse_form("task=Visit&due_on-day=1&due_on-month=12&due_on-year=2026");
    CHECK(typed_fields(Part::agencies, form).empty());
    CHECK(action_draft(typed_fields(Part::actions, form)).due_on == "2026-12-01");
}

}  // namespace mase::decisions
