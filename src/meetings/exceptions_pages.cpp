// What needs a chair's recorded reason: waiting, decided, and counted by kind and outcome.
#include <algorithm>
#include <array>

#include "accounts/accounts_store.h"
#include "meetings/exceptions_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_pages.h"
#include "meetings/meetings_store.h"
#include "site/frame.h"

namespace mase::meetings {

namespace {

using access::Operation;
using site::Exchange;

constexpr int decided_a_page = 50;

std::string kind_words(const Exchange& exchange, const std::string& kind) {
    return exchange.app.form.codes->label("exception_kinds", kind);
}

std::string state_of(const std::string& state) {
    if (state == "asked") return "Waiting";
    return state == "allowed" ? "Allowed" : "Refused";
}

Html tag_of(const std::string& state) {
    const auto colour = state == "asked"     ? govuk::TagColour::yellow
                        : state == "allowed" ? govuk::TagColour::green
                                             : govuk::TagColour::red;
    return govuk::tag(state_of(state), colour);
}

Url address_of(ExceptionId id) {
    return Url::path({"exceptions", text(id)});
}

// More time is decided where the action can be seen, as its date changes with the decision.
constexpr std::string_view more_time = "EXTENSION";
Url address_of(ExceptionId id, std::string_view kind) {
    if (kind == more_time) return Url::path({"exceptions", text(id), "more-time"});
    return address_of(id);
}

Html table_of(const Exchange& exchange, const std::vector<ExceptionRow>& rows,
              const char* caption) {
    std::vector<std::vector<govuk::Cell>> cells;
    for (const ExceptionRow& row : rows)
        cells.push_back({govuk::link(address_of(row.id, row.kind), kind_words(exchange, row.kind)),
                         row.meeting_on ? short_date(*row.meeting_on) : "No meeting", row.asked_by,
                         clock_words(row.asked_at), tag_of(row.state)});
    return site::scrolling(
        caption,
        govuk::table({.caption = caption,
                      .caption_size = govuk::Size::medium,
                      .head = {"What is asked", "Meeting", "Asked by", "Asked on", "State"},
                      .rows = std::move(cells)}));
}

Html counts_table(const Exchange& exchange, const ExceptionCounts& counts) {
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& [kind, states] : counts) {
        std::vector<govuk::Cell> row{kind_words(exchange, kind)};
        for (const char* state : {"asked", "allowed", "refused"}) {
            const auto found = states.find(state);
            row.push_back({std::to_string(found == states.end() ? 0 : found->second),
                           govuk::Format::numeric});
        }
        rows.push_back(std::move(row));
    }
    const auto number = [](const char* words) {
        return govuk::Heading(words, govuk::Format::numeric);
    };
    return site::scrolling(
        "How many there have been",
        govuk::table({.caption = "How many there have been",
                      .caption_size = govuk::Size::medium,
                      .head = {"Kind", number("Waiting"), number("Allowed"), number("Refused")},
                      .rows = std::move(rows),
                      .first_cell_is_header = true}));
}

http::Response show_exceptions(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto waiting = waiting_exceptions(viewing);
    const auto decided = decided_exceptions(viewing, decided_a_page);
    for (const ExceptionRow& row : waiting) viewing.shows(row.id);
    for (const ExceptionRow& row : decided) viewing.shows(row.id);
    Html html;
    html << govuk::heading(govuk::Size::large, "Exceptions")
         << govuk::paragraph(
                "What the panel’s rules do not allow unless a chair records a reason. "
                "Allowed or refused, each one is counted.");
    if (waiting.empty()) {
        html << govuk::paragraph("Nothing waits for a chair’s decision.");
    } else {
        html << table_of(exchange, waiting, "Waiting for a chair");
    }
    if (!decided.empty())
        html << counts_table(exchange, count_exceptions(viewing))
             << table_of(exchange, decided, "Decided");
    return site::page(exchange,
                      {.title = "Exceptions", .content = std::move(html), .full_width = true});
}

Html about(const audit::Reading& reading, const Exception& exception) {
    Html html;
    const auto line = [&](const Url& href, const std::string& words) {
        if (!html.empty()) html << "<br>";
        html << govuk::link(href, words);
    };
    if (exception.referral)
        line(Url::path({"referrals", text(*exception.referral)}), "The referral");
    if (exception.case_id) line(Url::path({"cases", text(*exception.case_id)}), "The case");
    if (exception.meeting) {
        const auto meeting = find_meeting(reading, *exception.meeting);
        line(address(meeting->id), title_of(*meeting));
    }
    return html;
}

Html facts(const audit::Reading& reading, const Exception& exception) {
    std::vector<govuk::SummaryRow> rows{
        {.key = "State", .value = tag_of(exception.state)},
        {.key = "What it is about", .value = about(reading, exception)},
        {.key = "Asked by", .value = accounts::account_name(reading, exception.asked_by)},
        {.key = "Asked on", .value = clock_words(exception.asked_at)},
        {.key = "Why", .value = exception.reason}};
    if (exception.decided_by) {
        rows.push_back({.key = state_of(exception.state) + " by",
                        .value = accounts::account_name(reading, *exception.decided_by)});
        rows.push_back({.key = "Decided on", .value = clock_words(*exception.decided_at)});
        rows.push_back({.key = "The chair’s reason", .value = exception.decision_reason});
    }
    return govuk::summary_list({.rows = std::move(rows)});
}

struct TypedDecision {
    std::string verdict = {}, reason = {};
};

Html decision_form(const Exchange& exchange, const Exception& exception, const TypedDecision& typed,
                   const Problems& problems) {
    Html fields;
    fields << govuk::hidden_input("version", std::to_string(exception.version))
           << govuk::radios({.name = "verdict",
                             .legend = {"What do you decide?", govuk::Size::medium},
                             .error = error_of(problems, "verdict"),
                             .value = typed.verdict,
                             .items = {{.value = "allowed", .text = "Allow it"},
                                       {.value = "refused", .text = "Refuse it"}}})
           << govuk::textarea({.name = "reason",
                               .label = {"Your reason", govuk::Size::small},
                               .hint = "Kept with your name, whatever you decide.",
                               .error = error_of(problems, "reason"),
                               .value = typed.reason})
           << govuk::button({.text = "Record the decision"});
    return site::post_form(exchange, address_of(exception.id), fields);
}

http::Response exception_page(const Exchange& exchange, const TypedDecision& typed,
                              Problems problems) {
    const auto viewing = exchange.view();
    const auto exception = find_exception(viewing, exchange.id<ExceptionId>("exception"));
    if (!exception) return site::missing(exchange);
    if (exception->kind == more_time)
        return site::redirect(address_of(exception->id, exception->kind));
    const std::string kind = kind_words(exchange, exception->kind);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, kind, "Exception")
         << facts(viewing, *exception);
    if (exception->state == "asked") {
        html << (exchange.might(Operation::decide_exception)
                     ? decision_form(exchange, *exception, typed, problems)
                     : govuk::paragraph("Only a chair can decide this."));
    } else if (!typed.reason.empty()) {
        html << govuk::inset_text("You had typed: " + typed.reason);
    }
    return site::page(exchange,
                      {.title = kind,
                       .content = std::move(html),
                       .back = "/exceptions",
                       .problems = std::move(problems),
                       .done = exchange.query.has("done") ? "The decision is recorded" : "",
                       .sensitive = exception->referral || exception->case_id});
}

http::Response show_exception(Exchange& exchange) {
    return exception_page(exchange, {}, {});
}

Problems decision_problems(const TypedDecision& typed) {
    Problems problems;
    if (typed.verdict != "allowed" && typed.verdict != "refused")
        problems.push_back({"verdict", "Select whether you allow it or refuse it"});
    if (typed.reason.empty()) problems.push_back({"reason", "Enter your reason"});
    return problems;
}

http::Response decide_it(Exchange& exchange) {
    const auto id = exchange.id<ExceptionId>("exception");
    const TypedDecision typed{exchange.form.text("verdict"), exchange.form.text("reason")};
    const auto decided = exchange.change([&](audit::Change& change) -> Result<int> {
        Problems problems = decision_problems(typed);
        if (!problems.empty()) return refused(std::move(problems));
        auto exception = find_exception(change, id);
        if (exception->kind == more_time)
            return refused("", "Decide this on the page of the action");
        exception->version = typed_version(exchange.form);
        return decide_exception(change, *exception,
                                typed.verdict == "allowed" ? Verdict::allowed : Verdict::refused,
                                typed.reason);
    });
    if (!decided) return exception_page(exchange, typed, decided.error());
    return site::redirect(address_of(id).query("done", "decided"));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/exceptions", Operation::list_exceptions, site::whole_panel, show_exceptions},
    {Method::get, "/exceptions/{exception}", Operation::view_exception, exception_subject,
     show_exception},
    {Method::post, "/exceptions/{exception}", Operation::decide_exception, exception_subject,
     decide_it},
});

}  // namespace

site::Routes exceptions_routes() {
    return routes;
}

}  // namespace mase::meetings
