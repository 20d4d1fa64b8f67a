// What a case is linked to: persons, places, groups, disruptions and other children, as lists and
// as a picture; what referrals typed in; and what the form's single answers would be.
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "core/problems.h"
#include "forms/records_store.h"
#include "patterns/answers.h"
#include "patterns/disruption_parts_pages.h"
#include "patterns/group_parts_pages.h"
#include "patterns/network_pages.h"
#include "patterns/patterns_pages.h"
#include "patterns/said_pages.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using access::Operation;
using site::Exchange;

struct Opened {  // the page of one case
    const Exchange& exchange;
    const audit::Reading& reading;
    cases::CaseFile file;
    Linked linked;
    Problems problems;

    const forms::CodeLists& codes() const { return *exchange.app.form.codes; }
    bool may_change() const {
        return site::may(exchange.app.policy, reading, Operation::change_links,
                         cases::subject_of(file));
    }
};

Opened open(const Exchange& exchange, const audit::Reading& reading, Problems problems) {
    const auto file = *cases::find_case(reading, exchange.id<CaseId>("case"));
    return {exchange, reading, file, linked_to(exchange, reading, file), std::move(problems)};
}

Html end_link_form(const Opened& opened, const Link& link, const std::string& what) {
    if (!opened.may_change()) return {};
    const std::string field = "why-" + text(link.id);
    const std::string error = problem_of(opened.problems, field);
    Html form;
    form << govuk::select(
                {.name = "why",
                 .label = "Why the link ends",
                 .id = field,
                 .error = error,
                 .items = options(opened.codes(), "link_endings", opened.exchange.today())})
         << govuk::button({.text = "End the link", .kind = govuk::ButtonKind::secondary});
    return govuk::details(
        {.summary_text = "End the link to " + what,
         .content = site::post_form(
             opened.exchange,
             Url::path({"cases", text(opened.file.id), "links", text(link.id), "end"}), form),
         .open = !error.empty()});
}

Html persons_part(const Opened& opened) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Persons of concern");
    if (opened.linked.persons.empty()) {
        html << govuk::paragraph("No person of concern is linked to this child yet.");
        return html;
    }
    govuk::Table table{.caption = "Persons linked to this child",
                       .head = {"Person", "Who they are to the child", "Since",
                                "How far it has got for this child"},
                       .first_cell_is_header = true};
    Html endings;
    for (const LinkedPerson& linked : opened.linked.persons) {
        const std::string name = called(linked.person);
        table.rows.push_back({govuk::link(person_url(linked.person.id), name),
                              opened.codes().label("person_relationships", linked.link.role),
                              short_date(linked.link.from_on),
                              status_words(opened.codes(), linked.status)});
        endings << end_link_form(opened, linked.link, name);
    }
    html << site::scrolling("Persons of concern", govuk::table(table)) << endings;
    return html;
}

Html places_part(const Opened& opened) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Places");
    if (opened.linked.places.empty()) {
        html << govuk::paragraph("No place is linked to this child yet.");
        return html;
    }
    govuk::Table table{.caption = "Places linked to this child",
                       .head = {"Place", "Kind", "What happened there", "Since"},
                       .first_cell_is_header = true};
    Html endings;
    for (const LinkedPlace& linked : opened.linked.places) {
        const LocationDetails& details = linked.location.details;
        table.rows.push_back({govuk::link(location_url(linked.location.id), details.name),
                              place_kind_words(opened.exchange, details),
                              opened.codes().label("place_uses", linked.link.role),
                              short_date(linked.link.from_on)});
        endings << end_link_form(opened, linked.link, details.name);
    }
    html << site::scrolling("Places", govuk::table(table)) << endings;
    return html;
}

Html groups_part(const Opened& opened) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Groups and gangs");
    if (opened.linked.groups.empty()) {
        html << govuk::paragraph("No group or gang is linked to this child yet.");
        return html;
    }
    govuk::Table table{.caption = "Groups and gangs linked to this child",
                       .head = {"Group or gang", "Kind", "What it is to the child", "Since"},
                       .first_cell_is_header = true};
    Html endings;
    for (const LinkedGroup& linked : opened.linked.groups) {
        const std::string name = called(linked.group);
        table.rows.push_back({govuk::link(group_url(linked.group.id), name),
                              group_kind_words(opened.exchange, linked.group.details),
                              opened.codes().label("group_ties", linked.link.role),
                              short_date(linked.link.from_on)});
        endings << end_link_form(opened, linked.link, name);
    }
    html << site::scrolling("Groups and gangs", govuk::table(table)) << endings;
    return html;
}

Html disruptions_of(const Opened& opened) {
    std::vector<Disruption> disruptions;
    Html endings;
    for (const LinkedDisruption& linked : opened.linked.disruptions) {
        disruptions.push_back(linked.disruption);
        endings << end_link_form(opened, linked.link,
                                 kind_words(opened.exchange, linked.disruption.details));
    }
    Html html;
    html << disruptions_part(opened.exchange, opened.reading, std::move(disruptions)) << endings;
    return html;
}

forms::Answers latest_answers(const Opened& opened) {
    const auto snapshot = cases::latest_snapshot(opened.reading, opened.file.id);
    if (!snapshot) return {};
    return forms::load_answers(opened.reading, *forms::find_record(opened.reading, *snapshot),
                               opened.exchange.app.form);
}

Html single_answers(const Opened& opened) {
    std::vector<OfCase> of_case;
    for (const LinkedPerson& linked : opened.linked.persons)
        of_case.push_back({linked.link.from_on, linked.status, linked.person.details.facts});
    std::vector<std::string> kinds;
    for (const LinkedGroup& linked : opened.linked.groups)
        kinds.push_back(linked.group.details.kind);
    const auto derived = derived_answers(of_case, kinds);
    if (derived.empty()) return {};
    const forms::Answers answers = latest_answers(opened);
    govuk::Table table{
        .caption = "The form has one answer each; the registers have all that is known",
        .head = {"Question", "In the data now", "From the register", "By which rule"},
        .first_cell_is_header = true};
    for (const Derived& answer : derived) {
        const forms::Question& question = *opened.exchange.app.form.find(answer.question);
        const std::string code = answers.code(question.id);
        table.rows.push_back(
            {question.label,
             code.empty() ? "Not answered yet" : opened.codes().label(question.codes, code),
             opened.codes().label(question.codes, answer.code), std::string(answer.rule)});
    }
    Html html;
    html << govuk::heading(govuk::Size::medium, "The form’s single answers")
         << site::scrolling("The form’s single answers", govuk::table(table));
    return html;
}

site::Page links_page(Opened opened) {
    Html html;
    html << cases::case_top(opened.exchange, opened.reading, opened.file, cases::CasePage::links)
         << govuk::heading(govuk::Size::large, "Links");
    if (opened.may_change())
        html << rows_to_link(opened.exchange, opened.reading, opened.file.id)
             << new_links(opened.file.id);
    html << persons_part(opened) << places_part(opened) << groups_part(opened)
         << other_children(opened.linked) << picture(opened.linked.network)
         << disruptions_of(opened) << single_answers(opened);
    return {.title = "Links of a case",
            .content = std::move(html),
            .back = case_url(opened.file.id),
            .problems = std::move(opened.problems),
            .sensitive = true,
            .full_width = true};
}

http::Response show_links(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    site::Page page = links_page(open(exchange, viewing, {}));
    if (exchange.query.has("linked")) page.done = "The link is made";
    if (exchange.query.has("ended")) page.done = "The link is ended; it stays in the record";
    return site::page(exchange, std::move(page));
}

http::Response end_a_link(Exchange& exchange) {
    const auto link_id = parse_id<LinkId>(exchange.params.at("link"));
    const auto case_id = exchange.id<CaseId>("case");
    const std::string why = exchange.form.text("why");
    bool is_there = true;
    const auto ended = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto link = link_id ? find_link(change, case_id, *link_id) : std::nullopt;
        is_there = link && !link->ended_on;
        if (!is_there) return refused({});
        if (!exchange.app.form.codes->find("link_endings", why))
            return refused("why-" + text(*link_id), "Select why the link ends");
        end_link(change, *link, why);
        return 0;
    });
    if (!is_there) return site::missing(exchange);
    if (ended) return site::redirect(case_url(case_id, "links").query("ended", "1"));
    const auto viewing =
        exchange.view(cases::held_reason(exchange).value_or(std::string(site::own_work)));
    return site::page(exchange, links_page(open(exchange, viewing, ended.error())));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/cases/{case}/links", Operation::view_links, cases::case_subject, show_links},
    {Method::post, "/cases/{case}/links/{link}/end", Operation::change_links, cases::case_subject,
     end_a_link},
});

}  // namespace

site::Routes links_routes() {
    return routes;
}

}  // namespace mase::patterns
