#include "chronology/chronology_pages.h"

#include "accounts/accounts_store.h"
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/erasure_pages.h"
#include "cases/list_pages.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "chronology/chronology_store.h"
#include "chronology/patterns_store.h"
#include "chronology/summary_store.h"
#include "site/frame.h"

namespace mase::chronology {

namespace {

using access::Operation;
using cases::CaseFile;
using site::Exchange;

struct Asked {  // one request for the page of one case
    const site::Exchange& exchange;
    const audit::Reading& reading;
    const CaseFile& file;

    const forms::CodeLists& codes() const { return *exchange.app.form.codes; }
    bool may(Operation operation, const access::Subject& subject) const {
        return site::may(exchange.app.policy, reading, operation, subject);
    }
};

std::string holder(const Asked& asked, const std::optional<AccountId>& account) {
    return account ? accounts::account_name(asked.reading, *account) : "Nobody";
}

std::string next_meeting(const Asked& asked) {
    const auto next = cases::next_meeting(asked.reading, asked.file.id);
    return next ? long_date(*next) + ", " + in_words(*next, asked.reading.today())
                : "Not on the agenda of a coming meeting";
}

std::string state_words(const Asked& asked) {
    const CaseFile& file = asked.file;
    if (file.is_open()) return "Open since " + short_date(file.opened_on);
    return "Closed on " + short_date(*file.closed_on) + ". " +
           asked.codes().label("closure_reasons", file.closure_reason);
}

Html summary(const Asked& asked) {
    const CaseFile& file = asked.file;
    std::vector<govuk::SummaryRow> rows{
        {.key = "State", .value = state_words(asked)},
        {.key = "Category", .value = cases::category_tag(asked.exchange, file.risk_category)},
        {.key = "Has harm already happened?",
         .value = asked.codes().label("harm_status", file.harm_status)},
        {.key = "Worker", .value = holder(asked, file.worker)},
        {.key = "Manager", .value = holder(asked, file.manager)},
        {.key = "Next meeting", .value = next_meeting(asked)}};
    if (const auto voice = child_voice(asked.reading, asked.exchange.app.form, file.id))
        rows.push_back({.key = "What the child says",
                        .value = voice->words + " (" + short_date(voice->on) + ")"});
    return govuk::summary_list({.rows = std::move(rows)});
}

govuk::Content linked(const Asked& asked, const Target& target, const std::string& words) {
    if (!asked.may(target.operation, target.subject)) return words;
    std::string address;
    for (const std::string& segment : target.path) address += "/" + segment;
    return govuk::link(*Url::local(address), words);
}

Target action_target(const CaseFile& file, ActionId id) {
    return {Operation::view_action,
            {.kind = access::SubjectKind::action,
             .id = any(id),
             .state = "open",
             .via = {any(file.id)},
             .case_id = file.id},
            {"actions", text(id)}};
}

Html open_actions(const Asked& asked) {
    const auto actions = open_actions_of(asked.reading, asked.file.id);
    Html html;
    html << govuk::heading(govuk::Size::medium, "Open actions");
    if (actions.empty()) {
        html << govuk::paragraph("No action for this child is open.");
        return html;
    }
    const Date today = asked.reading.today();
    govuk::Table table{.caption = "The first due first",
                       .head = {"Action", "Who", "Due", "Last report"}};
    for (const OpenAction& action : actions) {
        Html due;
        due << short_date(action.due_on) << ", " << in_words(action.due_on, today);
        if (action.due_on < today) due << " " << govuk::tag("Late", govuk::TagColour::red);
        table.rows.push_back(
            {linked(asked, action_target(asked.file, action.id), action.task),
             action.owner + ", " + asked.exchange.app.panel.agency_name(action.agency),
             std::move(due),
             action.last_report.empty()
                 ? "None yet"
                 : asked.codes().label("action_reports", action.last_report)});
    }
    html << site::scrolling("Open actions", govuk::table(table));
    return html;
}

Html filter(const Asked& asked, const std::vector<std::string>& chosen_kinds) {
    std::vector<govuk::Choice> items;
    for (const Kind kind : kinds)
        items.push_back({.value = std::string(name(kind)), .text = std::string(words(kind))});
    return site::get_form(
        Url::path({"cases", text(asked.file.id)}),
        moj::filter({.options = govuk::checkboxes({.name = "kind",
                                                   .legend = "Show only",
                                                   .values = chosen_kinds,
                                                   .items = std::move(items),
                                                   .layout = govuk::CheckboxesLayout::small})}));
}

Html lines(std::string_view words) {
    Html html;
    while (!words.empty()) {
        const std::string_view line = words.substr(0, words.find('\n'));
        if (!line.empty()) html << govuk::paragraph(line);
        words.remove_prefix(std::min(line.size() + 1, words.size()));
    }
    return html;
}

Html timeline(const Asked& asked, const std::vector<Event>& events) {
    moj::Timeline timeline{.items = {}, .heading_level = moj::HeadingLevel::three};
    for (const Event& event : events) {
        Html content;
        for (const std::string& paragraph : event.paragraphs) content << lines(paragraph);
        timeline.items.push_back(
            {.label = event.target ? linked(asked, *event.target, event.title)
                                   : govuk::Content(event.title),
             .timestamp = iso(event.on),
             .date = short_date(event.on) + ", " + in_words(event.on, asked.reading.today()),
             .byline = event.by,
             .content = std::move(content)});
    }
    return moj::timeline(timeline);
}

Html chronology(const Asked& asked) {
    const auto chosen_kinds = asked.exchange.query.values("kind");
    const Exchange& exchange = asked.exchange;
    auto all = events_of(asked.reading, asked.file,
                         {asked.codes(), exchange.app.panel, exchange.app.policy});
    const auto sight = patterns::sight_of(exchange.app.policy, exchange.actor());
    for (Event& event : pattern_events(asked.reading, sight, asked.file, asked.codes()))
        all.push_back(std::move(event));
    const auto events = chosen(std::move(all), chosen_kinds);
    Html html;
    html << govuk::heading(govuk::Size::medium, "Chronology")
         << "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-one-third "
            "govuk-!-margin-bottom-6\">"
         << filter(asked, chosen_kinds) << "</div><div class=\"govuk-grid-column-two-thirds\">";
    if (events.empty()) {
        html << govuk::paragraph("Nothing of the kinds you chose. Choose others, or none for all.");
    } else {
        html << timeline(asked, events);
    }
    html << "</div></div>";
    return html;
}

http::Response show_case(site::Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const auto file = cases::find_case(viewing, exchange.id<CaseId>("case"));
    const Asked asked{exchange, viewing, *file};
    Html content;
    content << cases::case_top(exchange, viewing, *file, cases::CasePage::overview)
            << govuk::heading(govuk::Size::large, "Case") << summary(asked) << open_actions(asked)
            << chronology(asked) << cases::erasure_link(exchange, viewing, *file);
    return site::page(exchange, {.title = "Case",
                                 .content = std::move(content),
                                 .back = "/cases",
                                 .sensitive = true,
                                 .full_width = true});
}

constexpr site::Route routes[] = {
    {site::Method::get, "/cases/{case}", Operation::view_case, cases::case_subject, show_case},
};

}  // namespace

site::Routes chronology_routes() {
    return routes;
}

}  // namespace mase::chronology
