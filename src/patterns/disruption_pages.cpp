// Disruptions: the register, those that end soon first, and the life of each.
#include <algorithm>

#include "core/problems.h"
#include "patterns/disruption_form.h"
#include "patterns/disruption_parts_pages.h"
#include "patterns/handlers_pages.h"
#include "patterns/patterns_pages.h"
#include "platform/moj.h"

namespace mase::patterns {

namespace {

using access::Operation;
using site::Exchange;

struct State {
    std::string_view value;  // in the address
    const char* words;
    bool (*has)(const DisruptionDetails&, Date);
};
constexpr auto states = std::to_array<State>({
    {"ending", "End within 30 days, or have run out",
     [](const DisruptionDetails& details, Date today) {
         return ending(details, today) != Ending::none;
     }},
    {"made", "Made and not ended",
     [](const DisruptionDetails& details, Date) { return is_made(details.status); }},
    {"prepared", "Not made yet",
     [](const DisruptionDetails& details, Date) {
         return !is_made(details.status) && !is_ended(details.status);
     }},
    {"ended", "Ended, refused or not pursued",
     [](const DisruptionDetails& details, Date) { return is_ended(details.status); }},
});

Html filter(const Exchange& exchange) {
    std::vector<govuk::Option> kinds =
        options(*exchange.app.form.codes, "disruption_kinds", exchange.today());
    kinds.front().text = "Any kind";
    std::vector<govuk::Option> choices{{"", "Any state"}};
    for (const State& state : states) choices.push_back({std::string(state.value), state.words});
    Html fields;
    fields << govuk::select({.name = "state",
                             .label = "State",
                             .value = exchange.query.text("state"),
                             .items = std::move(choices)})
           << govuk::select({.name = "kind",
                             .label = "Kind",
                             .value = exchange.query.text("kind"),
                             .items = std::move(kinds)});
    return site::get_form("/disruptions", moj::filter({.options = fields}));
}

std::vector<Disruption> chosen(const Exchange& exchange, std::vector<Disruption> all) {
    const std::string kind = exchange.query.text("kind"), state = exchange.query.text("state");
    const auto wanted = std::ranges::find(states, state, &State::value);
    std::erase_if(all, [&](const Disruption& disruption) {
        if (!kind.empty() && disruption.details.kind != kind) return true;
        return wanted != states.end() && !wanted->has(disruption.details, exchange.today());
    });
    return all;
}

std::string warning(const std::vector<Disruption>& all, Date today) {
    const auto soon = std::ranges::count_if(all, [&](const Disruption& disruption) {
        return ending(disruption.details, today) != Ending::none;
    });
    if (soon == 0) return "";
    return counted(int(soon), "disruption ends within 30 days or has run out",
                   "disruptions end within 30 days or have run out") +
           ". Say what becomes of it before the protection is gone.";
}

struct Opened {
    const Exchange& exchange;
    const audit::Reading& reading;
    Disruption disruption;
    std::vector<Link> links;
    std::vector<Step> steps;

    bool may_change() const {
        return site::may(exchange.app.policy, reading, Operation::change_disruption,
                         exchange.permit.subject());
    }
};

std::optional<Opened> open(const Exchange& exchange, const audit::Reading& reading) {
    const Sight sight = sight_of(exchange.app.policy, exchange.actor());
    const auto found = find_disruption(reading, sight, exchange.id<DisruptionId>("disruption"));
    if (!found) return std::nullopt;
    return Opened{exchange, reading, *found, links_of(reading, sight, any(found->id)),
                  steps_of(reading, sight, any(found->id))};
}

Html summary(const Opened& opened) {
    const DisruptionDetails& details = opened.disruption.details;
    const Exchange& exchange = opened.exchange;
    const forms::Code* kind = exchange.app.form.codes->find("disruption_kinds", details.kind);
    std::vector<govuk::SummaryRow> rows{
        {.key = "State", .value = status_tag(exchange, details)},
        {.key = "Directed at", .value = target_words(exchange, opened.reading, details)},
        {.key = "Agency", .value = exchange.app.panel.agency_name(details.agency)}};
    if (kind && !kind->hint.empty()) rows.push_back({.key = "Law", .value = kind->hint});
    if (!details.reference.empty())
        rows.push_back({.key = "Reference", .value = details.reference});
    if (details.starts_on)
        rows.push_back({.key = "Made on", .value = short_date(*details.starts_on)});
    if (is_made(details.status))
        rows.push_back({.key = "Last day", .value = until_words(details, exchange.today())});
    return govuk::summary_list({.rows = std::move(rows)});
}

Html children(const Opened& opened) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "For which children");
    std::vector<govuk::Content> items;
    for (const Link& link : opened.links)
        items.emplace_back(std::move(Html{} << child_link(opened.reading, link.case_id) << ". "
                                            << link_words(*opened.exchange.app.form.codes, link)));
    html << (items.empty() ? govuk::paragraph("No child that you may see.")
                           : govuk::list(govuk::ListKind::bullet, items));
    return html;
}

Html next_form(const Opened& opened, const NextDraft& typed, const Problems& problems) {
    std::vector<govuk::Choice> choices;
    for (const std::string_view status : next_statuses(opened.disruption.details.status)) {
        const forms::Code& code =
            *opened.exchange.app.form.codes->find("disruption_statuses", status);
        choices.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    }
    if (choices.empty() || !opened.may_change()) return {};
    Html form;
    form << version_field(opened.disruption.version)
         << govuk::radios({.name = "status",
                           .legend = {"What has happened to it", govuk::Size::small},
                           .error = problem_of(problems, "status"),
                           .value = typed.status,
                           .items = std::move(choices)})
         << date_field("on", "On which day", typed.on, problems, "For example, 27 3 2026")
         << date_field("ends_on", "The last day it holds", typed.ends_on, problems,
                       "If it is made or varied. Leave it empty if it holds until it is ended")
         << govuk::textarea({.name = "words",
                             .label = {"More about it, if needed", govuk::Size::small},
                             .hint = "Name no child here.",
                             .value = typed.words,
                             .rows = 2})
         << govuk::button({.text = "Add", .prevent_double_click = true});
    return govuk::details(
        {.summary_text = "Add what has happened to it",
         .content =
             site::post_form(opened.exchange,
                             Url::path({"disruptions", text(opened.disruption.id), "steps"}), form),
         .open = !problems.empty()});
}

site::Page disruption_page(const Opened& opened, const NextDraft& typed, Problems problems) {
    const DisruptionDetails& details = opened.disruption.details;
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, kind_words(opened.exchange, details),
                                        "Disruption");
    if (ending(details, opened.exchange.today()) != Ending::none)
        html << govuk::warning_text(
            ending(details, opened.exchange.today()) == Ending::past
                ? "Its last day has passed. Say whether it expired, was varied or was discharged."
                : "It ends within 30 days. Decide now whether to renew or vary it.");
    html << summary(opened) << children(opened) << govuk::heading(govuk::Size::medium, "Its life")
         << steps_timeline(opened.exchange, opened.reading, opened.steps, "disruption_statuses")
         << next_form(opened, typed, problems);
    return {.title = "Disruption",
            .content = std::move(html),
            .back = "/disruptions",
            .problems = std::move(problems),
            .sensitive = true,
            .full_width = true};
}

http::Response show_disruption(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);
    site::Page page = disruption_page(*opened, {}, {});
    if (exchange.query.has("saved")) page.done = "It is recorded";
    return site::page(exchange, std::move(page));
}

http::Response add_disruption_step(Exchange& exchange) {
    const NextDraft typed = read_next(exchange.form);
    bool is_there = true;
    const auto done = exchange.change([&](audit::Change& change) -> Result<Next> {
        const auto opened = open(exchange, change);
        is_there = opened.has_value();
        if (!is_there) return refused({});
        if (!is_version(exchange, opened->disruption.version)) return refused(changed_meanwhile());
        auto next =
            checked(typed, opened->disruption.details, opened->steps.front().on, change.today());
        if (next) move_on(change, opened->disruption, *next, typed.words);
        return next;
    });
    if (!is_there) return site::missing(exchange);
    if (done)
        return site::redirect(
            disruption_url(exchange.id<DisruptionId>("disruption")).query("saved", "1"));
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);  // hidden from them since
    return site::page(exchange, disruption_page(*opened, typed, done.error()));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/disruptions/{disruption}", Operation::view_disruption, disruption_subject,
     show_disruption},
    {Method::post, "/disruptions/{disruption}/steps", Operation::change_disruption,
     disruption_subject, add_disruption_step},
});

}  // namespace

http::Response show_disruptions(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto all = all_disruptions(viewing, sight_of(exchange.app.policy, exchange.actor()));
    const std::string words = warning(all, exchange.today());
    const auto shown = chosen(exchange, all);
    Html html;
    html << govuk::heading(govuk::Size::large, "Disruptions")
         << "<div class=\"moj-filter-layout\"><div class=\"moj-filter-layout__filter\">"
         << filter(exchange) << "</div><div class=\"moj-filter-layout__content\">";
    if (!words.empty()) html << govuk::warning_text(words);
    if (shown.empty()) {
        html << govuk::paragraph(
            "No disruption to show. They are recorded from the page ‘Links’ of each case.");
    } else {
        html << disruptions_table(exchange, viewing, shown,
                                  "Those that end soon first, then those that hold");
    }
    html << "</div></div>";
    return site::page(exchange, {.title = "Disruptions",
                                 .content = std::move(html),
                                 .sensitive = true,
                                 .full_width = true});
}

site::Routes disruption_routes() {
    return routes;
}

}  // namespace mase::patterns
