// The actions that the panel asks for at this item, and the fields of one more.
#include "actions/actions_store.h"
#include "actions/shown_pages.h"
#include "core/problems.h"
#include "decisions/parts_pages.h"
#include "decisions/shown_pages.h"

namespace mase::decisions {

namespace {

using govuk::Size;

Html asked(const Showing& showing, const actions::Action& action) {
    const Scene& scene = showing.scene;
    Html line;
    line << actions::owner_words(showing.reading, action) << ", "
         << showing.exchange.app.panel.agency_name(action.agency) << ", by "
         << short_date(action.due_on) << ". "
         << actions::standing_tag(action, showing.exchange.today());
    Html html;
    html << govuk::heading(Size::small, action.task) << govuk::paragraph(line);
    if (action.state == "proposed")
        html << button_to(
            Url::path({"meetings", text(scene.meeting.id), "items", text(scene.item.id),
                       "discussion", "actions", text(action.id), "removal"}),
            "Remove this action", govuk::ButtonKind::secondary);
    return html;
}

std::vector<govuk::Option> people_options(const Showing& showing) {
    std::vector<govuk::Option> options{{"", "Someone without an account"}};
    for (const actions::Person& person :
         actions::people_for(showing.reading, showing.scene.file.id))
        options.push_back(
            {text(person.id),
             person.name + ", " + showing.exchange.app.panel.agency_name(person.agency)});
    return options;
}

}  // namespace

std::vector<govuk::Option> agency_options(const panels::Panel& panel) {
    std::vector<govuk::Option> options{{"", "Select an agency"}};
    for (const panels::Agency& agency : panel.agencies)
        options.push_back({agency.code, agency.name});
    return options;
}

Html new_action_fields(const Showing& showing, const PartShown& shown) {
    const actions::Draft typed = action_draft(shown.fields);
    const auto error = [&](const char* field) { return problem_of(shown.problems, field); };
    govuk::DateInput due{.name_prefix = "due_on",
                         .legend = {"By when", Size::small},
                         .hint = "On or after the day of the meeting, for example 27 3 2027.",
                         .error = error("due_on-day")};
    Html html;
    for (const actions::Action& action : showing.scene.asked) html << asked(showing, action);
    html << govuk::textarea({.name = "task",
                             .label = {"What will be done", Size::small},
                             .hint = "One action. Add others after it.",
                             .error = error("task"),
                             .value = typed.task,
                             .rows = 3})
         << govuk::select({.name = "owner",
                           .label = {"Who will do it", Size::small},
                           .hint = "Whoever is kept out of this case is not in the list.",
                           .error = error("owner"),
                           .value = typed.owner,
                           .items = people_options(showing)})
         << govuk::input({.name = "contact",
                          .label = {"Or the name of someone without an account", Size::small},
                          .hint = "Name and job. Their agency’s panel member reports for them.",
                          .error = error("contact"),
                          .value = typed.contact})
         << govuk::select({.name = "agency",
                           .label = {"Agency of someone without an account", Size::small},
                           .error = error("agency"),
                           .value = typed.agency,
                           .items = agency_options(showing.exchange.app.panel)})
         << govuk::date_input(govuk::with_date(std::move(due), typed.due_on));
    return html;
}

}  // namespace mase::decisions
