// One place: what it is, the children and persons linked to it, and what was done there.
#include "core/problems.h"
#include "patterns/company_pages.h"
#include "patterns/disruption_parts_pages.h"
#include "patterns/location_form.h"
#include "patterns/locations_store.h"
#include "patterns/patterns_pages.h"
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
    Location location;

    const forms::CodeLists& codes() const { return *exchange.app.form.codes; }
    bool may_change() const {
        return site::may(exchange.app.policy, reading, Operation::change_location,
                         exchange.permit.subject());
    }
    Url below(std::string_view segment) const {
        return Url::path({"locations", text(location.id), segment});
    }
};

std::optional<Opened> open(const Exchange& exchange, const audit::Reading& reading) {
    const Sight sight = sight_of(exchange.app.policy, exchange.actor());
    const auto location = find_location(reading, sight, exchange.id<LocationId>("location"));
    if (!location) return std::nullopt;
    return Opened{exchange, reading, sight, *location};
}

std::vector<govuk::SummaryRow> facts(const Opened& opened) {
    const LocationDetails& details = opened.location.details;
    std::vector<govuk::SummaryRow> rows{
        {.key = "Kind of place", .value = place_kind_words(opened.exchange, details)},
        {.key = "Ward", .value = opened.codes().label("wards", details.ward)}};
    if (opened.location.has_address)
        rows.push_back(
            {.key = "Address", .value = details.address.empty() ? "Not known" : details.address});
    return rows;
}

Html children(const Opened& opened) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Children");
    const auto links = links_of(opened.reading, opened.sight, any(opened.location.id));
    if (links.empty()) {
        html << govuk::paragraph("No child that you may see is linked to this place.");
        return html;
    }
    govuk::Table table{.caption = "Children whom you may see",
                       .head = {"Child", "What happened there", "Linked"},
                       .first_cell_is_header = true};
    for (const Link& link : links)
        table.rows.push_back({child_link(opened.reading, link.case_id),
                              opened.codes().label("place_uses", link.role),
                              link_words(opened.codes(), link)});
    html << site::scrolling("Children", govuk::table(table));
    return html;
}

CompanyPart company(const Opened& opened) {
    return {.exchange = opened.exchange,
            .reading = opened.reading,
            .sight = opened.sight,
            .company = at_place,
            .id = any(opened.location.id),
            .address = opened.below("persons"),
            .may_change = opened.may_change(),
            .heading = "Persons of concern at this place",
            .this_one = "this place",
            .add = "Add a person of concern who is found here"};
}

Html step_fields(const Opened& opened, const PlaceStepDraft& typed, const Problems& problems) {
    Html form;
    form << govuk::select({.name = "what",
                           .label = {"What was done", govuk::Size::small},
                           .error = problem_of(problems, "what"),
                           .value = typed.what,
                           .items = options(opened.codes(), "place_steps", opened.reading.today())})
         << date_field("on", "On which day", typed.on, problems, "For example, 27 3 2026")
         << govuk::textarea({.name = "words",
                             .label = {"What came of it", govuk::Size::small},
                             .hint = "Name no child here.",
                             .error = problem_of(problems, "words"),
                             .value = typed.words,
                             .rows = 3})
         << govuk::button({.text = "Add", .prevent_double_click = true});
    return form;
}

Html what_was_done(const Opened& opened, const PlaceStepDraft& typed, const Problems& problems) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "What was done");
    const auto steps = steps_of(opened.reading, opened.sight, any(opened.location.id));
    if (steps.empty()) {
        html << govuk::paragraph("Nothing is recorded yet.");
    } else {
        html << steps_timeline(opened.exchange, opened.reading, steps, "place_steps");
    }
    if (opened.may_change())
        html << govuk::details(
            {.summary_text = "Add what was done",
             .content = site::post_form(opened.exchange, opened.below("steps"),
                                        step_fields(opened, typed, problems)),
             .open = !problems.empty() && problem_of(problems, "person").empty()});
    return html;
}

site::Page location_page(const Opened& opened, const PlaceStepDraft& typed, Problems problems) {
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, opened.location.details.name, "Place")
         << govuk::summary_list({.rows = facts(opened)});
    if (opened.may_change())
        html << govuk::paragraph(
            govuk::link(opened.below("details"), "Change what is known of this place"));
    html << children(opened) << company_part(company(opened), problems)
         << disruptions_part(opened.exchange, opened.reading,
                             disruptions_at(opened.reading, opened.sight, opened.location.id))
         << what_was_done(opened, typed, problems);
    return {.title = "Place",
            .content = std::move(html),
            .back = "/locations",
            .problems = std::move(problems),
            .sensitive = true,
            .full_width = true};
}

http::Response show_location(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);
    site::Page page = location_page(*opened, {}, {});
    if (exchange.query.has("saved")) page.done = "It is saved";
    return site::page(exchange, std::move(page));
}

// A change to the place, or its page again with what is wrong.
template <class Body>
http::Response changed(Exchange& exchange, const PlaceStepDraft& typed, Body body) {
    bool is_there = true;
    const auto done = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto opened = open(exchange, change);
        is_there = opened.has_value();
        if (!is_there) return refused({});
        return body(change, *opened);
    });
    if (!is_there) return site::missing(exchange);
    if (done)
        return site::redirect(
            location_url(exchange.id<LocationId>("location")).query("saved", "1"));
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);  // hidden from them since
    return site::page(exchange, location_page(*opened, typed, done.error()));
}

http::Response add_place_step(Exchange& exchange) {
    const PlaceStepDraft typed = read_place_step(exchange.form);
    return changed(
        exchange, typed, [&](audit::Change& change, const Opened& opened) -> Result<int> {
            const auto day = checked(typed, opened.codes(), change.today());
            if (!day) return std::unexpected(day.error());
            add_step(
                change, any(opened.location.id), opened.location.key,
                {.code = typed.what, .on = *day, .case_id = {}, .words = typed.words, .by = {}});
            return 0;
        });
}

http::Response change_persons(Exchange& exchange) {
    return changed(exchange, {}, [&](audit::Change& change, const Opened& opened) {
        return change_company(exchange, change, company(opened));
    });
}

site::Page details_page(const Opened& opened, const LocationDetails& typed, Problems problems,
                        bool is_late) {
    Html form, html;
    form << version_field(opened.location.version)
         << location_fields(opened.exchange, typed, problems)
         << govuk::button({.text = "Save", .prevent_double_click = true});
    html << govuk::heading_with_caption(govuk::Size::large, "What is known",
                                        opened.location.details.name);
    if (is_late) {
        auto rows = facts(opened);
        rows.insert(rows.begin(),
                    govuk::SummaryRow{.key = "Name", .value = opened.location.details.name});
        html << govuk::heading(govuk::Size::medium, "What is recorded now")
             << govuk::summary_list({.rows = std::move(rows)});
    }
    html << site::post_form(opened.exchange, opened.below("details"), form);
    return {.title = "What is known of a place",
            .content = std::move(html),
            .back = location_url(opened.location.id),
            .problems = std::move(problems),
            .sensitive = true};
}

http::Response show_details(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);
    return site::page(exchange, details_page(*opened, opened->location.details, {}, false));
}

http::Response save_details(Exchange& exchange) {
    const LocationDetails typed = read_location(exchange.form);
    bool is_there = true, is_late = false;
    const auto saved = exchange.change([&](audit::Change& change) -> Result<LocationDetails> {
        const auto opened = open(exchange, change);
        is_there = opened.has_value();
        if (!is_there) return refused({});
        is_late = !is_version(exchange, opened->location.version);
        if (is_late) return refused(changed_meanwhile());
        auto details = checked(typed, opened->codes());
        if (details) save_location(change, opened->location, *details);
        return details;
    });
    if (!is_there) return site::missing(exchange);
    if (saved)
        return site::redirect(
            location_url(exchange.id<LocationId>("location")).query("saved", "1"));
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);  // hidden from them since
    return site::page(exchange, details_page(*opened, typed, saved.error(), is_late));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/locations/{location}", Operation::view_location, location_subject,
     show_location},
    {Method::post, "/locations/{location}/steps", Operation::change_location, location_subject,
     add_place_step},
    {Method::post, "/locations/{location}/persons", Operation::change_location, location_subject,
     change_persons},
    {Method::get, "/locations/{location}/details", Operation::change_location, location_subject,
     show_details},
    {Method::post, "/locations/{location}/details", Operation::change_location, location_subject,
     save_details},
});

}  // namespace

site::Routes location_routes() {
    return routes;
}

}  // namespace mase::patterns
