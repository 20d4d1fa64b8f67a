// Starting a referral: who holds the case, which gives the route; the prior meeting that comes
// first; and the meeting it is in time for.

#include "accounts/accounts_store.h"
#include "core/problems.h"
#include "forms/answers_form.h"
#include "meetings/meetings_store.h"
#include "referrals/clocks.h"
#include "referrals/handlers_pages.h"
#include "referrals/start_form.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

// The date alone, without the condition under which the form shows it: a choice here opens it.
Html lone_field(const site::Exchange& exchange, std::string_view question, const StartTyped& typed,
                const Problems& problems) {
    forms::Question lone = *exchange.app.form.find(question);
    lone.show_when.reset();
    forms::Shown to_starter = shown(exchange);
    to_starter.parts = {access::Part::general};  // nothing of anyone’s is read to start
    return forms::fields(to_starter, std::vector{lone}, typed.answers, 0, problems);
}

Html kind_field(const site::Exchange& exchange, const StartTyped& typed, const Problems& problems) {
    if (typed.route->prior_kinds.size() == 1) return {};
    std::vector<govuk::Choice> kinds;
    for (const std::string& kind : typed.route->prior_kinds)
        kinds.push_back(
            {.value = kind, .text = exchange.app.form.codes->label("prior_meeting_kinds", kind)});
    return govuk::radios({.name = "prior_kind",
                          .legend = {"Which meeting is it?", govuk::Size::medium},
                          .error = problem_of(problems, "prior_kind"),
                          .value = typed.answers.code("prior_kind"),
                          .items = std::move(kinds)});
}

Html held_field(const site::Exchange& exchange, const StartTyped& typed, const Problems& problems) {
    std::vector<govuk::Choice> choices;
    for (const forms::Code& code : exchange.app.form.codes->valid_on("held", exchange.today())) {
        choices.push_back({.value = code.code,
                           .text = code.label,
                           .conditional = lone_field(
                               exchange, code.code == "YES" ? "prior_held_on" : "prior_planned_for",
                               typed, problems)});
    }
    choices.push_back({.value = std::string(no_date_yet),
                       .text = "No, and no date is fixed",
                       .hint = "You can start to write. You can send once a date is fixed."});
    return govuk::radios(
        {.name = "prior_held",
         .legend = {"Has the " + typed.route->prior_meeting + " been held?", govuk::Size::medium},
         .hint = typed.route->prior_hint,
         .error = problem_of(problems, "prior_held"),
         .value = typed.has_no_date ? std::string(no_date_yet) : typed.answers.code("prior_held"),
         .items = std::move(choices)});
}

Html prior_meeting_fields(const site::Exchange& exchange, const StartTyped& typed,
                          const Problems& problems) {
    Html html;
    if (typed.route->may_be_planned) {
        html << kind_field(exchange, typed, problems) << held_field(exchange, typed, problems);
    } else {
        html << lone_field(exchange, "prior_panel", typed, problems)
             << lone_field(exchange, "prior_held_on", typed, problems);
    }
    return html;
}

Html for_whom(const audit::Reading& reading, const StartTyped& typed, const Problems& problems) {
    std::vector<govuk::Option> workers{{"", "Select a worker"}};
    for (const accounts::Account& account : accounts::all_accounts(reading)) {
        if (account.roles.contains(access::Role::worker) && !account.is_disabled)
            workers.push_back({text(account.id), account.name + ", " + account.job});
    }
    Html html;
    html << govuk::select({.name = "referrer",
                           .label = {"Whose referral is it?", govuk::Size::medium},
                           .hint = "The worker who holds the case, or whom it has been given to "
                                   "here. They can go on writing it, and so can you.",
                           .error = problem_of(problems, "referrer"),
                           .value = typed.referrer,
                           .items = std::move(workers)})
         << govuk::input({.name = "source",
                          .label = {"How did it come to you?", govuk::Size::medium},
                          .hint = "For example, on paper from the worker on 18 November.",
                          .error = problem_of(problems, "source"),
                          .value = typed.source});
    return html;
}

http::Response shown_start(const site::Exchange& exchange, Html html, Problems problems) {
    site::Page page{.title = "Start a referral",
                    .content = std::move(html),
                    .back = "/referrals",
                    .problems = forms::linked(exchange.app.form, std::move(problems))};
    return site::page(exchange, std::move(page));
}

http::Response route_page(const site::Exchange& exchange, Problems problems) {
    const auto viewing = exchange.view();
    const Meetings meetings = meetings::upcoming_meetings(viewing, exchange.today());
    std::vector<govuk::Choice> choices;
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("referral_routes", exchange.today()))
        choices.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    Html html, fields;
    fields << govuk::hidden_input("asked", "route")
           << govuk::radios({.name = "route",
                             .legend = {"Who holds the case?", govuk::Size::medium},
                             .hint = "A child of this borough who is placed elsewhere is referred "
                                     "like any other, unless that area’s panel hears the case.",
                             .error = problem_of(problems, "route"),
                             .items = std::move(choices)})
           << govuk::button({.text = "Continue"});
    html << govuk::heading(govuk::Size::large, "Start a referral") << in_danger(exchange.app.panel)
         << govuk::inset_text(sending_words(meetings, exchange.today()))
         << site::get_form("/referrals/new", fields);
    return shown_start(exchange, std::move(html), std::move(problems));
}

http::Response start_page(const site::Exchange& exchange, const StartTyped& typed,
                          Problems problems) {
    const auto viewing = exchange.view();
    const Meetings meetings = meetings::upcoming_meetings(viewing, exchange.today());
    Referral to_come;
    to_come.route = typed.route->code;
    Html html, fields;
    fields << govuk::hidden_input("route", typed.route->code);
    if (enters_for_others(exchange)) fields << for_whom(viewing, typed, problems);
    fields << prior_meeting_fields(exchange, typed, problems)
           << govuk::button({.text = "Start the referral", .prevent_double_click = true});
    html << govuk::heading_with_caption(
                govuk::Size::large, "Start a referral",
                exchange.app.form.codes->label("referral_routes", typed.route->code))
         << in_danger(exchange.app.panel) << govuk::paragraph(typed.route->lead)
         << govuk::inset_text(sending_words(to_come, meetings, exchange.today()))
         << site::post_form(exchange, "/referrals/new", fields)
         << govuk::paragraph(govuk::link("/referrals/new", "Someone else holds the case"));
    return shown_start(exchange, std::move(html), std::move(problems));
}

// Whoever starts it is its referrer, unless it is entered for a worker (rules.md 17).
Result<accounts::Account> referrer_of(const site::Exchange& exchange, const audit::Reading& reading,
                                      const StartTyped& typed) {
    const auto id = enters_for_others(exchange) ? parse_id<AccountId>(typed.referrer)
                                                : exchange.actor().account;
    const auto account = id ? accounts::find_account(reading, *id) : std::nullopt;
    if (!account || account->is_disabled || !account->roles.contains(access::Role::worker))
        return refused("referrer", "Select a worker who can refer");
    return *account;
}

const Problem no_route{"route", "Select who holds the case"};

}  // namespace

http::Response show_start(site::Exchange& exchange) {
    const forms::Route* route = find_route(exchange.app.form, exchange.query.text("route"));
    if (!route) {
        const bool was_asked = exchange.query.has("asked");
        return route_page(exchange, was_asked ? Problems{no_route} : Problems{});
    }
    StartTyped nothing;
    nothing.route = route;
    return start_page(exchange, nothing, {});
}

http::Response start_one(site::Exchange& exchange) {
    const forms::Route* route = find_route(exchange.app.form, exchange.form.text("route"));
    if (!route) return route_page(exchange, {no_route});
    const StartTyped typed = typed_start(exchange.form, exchange.app, *route);
    Problems problems =
        start_problems(typed, exchange.app.form, exchange.today(), enters_for_others(exchange));
    if (!problems.empty()) return start_page(exchange, typed, std::move(problems));
    const Result<ReferralId> started =
        exchange.change([&](audit::Change& change) -> Result<ReferralId> {
            const auto referrer = referrer_of(exchange, change, typed);
            if (!referrer) return std::unexpected(referrer.error());
            return start(change, exchange.app.form,
                         {.route = route->code,
                          .referrer = referrer->id,
                          .manager = referrer->manager,
                          .source = enters_for_others(exchange) ? typed.source : "",
                          .answers = typed.answers});
        });
    if (!started) return start_page(exchange, typed, started.error());
    return site::redirect(referral_url(*started));
}

}  // namespace mase::referrals
