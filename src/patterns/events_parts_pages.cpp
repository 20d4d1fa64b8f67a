#include "patterns/events_parts_pages.h"

#include "core/problems.h"

namespace mase::patterns {

Html interview_words(const Episode& episode, Date today) {
    using enum Interview;
    const auto day = [](const std::optional<Date>& date) {
        return date ? " on " + short_date(*date) : std::string();
    };
    Html html;
    switch (interview(episode, today)) {
        case not_due: html << std::string_view("Not due"); break;
        case due:
            html << "To be offered by " << short_date(*interview_due(episode)) << " "
                 << govuk::tag("Due", govuk::TagColour::yellow);
            break;
        case late:
            html << "Was to be offered by " << short_date(*interview_due(episode)) << " "
                 << govuk::tag("Not offered within 72 hours", govuk::TagColour::red);
            break;
        case offered: html << "Offered" << day(episode.offered_on); break;
        case offered_late:
            html << "Offered" << day(episode.offered_on) << " "
                 << govuk::tag("Later than 72 hours", govuk::TagColour::orange);
            break;
        case held:
            html << "Offered" << day(episode.offered_on) << ", held" << day(episode.interview_on);
            break;
        case declined: html << "Offered" << day(episode.offered_on) << ", not taken up"; break;
        case not_known: html << "Not known whether it was held"; break;
    }
    return html;
}

Html episode_fields(const site::Exchange& exchange, const EpisodeDraft& typed,
                    const Problems& problems) {
    const forms::CodeLists& codes = *exchange.app.form.codes;
    std::vector<govuk::Choice> kinds;
    for (const forms::Code& code : codes.valid_on("missing_kinds", exchange.today()))
        kinds.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    std::vector<govuk::Option> outcomes{{"", "Not held or declined yet"}};
    for (const char* code : {"HELD", "DECLINED", "NOT_KNOWN"})
        outcomes.push_back({code, codes.label("return_interviews", code)});
    Html form;
    form << govuk::radios({.name = "kind",
                           .legend = {"What happened", govuk::Size::small},
                           .error = problem_of(problems, "kind"),
                           .value = typed.kind,
                           .items = std::move(kinds)})
         << date_field("from_on", "From which day", typed.from_on, problems,
                       "For example, 27 3 2026")
         << date_field("returned_on", "The day the child returned", typed.returned_on, problems,
                       "Leave it empty while the child is missing")
         << date_field("offered_on", "The day the return home interview was offered",
                       typed.offered_on, problems,
                       "It is offered within 72 hours of the child’s return")
         << govuk::select({.name = "interview",
                           .label = {"What became of the interview", govuk::Size::small},
                           .error = problem_of(problems, "interview"),
                           .value = typed.interview,
                           .items = std::move(outcomes)})
         << date_field("interview_on", "The day it was held", typed.interview_on, problems)
         << govuk::textarea({.name = "words",
                             .label = {"What is known of it", govuk::Size::small},
                             .hint = "Where the child was, and who was with them. Write what "
                                     "others did, not what the child should have done.",
                             .value = typed.words,
                             .rows = 3})
         << govuk::button({.text = "Save", .prevent_double_click = true});
    return form;
}

}  // namespace mase::patterns
