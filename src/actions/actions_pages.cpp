#include "actions/actions_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "actions/actions_store.h"
#include "actions/changes_store.h"
#include "actions/list_pages.h"
#include "actions/reports_store.h"
#include "actions/shown_pages.h"
#include "cases/cases_store.h"
#include "cases/reasons_store.h"
#include "core/problems.h"
#include "platform/moj.h"
#include "site/frame.h"

namespace mase::actions {

namespace {

using access::Operation;

struct Typed {
    Report report;
    Problems problems;
};

access::Subject case_subject(const cases::CaseFile& file) {
    return {.kind = access::SubjectKind::case_,
            .id = any(file.id),
            .state = file.state,
            .via = {},
            .case_id = file.id};
}

std::string why(const site::Exchange& exchange, const Behind& behind) {
    const std::string day = "at its meeting on " + short_date(behind.held_on);
    if (behind.decision.empty()) return "The panel asked for it " + day;
    return "The panel’s decision " + day + ": " +
           exchange.app.form.codes->label("decision_outcomes", behind.decision);
}

Html summary(const site::Exchange& exchange, const audit::Reading& reading, const Action& action,
             const cases::CaseFile& file) {
    const std::string child = cases::child_name(reading, file);
    const bool may_open =
        site::may(exchange.app.policy, reading, Operation::view_case, case_subject(file));
    Html when;
    when << due_words(action, exchange.today()) << " " << standing_tag(action, exchange.today());
    govuk::SummaryList list;
    list.rows = {
        {"Child",
         may_open ? govuk::link(Url::path({"cases", text(file.id)}), child) : text_html(child)},
        {"What will be done", multiline(action.task)},
        {"Why", why(exchange, behind(reading, action))},
        {"By when", std::move(when)},
        {"Who", owner_words(reading, action)},
        {"Agency", exchange.app.panel.agency_name(action.agency)},
    };
    if (!action.owner)
        list.rows.push_back({"Who reports",
                             "They have no account, so the agency’s panel member or "
                             "the MASE administrator reports for them"});
    return govuk::summary_list(list);
}

std::string iso_instant(Instant at) {
    return iso(in_london(at).date);
}

// `add` takes when, what, who and their words.
template <class Add>
void add_changes(const audit::Reading& reading, const Action& action, const Add& add) {
    for (const Extension& one : extensions_of(reading, action.id)) {
        const std::string until = "until " + short_date(one.until);
        add(one.asked.asked_at, "More time asked for, " + until, one.asked.asked_by,
            one.asked.reason);
        if (!one.asked.decided_by) continue;
        const bool given = one.asked.state == "allowed";
        add(*one.asked.decided_at, (given ? "More time given, " : "More time refused, ") + until,
            *one.asked.decided_by, one.asked.decision_reason);
    }
    for (const HandedOver& one : hand_overs_of(reading, action.id))
        add(one.at, "Handed over by " + one.from + " to " + one.to, one.by, one.reason);
}

Html timeline(const site::Exchange& exchange, const audit::Reading& reading, const Action& action) {
    struct Entry {
        Instant at;
        moj::TimelineItem item;
    };
    std::vector<Entry> entries;
    const auto add = [&](Instant at, const std::string& label, AccountId by,
                         const std::string& words) {
        entries.push_back(
            {at,
             {.label = label,
              .timestamp = iso_instant(at),
              .date = clock_words(at),
              .byline = accounts::account_name(reading, by),
              .content = words.empty() ? Html() : govuk::paragraph(multiline(words))}});
    };
    const forms::CodeLists& codes = *exchange.app.form.codes;
    for (const ReportMade& made : reports_of(reading, action.id))
        add(made.at, "Reported: " + codes.label("action_reports", made.report.report), made.by,
            made.report.words);
    for (const CheckMade& made : checks_of(reading, action.id))
        add(made.at,
            "Checked at the meeting on " + short_date(made.held_on) + ": " +
                codes.label("action_confirmations", made.check.outcome),
            made.by, made.check.words);
    add_changes(reading, action, add);
    std::ranges::sort(entries, std::ranges::greater(), &Entry::at);
    Html html;
    html << govuk::heading(govuk::Size::medium, "What has happened");
    if (entries.empty()) {
        html << govuk::paragraph("Nobody has reported on this action yet.");
        return html;
    }
    moj::Timeline shown{.items = {}, .heading_level = moj::HeadingLevel::three};
    for (Entry& entry : entries) shown.items.push_back(std::move(entry.item));
    html << moj::timeline(shown);
    return html;
}

Html report_form(const site::Exchange& exchange, const Action& action, const Typed& typed) {
    std::vector<govuk::Choice> choices;
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("action_reports", exchange.today()))
        choices.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    Html form;
    form << govuk::radios({.name = "report",
                           .legend = {"How far has it got?", govuk::Size::small},
                           .error = problem_of(typed.problems, "report"),
                           .value = typed.report.report,
                           .items = std::move(choices)})
         << govuk::textarea({.name = "words",
                             .label = {"What was done, or why not", govuk::Size::small},
                             .hint = "You may leave this empty if it is in progress or done.",
                             .error = problem_of(typed.problems, "words"),
                             .value = typed.report.words})
         << govuk::button({.text = "Report", .prevent_double_click = true});
    Html html;
    html << govuk::heading(govuk::Size::medium, "Report on it")
         << govuk::inset_text(
                "‘Done’ tells the panel you have finished; the action stays on its "
                "list until the panel has confirmed it.")
         << site::post_form(exchange, action_url(action.id), form);
    return html;
}

Html change_links(const audit::Reading& reading, const Action& action) {
    const auto extensions = extensions_of(reading, action.id);
    const bool waits = !extensions.empty() && extensions.front().asked.state == "asked";
    std::vector<govuk::Content> items;
    if (waits) {
        items.emplace_back("More time is asked for, until " + short_date(extensions.front().until) +
                           ". A chair has not decided yet");
    } else if (!is_final(action.last_report)) {
        items.emplace_back(
            govuk::link(Url::path({"actions", text(action.id), "more-time"}), "Ask for more time"));
    }
    items.emplace_back(govuk::link(Url::path({"actions", text(action.id), "owner"}),
                                   "Hand it over to a colleague"));
    return govuk::list(govuk::ListKind::plain, items);
}

site::Page page_of(const site::Exchange& exchange, const audit::Reading& reading,
                   const Action& action, Typed typed) {
    const auto file = cases::find_case(reading, action.case_id);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large,
                                        "Action for " + owner_words(reading, action),
                                        exchange.app.panel.agency_name(action.agency))
         << summary(exchange, reading, action, *file);
    if (site::may(exchange.app.policy, reading, Operation::report_action,
                  reading.permit().subject()))
        html << report_form(exchange, action, typed) << change_links(reading, action);
    html << timeline(exchange, reading, action);
    return {.title = "Action",
            .content = std::move(html),
            .back = "/actions",
            .problems = std::move(typed.problems),
            .sensitive = true};
}

// Having come from an action is the reason for opening its case (rules.md 9).
void hold_reason(const site::Exchange& exchange, const Action& action) {
    (void)exchange.change([&](audit::Change& change) -> Result<int> {
        cases::remember_reason(change, action.case_id, site::from_action);
        return 0;
    });
}

std::string reported_words(std::string_view report) {
    if (report == "IN_PROGRESS") return "Your report is recorded";
    if (is_final(report))
        return "Your report is recorded. The panel will check it at its next meeting";
    return "";
}

http::Response show_action(site::Exchange& exchange) {
    const auto viewing = exchange.view(site::from_action);
    const auto action = find_action(viewing, exchange.id<ActionId>("action"));
    if (!cases::has_reason(viewing, action->case_id)) hold_reason(exchange, *action);
    site::Page page = page_of(exchange, viewing, *action, {});
    page.done = exchange.query.text("done") == "asked"
                    ? "You have asked for more time. A chair will decide"
                    : reported_words(exchange.query.text("reported"));
    return site::page(exchange, std::move(page));
}

http::Response save_report(site::Exchange& exchange) {
    const auto id = exchange.id<ActionId>("action");
    const Report typed{exchange.form.text("report"), exchange.form.text("words")};
    const auto saved = exchange.change([&](audit::Change& change) -> Result<Report> {
        const auto action = find_action(change, id);
        const auto made = checked_report(typed, *action);
        if (!made) return made;
        report(change, *action, cases::find_case(change, action->case_id)->key, *made);
        return made;
    });
    if (saved) return site::redirect(action_url(id).query("reported", saved->report));
    const auto viewing = exchange.view(site::from_action);
    return site::page(
        exchange, page_of(exchange, viewing, *find_action(viewing, id), {typed, saved.error()}));
}

constexpr auto routes = std::to_array<site::Route>({
    {site::Method::get, "/actions", Operation::list_actions, site::whole_panel, show_list},
    {site::Method::get, "/actions/{action}", Operation::view_action, action_subject, show_action},
    {site::Method::post, "/actions/{action}", Operation::report_action, action_subject,
     save_report},
});

}  // namespace

site::Routes actions_routes() {
    return routes;
}

}  // namespace mase::actions
