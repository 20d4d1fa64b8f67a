// One group or gang: what is known of it, the children linked to it, and who belongs to it.
#include "core/problems.h"
#include "patterns/company_pages.h"
#include "patterns/group_form.h"
#include "patterns/group_parts_pages.h"
#include "patterns/patterns_pages.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using access::Operation;
using site::Exchange;

struct Opened {
    const Exchange& exchange;
    const audit::Reading& reading;
    Sight sight;
    Group group;

    const forms::CodeLists& codes() const { return *exchange.app.form.codes; }
    bool may_change() const {
        return site::may(exchange.app.policy, reading, Operation::change_group,
                         exchange.permit.subject());
    }
    Url below(std::string_view segment) const {
        return Url::path({"groups", text(group.id), segment});
    }
};

std::optional<Opened> open(const Exchange& exchange, const audit::Reading& reading) {
    const Sight sight = sight_of(exchange.app.policy, exchange.actor());
    const auto group = find_group(reading, sight, exchange.id<GroupId>("group"));
    if (!group) return std::nullopt;
    return Opened{exchange, reading, sight, *group};
}

std::vector<govuk::SummaryRow> facts(const Opened& opened) {
    const GroupDetails& details = opened.group.details;
    std::vector<govuk::SummaryRow> rows{
        {.key = "Group or gang", .value = group_kind_words(opened.exchange, details)}};
    if (opened.group.is_named)
        rows.push_back(
            {.key = "What is known of it",
             .value = details.description.empty() ? "Not recorded" : details.description});
    return rows;
}

Html children(const Opened& opened) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Children");
    const auto links = links_of(opened.reading, opened.sight, any(opened.group.id));
    if (links.empty()) {
        html << govuk::paragraph("No child that you may see is linked to this group.");
        return html;
    }
    govuk::Table table{.caption = "Children whom you may see",
                       .head = {"Child", "What it is to the child", "Linked"},
                       .first_cell_is_header = true};
    for (const Link& link : links)
        table.rows.push_back({child_link(opened.reading, link.case_id),
                              opened.codes().label("group_ties", link.role),
                              link_words(opened.codes(), link)});
    html << site::scrolling("Children", govuk::table(table));
    return html;
}

CompanyPart company(const Opened& opened) {
    return {.exchange = opened.exchange,
            .reading = opened.reading,
            .sight = opened.sight,
            .company = in_group,
            .id = any(opened.group.id),
            .address = opened.below("persons"),
            .may_change = opened.may_change(),
            .heading = "Persons of concern in this group",
            .this_one = "this group",
            .add = "Add a person of concern who belongs to it"};
}

site::Page group_page(const Opened& opened, Problems problems) {
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, called(opened.group), "Group or gang")
         << govuk::summary_list({.rows = facts(opened)});
    if (opened.may_change())
        html << govuk::paragraph(
            govuk::link(opened.below("details"), "Change what is known of this group"));
    html << children(opened) << company_part(company(opened), problems);
    return {.title = "Group or gang",
            .content = std::move(html),
            .back = "/groups",
            .problems = std::move(problems),
            .sensitive = true,
            .full_width = true};
}

http::Response show_group(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);
    site::Page page = group_page(*opened, {});
    if (exchange.query.has("saved")) page.done = "It is saved";
    return site::page(exchange, std::move(page));
}

site::Page details_page(const Opened& opened, const GroupDetails& typed, Problems problems,
                        bool is_late) {
    Html form, html;
    form << version_field(opened.group.version) << group_fields(opened.exchange, typed, problems)
         << govuk::button({.text = "Save", .prevent_double_click = true});
    html << govuk::heading_with_caption(govuk::Size::large, "What is known", called(opened.group));
    if (is_late) {
        auto rows = facts(opened);
        rows.insert(rows.begin(), govuk::SummaryRow{.key = "Name", .value = called(opened.group)});
        html << govuk::heading(govuk::Size::medium, "What is recorded now")
             << govuk::summary_list({.rows = std::move(rows)});
    }
    html << site::post_form(opened.exchange, opened.below("details"), form);
    return {.title = "What is known of a group or gang",
            .content = std::move(html),
            .back = group_url(opened.group.id),
            .problems = std::move(problems),
            .sensitive = true};
}

http::Response show_details(Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);
    return site::page(exchange, details_page(*opened, opened->group.details, {}, false));
}

// A change to the group; or, of what `page` makes, its page again with what is wrong.
template <class Body, class Page>
http::Response changed(Exchange& exchange, Body body, Page page) {
    bool is_there = true;
    const auto done = exchange.change([&](audit::Change& change) -> Result<int> {
        const auto opened = open(exchange, change);
        is_there = opened.has_value();
        if (!is_there) return refused({});
        return body(change, *opened);
    });
    if (!is_there) return site::missing(exchange);
    if (done) return site::redirect(group_url(exchange.id<GroupId>("group")).query("saved", "1"));
    const auto viewing = exchange.view();
    const auto opened = open(exchange, viewing);
    if (!opened) return site::missing(exchange);  // hidden from them since
    return site::page(exchange, page(*opened, done.error()));
}

http::Response change_persons(Exchange& exchange) {
    return changed(
        exchange,
        [&](audit::Change& change, const Opened& opened) {
            return change_company(exchange, change, company(opened));
        },
        group_page);
}

http::Response save_details(Exchange& exchange) {
    const GroupDetails typed = read_group(exchange.form);
    bool is_late = false;
    return changed(
        exchange,
        [&](audit::Change& change, const Opened& opened) -> Result<int> {
            is_late = !is_version(exchange, opened.group.version);
            if (is_late) return refused(changed_meanwhile());
            const auto details = checked(typed, opened.codes(), change.today());
            if (!details) return std::unexpected(details.error());
            save_group(change, opened.group, *details);
            return 0;
        },
        [&](const Opened& opened, Problems problems) {
            return details_page(opened, typed, std::move(problems), is_late);
        });
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/groups/{group}", Operation::view_group, group_subject, show_group},
    {Method::post, "/groups/{group}/persons", Operation::change_group, group_subject,
     change_persons},
    {Method::get, "/groups/{group}/details", Operation::change_group, group_subject, show_details},
    {Method::post, "/groups/{group}/details", Operation::change_group, group_subject, save_details},
});

}  // namespace

site::Routes group_routes() {
    return routes;
}

}  // namespace mase::patterns
