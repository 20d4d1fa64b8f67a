// What was opened in an emergency, listed until someone else has reviewed and closed it (rules.md
// 10): for the chairs and for information governance.
#include "accounts/accounts_store.h"
#include "clearance/emergency_pages.h"
#include "clearance/emergency_shown_pages.h"
#include "clearance/emergency_store.h"
#include "core/problems.h"
#include "site/frame.h"

namespace mase::clearance {

namespace {

using access::Operation;
using audit::Reading;
using site::Exchange;

constexpr int reviewed_shown = 50;
constexpr int lines_shown = 200;

std::string label(const Exchange& exchange, const char* list, const std::string& code) {
    return exchange.app.form.codes->label(list, code);
}

Html state_tag(const Exchange& exchange, const Emergency& one) {
    if (one.review) return govuk::tag("Closed", govuk::TagColour::grey);
    if (one.is_in_force(exchange.now())) return govuk::tag("Open now", govuk::TagColour::red);
    return govuk::tag("To be reviewed", govuk::TagColour::yellow);
}

Html listed(const Exchange& exchange, const Reading& reading, const std::vector<Emergency>& all,
            const char* caption) {
    govuk::Table table{.caption = caption,
                       .caption_size = govuk::Size::medium,
                       .head = {"Opened on", "By", "Case", "Why", "State"}};
    for (const Emergency& one : all) {
        Html state;
        state << state_tag(exchange, one);
        if (one.review)
            state << "<p class=\"govuk-body-s govuk-!-margin-top-1 govuk-!-margin-bottom-0\">"
                  << label(exchange, "emergency_outcomes", one.review->outcome) << "</p>";
        table.rows.push_back(
            {govuk::link(emergency_url(one.id), clock_words(one.opened_at)),
             opened_by(exchange, reading, one), case_words(exchange, reading, one.case_id),
             label(exchange, "emergency_reasons", one.reason_code), std::move(state)});
    }
    return site::scrolling(table.caption, govuk::table(table));
}

http::Response show_list(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto waiting = waiting_emergencies(viewing);
    const auto reviewed = reviewed_emergencies(viewing, reviewed_shown);
    Html content;
    content << govuk::heading(govuk::Size::large, "Emergency access")
            << govuk::paragraph(
                   "Cases that someone opened in an emergency though they had no way to them, or "
                   "not to all of them. Each stands here until somebody else has reviewed and "
                   "closed it.");
    if (waiting.empty()) {
        content << govuk::paragraph("Nothing waits for a review.");
    } else {
        content << listed(exchange, viewing, waiting, "Waiting for a review");
    }
    if (!reviewed.empty()) content << listed(exchange, viewing, reviewed, "Closed");
    return site::page(
        exchange, {.title = "Emergency access",
                   .content = std::move(content),
                   .done = exchange.query.text("done") == "closed" ? "The review is recorded" : "",
                   .sensitive = true,
                   .full_width = true});
}

Html facts(const Exchange& exchange, const Reading& reading, const Emergency& one) {
    std::vector<govuk::SummaryRow> rows{
        {.key = "State", .value = state_tag(exchange, one)},
        {.key = "Opened by", .value = opened_by(exchange, reading, one)},
        {.key = "Opened on", .value = clock_words(one.opened_at)},
        {.key = one.is_in_force(exchange.now()) ? "Ends on" : "Ended on",
         .value = clock_words(one.until_at)},
        {.key = "Case", .value = case_words(exchange, reading, one.case_id)},
        {.key = "Why it could not wait",
         .value = label(exchange, "emergency_reasons", one.reason_code)},
        {.key = "In their own words", .value = one.reason}};
    if (one.review) {
        rows.push_back({.key = "Reviewed by",
                        .value = accounts::account_name(reading, one.review->by) + ", " +
                                 clock_words(one.review->at)});
        rows.push_back({.key = "Outcome",
                        .value = label(exchange, "emergency_outcomes", one.review->outcome)});
        rows.push_back({.key = "What they found", .value = one.review->remark});
    }
    return govuk::summary_list({.rows = std::move(rows)});
}

Html opened_meanwhile(const Reading& reading, const Emergency& one) {
    const auto lines = read_meanwhile(reading, one, lines_shown);
    if (lines.empty())
        return govuk::paragraph("The trail has nothing that they opened of it meanwhile.");
    govuk::Table table{.caption = "What they opened of it meanwhile, from the trail",
                       .caption_size = govuk::Size::medium,
                       .head = {"When", "What"}};
    for (const Read& line : lines) table.rows.push_back({clock_words(line.at), line.operation});
    return site::scrolling(table.caption, govuk::table(table));
}

Html review_form(const Exchange& exchange, const Emergency& one, const ReviewDraft& typed,
                 const Problems& problems) {
    if (one.review) return {};
    if (!may_review(exchange.actor(), one))
        return govuk::inset_text(
            "Someone else reviews this: the other chair or information governance.");
    std::vector<govuk::Choice> items;
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("emergency_outcomes", exchange.today()))
        items.push_back({.value = code.code, .text = code.label});
    Html fields;
    fields << govuk::radios({.name = "outcome",
                             .legend = {"Was it justified, and what follows?", govuk::Size::medium},
                             .error = problem_of(problems, "outcome"),
                             .value = typed.outcome,
                             .items = std::move(items)})
           << govuk::character_count(
                  {.name = "remark",
                   .label = {"What you found", govuk::Size::small},
                   .hint = "The other reviewers read this. Do not name the child.",
                   .error = problem_of(problems, "remark"),
                   .value = typed.remark,
                   .max_length = 1000,
                   .rows = 4})
           << govuk::button({.text = "Close the review", .prevent_double_click = true});
    Html html;
    if (one.is_in_force(exchange.now()))
        html << govuk::paragraph("The case is still open to them. Closing the review ends that.");
    html << site::post_form(exchange, emergency_url(one.id), fields);
    return html;
}

http::Response review_page(const Exchange& exchange, const ReviewDraft& typed,
                           Problems problems = {}) {
    const auto viewing = exchange.view();
    const auto one = find_emergency(viewing, exchange.id<EmergencyId>("emergency"));
    if (!one) return site::missing(exchange);
    Html content;
    content << govuk::heading(govuk::Size::large, "A case opened in an emergency")
            << facts(exchange, viewing, *one) << opened_meanwhile(viewing, *one)
            << review_form(exchange, *one, typed, problems);
    return site::page(exchange, {.title = "A case opened in an emergency",
                                 .content = std::move(content),
                                 .back = "/audit/emergency-access",
                                 .problems = std::move(problems),
                                 .sensitive = true});
}

http::Response show_review(Exchange& exchange) {
    return review_page(exchange, {});
}

http::Response close_it(Exchange& exchange) {
    const ReviewDraft typed{.outcome = exchange.form.text("outcome"),
                            .remark = exchange.form.text("remark")};
    const auto closed = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto one = find_emergency(change, exchange.id<EmergencyId>("emergency"));
        if (!one) return refused("", "This is no longer there for you to review");
        const auto draft =
            checked(typed, *one, change.actor(), *exchange.app.form.codes, change.today());
        if (!draft) return refused(draft.error());
        review(change, *one, *draft);
        return 0;
    });
    if (!closed) return review_page(exchange, typed, closed.error());
    return site::redirect(Url("/audit/emergency-access").query("done", "closed"));
}

constexpr site::Route routes[] = {
    {site::Method::get, "/audit/emergency-access", Operation::list_emergencies, site::whole_panel,
     show_list},
    {site::Method::get, "/audit/emergency-access/{emergency}", Operation::review_emergency,
     emergency_subject, show_review},
    {site::Method::post, "/audit/emergency-access/{emergency}", Operation::review_emergency,
     emergency_subject, close_it},
};

}  // namespace

site::Routes emergency_review_routes() {
    return routes;
}

}  // namespace mase::clearance
