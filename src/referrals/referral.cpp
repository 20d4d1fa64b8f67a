#include "referrals/referral.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace mase::referrals {

namespace {

constexpr auto state_names = std::to_array<std::string_view>(
    {"draft", "sent", "returned", "accepted", "not_for_panel", "withdrawn"});

constexpr std::string_view declaration_id = "declaration";

bool asks_anything(const forms::Section& section, const forms::Answers& answers) {
    return std::ranges::any_of(section.questions, [&](const forms::Question& question) {
        return forms::is_shown(question, answers);
    });
}

bool has_answers(const forms::Section& section, const forms::Answers& answers) {
    if (section.is_list()) return answers.rows(section) > 0 || forms::says_none(section, answers);
    return std::ranges::any_of(section.questions, [&](const forms::Question& question) {
        return !answers.at(question.id).is_empty();
    });
}

int row_of(const Problem& problem) {
    const std::size_t dot = problem.field.find('.');
    return dot == std::string::npos ? 0 : std::stoi(problem.field.substr(dot + 1));
}

std::string words_of(const forms::CodeLists& codes, const std::vector<std::string>& kinds) {
    std::string words;
    for (const std::string& kind : kinds)
        words += (words.empty()          ? ""
                  : kind == kinds.back() ? " or "
                                         : ", ") +
                 codes.label("prior_meeting_kinds", kind);
    return words;
}

bool is_of_kind(const forms::Route& route, const std::string& kind) {
    return std::ranges::find(route.prior_kinds, kind) != route.prior_kinds.end();
}

// What the form alone cannot know: which prior meeting a route needs (MR-26, G-27).
Problems prior_meeting_problems(const forms::CodeLists& codes, const forms::Answers& answers,
                                const forms::Route& route) {
    const std::string kind = answers.code("prior_kind");
    if (kind.empty() || is_of_kind(route, kind)) return {};
    return {{"prior_kind", "Give the " + route.prior_meeting +
                               ": the panel cannot take this case before one has been held (" +
                               words_of(codes, route.prior_kinds) + ")"}};
}

// Whose child it is says by which route they come (MR-30, MR-31, MR-197).
Problems authority_problems(const forms::Answers& answers, const forms::Route& route,
                            const panels::Panel& panel) {
    using enum forms::Route::Responsible;
    const std::string authority = answers.code("responsible_authority");
    const bool is_home = authority == panel.home_authority_dfe;
    if (authority.empty() || route.responsible == any) return {};
    if (route.responsible == home && !is_home)
        return {{"responsible_authority",
                 "Select " + panel.name +
                     ": only the data of a child of this borough is sent on its own. For another "
                     "authority’s child, start a referral of a child placed here"}};
    if (route.responsible == other && is_home)
        return {{"responsible_authority",
                 "Select the authority that placed the child here. For a child of this borough, "
                 "start a referral of a case held here"}};
    return {};
}

}  // namespace

std::string_view name(State state) {
    return state_names[std::size_t(state)];
}

std::optional<State> state_named(std::string_view wanted) {
    const auto found = std::ranges::find(state_names, wanted);
    if (found == state_names.end()) return std::nullopt;
    return State(found - state_names.begin());
}

std::vector<const forms::Section*> parts(const forms::Form& form) {
    std::vector<const forms::Section*> found;
    for (const forms::Section& section : form.sections) {
        if (section.in_referral && section.id != declaration_id) found.push_back(&section);
    }
    return found;
}

const forms::Section& declaration(const forms::Form& form) {
    const forms::Section* section = form.section(declaration_id);
    if (!section) throw std::logic_error("the form has no declaration");
    return *section;
}

bool may_write(const Referral& referral, const forms::Section& section) {
    if (referral.can_be_written()) return true;
    return referral.state == State::sent && referral.sent_ahead &&
           (section.id == "prior_meeting" || section.id == "prior_actions");
}

bool prior_meeting_held(const forms::Answers& answers, const forms::Route& route, Date today) {
    const auto held_on = answers.date("prior_held_on");
    return answers.code("prior_held") == "YES" && held_on && *held_on <= today &&
           is_of_kind(route, answers.code("prior_kind"));
}

Progress progress(const forms::Section& section, const forms::Answers& answers,
                  std::string_view route) {
    if (!asks_anything(section, answers)) return Progress::not_yet;
    if (!has_answers(section, answers)) return Progress::not_started;
    const bool whole = forms::missing(section, answers, route).empty() &&
                       forms::missing_data(section, answers).empty();
    return whole ? Progress::completed : Progress::in_progress;
}

bool is_needed(const forms::Section& section, std::string_view route) {
    return std::ranges::any_of(section.questions, [&](const forms::Question& question) {
        return question.required_for(route);
    });
}

std::vector<Gap> gaps(const forms::Form& whole, const forms::Answers& answers,
                      const forms::Route& route, const panels::Panel& panel, Date today) {
    const forms::Form& form = whole.on_route(route.code);
    std::vector<Gap> found;
    for (const forms::Section* section : parts(form)) {
        const auto add = [&](const Problems& problems) {
            for (const Problem& problem : problems)
                found.push_back({section, row_of(problem), problem});
        };
        add(forms::missing(*section, answers, route.code));
        for (int row = 0; row < answers.rows(*section); ++row)
            add(forms::invalid(*section, *form.codes, answers, row, today));
        if (section->id == "prior_meeting")
            add(prior_meeting_problems(*form.codes, answers, route));
        if (section->id == "care") add(authority_problems(answers, route, panel));
    }
    return found;
}

Date answer_by(Date returned_on, const panels::Panel& panel) {
    return working_days_after(returned_on, panel.returned_grace_working_days,
                              panel.day_count.bank_holidays);
}

Date received_if_sent(const Referral& referral, Date today, const panels::Panel& panel) {
    const bool again = referral.state == State::returned && referral.received_on &&
                       referral.returned_on && today <= answer_by(*referral.returned_on, panel);
    return again ? *referral.received_on : today;
}

}  // namespace mase::referrals
