// The register of persons of concern: those linked to more than one child first.
#include <algorithm>

#include "patterns/handlers_pages.h"
#include "patterns/shown_pages.h"
#include "platform/moj.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using site::Exchange;

constexpr int persons_a_page = 50;

std::optional<PersonPlace> parse_place(const std::string& typed) {
    const auto place = parse_counted<PersonId>(typed);
    if (!place) return std::nullopt;
    return PersonPlace{place->first, place->second};
}

PersonFilter filter_of(const Exchange& exchange) {
    const auto only = exchange.query.values("only");
    const auto asks = [&](const char* what) { return std::ranges::find(only, what) != only.end(); };
    return {.several_children = asks("several"),
            .ethnicity_unknown = asks("ethnicity"),
            .after = parse_place(exchange.query.text("after")),
            .count = persons_a_page + 1};
}

Html filter(const Exchange& exchange) {
    return site::get_form(
        "/persons-of-concern",
        moj::filter(
            {.options = govuk::checkboxes(
                 {.name = "only",
                  .legend = "Show only",
                  .values = exchange.query.values("only"),
                  .items = {{.value = "several", .text = "Linked to more than one child"},
                            {.value = "ethnicity", .text = "Ethnicity neither said nor seen"}},
                  .layout = govuk::CheckboxesLayout::small})}));
}

std::vector<govuk::Cell> row(const Exchange& exchange, const audit::Reading& reading,
                             const Sight& sight, const ListedPerson& listed) {
    const forms::CodeLists& codes = *exchange.app.form.codes;
    const Person& person = listed.person;
    const auto fact = [&](std::size_t at) { return fact_words(codes, fact_kinds[at], person); };
    Html who, known;
    who << govuk::link(person_url(person.id), called(person));
    if (!person.details.also_known.empty())
        who << "<br>Also known as " << person.details.also_known;
    known << fact(0);
    if (fact(1) != fact(0)) known << "<br>" << fact(1);  // both may be unknown for one reason
    const std::string status = furthest(milestones(steps_of(reading, sight, any(person.id))));
    return {std::move(who), children_words(listed.children), status_words(codes, status),
            std::move(known)};
}

Url next_page(const Exchange& exchange, const ListedPerson& last) {
    Url url("/persons-of-concern");
    for (const std::string& only : exchange.query.values("only")) url = url.query("only", only);
    return url.query("after", std::to_string(last.children) + "_" + text(last.person.id));
}

Html table(const Exchange& exchange, const audit::Reading& reading) {
    const Sight sight = sight_of(exchange.app.policy, exchange.actor());
    auto persons = list_persons(reading, sight, filter_of(exchange));
    if (persons.empty())
        return govuk::paragraph(
            "No person of concern to show. Persons are named in referrals; the administrator or "
            "the police link them from the page ‘Links’ of each case.");
    const bool has_more = persons.size() > persons_a_page;
    if (has_more) persons.pop_back();
    govuk::Table table{.caption = "Those linked to more than one child first",
                       .caption_size = govuk::Size::medium,
                       .head = {"Person", "Linked to", "How far it has got", "Sex and age"},
                       .first_cell_is_header = true};
    for (const ListedPerson& listed : persons)
        table.rows.push_back(row(exchange, reading, sight, listed));
    Html html;
    html << site::scrolling("Persons of concern", govuk::table(table));
    if (has_more)
        html << govuk::pagination(
            {.next = {.href = next_page(exchange, persons.back()), .label_text = "more persons"}});
    return html;
}

}  // namespace

http::Response show_persons(Exchange& exchange) {
    const auto viewing = exchange.view();
    Html html;
    html << govuk::heading(govuk::Size::large, "Persons of concern")
         << "<div class=\"moj-filter-layout\"><div class=\"moj-filter-layout__filter\">"
         << filter(exchange) << "</div><div class=\"moj-filter-layout__content\">"
         << table(exchange, viewing) << "</div></div>";
    return site::page(exchange, {.title = "Persons of concern",
                                 .content = std::move(html),
                                 .sensitive = true,
                                 .full_width = true});
}

}  // namespace mase::patterns
