// What one's own agency knows of a child on a circulated agenda.
#include <array>

#include "accounts/accounts_store.h"
#include "cases/cases_store.h"
#include "cases/reasons_store.h"
#include "core/problems.h"
#include "meetings/agenda_store.h"
#include "meetings/meeting_parts_pages.h"
#include "meetings/meetings_store.h"
#include "site/frame.h"
#include "statements/answer_form.h"
#include "statements/answers_shown_pages.h"
#include "statements/statement_pages.h"
#include "statements/statements_pages.h"
#include "statements/statements_store.h"

namespace mase::statements {

namespace {

using access::Operation;
using site::Exchange;

struct Typed {
    AnswerDraft draft;
    Problems problems = {};
};

std::vector<govuk::Choice> choices(const Exchange& exchange, std::string_view list) {
    std::vector<govuk::Choice> items;
    for (const forms::Code& code : exchange.app.form.codes->valid_on(list, exchange.today()))
        items.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    return items;
}

Html own_statements(const Exchange& exchange, const audit::Reading& reading,
                    const meetings::Item& item, const Answer& stored) {
    if (stored.known != "KNOWN") return {};
    Html html;
    html << govuk::heading(govuk::Size::medium, "What your agency has stated");
    govuk::SummaryList list;
    for (int number = 0; const Statement& statement : stored.statements) {
        govuk::SummaryRow row = statement_row(exchange, reading, statement);
        row.actions = {{.text = "Change",
                        .href = statement_url(item, text(statement.id)),
                        .visually_hidden_text = "statement " + std::to_string(++number)}};
        list.rows.push_back(std::move(row));
    }
    html << (list.rows.empty() ? govuk::paragraph("Nothing yet.") : govuk::summary_list(list))
         << govuk::link_button({.text = "Add a statement",
                                .href = statement_url(item, new_statement),
                                .kind = govuk::ButtonKind::secondary});
    return html;
}

// To compare with what one has typed oneself.
Html stored_meanwhile(const Exchange& exchange, const audit::Reading& reading,
                      const Answer& stored) {
    const forms::CodeLists& codes = *exchange.app.form.codes;
    Html html;
    html << govuk::heading(govuk::Size::small, "What is stored now")
         << govuk::summary_list(
                {.rows = {{.key = "Saved by",
                           .value = accounts::account_name(reading, stored.answered_by)},
                          {.key = "Known or not known",
                           .value = codes.label("agency_knowledge", stored.known)},
                          {.key = "Recorded on its own system",
                           .value = codes.label("recorded_on_system", stored.recorded)},
                          {.key = "Why something is held back",
                           .value = stored.withheld.empty() ? "Nothing is held back"
                                                            : stored.withheld}}});
    return html;
}

Html form_fields(const Exchange& exchange, const Answer& stored, const Typed& typed) {
    const auto error = [&](const char* field) { return problem_of(typed.problems, field); };
    Html fields;
    fields
        << govuk::hidden_input("version", std::to_string(stored.version))
        << govuk::radios({.name = "known",
                          .legend = {"Is this child known to your agency?", govuk::Size::small},
                          .error = error("known"),
                          .value = typed.draft.known,
                          .items = choices(exchange, "agency_knowledge")})
        << govuk::radios(
               {.name = "recorded",
                .legend = {"Has your agency recorded this on its own system?", govuk::Size::small},
                .hint = "That this child is being discussed, and what your agency knows, so that "
                        "your colleagues can find it.",
                .error = error("recorded"),
                .value = typed.draft.recorded,
                .items = choices(exchange, "recorded_on_system")})
        << govuk::textarea(
               {.name = "withheld",
                .label = {"If you hold something back: why", govuk::Size::small},
                .hint = "Say why without repeating it. Leave this empty if you hold nothing "
                        "back. Your agency and the chairs see the reason, nobody else.",
                .error = error("withheld"),
                .value = typed.draft.withheld,
                .rows = 3})
        << govuk::button_group(
               {govuk::button(
                    {.text = "Save and add a statement", .name = "then", .value = "statement"}),
                govuk::button({.text = "Save", .kind = govuk::ButtonKind::secondary})});
    return fields;
}

http::Response answer_page(const Exchange& exchange, const audit::Reading& reading,
                           const Answer& stored, const Typed& typed) {
    const auto item = meetings::find_item(reading, exchange.id<ItemId>("item"));
    const auto meeting = meetings::find_meeting(reading, item->meeting);
    const auto file = cases::find_case(reading, item->case_id);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large,
                                        "What " + exchange.app.panel.agency_name(stored.agency) +
                                            " knows of " + cases::child_name(reading, *file),
                                        title_of(*meeting))
         << govuk::inset_text(
                "You decide who sees each statement; if you hold something back, record why "
                "without repeating it. Answers can be changed until the minutes are approved.");
    if (!typed.problems.empty() && stored.version != typed_version(exchange.form))
        html << stored_meanwhile(exchange, reading, stored);
    html << site::post_form(exchange, answer_url(*item), form_fields(exchange, stored, typed))
         << own_statements(exchange, reading, *item, stored);
    return site::page(exchange,
                      {.title = "Answer for your agency",
                       .content = std::move(html),
                       .back = meetings::address(*item),
                       .problems = typed.problems,
                       .done = exchange.query.text("done") == "stated" ? "The statement is saved"
                               : exchange.query.text("done") == "back" ? "The statement is taken "
                                                                         "back"
                                                                       : "",
                       .sensitive = true});
}

http::Response show_answer(Exchange& exchange) {
    const auto viewing = exchange.view(site::from_agenda);
    const Answer stored = own_answer(viewing, exchange.id<ItemId>("item"));
    return answer_page(exchange, viewing, stored, {.draft = draft_of(stored)});
}

http::Response give_answer(Exchange& exchange) {
    const auto id = exchange.id<ItemId>("item");
    const AnswerDraft draft = read_answer(exchange.form);
    const auto saved = exchange.change([&](audit::Change& change) -> Result<meetings::Item> {
        const Answer stored = own_answer(change, id);
        auto answer = checked(draft, stored, *exchange.app.form.codes);
        if (!answer) return refused(answer.error());
        const auto version = save_answer(change, id, *answer, typed_version(exchange.form));
        if (!version) return refused(version.error());
        return *meetings::find_item(change, id);
    });
    if (!saved) {
        const auto viewing = exchange.view(site::from_agenda);
        return answer_page(exchange, viewing, own_answer(viewing, id),
                           {.draft = draft, .problems = saved.error()});
    }
    const bool goes_on = draft.known == "KNOWN" && exchange.form.text("then") == "statement";
    return site::redirect(goes_on ? statement_url(*saved, new_statement)
                                  : meetings::address(*saved).query("done", "answered"));
}

constexpr auto find = meetings::item_subject;
constexpr auto get = site::Method::get;
constexpr auto post = site::Method::post;

constexpr auto routes = std::to_array<site::Route>({
    {get, "/meetings/{meeting}/items/{item}/answer", Operation::answer_item, find, show_answer},
    {post, "/meetings/{meeting}/items/{item}/answer", Operation::answer_item, find, give_answer},
    {get, "/meetings/{meeting}/items/{item}/answer/statements/{statement}", Operation::answer_item,
     find, show_statement},
    {post, "/meetings/{meeting}/items/{item}/answer/statements/{statement}", Operation::answer_item,
     find, make_statement},
    {post, "/meetings/{meeting}/items/{item}/answer/statements/{statement}/taking-back",
     Operation::answer_item, find, take_statement_back},
});

}  // namespace

site::Routes answer_routes() {
    return routes;
}

}  // namespace mase::statements
