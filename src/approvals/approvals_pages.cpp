#include "approvals/approvals_pages.h"

#include <array>

#include "approvals/approvals_store.h"
#include "core/problems.h"
#include "site/frame.h"

namespace mase::approvals {

namespace {

using access::Operation;
using audit::Reading;
using site::Exchange;

constexpr int settled_shown = 50;

Html tag_of(const Approval& one, Instant now) {
    using enum govuk::TagColour;
    switch (standing(one, now)) {
        case Standing::waiting: return govuk::tag("Waiting", yellow);
        case Standing::lapsed: return govuk::tag("Lapsed", grey);
        case Standing::approved: return govuk::tag("Approved and done", green);
        case Standing::declined: return govuk::tag("Declined", red);
        case Standing::withdrawn: break;
    }
    return govuk::tag("Withdrawn", grey);
}

Html waiting_table(const Exchange& exchange, const Reading& reading,
                   const std::vector<Approval>& all, const char* caption) {
    govuk::Table table{.caption = caption,
                       .caption_size = govuk::Size::medium,
                       .head = {"What is asked", "Asked by", "Asked on", "Lapses on"}};
    for (const Approval& one : all)
        table.rows.push_back({govuk::link(approval_url(one.id), words_of(exchange, reading, one)),
                              one.asked_by_name, clock_words(one.asked_at),
                              clock_words(one.lapses_at)});
    return site::scrolling(caption, govuk::table(table));
}

Html settled_table(const Exchange& exchange, const Reading& reading,
                   const std::vector<Approval>& all) {
    govuk::Table table{.caption = "What happened before",
                       .caption_size = govuk::Size::medium,
                       .head = {"What was asked", "Asked by", "Decided by", "When", "Outcome"}};
    for (const Approval& one : all)
        table.rows.push_back({govuk::link(approval_url(one.id), words_of(exchange, reading, one)),
                              one.asked_by_name, one.decided ? one.decided->by_name : "Nobody",
                              clock_words(one.decided ? one.decided->at : one.lapses_at),
                              tag_of(one, exchange.now())});
    return site::scrolling(table.caption, govuk::table(table));
}

bool is_for(const Exchange& exchange, const Reading& reading, const Approval& one) {
    return exchange.might(Operation::decide_approval) &&
           not_for(exchange.actor(), one, was_let_in_by_asker(reading, exchange.app, one)).empty();
}

http::Response show_list(Exchange& exchange) {
    const auto viewing = exchange.view();
    std::vector<Approval> yours, asked, others;
    for (Approval& one : waiting_approvals(viewing)) {
        viewing.shows(one.id);
        auto& list = one.asked_by == exchange.actor().account ? asked
                     : is_for(exchange, viewing, one)         ? yours
                                                              : others;
        list.push_back(std::move(one));
    }
    const auto settled = settled_approvals(viewing, settled_shown);
    for (const Approval& one : settled) viewing.shows(one.id);
    Html html;
    html << govuk::heading(govuk::Size::large, "Waiting for a second person")
         << govuk::paragraph(
                "Some things are done only when a second person approves them, so that nobody can "
                "do harm alone and unseen. What nobody decides lapses by itself.");
    if (yours.empty() && asked.empty() && others.empty())
        html << govuk::paragraph("Nothing waits for a second person.");
    const auto add = [&](const std::vector<Approval>& list, const char* caption) {
        if (!list.empty()) html << waiting_table(exchange, viewing, list, caption);
    };
    add(yours, "Waiting for you");
    add(asked, "You asked for these");
    add(others, "Waiting for somebody else");
    if (!settled.empty()) html << settled_table(exchange, viewing, settled);
    return site::page(
        exchange,
        {.title = "Waiting for a second person", .content = std::move(html), .full_width = true});
}

Html facts(const Exchange& exchange, const Approval& one) {
    std::vector<govuk::SummaryRow> rows{
        {.key = "State", .value = tag_of(one, exchange.now())},
        {.key = "Asked by", .value = one.asked_by_name + ", " + clock_words(one.asked_at)},
        {.key = "Why", .value = one.reason}};
    if (one.decided) {
        rows.push_back({.key = "Decided by",
                        .value = one.decided->by_name + ", " + clock_words(one.decided->at)});
        if (!one.decided->reason.empty())
            rows.push_back({.key = "Their reason", .value = one.decided->reason});
    } else {
        rows.push_back(
            {.key = standing(one, exchange.now()) == Standing::lapsed ? "Lapsed on" : "Lapses on",
             .value = clock_words(one.lapses_at)});
    }
    return govuk::summary_list({.rows = std::move(rows)});
}

Html differences_table(const Exchange& exchange, const Reading& reading, const Approval& one) {
    govuk::Table table{.caption = "What would change",
                       .caption_size = govuk::Size::medium,
                       .head = {"Detail", "When it was asked", "If approved"},
                       .first_cell_is_header = true};
    if (standing(one, exchange.now()) != Standing::waiting) table.caption = "What was to change";
    for (const Difference& row :
         doer(exchange.app, one.act).differences(exchange.app, reading, one))
        table.rows.push_back({row.what, row.now, row.would_be});
    if (table.rows.empty()) return {};
    return site::scrolling(table.caption, govuk::table(table));
}

Html decision_form(const Exchange& exchange, const Approval& one, const DecisionDraft& typed,
                   const Problems& problems) {
    Html fields;
    fields << govuk::radios({.name = "outcome",
                             .legend = {"What do you decide?", govuk::Size::medium},
                             .hint = "If you approve it, it is done at once.",
                             .error = problem_of(problems, "outcome"),
                             .value = typed.outcome,
                             .items = {{.value = "approved", .text = "Approve it"},
                                       {.value = "declined", .text = "Decline it"}}})
           << govuk::textarea({.name = "reason",
                               .label = {"Your reason", govuk::Size::small},
                               .hint = "Kept with your name, whatever you decide. Name no child.",
                               .error = problem_of(problems, "reason"),
                               .value = typed.reason})
           << govuk::button({.text = "Record the decision", .prevent_double_click = true});
    return site::post_form(exchange, approval_url(one.id), fields);
}

Html withdrawal_form(const Exchange& exchange, const Approval& one) {
    return site::post_form(exchange, approval_url(one.id),
                           govuk::button({.text = "Withdraw what I asked",
                                          .kind = govuk::ButtonKind::secondary,
                                          .name = "outcome",
                                          .value = "withdrawn",
                                          .prevent_double_click = true}));
}

Html next_step(const Exchange& exchange, const Reading& reading, const Approval& one) {
    const Doer& does = doer(exchange.app, one.act);
    const std::string_view words = does.next ? does.next(exchange.app, reading, one) : "";
    if (words.empty() || !exchange.might(Operation::decide_approval)) return {};
    return site::post_form(
        exchange, Url::path({"approvals", text(one.id), "next"}),
        govuk::button({.text = std::string(words), .prevent_double_click = true}));
}

Html what_to_do(const Exchange& exchange, const Reading& reading, const Approval& one,
                const DecisionDraft& typed, const Problems& problems) {
    if (standing(one, exchange.now()) != Standing::waiting) {
        if (typed.reason.empty()) return next_step(exchange, reading, one);
        return govuk::inset_text("You had typed: " + typed.reason);
    }
    Html html;
    if (doer(exchange.app, one.act).state(reading, one.subject) != one.state)
        html << govuk::inset_text(std::string(changed_since) + ".");
    const std::string words =
        not_for(exchange.actor(), one, was_let_in_by_asker(reading, exchange.app, one));
    if (words.empty() && exchange.might(Operation::decide_approval))
        return std::move(html << decision_form(exchange, one, typed, problems));
    html << govuk::paragraph(
        (words.empty() ? "Only a chair or deputy chair can decide this" : words) + ".");
    if (one.asked_by == exchange.actor().account) html << withdrawal_form(exchange, one);
    return html;
}

http::Response approval_page(const Exchange& exchange, const DecisionDraft& typed,
                             Problems problems) {
    const auto viewing = exchange.view();
    const auto one = find_approval(viewing, exchange.id<ApprovalId>("approval"));
    if (!one) return site::missing(exchange);
    const std::string title = words_of(exchange, viewing, *one);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, title, std::string(words(one->act)))
         << facts(exchange, *one) << differences_table(exchange, viewing, *one)
         << what_to_do(exchange, viewing, *one, typed, problems);
    const std::string done = exchange.query.text("done");
    return site::page(exchange,
                      {.title = title,
                       .content = std::move(html),
                       .back = "/approvals",
                       .problems = std::move(problems),
                       .done = done == "asked" ? "A second person has been asked. It is done when "
                                                 "they approve it"
                               : done == "approved"  ? "It is approved and done"
                               : done == "declined"  ? "It is declined"
                               : done == "withdrawn" ? "It is withdrawn"
                                                     : "",
                       .sensitive = one->case_id.has_value()});
}

http::Response show_approval(Exchange& exchange) {
    return approval_page(exchange, {}, {});
}

http::Response record_decision(Exchange& exchange) {
    const DecisionDraft draft{exchange.form.text("outcome"), exchange.form.text("reason")};
    const auto id = exchange.id<ApprovalId>("approval");
    const Result<Outcome> outcome = exchange.change(
        [&](audit::Change& change) { return decide(change, exchange.app, id, draft); });
    if (!outcome) return approval_page(exchange, draft, outcome.error());
    return site::redirect(approval_url(id).query("done", name(*outcome)));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/approvals", Operation::list_approvals, site::whole_panel, show_list},
    {Method::get, "/approvals/{approval}", Operation::view_approval, approval_subject,
     show_approval},
    {Method::post, "/approvals/{approval}", Operation::decide_approval, approval_subject,
     record_decision},
});

}  // namespace

site::Routes approvals_routes() {
    return routes;
}

Url approval_url(ApprovalId id) {
    return Url::path({"approvals", text(id)});
}

std::string words_of(const Exchange& exchange, const Reading& reading, const Approval& one) {
    return doer(exchange.app, one.act).words(exchange.app, reading, one);
}

std::vector<Approval> to_decide(const Exchange& exchange, const Reading& reading) {
    std::vector<Approval> all;
    for (Approval& one : waiting_approvals(reading)) {
        if (is_for(exchange, reading, one)) all.push_back(std::move(one));
    }
    return all;
}

std::vector<Approval> asked_for(const Exchange& exchange, const Reading& reading) {
    std::vector<Approval> all;
    for (Approval& one : waiting_approvals(reading)) {
        if (one.asked_by == exchange.actor().account) all.push_back(std::move(one));
    }
    return all;
}

}  // namespace mase::approvals
