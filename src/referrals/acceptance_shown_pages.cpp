#include "referrals/acceptance_shown_pages.h"

#include "core/problems.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

Html words_field(std::string name, std::string label, std::string hint, const std::string& value,
                 const Problems& problems) {
    const std::string error = problem_of(problems, name);
    return govuk::textarea({.name = std::move(name),
                            .label = std::move(label),
                            .hint = std::move(hint),
                            .error = error,
                            .value = value,
                            .rows = 3});
}

Html return_fields(const site::Exchange& exchange, const AcceptanceDraft& draft,
                   const Problems& problems) {
    std::vector<govuk::Option> reasons{{"", "Select a reason"}};
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("return_reasons", exchange.today()))
        reasons.push_back({code.code, code.label});
    Html html;
    html << govuk::select({.name = "return_reason",
                           .label = "Why",
                           .error = problem_of(problems, "return_reason"),
                           .value = draft.return_reason,
                           .items = std::move(reasons)})
         << words_field("return_words", "What the referrer has to do",
                        "The referrer and their manager read this.", draft.return_words, problems);
    return html;
}

Html fields_of(const site::Exchange& exchange, Choice choice, const AcceptanceDraft& draft,
               const Problems& problems) {
    Html html;
    switch (choice) {
        case Choice::ask_late:
            return words_field("late_reason", "Why it should be allowed though it is late",
                               "The chairs read this. It is counted, allowed or not.",
                               draft.late_reason, problems);
        case Choice::ask_urgent:
            return words_field("urgent_reason", "Why it cannot wait",
                               "The chairs read this. Do not wait for the answer to keep the "
                               "child safe.",
                               draft.urgent_reason, problems);
        case Choice::give_back: return return_fields(exchange, draft, problems);
        case Choice::propose_not_for_panel:
            html << words_field("not_for_panel_reason", "Why it is not for this panel",
                                "The chairs decide. The referrer reads this if they agree.",
                                draft.not_for_panel_reason, problems)
                 << words_field("signpost", "Where the child’s needs will be met instead", "",
                                draft.signpost, problems);
            return html;
        default: return html;
    }
}

std::string label(Choice choice, const Standing& standing) {
    const auto on = [](const std::optional<meetings::Meeting>& meeting) {
        return meeting ? long_date(meeting->held_on) : std::string();
    };
    switch (choice) {
        case Choice::accept: return "Accept it for the meeting on " + on(standing.open.in_time);
        case Choice::accept_sooner:
            return "Accept it for the meeting on " + on(standing.open.sooner) +
                   ", as a chair has allowed";
        case Choice::accept_for_data: return "Accept it for its data alone";
        case Choice::ask_late:
            return "Ask a chair to allow it for " + on(standing.open.sooner) + ", though late";
        case Choice::ask_urgent:
            return "Ask a chair to have it heard on " + on(standing.open.sooner) +
                   ", because it is urgent";
        case Choice::give_back: return "Return it to the referrer";
        case Choice::propose_not_for_panel:
            return "Ask a chair to say that it is not for this panel";
        case Choice::complete_not_for_panel:
            return "Close it as not for this panel, as a chair has decided";
    }
    return "";
}

// In or out of time, and why.
Html time_words(const Standing& standing) {
    const Date received_on = *standing.referral.received_on;
    if (standing.referral.is_for_data())
        return govuk::paragraph(
            "Received on " + long_date(received_on) +
            ". Another area’s panel hears the case. Here the child is counted in the quarter of "
            "that day; the case is on no agenda, and has no discussion, actions or minutes.");
    const auto& [in_time, sooner] = standing.open;
    std::vector<govuk::Content> items;
    if (in_time)
        items.emplace_back("In time: received " + receipt_words(received_on, *in_time) + ".");
    if (sooner && meetings::in_time(received_on, *sooner)) {
        items.emplace_back("The pack for " + short_date(sooner->held_on) +
                           " has gone out. A chair may allow it as a supplement.");
    } else if (sooner) {
        items.emplace_back("Out of time: received " + receipt_words(received_on, *sooner) + ".");
    }
    return govuk::list(govuk::ListKind::bullet, items);
}

std::string asked_words(const std::string& what, Asked asked) {
    switch (asked) {
        case Asked::waiting: return "A chair has been asked " + what + " and has not answered yet.";
        case Asked::allowed: return "A chair was asked " + what + " and allowed it.";
        case Asked::refused: return "A chair was asked " + what + " and refused it.";
        case Asked::never: break;
    }
    return "";
}

Html answers_of_chairs(const Standing& standing) {
    Html html;
    for (const std::string& words :
         {asked_words("to allow it though it is late", standing.late),
          asked_words("to have it heard sooner because it is urgent", standing.urgent),
          asked_words("whether it is for this panel", standing.not_for_panel)}) {
        if (!words.empty()) html << govuk::inset_text(words);
    }
    return html;
}

}  // namespace

Html standing_html(const Standing& standing) {
    Html html = time_words(standing);
    for (const std::string& obstacle : obstacles(standing)) html << govuk::warning_text(obstacle);
    html << answers_of_chairs(standing);
    return html;
}

Html decision_form(const site::Exchange& exchange, const Standing& standing,
                   const AcceptanceDraft& draft, const Problems& problems) {
    std::vector<govuk::Choice> items;
    for (const Choice choice : choices(standing))
        items.push_back({.value = std::string(name(choice)),
                         .text = label(choice, standing),
                         .conditional = fields_of(exchange, choice, draft, problems)});
    Html fields;
    fields << govuk::hidden_input("version", std::to_string(standing.referral.version))
           << govuk::radios({.name = "choice",
                             .legend = {"What happens to it?", govuk::Size::medium},
                             .error = problem_of(problems, "choice"),
                             .value = draft.choice,
                             .items = std::move(items)})
           << govuk::button({.text = "Save", .prevent_double_click = true});
    return site::post_form(exchange, acceptance_url(standing.referral.id), fields);
}

}  // namespace mase::referrals
