#include "cases/correction_pages.h"

#include <algorithm>

namespace mase::cases {

forms::Shown shown(const site::Exchange& exchange) {
    return {.form = exchange.app.form,
            .panel = exchange.app.panel,
            .day = exchange.today(),
            .parts = exchange.permit.parts()};
}

Html reason_field(const std::string& typed, const Problems& problems) {
    const auto problem = std::ranges::find(problems, "reason", &Problem::field);
    return govuk::textarea(
        {.name = "reason",
         .label = {"Why is this being corrected?", govuk::Size::small},
         .hint = "For example, who found the mistake and how. It is kept in the audit trail with "
                 "your name, and what stood before is kept as well.",
         .error = problem == problems.end() ? "" : problem->message,
         .value = typed,
         .rows = 3});
}

Html stored_now(const forms::Shown& shown, const forms::Section& section,
                const forms::Answers& answers) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "What is recorded now");
    for (int row = 0; row < answers.rows(section); ++row)
        html << govuk::summary_list({.rows = forms::summary_rows(shown, section, answers, row)});
    return html;
}

Html corrections_list(const site::Exchange& exchange,
                      const std::vector<PastCorrection>& corrections) {
    if (corrections.empty()) return {};
    std::vector<govuk::Content> items;
    for (const PastCorrection& past : corrections) {
        std::string labels;
        for (const std::string& id : past.questions)
            labels += (labels.empty() ? "" : ", ") + exchange.app.form.find(id)->label;
        items.emplace_back(clock_words(past.at) + ", " + past.by + ": " + labels +
                           ". Reason: " + past.reason);
    }
    Html html;
    html << govuk::heading(govuk::Size::medium, "Corrections")
         << govuk::list(govuk::ListKind::bullet, items);
    return html;
}

}  // namespace mase::cases
