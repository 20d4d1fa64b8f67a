#include "statements/answers_shown_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "statements/statements_store.h"

namespace mase::statements {

namespace {

using site::Exchange;

std::string label(const Exchange& exchange, std::string_view list, const std::string& code) {
    return exchange.app.form.codes->label(list, code);
}

std::string by_words(const audit::Reading& reading, AccountId account, Instant at) {
    return accounts::account_name(reading, account) + ", " + clock_words(at);
}

Html paragraphs(std::string_view words) {
    Html html;
    while (!words.empty()) {
        const std::string_view line = words.substr(0, words.find('\n'));
        if (!line.empty()) html << govuk::paragraph(line);
        words.remove_prefix(std::min(line.size() + 1, words.size()));
    }
    return html;
}

Html answer_card(const Exchange& exchange, const audit::Reading& reading, const Answer& answer) {
    govuk::SummaryList list{.rows = {},
                            .card = {.title = exchange.app.panel.agency_name(answer.agency)}};
    list.rows.push_back({.key = "Known or not known",
                         .value = label(exchange, "agency_knowledge", answer.known) + " (" +
                                  by_words(reading, answer.answered_by, answer.answered_at) + ")"});
    list.rows.push_back({.key = "Recorded on its own system",
                         .value = label(exchange, "recorded_on_system", answer.recorded)});
    for (const Statement& statement : answer.statements)
        list.rows.push_back(statement_row(exchange, reading, statement));
    if (!answer.withheld.empty())
        list.rows.push_back(
            {.key = "Something is held back", .value = paragraphs(answer.withheld)});
    return govuk::summary_list(list);
}

// The agencies asked about one item, in the panel's order, and the answers of those that gave one.
struct Answered {
    std::vector<Answer> given;
    std::vector<std::string> waiting;  // agencies
};

Answered answered(const panels::Panel& panel, const audit::Reading& reading,
                  const meetings::Item& item) {
    Answered answered;
    const std::vector<Answer> answers = answers_shown(reading, item.id);
    const Asked asked = asked_at(reading, item.meeting);
    const auto of_item = asked.find(item.id);
    for (const panels::Agency& agency : panel.agencies) {
        const auto found = std::ranges::find(answers, agency.code, &Answer::agency);
        if (found != answers.end()) {
            answered.given.push_back(*found);
        } else if (of_item != asked.end() && of_item->second.contains(agency.code)) {
            answered.waiting.push_back(agency.name);
        }
    }
    return answered;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : "; ") + name;
    return all;
}

}  // namespace

Url answer_url(const meetings::Item& item) {
    return Url::path({"meetings", text(item.meeting), "items", text(item.id), "answer"});
}

Url statement_url(const meetings::Item& item, std::string_view statement) {
    return Url::path({"meetings", text(item.meeting), "items", text(item.id), "answer",
                      "statements", statement});
}

std::string audience_words(const Exchange& exchange, const Statement& statement) {
    if (statement.audience != "AGENCIES")
        return label(exchange, "statement_audiences", statement.audience);
    std::vector<std::string> names;
    for (const panels::Agency& agency : exchange.app.panel.agencies) {
        if (statement.named.contains(agency.code)) names.push_back(agency.name);
    }
    return "Only " + joined(names);
}

govuk::SummaryRow statement_row(const Exchange& exchange, const audit::Reading& reading,
                                const Statement& statement) {
    Html value;
    value << paragraphs(statement.words)
          << govuk::paragraph("From " + exchange.app.panel.agency_name(statement.source) +
                              ". Written by " +
                              by_words(reading, statement.made_by, statement.made_at) +
                              ". Who may see it: " + audience_words(exchange, statement) + ".");
    return {.key = label(exchange, "statement_kinds", statement.kind), .value = std::move(value)};
}

Html answers_part(const Exchange& exchange, const audit::Reading& reading,
                  const meetings::Item& item) {
    const Answered all = answered(exchange.app.panel, reading, item);
    Html html;
    html << "<h2 class=\"govuk-heading-m\" id=\"answers\" tabindex=\"-1\">What agencies know</h2>";
    if (all.given.empty() && all.waiting.empty())
        return std::move(html << govuk::paragraph(
                             "Each agency with a seat is asked when the pack is circulated."));
    for (const Answer& answer : all.given) html << answer_card(exchange, reading, answer);
    if (!all.waiting.empty())
        html << govuk::paragraph("Not answered yet: " + joined(all.waiting) + ".");
    return html;
}

std::string answered_words(const Exchange& exchange, const audit::Reading& reading,
                           const meetings::Item& item) {
    const Answered all = answered(exchange.app.panel, reading, item);
    return std::to_string(all.given.size()) + " of " +
           std::to_string(all.given.size() + all.waiting.size()) + " agencies have answered";
}

}  // namespace mase::statements
