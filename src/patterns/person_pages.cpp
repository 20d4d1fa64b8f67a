// One person of concern: what is known and who said so, the children linked, what has happened.
#include "cases/cases_store.h"
#include "core/problems.h"
#include "patterns/disruption_parts_pages.h"
#include "patterns/locations_store.h"
#include "patterns/patterns_pages.h"
#include "patterns/person_form.h"
#include "patterns/shown_pages.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using access::Operation;
using site::Exchange;

struct Opened {
    const Exchange& exchange;
    const audit::Reading& reading;
    Sight sight;
    Person person;
    std::vector<Link> links;
    std::vector<Step> steps;

    const forms::CodeLists& codes() const { return *exchange.app.form.codes; }
    bool may_change() const {
        return site::may(exchange.app.policy, reading, Operation::change_person,
                         exchange.permit.subject());
    }
};

std::optional<Opened> open(const Exchange& exchange, const audit::Reading& reading) {
    const Sight sight = sight_of(exchange.app.policy, exchange.actor());
    const auto person = find_person(reading, sight, exchange.id<PersonId>("person"));
    if (!person) return std::nullopt;
    return Opened{exchange,
                  reading,
                  sight,
                  *person,
                  links_of(reading, sight, any(person->id)),
                  steps_of(reading, sight, any(person->id))};
}

std::string age_words(const Opened& opened) {
    const auto& born = opened.person.details.born_on;
    if (!born) return fact_words(opened.codes(), fact_kinds[1], opened.person);
    return std::to_string(age_on(*born, opened.reading.today())) + ", born " + short_date(*born);
}

Html summary(const Opened& opened) {
    const PersonDetails& details = opened.person.details;
    std::vector<govuk::SummaryRow> rows;
    const auto words = [&](const char* key, const std::string& value) {
        if (!value.empty()) rows.push_back({.key = key, .value = value});
    };
    words("Other names", details.also_known);
    words("Description", details.description);
    for (const FactKind& kind : fact_kinds)
        rows.push_back({.key = std::string(kind.label),
                        .value = kind.name == fact_age
                                     ? age_words(opened)
                                     : fact_words(opened.codes(), kind, opened.person)});
    Html status;
    status << status_words(opened.codes(), furthest(milestones(opened.steps)))
           << "<br><span class=\"govuk-hint\">" << furthest_rule << "</span>";
    rows.push_back({.key = "How far it has got", .value = std::move(status)});
    return govuk::summary_list({.rows = std::move(rows)});
}

Html children(const Opened& opened) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Children");
    if (opened.links.empty()) {
        html << govuk::paragraph("No child that you may see is linked to this person.");
        return html;
    }
    govuk::Table table{
        .caption = "Children whom you may see",
        .head = {"Child", "Who the person is to them", "Linked", "How far, for them"},
        .first_cell_is_header = true};
    const auto made = milestones(opened.steps);
    for (const Link& link : opened.links)
        table.rows.push_back({child_link(opened.reading, link.case_id),
                              opened.codes().label("person_relationships", link.role),
                              link_words(opened.codes(), link),
                              status_words(opened.codes(), furthest_in(made, link.case_id))});
    html << site::scrolling("Children", govuk::table(table));
    return html;
}

Html places(const Opened& opened) {
    std::vector<govuk::Content> items;
    for (const Location& place : places_of(opened.reading, opened.sight, opened.person.id)) {
        items.emplace_back(govuk::link(location_url(place.id), place.details.name));
        opened.reading.shows(place.id);
    }
    if (items.empty()) return {};
    Html html;
    html << govuk::heading(govuk::Size::medium, "Places where the person is found")
         << govuk::list(govuk::ListKind::bullet, items);
    return html;
}

Html groups(const Opened& opened) {
    std::vector<govuk::Content> items;
    for (const Group& group : groups_of(opened.reading, opened.sight, opened.person.id)) {
        items.emplace_back(govuk::link(group_url(group.id), called(group)));
        opened.reading.shows(group.id);
    }
    if (items.empty()) return {};
    Html html;
    html << govuk::heading(govuk::Size::medium, "Groups and gangs")
         << govuk::list(govuk::ListKind::bullet, items);
    return html;
}

Html milestone_fields(const Opened& opened, const MilestoneDraft& typed, const Problems& problems) {
    std::vector<govuk::Choice> kinds;
    for (const forms::Code& code :
         opened.codes().valid_on("person_milestones", opened.reading.today()))
        kinds.push_back({.value = code.code, .text = code.label, .hint = code.hint});
    Html form;
    form << govuk::radios({.name = "kind",
                           .legend = {"What happened", govuk::Size::small},
                           .error = problem_of(problems, "kind"),
                           .value = typed.kind,
                           .items = std::move(kinds)})
         << date_field("on", "On which day", typed.on, problems, "For example, 27 3 2026")
         << govuk::select({.name = "case_id",
                           .label = {"About which child", govuk::Size::small},
                           .error = problem_of(problems, "case_id"),
                           .value = typed.case_id,
                           .items = child_options(opened.reading, opened.links)})
         << govuk::textarea({.name = "words",
                             .label = {"More about it, if needed", govuk::Size::small},
                             .hint = "Name no child here.",
                             .value = typed.words,
                             .rows = 2})
         << govuk::button({.text = "Add", .prevent_double_click = true});
    return form;
}

Html what_happened(const Opened& opened, const MilestoneDraft& typed, const Problems& problems) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "What has happened");
    if (opened.steps.empty()) {
        html << govuk::paragraph("Nothing is recorded yet.");
    } else {
        html << steps_timeline(opened.exchange, opened.reading, opened.steps, "person_milestones");
    }
    if (!opened.may_change()) return html;
    const Html form = site::post_form(
        opened.exchange, Url::path({"persons-of-concern", text(opened.person.id), "milestones"}),
        milestone_fields(opened, typed, problems));
    html << govuk::details({.summary_text = "Add what has happened",
                            .content = form,
                            .id = "add",
                            .open = !problems.empty()});
    return html;
}

site::Page person_page(const Opened& opened, const MilestoneDraft& typed, Problems problems) {
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, called(opened.person),
                                        "Person of concern")
         << summary(opened);
    if (opened.may_change())
        html << govuk::paragraph(
            govuk::link(Url::path({"persons-of-concern", text(opened.person.id), "details"}),
                        "Change what is known of this person"));
    html << children(opened) << groups(opened) << places(opened)
         << disruptions_part(opened.exchange, opened.reading,
                             disruptions_on(opened.reading, opened.sight, opened.person.id))
         << what_happened(opened, typed, problems);
    return {.title = "Person of concern",
            .content = std::move(html),
            .back = "/persons-of-concern",
            .problems = std::move(problems),
            .sensitive = true,
            .full_width = true};
}

http::Response show_person(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);
    site::Page page = person_page(*opened, {}, {});
    if (exchange.query.has("added")) page.done = "It is added";
    if (exchange.query.has("saved")) page.done = "What is known of this person is saved";
    return site::page(exchange, std::move(page));
}

http::Response add_milestone(Exchange& exchange) {
    const MilestoneDraft typed = read_milestone(exchange.form);
    bool is_there = true;
    const auto added = exchange.change([&](audit::Change& change) -> Result<Milestone> {
        const auto opened = open(exchange, change);
        is_there = opened.has_value();
        if (!is_there) return refused({});
        auto made =
            checked(typed, milestones(opened->steps), cases_of(opened->links), change.today());
        if (!made) return made;
        add_step(change, any(opened->person.id), opened->person.key,
                 {.code = made->kind,
                  .on = made->on,
                  .case_id = made->case_id,
                  .words = typed.words,
                  .by = {}});
        return made;
    });
    if (!is_there) return site::missing(exchange);
    if (added)
        return site::redirect(person_url(exchange.id<PersonId>("person")).query("added", "1"));
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);  // hidden from them since
    return site::page(exchange, person_page(*opened, typed, added.error()));
}

site::Page details_page(const Exchange& exchange, const Person& person, const PersonDraft& typed,
                        Problems problems, int shown_version) {
    Html form;
    form << version_field(person.version) << person_fields(exchange, typed, problems)
         << govuk::button({.text = "Save", .prevent_double_click = true});
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "What is known", called(person));
    if (shown_version != person.version) {
        std::vector<govuk::SummaryRow> rows{
            {.key = "Name", .value = person.details.name},
            {.key = "Other names", .value = person.details.also_known},
            {.key = "Description", .value = person.details.description}};
        for (const FactKind& kind : fact_kinds)
            rows.push_back({.key = std::string(kind.label),
                            .value = fact_words(*exchange.app.form.codes, kind, person)});
        html << govuk::heading(govuk::Size::medium, "What is recorded now")
             << govuk::summary_list({.rows = std::move(rows)});
    }
    html << site::post_form(exchange, Url::path({"persons-of-concern", text(person.id), "details"}),
                            form);
    return {.title = "What is known of a person of concern",
            .content = std::move(html),
            .back = person_url(person.id),
            .problems = std::move(problems),
            .sensitive = true};
}

http::Response show_details(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);
    const Person& person = opened->person;
    return site::page(exchange,
                      details_page(exchange, person, draft_of(person.details), {}, person.version));
}

http::Response save_details(Exchange& exchange) {
    const PersonDraft typed = read_person(exchange.form);
    bool is_there = true, is_late = false;
    const auto saved = exchange.change([&](audit::Change& change) -> Result<PersonDetails> {
        const auto opened = open(exchange, change);
        is_there = opened.has_value();
        if (!is_there) return refused({});
        is_late = !is_version(exchange, opened->person.version);
        if (is_late) return refused(changed_meanwhile());
        auto details = checked(typed, *exchange.app.form.codes, change.today());
        if (details) save_person(change, opened->person, *details);
        return details;
    });
    if (!is_there) return site::missing(exchange);
    if (saved)
        return site::redirect(person_url(exchange.id<PersonId>("person")).query("saved", "1"));
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);  // hidden from them since
    const Person& person = opened->person;
    return site::page(exchange, details_page(exchange, person, typed, saved.error(),
                                             is_late ? person.version - 1 : person.version));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/persons-of-concern/{person}", Operation::view_person, person_subject,
     show_person},
    {Method::post, "/persons-of-concern/{person}/milestones", Operation::change_person,
     person_subject, add_milestone},
    {Method::get, "/persons-of-concern/{person}/details", Operation::change_person, person_subject,
     show_details},
    {Method::post, "/persons-of-concern/{person}/details", Operation::change_person, person_subject,
     save_details},
});

}  // namespace

site::Routes person_routes() {
    return routes;
}

}  // namespace mase::patterns
