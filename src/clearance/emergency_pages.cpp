// Opening a case in an emergency, by someone who has no way to it (rules.md 10). Nothing of the
// case is shown or told before it is open.
#include "clearance/emergency_pages.h"

#include <optional>

#include "cases/cases_store.h"
#include "clearance/emergency_shown_pages.h"
#include "clearance/emergency_store.h"
#include "core/problems.h"
#include "platform/clock.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::clearance {

namespace {

using access::Operation;
using audit::Reading;
using site::Exchange;

constexpr int most_own = 10;
const char* const title = "Open a case in an emergency";

std::string hours_words(int hours) {
    return std::to_string(hours) + (hours == 1 ? " hour" : " hours");
}

Html lead(const Exchange& exchange) {
    const bool is_chair = exchange.actor().has(access::Role::chair);
    Html html;
    html << referrals::in_danger(exchange.app.panel)
         << govuk::paragraph(
                "Use this when a child’s safety depends on what the panel knows, you have no other "
                "way to it, and nobody who has can be reached in time.")
         << govuk::list(
                govuk::ListKind::bullet,
                {"The case opens to read for " + hours_words(exchange.app.panel.emergency_hours) +
                     ". Nothing in it can be changed.",
                 std::string(is_chair ? "The other chair" : "Both chairs") +
                     " and information governance see it when they next sign in: that it was you, "
                     "and why.",
                 "Nobody is called: call whoever must act.",
                 "Everything that you open is recorded, and one of them reviews it.",
                 "A request that opens nothing is recorded too."});
    return html;
}

Html reason_radios(const Exchange& exchange, const EmergencyDraft& typed,
                   const Problems& problems) {
    std::vector<govuk::Choice> items;
    for (const forms::Code& code :
         exchange.app.form.codes->valid_on("emergency_reasons", exchange.today()))
        items.push_back({.value = code.code, .text = code.label});
    return govuk::radios({.name = "reason",
                          .legend = {"Why can it not wait?", govuk::Size::small},
                          .error = problem_of(problems, "reason"),
                          .value = typed.code,
                          .items = std::move(items)});
}

Html asking_form(const Exchange& exchange, const EmergencyDraft& typed, const Problems& problems) {
    Html fields;
    fields << govuk::input({.name = "reference",
                            .label = {"The child’s case number or NHS number", govuk::Size::small},
                            .hint = "As your own service has it. A name finds nothing here.",
                            .error = problem_of(problems, "reference"),
                            .value = typed.reference,
                            .autocomplete = "off",
                            .spellcheck = false,
                            .width = govuk::Width::characters_20})
           << reason_radios(exchange, typed, problems)
           << govuk::character_count(
                  {.name = "words",
                   .label = {"What has happened, and what do you need to know?",
                             govuk::Size::small},
                   .hint = "Those who review this read it. Do not name the child or the family.",
                   .error = problem_of(problems, "words"),
                   .value = typed.words,
                   .max_length = 1000,
                   .rows = 4})
           << govuk::button({.text = "Open the case", .prevent_double_click = true});
    return site::post_form(exchange, "/emergency-access", fields);
}

Html ending_button(const Exchange& exchange, CaseId id, const std::string& child) {
    return site::post_form(exchange, own_ending_url(id),
                           govuk::button({.text = "End it now: " + child,
                                          .kind = govuk::ButtonKind::secondary,
                                          .prevent_double_click = true}));
}

Html open_now(const Exchange& exchange, const Reading& reading, const std::vector<Emergency>& all) {
    Html html;
    for (const Emergency& one : all) {
        if (!one.is_in_force(exchange.now())) continue;
        html << govuk::summary_list(
                    {.rows = {{.key = "Case", .value = case_words(exchange, reading, one.case_id)},
                              {.key = "Opened on", .value = clock_words(one.opened_at)},
                              {.key = "Ends on", .value = clock_words(one.until_at)}}})
             << ending_button(exchange, one.case_id, case_name(exchange, reading, one.case_id));
    }
    if (html.empty()) return html;
    return std::move(Html{} << govuk::heading(govuk::Size::medium, "Open to you now") << html);
}

std::string review_words(const Exchange& exchange, const Emergency& one) {
    if (!one.review) return "Waits for a review";
    return exchange.app.form.codes->label("emergency_outcomes", one.review->outcome);
}

// Without the case: what it opened is closed to them again.
Html opened_before(const Exchange& exchange, const std::vector<Emergency>& all) {
    govuk::Table table{.caption = "What you have opened before",
                       .caption_size = govuk::Size::medium,
                       .head = {"Opened on", "Ended on", "Review"}};
    for (const Emergency& one : all) {
        if (!one.is_in_force(exchange.now()))
            table.rows.push_back({clock_words(one.opened_at), clock_words(one.until_at),
                                  review_words(exchange, one)});
    }
    if (table.rows.empty()) return {};
    return site::scrolling(table.caption, govuk::table(table));
}

http::Response show_asking(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto own = own_emergencies(viewing, most_own);
    Html content;
    content << govuk::heading(govuk::Size::large, title) << open_now(exchange, viewing, own)
            << lead(exchange) << asking_form(exchange, {}, {}) << opened_before(exchange, own);
    return site::page(
        exchange,
        {.title = title,
         .content = std::move(content),
         .done = exchange.query.text("done") == "ended" ? "Your emergency access has ended" : "",
         .sensitive = true});
}

// With the way to the case, if it is open to them.
http::Response shown_again(const Exchange& exchange, const EmergencyDraft& typed, Problems problems,
                           const std::optional<CaseId>& open = {}) {
    Html content;
    content << govuk::heading(govuk::Size::large, title);
    if (open)
        content << govuk::inset_text(
            govuk::link(Url::path({"cases", text(*open)}), "Go to the case"));
    content << lead(exchange) << asking_form(exchange, typed, problems);
    return site::page(
        exchange, {.title = title, .content = std::move(content), .problems = std::move(problems)});
}

// Never whether there is such a case: a wrong reference and one they are connected to read alike.
std::string not_opened(const Exchange& exchange, const Answered& answered) {
    const std::string call_them = "call the " + exchange.app.panel.administrator.name + " on " +
                                  exchange.app.panel.administrator.telephone;
    if (answered.asked == Asked::in_force)
        return "You have opened this case in an emergency already, until " +
               clock_words(*answered.until) + ". Go to the case";
    if (answered.asked == Asked::needless) return "You can open this case already. Go to the case";
    if (answered.asked == Asked::several)
        return "Two cases have this number. Use the case number, or " + call_them;
    if (answered.asked == Asked::too_often)
        return "Too many references opened nothing. Wait an hour, or " + call_them;
    return "No case can be opened with this reference. Check it with whoever gave it to you";
}

http::Response ask_for_it(Exchange& exchange) {
    const EmergencyDraft typed{.reference = exchange.form.text("reference"),
                               .code = exchange.form.text("reason"),
                               .words = exchange.form.text("words")};
    const auto draft = checked(typed, *exchange.app.form.codes, exchange.today());
    if (!draft) return shown_again(exchange, typed, draft.error());
    const auto answered = exchange.change([&](audit::Change& change) -> Result<Answered> {
        return ask(change, exchange.app, *draft);
    });
    if (!answered) return shown_again(exchange, typed, answered.error());
    if (answered->asked != Asked::opened)
        return shown_again(exchange, typed, {{"reference", not_opened(exchange, *answered)}},
                           answered->case_id);
    return site::redirect(Url::path({"cases", text(*answered->case_id)}));
}

http::Response end_it(Exchange& exchange) {
    (void)exchange.change([&](audit::Change& change) -> Result<int> {
        end_own(change, exchange.id<CaseId>("case"));
        return 0;
    });
    return site::redirect(Url("/emergency-access").query("done", "ended"));
}

constexpr site::Route routes[] = {
    {site::Method::get, "/emergency-access", Operation::see_own_emergencies, site::whole_panel,
     show_asking},
    {site::Method::post, "/emergency-access", Operation::open_in_emergency, site::whole_panel,
     ask_for_it},
    {site::Method::post, "/cases/{case}/emergency-access/ending", Operation::end_emergency,
     cases::case_subject, end_it},
};

}  // namespace

site::Routes emergency_routes() {
    return routes;
}

}  // namespace mase::clearance
