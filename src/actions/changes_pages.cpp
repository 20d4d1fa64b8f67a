#include "actions/changes_pages.h"

#include "accounts/accounts_store.h"
#include "actions/actions_store.h"
#include "actions/changes_store.h"
#include "actions/shown_pages.h"
#include "cases/cases_store.h"
#include "core/problems.h"
#include "meetings/meeting_form.h"
#include "site/frame.h"

namespace mase::actions {

namespace {

using access::Operation;
using site::Exchange;

Html about(const Exchange& exchange, const audit::Reading& reading, const Action& action) {
    return govuk::summary_list(
        {.rows = {{.key = "What will be done", .value = multiline(action.task)},
                  {.key = "By when", .value = due_words(action, exchange.today())},
                  {.key = "Who", .value = owner_words(reading, action)},
                  {.key = "Agency", .value = exchange.app.panel.agency_name(action.agency)}}});
}

Html reason_field(const char* label, const char* hint, const std::string& value,
                  const Problems& problems) {
    return govuk::textarea({.name = "reason",
                            .label = {label, govuk::Size::small},
                            .hint = hint,
                            .error = problem_of(problems, "reason"),
                            .value = value});
}

site::Page framed(const char* title, ActionId id, Html content, Problems problems) {
    return {.title = title,
            .content = std::move(content),
            .back = action_url(id),
            .problems = std::move(problems),
            .sensitive = true};
}

bool waits(const audit::Reading& reading, ActionId id) {
    const auto all = extensions_of(reading, id);
    return !all.empty() && all.front().asked.state == "asked";
}

site::Page asking_page(const Exchange& exchange, const audit::Reading& reading,
                       const Action& action, const MoreTimeDraft& typed, Problems problems) {
    govuk::DateInput until{
        .name_prefix = "until",
        .legend = {"By when can it be done?", govuk::Size::small},
        .hint = "After the date that the panel asked for, for example 27 3 2027.",
        .error = problem_of(problems, "until-day")};
    Html form;
    form << govuk::date_input(govuk::with_date(std::move(until), typed.until))
         << reason_field("Why does it need more time?",
                         "Say too what is done for the child in the meantime.", typed.reason,
                         problems)
         << govuk::button({.text = "Ask for more time", .prevent_double_click = true});
    Html html;
    html << govuk::heading(govuk::Size::large, "Ask for more time")
         << about(exchange, reading, action)
         << govuk::inset_text("A chair decides. Until then the action stays due on its date.")
         << site::post_form(exchange, Url::path({"actions", text(action.id), "more-time"}), form);
    return framed("Ask for more time", action.id, std::move(html), std::move(problems));
}

http::Response show_asking(Exchange& exchange) {
    const auto viewing = exchange.view(site::from_action);
    const auto action = find_action(viewing, exchange.id<ActionId>("action"));
    return site::page(exchange, asking_page(exchange, viewing, *action, {}, {}));
}

http::Response ask(Exchange& exchange) {
    const auto id = exchange.id<ActionId>("action");
    const MoreTimeDraft typed{exchange.form.date("until"), exchange.form.text("reason")};
    const auto asked = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto action = find_action(change, id);
        const auto more = checked_more_time(typed, *action, waits(change, id), exchange.today());
        if (!more) return std::unexpected(more.error());
        ask_more_time(change, *action, cases::find_case(change, action->case_id)->key, *more);
        return 0;
    });
    if (asked) return site::redirect(action_url(id).query("done", "asked"));
    const auto viewing = exchange.view(site::from_action);
    return site::page(
        exchange, asking_page(exchange, viewing, *find_action(viewing, id), typed, asked.error()));
}

site::Page hand_over_page(const Exchange& exchange, const audit::Reading& reading,
                          const Action& action, const HandOverDraft& typed, Problems problems) {
    std::vector<govuk::Option> options{{"", "Someone without an account"}};
    for (const Person& person : colleagues(people_for(reading, action.case_id), action))
        options.push_back({text(person.id), person.name});
    Html form;
    form << govuk::select({.name = "owner",
                           .label = {"Who will do it?", govuk::Size::small},
                           .hint = "Colleagues of the same agency who have an account.",
                           .error = problem_of(problems, "owner"),
                           .value = typed.owner,
                           .items = std::move(options)})
         << govuk::input(
                {.name = "contact",
                 .label = {"Or the name of someone without an account", govuk::Size::small},
                 .hint = "Name and job. Your agency’s panel member reports for them.",
                 .error = problem_of(problems, "contact"),
                 .value = typed.contact})
         << reason_field("Why does someone else do it?",
                         "For example that you change jobs, or that they know the child.",
                         typed.reason, problems)
         << govuk::button({.text = "Hand it over", .prevent_double_click = true});
    Html html;
    html << govuk::heading(govuk::Size::large, "Hand over to a colleague")
         << about(exchange, reading, action)
         << govuk::inset_text(
                "They see it at once. You no longer do, unless you are on the panel for your "
                "agency.")
         << site::post_form(exchange, Url::path({"actions", text(action.id), "owner"}), form);
    return framed("Hand over to a colleague", action.id, std::move(html), std::move(problems));
}

http::Response show_hand_over(Exchange& exchange) {
    const auto viewing = exchange.view(site::from_action);
    const auto action = find_action(viewing, exchange.id<ActionId>("action"));
    return site::page(exchange, hand_over_page(exchange, viewing, *action, {}, {}));
}

http::Response save_hand_over(Exchange& exchange) {
    const auto id = exchange.id<ActionId>("action");
    const HandOverDraft typed{exchange.form.text("owner"), exchange.form.text("contact"),
                              exchange.form.text("reason")};
    const auto handed = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto action = find_action(change, id);
        const auto to = checked_hand_over(typed, *action, people_for(change, action->case_id));
        if (!to) return std::unexpected(to.error());
        hand_over(change, *action, cases::find_case(change, action->case_id)->key, *to);
        return 0;
    });
    if (handed) return site::redirect(Url::path({"actions"}).query("done", "handed-over"));
    const auto viewing = exchange.view(site::from_action);
    return site::page(exchange, hand_over_page(exchange, viewing, *find_action(viewing, id), typed,
                                               handed.error()));
}

struct TypedDecision {
    std::string verdict = {}, reason = {};
};

Html decision_form(const Exchange& exchange, const Extension& extension, const TypedDecision& typed,
                   const Problems& problems) {
    Html form;
    form << govuk::hidden_input("version", std::to_string(extension.asked.version))
         << govuk::radios(
                {.name = "verdict",
                 .legend = {"What do you decide?", govuk::Size::medium},
                 .error = problem_of(problems, "verdict"),
                 .value = typed.verdict,
                 .items = {{.value = "allowed",
                            .text = "Give more time, until " + short_date(extension.until)},
                           {.value = "refused",
                            .text =
                                "Refuse it: it stays due on " + short_date(extension.due_before)}}})
         << reason_field("Your reason", "Kept with your name, whatever you decide.", typed.reason,
                         problems)
         << govuk::button({.text = "Record the decision"});
    return site::post_form(exchange,
                           Url::path({"exceptions", text(extension.asked.id), "more-time"}), form);
}

http::Response deciding_page(const Exchange& exchange, const TypedDecision& typed,
                             Problems problems) {
    const auto viewing = exchange.view();
    const auto extension = find_extension(viewing, exchange.id<ExceptionId>("exception"));
    if (!extension) return site::missing(exchange);
    const auto action = find_action(viewing, extension->action);
    viewing.shows(action->id);
    const meetings::Exception& asked = extension->asked;
    std::vector<govuk::SummaryRow> rows{
        {.key = "Asked by", .value = accounts::account_name(viewing, asked.asked_by)},
        {.key = "Asked on", .value = clock_words(asked.asked_at)},
        {.key = "Until", .value = long_date(extension->until)},
        {.key = "Why", .value = multiline(asked.reason)}};
    if (asked.decided_by)
        rows.push_back({.key = asked.state == "allowed" ? "Given by" : "Refused by",
                        .value = accounts::account_name(viewing, *asked.decided_by) + ": " +
                                 asked.decision_reason});
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "More time for an action", "Exception")
         << about(exchange, viewing, *action) << govuk::summary_list({.rows = std::move(rows)});
    if (asked.state == "asked") {
        html << (exchange.might(Operation::decide_exception)
                     ? decision_form(exchange, *extension, typed, problems)
                     : govuk::paragraph("Only a chair can decide this."));
    } else if (!typed.reason.empty()) {
        html << govuk::inset_text("You had typed: " + typed.reason);
    }
    return site::page(exchange,
                      {.title = "More time for an action",
                       .content = std::move(html),
                       .back = "/exceptions",
                       .problems = std::move(problems),
                       .done = exchange.query.has("done") ? "The decision is recorded" : "",
                       .sensitive = true});
}

http::Response show_deciding(Exchange& exchange) {
    return deciding_page(exchange, {}, {});
}

http::Response decide(Exchange& exchange) {
    const auto id = exchange.id<ExceptionId>("exception");
    const TypedDecision typed{exchange.form.text("verdict"), exchange.form.text("reason")};
    const auto decided = exchange.change([&](audit::Change& change) -> Result<int> {
        Problems problems;
        if (typed.verdict != "allowed" && typed.verdict != "refused")
            problems.push_back({"verdict", "Select whether you give more time or refuse it"});
        if (typed.reason.empty()) problems.push_back({"reason", "Enter your reason"});
        auto extension = find_extension(change, id);
        if (!extension) problems.push_back({"", "This is no request for more time"});
        if (!problems.empty()) return refused(std::move(problems));
        extension->asked.version = meetings::typed_version(exchange.form);
        return decide_more_time(
            change, *extension,
            typed.verdict == "allowed" ? meetings::Verdict::allowed : meetings::Verdict::refused,
            typed.reason);
    });
    if (!decided) return deciding_page(exchange, typed, decided.error());
    return site::redirect(
        Url::path({"exceptions", text(id), "more-time"}).query("done", "decided"));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/actions/{action}/more-time", Operation::ask_more_time, action_subject,
     show_asking},
    {Method::post, "/actions/{action}/more-time", Operation::ask_more_time, action_subject, ask},
    {Method::get, "/actions/{action}/owner", Operation::hand_over_action, action_subject,
     show_hand_over},
    {Method::post, "/actions/{action}/owner", Operation::hand_over_action, action_subject,
     save_hand_over},
    {Method::get, "/exceptions/{exception}/more-time", Operation::view_exception,
     meetings::exception_subject, show_deciding},
    {Method::post, "/exceptions/{exception}/more-time", Operation::decide_exception,
     meetings::exception_subject, decide},
});

}  // namespace

site::Routes changes_routes() {
    return routes;
}

}  // namespace mase::actions
