#include "decisions/interest_pages.h"

#include "core/problems.h"
#include "decisions/live_pages.h"
#include "decisions/shown_pages.h"

namespace mase::decisions {

InterestDraft typed_interest(const FormData& form) {
    return {.person = form.text("interest_person"),
            .item = form.text("interest_item"),
            .reason = form.text("interest_reason")};
}

Html interest_part(const site::Exchange& exchange, const audit::Reading& reading,
                   const meetings::Meeting& meeting, const SittingTyped& typed) {
    std::vector<govuk::Option> people{{"", "Choose a person"}}, items{{"", "Select a case"}};
    for (const meetings::Seat& seat : meetings::seats_of(reading, meeting.id))
        people.push_back(
            {text(seat.account), seat.name + ", " + exchange.app.panel.agency_name(seat.agency)});
    for (const meetings::Item& item : meetings::items_of(reading, meeting.id)) {
        if (item.is_off()) continue;
        const auto file = cases::find_case(reading, item.case_id);
        items.push_back({text(item.id),
                         std::to_string(item.position) + ". " + cases::child_name(reading, *file)});
    }
    Html fields;
    fields << govuk::select({.name = "interest_person",
                             .label = "Who declares it?",
                             .error = problem_of(typed.problems, "interest_person"),
                             .value = typed.interest.person,
                             .items = std::move(people)})
           << govuk::select({.name = "interest_item",
                             .label = "In which case?",
                             .error = problem_of(typed.problems, "interest_item"),
                             .value = typed.interest.item,
                             .items = std::move(items)})
           << govuk::textarea({.name = "interest_reason",
                               .label = "How are they connected?",
                               .hint = "They are not in the room for it, and find no trace of it "
                                       "from now on.",
                               .error = problem_of(typed.problems, "interest_reason"),
                               .value = typed.interest.reason,
                               .rows = 2})
           << button_to(sitting_part_url(meeting.id, "interests"), "Record the interest",
                        govuk::ButtonKind::secondary);
    Html html;
    html << section_heading("interests", "Interests declared")
         << govuk::details({.summary_text = "Somebody knows a child or a family on the agenda",
                            .content = fields,
                            .open = !typed.interest.is_empty()});
    return live_part("interests", typed.interest.is_empty() ? Unsaved::no : Unsaved::yes, html);
}

}  // namespace mase::decisions
