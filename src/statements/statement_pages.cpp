#include "statements/statement_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "core/problems.h"
#include "meetings/agenda_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_store.h"
#include "site/frame.h"
#include "statements/answer_form.h"
#include "statements/answers_shown_pages.h"
#include "statements/statements_store.h"

namespace mase::statements {

namespace {

using site::Exchange;

struct Place {  // where a statement is made
    meetings::Item item;
    Answer stored;
    std::optional<Statement> statement;  // none: a new one
};

// Nothing for what is not a statement of this agency about this child, whoever made it.
std::optional<Place> place_of(const Exchange& exchange, const audit::Reading& reading) {
    const std::string& typed = exchange.params.find("statement")->second;
    auto item = meetings::find_item(reading, exchange.id<ItemId>("item"));
    if (!item) return std::nullopt;
    Place place{*item, own_answer(reading, item->id), {}};
    if (typed == new_statement) return place;
    const auto id = parse_id<StatementId>(typed);
    const auto found = std::ranges::find_if(
        place.stored.statements, [&](const Statement& one) { return id && one.id == *id; });
    if (found == place.stored.statements.end()) return std::nullopt;
    place.statement = *found;
    return place;
}

std::set<std::string> all_agencies(const panels::Panel& panel) {
    std::set<std::string> codes;
    for (const panels::Agency& agency : panel.agencies) codes.insert(agency.code);
    return codes;
}

// The other agencies that are asked about this child.
std::set<std::string> readers(const audit::Reading& reading, const Place& place) {
    const Asked asked = asked_at(reading, place.item.meeting);
    const auto found = asked.find(place.item.id);
    auto agencies = found == asked.end() ? std::set<std::string>() : found->second;
    if (place.statement)
        agencies.insert(place.statement->named.begin(), place.statement->named.end());
    agencies.erase(place.stored.agency);
    return agencies;
}

Html audience_field(const Exchange& exchange, const std::set<std::string>& readers,
                    const StatementDraft& draft, const Problems& problems) {
    std::vector<govuk::Choice> agencies, items;
    for (const panels::Agency& agency : exchange.app.panel.agencies) {
        if (readers.contains(agency.code))
            agencies.push_back({.value = agency.code, .text = agency.name});
    }
    const Html boxes = govuk::checkboxes({.name = "named",
                                          .legend = {"Agencies that may see it"},
                                          .error = problem_of(problems, "named"),
                                          .values = {draft.named.begin(), draft.named.end()},
                                          .items = std::move(agencies),
                                          .layout = govuk::CheckboxesLayout::small});
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("statement_audiences", exchange.today()))
        items.push_back({.value = code.code,
                         .text = code.label,
                         .hint = code.hint,
                         .conditional = code.code == "AGENCIES" ? boxes : Html()});
    return govuk::radios({.name = "audience",
                          .legend = {"Who may see it?", govuk::Size::small},
                          .hint = "For anyone else it is as if it had not been said. Your own "
                                  "agency always sees it.",
                          .error = problem_of(problems, "audience"),
                          .value = draft.audience,
                          .items = std::move(items)});
}

Html form_fields(const Exchange& exchange, const std::set<std::string>& readers, const Place& place,
                 const StatementDraft& draft, const Problems& problems) {
    std::vector<govuk::Choice> kinds;
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("statement_kinds", exchange.today()))
        kinds.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    std::vector<govuk::Option> sources{{"", "Choose an agency"}};
    for (const panels::Agency& agency : exchange.app.panel.agencies)
        sources.push_back({agency.code, agency.name});
    Html fields;
    fields << govuk::hidden_input("version",
                                  std::to_string(place.statement ? place.statement->version : 0))
           << govuk::textarea({.name = "words",
                               .label = {"What does your agency know?", govuk::Size::small},
                               .hint = "One thing at a time, in words you would be content for the "
                                       "child to read one day.",
                               .error = problem_of(problems, "words"),
                               .value = draft.words})
           << govuk::radios({.name = "kind",
                             .legend = {"What kind of statement is it?", govuk::Size::small},
                             .error = problem_of(problems, "kind"),
                             .value = draft.kind,
                             .items = std::move(kinds)})
           << govuk::select({.name = "source",
                             .label = {"Which agency does it come from?", govuk::Size::small},
                             .hint = "Your own, unless another told you.",
                             .error = problem_of(problems, "source"),
                             .value = draft.source,
                             .items = std::move(sources)})
           << audience_field(exchange, readers, draft, problems)
           << govuk::button({.text = "Save this statement", .prevent_double_click = true});
    return fields;
}

Html take_back_form(const Exchange& exchange, const Place& place) {
    if (!place.statement) return {};
    Html fields;
    fields << govuk::hidden_input("version", std::to_string(place.statement->version))
           << govuk::paragraph("Nobody sees a statement that is taken back.")
           << govuk::button(
                  {.text = "Take this statement back", .kind = govuk::ButtonKind::warning});
    return site::post_form(
        exchange,
        Url::path({"meetings", text(place.item.meeting), "items", text(place.item.id), "answer",
                   "statements", text(place.statement->id), "taking-back"}),
        fields);
}

Html stored_meanwhile(const Exchange& exchange, const audit::Reading& reading, const Place& place) {
    if (!place.statement || place.statement->version == typed_version(exchange.form)) return {};
    Html html;
    html << govuk::heading(govuk::Size::small, "What is stored now")
         << govuk::summary_list({.rows = {statement_row(exchange, reading, *place.statement)}});
    return html;
}

http::Response statement_page(const Exchange& exchange, const audit::Reading& reading,
                              const Place& place, const StatementDraft& draft,
                              Problems problems = {}) {
    const auto file = cases::find_case(reading, place.item.case_id);
    const std::string title = place.statement ? "Change a statement" : "Add a statement";
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, title,
                                        cases::child_name(reading, *file));
    if (!problems.empty()) html << stored_meanwhile(exchange, reading, place);
    html << site::post_form(exchange,
                            statement_url(place.item, place.statement ? text(place.statement->id)
                                                                      : std::string(new_statement)),
                            form_fields(exchange, readers(reading, place), place, draft, problems))
         << take_back_form(exchange, place);
    return site::page(exchange, {.title = title,
                                 .content = std::move(html),
                                 .back = answer_url(place.item),
                                 .problems = std::move(problems),
                                 .sensitive = true});
}

http::Response statement_again(const Exchange& exchange, const StatementDraft& draft,
                               const Problems& problems) {
    const auto viewing = exchange.view(site::from_agenda);
    const auto place = place_of(exchange, viewing);
    if (!place) return site::missing(exchange);
    return statement_page(exchange, viewing, *place, draft, problems);
}

const Problem gone{"", "A colleague of your agency has taken this statement back"};

}  // namespace

http::Response show_statement(Exchange& exchange) {
    const auto viewing = exchange.view(site::from_agenda);
    const auto place = place_of(exchange, viewing);
    if (!place || place->stored.known != "KNOWN") return site::missing(exchange);
    StatementDraft draft = place->statement ? draft_of(*place->statement) : StatementDraft{};
    if (!place->statement) draft.source = place->stored.agency;
    return statement_page(exchange, viewing, *place, draft);
}

http::Response make_statement(Exchange& exchange) {
    const StatementDraft draft = read_statement(exchange.form);
    const auto made = exchange.change([&](audit::Change& change) -> Result<meetings::Item> {
        const auto place = place_of(exchange, change);
        if (!place) return refused(Problems{gone});
        auto statement = checked(draft, place->stored, *exchange.app.form.codes,
                                 all_agencies(exchange.app.panel), readers(change, *place));
        if (!statement) return refused(statement.error());
        if (place->statement) {
            statement->id = place->statement->id;
            statement->version = typed_version(exchange.form);
            const auto saved = save_statement(change, place->item.id, *statement);
            if (!saved) return refused(saved.error());
        } else if (const auto added = add_statement(change, place->item.id, *statement); !added) {
            return refused(added.error());
        }
        return place->item;
    });
    if (made) return site::redirect(answer_url(*made).query("done", "stated"));
    return statement_again(exchange, draft, made.error());
}

http::Response take_statement_back(Exchange& exchange) {
    const auto taken = exchange.change([&](audit::Change& change) -> Result<meetings::Item> {
        const auto place = place_of(exchange, change);
        if (!place || !place->statement) return refused(Problems{gone});
        const auto done =
            take_back(change, place->item.id, place->statement->id, typed_version(exchange.form));
        if (!done) return refused(done.error());
        return place->item;
    });
    if (taken) return site::redirect(answer_url(*taken).query("done", "back"));
    const auto viewing = exchange.view(site::from_agenda);
    const auto place = place_of(exchange, viewing);
    if (!place || !place->statement) return site::missing(exchange);
    return statement_page(exchange, viewing, *place, draft_of(*place->statement), taken.error());
}

}  // namespace mase::statements
