#include "decisions/parts_pages.h"

#include <algorithm>

#include "actions/reports_store.h"
#include "actions/shown_pages.h"
#include "core/problems.h"
#include "decisions/shown_pages.h"

namespace mase::decisions {

namespace {

using govuk::Size;

// Lists of a few words with no hints, asked again and again at speed.
bool is_short(std::string_view list) {
    return list == "question_answers" || list == "yes_no";
}

class PartFields {
public:
    PartFields(const Showing& showing, const PartShown& shown) : showing_(showing), shown_(shown) {}

    Html room() const;
    Html checks() const;
    Html agencies() const;
    Html child_voice() const;
    Html questions() const;
    Html support() const;
    Html decision() const;
    Html closure() const;

private:
    const Scene& scene() const { return showing_.scene; }
    const panels::Panel& panel() const { return showing_.exchange.app.panel; }
    const forms::CodeLists& codes() const { return *showing_.exchange.app.form.codes; }
    std::string value(const std::string& field) const {
        const auto found = shown_.fields.find(field);
        return found == shown_.fields.end() ? "" : found->second;
    }
    std::string error(const std::string& field) const { return problem_of(shown_.problems, field); }

    std::vector<govuk::Choice> choices(std::string_view list) const;
    Html pick(const std::string& field, const std::string& legend, std::string_view list,
              const std::string& hint = {}) const;
    Html words(const std::string& field, const std::string& label, const std::string& hint = {},
               int rows = 3) const;
    Html select(const std::string& field, const std::string& label,
                std::vector<govuk::Option> options, const std::string& hint = {}) const;
    Html earlier(const mase::actions::Action&) const;
    Html agency(const std::string& code) const;

    const Showing& showing_;
    const PartShown& shown_;
};

std::vector<govuk::Choice> PartFields::choices(std::string_view list) const {
    std::vector<govuk::Choice> choices;
    for (const forms::Code& code : codes().valid_on(list, scene().meeting.held_on))
        choices.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    return choices;
}

Html PartFields::pick(const std::string& field, const std::string& legend, std::string_view list,
                      const std::string& hint) const {
    return govuk::radios(
        {.name = field,
         .legend = {legend, Size::small},
         .hint = hint,
         .error = error(field),
         .value = value(field),
         .items = choices(list),
         .layout = is_short(list) ? govuk::RadiosLayout::one_line : govuk::RadiosLayout::small});
}

Html PartFields::words(const std::string& field, const std::string& label, const std::string& hint,
                       int rows) const {
    return govuk::textarea({.name = field,
                            .label = {label, Size::small},
                            .hint = hint,
                            .error = error(field),
                            .value = value(field),
                            .rows = rows});
}

Html PartFields::select(const std::string& field, const std::string& label,
                        std::vector<govuk::Option> options, const std::string& hint) const {
    return govuk::select({.name = field,
                          .label = {label, Size::small},
                          .hint = hint,
                          .error = error(field),
                          .value = value(field),
                          .items = std::move(options)});
}

Html PartFields::room() const {
    std::vector<govuk::Choice> people;
    for (const meetings::Seat& seat : scene().seats) {
        if (seat.is_there())
            people.push_back({.value = text(seat.account),
                              .text = seat.name + ", " + panel().agency_name(seat.agency)});
    }
    if (people.empty()) return govuk::paragraph("Nobody is recorded as there yet.");
    std::vector<std::string> absent;
    std::string joined = value("absent");
    for (const govuk::Choice& person : people) {
        if (joined.contains(person.value)) absent.push_back(person.value);
    }
    const bool open = !absent.empty() || !error("absent").empty();
    const Html boxes =
        govuk::checkboxes({.name = "absent",
                           .legend = {"Who left the room for this case?", Size::small},
                           .hint = "Leave this empty if everyone stayed.",
                           .error = error("absent"),
                           .values = std::move(absent),
                           .items = std::move(people),
                           .layout = govuk::CheckboxesLayout::small});
    return govuk::details(
        {.summary_text = "Someone left the room for this case", .content = boxes, .open = open});
}

Html PartFields::earlier(const mase::actions::Action& action) const {
    const Date today = showing_.exchange.today();
    Html facts;
    facts << mase::actions::owner_words(showing_.reading, action) << ", "
          << panel().agency_name(action.agency) << ". By "
          << mase::actions::due_words(action, today) << ". "
          << mase::actions::standing_tag(action, today);
    const std::string field = "check." + text(action.id);
    Html html;
    html << govuk::heading(Size::small, action.task) << govuk::paragraph(facts);
    const auto reports = mase::actions::reports_of(showing_.reading, action.id);
    if (!reports.empty() && !reports.front().report.words.empty())
        html << govuk::inset_text(multiline(reports.front().report.words));
    html << pick(field, "What does the panel find?", "action_confirmations")
         << words(field + "-words", "What is still to be done, or what was achieved", {}, 2);
    return html;
}

Html PartFields::checks() const {
    if (scene().to_check.empty())
        return govuk::paragraph("There are no open actions from earlier meetings.");
    Html html;
    for (const mase::actions::Action& action : scene().to_check) html << earlier(action);
    return html;
}

Html PartFields::agency(const std::string& code) const {
    Html fields;
    fields << pick("cooperates." + code, "Are all agencies working together co-operatively?",
                   "question_answers")
           << pick("recorded." + code,
                   "Has it recorded the details on its own system, so that others can get at them?",
                   "question_answers")
           << words("words." + code, "What it said; after a No, the reason or what will be done",
                    {}, 2);
    return govuk::fieldset({.legend = {panel().agency_name(code), Size::medium}, .html = fields});
}

Html PartFields::agencies() const {
    Html html;
    html << govuk::paragraph(
        "Questions four and five are asked of each agency involved with this "
        "child. A No needs an action or a reason.");
    for (const std::string& code : scene().involved) html << agency(code);
    return std::move(html << select("also_agency", "Another agency involved",
                                    agency_options(panel()),
                                    "Save to ask it the same two questions."));
}

Html PartFields::child_voice() const {
    return words("child_voice", "What the child says and wants",
                 "In the child’s own words where you have them, and who asked.");
}

Html PartFields::questions() const {
    Html html;
    html << pick("addresses_concerns", "1. Do the proposed actions address every concern?",
                 "question_answers")
         << pick("needs_support", "2. Do operational staff need more support or resources?",
                 "question_answers")
         << pick("needs_actions",
                 "3. Are further actions needed to protect and support the child, or to disrupt "
                 "the person of concern?",
                 "question_answers")
         << words("question_notes", "What was said about these questions")
         << words("raised", "What else was raised",
                  "Anything on which the worker wants support, advice or input.");
    return html;
}

Html PartFields::support() const {
    Html html;
    html << pick("support_asked", "Did the worker ask for support or resources?", "yes_no")
         << pick("support_answer", "If so, what is the panel’s answer?", "support_answers")
         << words("support_reason", "Why, if it is not agreed", {}, 2);
    return html;
}

Html PartFields::decision() const {
    std::vector<govuk::Option> later{{"", "Not to come back"}};
    for (const meetings::Meeting& meeting : scene().later)
        later.push_back({text(meeting.id), long_date(meeting.held_on)});
    const auto chosen = scene().discussion.outcome.bring_back_to;
    const bool listed = !chosen || std::ranges::find(scene().later, *chosen,
                                                     &meetings::Meeting::id) != scene().later.end();
    if (!listed) later.push_back({text(*chosen), "The meeting chosen before"});
    Html html;
    html << govuk::inset_text(
                "Not satisfied, or support asked for? Record at least one action, or why the panel "
                "could not agree to it; every action needs a named person, an agency and a date.")
         << pick("decision", "What did the panel decide?", "decision_outcomes")
         << words("decision_reason", "Reasons",
                  "Needed if the decision is deferred, or if the panel is not satisfied and there "
                  "is no action.")
         << select("bring_back_to", "Bring the case back to", std::move(later),
                   "A case with open actions comes to the next meeting by itself.");
    return html;
}

Html PartFields::closure() const {
    const bool is_chair = showing_.exchange.actor().has(access::Role::chair);
    if (!is_chair && value("closure").empty())
        return govuk::paragraph("Only a chair closes a case, or reopens one.");
    std::vector<govuk::Option> options{
        {"", scene().file.is_open() ? "The case stays open" : "The case stays closed"}};
    if (!scene().file.is_open()) options.push_back({std::string(reopening), "Reopen the case"});
    if (scene().file.is_open() || !value("closure").empty()) {
        for (const forms::Code& code : codes().valid_on("closure_reasons", scene().meeting.held_on))
            options.push_back({code.code, "Close it: " + code.label});
    }
    return select("closure", "Should the case be closed?", std::move(options),
                  "The panel’s own involvement ends; whether harm has happened is a separate "
                  "question. It takes effect when the meeting ends.");
}

}  // namespace

Html part_fields(const Showing& showing, Part part, const PartShown& shown) {
    const PartFields fields(showing, shown);
    switch (part) {
        case Part::room: return fields.room();
        case Part::checks: return fields.checks();
        case Part::agencies: return fields.agencies();
        case Part::child_voice: return fields.child_voice();
        case Part::questions: return fields.questions();
        case Part::support: return fields.support();
        case Part::actions: return new_action_fields(showing, shown);
        case Part::decision: return fields.decision();
        case Part::closure: break;
    }
    return fields.closure();
}

}  // namespace mase::decisions
