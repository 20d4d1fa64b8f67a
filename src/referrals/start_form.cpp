#include "referrals/start_form.h"

#include <algorithm>

#include "forms/answers_form.h"

namespace mase::referrals {

namespace {

const forms::Section& prior_meeting(const forms::Form& form, const forms::Route& route) {
    return *form.on_route(route.code).section("prior_meeting");
}

void set_code(forms::Answers& answers, std::string question, const std::string& code) {
    answers.set(std::move(question), 0, {.codes = {code}, .words = {}});
}

// What the route itself says: which meeting it was, whose child it is, where the child lives.
void add_what_is_known(const forms::Route& route, const panels::Panel& panel,
                       forms::Answers& answers) {
    using enum forms::Route::Responsible;
    if (route.prior_kinds.size() == 1) set_code(answers, "prior_kind", route.prior_kinds.front());
    if (!route.may_be_planned) set_code(answers, "prior_held", "YES");
    if (route.responsible == home)
        set_code(answers, "responsible_authority", panel.home_authority_dfe);
    if (route.responsible == other) set_code(answers, "host_authority", panel.home_authority_dfe);
}

}  // namespace

const forms::Route* find_route(const forms::Form& form, std::string_view code) {
    const auto found = std::ranges::find(form.routes, code, &forms::Route::code);
    return found == form.routes.end() ? nullptr : &*found;
}

bool enters_for_others(const site::Exchange& exchange) {
    return exchange.actor().has(access::Role::administrator);
}

StartTyped typed_start(const FormData& typed_in, const site::App& app, const forms::Route& route) {
    StartTyped typed{.route = &route,
                     .answers = {},
                     .has_no_date = typed_in.text("prior_held") == no_date_yet,
                     .referrer = typed_in.text("referrer"),
                     .source = typed_in.text("source")};
    const forms::Section& section = prior_meeting(app.form, route);
    forms::read_answers(typed_in, section, 0, typed.answers);
    if (typed.has_no_date) typed.answers.set("prior_held", 0, {});
    add_what_is_known(route, app.panel, typed.answers);
    forms::drop_hidden(section, typed.answers);
    return typed;
}

Problems start_problems(const StartTyped& typed, const forms::Form& form, Date today,
                        bool for_others) {
    const forms::Route& route = *typed.route;
    Problems problems;
    const auto need = [&](bool is_there, const char* field, std::string message) {
        if (!is_there) problems.push_back({field, std::move(message)});
    };
    need(!for_others || !typed.referrer.empty(), "referrer",
         "Select the worker whose referral it is");
    need(!for_others || !typed.source.empty(), "source",
         "Enter how it came to you, such as on paper, and when");
    const std::string held = typed.answers.code("prior_held");
    const std::string kind = typed.answers.code("prior_kind");
    const bool is_of_route =
        kind.empty() || std::ranges::find(route.prior_kinds, kind) != route.prior_kinds.end();
    need((!kind.empty() && is_of_route) || (kind.empty() && typed.has_no_date), "prior_kind",
         "Select which meeting it is");
    need(!held.empty() || typed.has_no_date, "prior_held",
         "Select whether the " + route.prior_meeting + " has been held");
    need(route.may_be_planned || !typed.answers.words("prior_panel").empty(), "prior_panel",
         "Enter which area’s panel heard the case");
    need(held != "YES" || !typed.answers.words("prior_held_on").empty(), "prior_held_on",
         "Enter the date it was held");
    need(held != "PLANNED" || !typed.answers.words("prior_planned_for").empty(),
         "prior_planned_for", "Enter the date it is planned for");
    const Problems invalid =
        forms::invalid(prior_meeting(form, route), *form.codes, typed.answers, 0, today);
    problems.insert(problems.end(), invalid.begin(), invalid.end());
    return problems;
}

}  // namespace mase::referrals
