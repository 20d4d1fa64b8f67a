// A referral that was linked to the case of a known child: undoing it, and who read meanwhile.
#include "core/problems.h"
#include "referrals/handlers_pages.h"
#include "referrals/matches_store.h"
#include "referrals/shown_pages.h"
#include "site/frame.h"

namespace mase::referrals {

namespace {

Url readers_url(ReferralId id) {
    return Url::path({"referrals", text(id), "link", "readers"});
}

std::string reason_words(const site::Exchange& exchange, const std::string& reason) {
    if (reason == site::own_work) return "Their own work";
    if (reason == site::from_agenda) return "From an agenda";
    if (reason == site::from_action) return "From an action";
    return exchange.app.form.codes->label("view_reasons", reason);
}

Html undo_form(const site::Exchange& exchange, const Referral& referral, const Problems& problems) {
    Html fields;
    fields << govuk::textarea({.name = "reason",
                               .label = {"Why the link was wrong", govuk::Size::medium},
                               .error = problem_of(problems, "reason"),
                               .value = exchange.form.text("reason"),
                               .rows = 3})
           << govuk::button({.text = "Undo the link",
                             .kind = govuk::ButtonKind::warning,
                             .prevent_double_click = true});
    std::vector<govuk::Content> effects{
        "The referral gets a case and a child of its own, from what was sent.",
        "What is listed for it and not yet discussed goes with it. What the panel has discussed "
        "stays in the record of the meeting: add to its minutes which child it was about.",
        "The known case is put back as it was, unless the panel has decided on it since.",
        "Persons, places, groups and disruptions that this referral alone linked to the known case "
        "are linked to it no longer. What the referral says can be linked to its own case.",
        "Everyone who read the known case meanwhile is listed for information governance."};
    Html html;
    html << govuk::list(govuk::ListKind::bullet, effects)
         << site::post_form(exchange, link_url(referral.id), fields);
    return html;
}

Html facts(const Link& link) {
    std::vector<govuk::SummaryRow> rows{
        {"Linked to",
         govuk::link(Url::path({"cases", text(link.case_id)}), "The case of the known child")},
        {"Linked by", link.by + ", " + clock_words(link.at)}};
    if (link.undone_at) {
        rows.push_back({"Undone by", *link.undone_by + ", " + clock_words(*link.undone_at)});
        rows.push_back({"Why", lines(link.undone_for)});
    }
    return govuk::summary_list({.rows = std::move(rows)});
}

http::Response link_page(const site::Exchange& exchange, Problems problems) {
    const auto viewing = exchange.view();
    const auto referral = find_referral(viewing, exchange.id<ReferralId>("referral"));
    const auto link = link_of(viewing, *referral);
    if (!link) return site::missing(exchange);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Linked to a known case",
                                        shown_name(child_name(viewing, *referral)))
         << facts(*link);
    if (link->undone_at) {
        html << govuk::paragraph(
            govuk::link(readers_url(referral->id), "Who read the known case meanwhile"));
    } else {
        html << undo_form(exchange, *referral, problems);
    }
    site::Page page{.title = "Linked to a known case",
                    .content = std::move(html),
                    .back = referral_url(referral->id),
                    .problems = std::move(problems),
                    .sensitive = true};
    return site::page(exchange, std::move(page));
}

}  // namespace

http::Response show_link(site::Exchange& exchange) {
    return link_page(exchange, {});
}

http::Response undo_link(site::Exchange& exchange) {
    const auto id = exchange.id<ReferralId>("referral");
    const Result<int> undone = exchange.change([&](audit::Change& change) {
        const Written written = load(change, exchange.app.form, id);
        return undo_link_of(change, exchange.app.form, written, exchange.form.text("reason"));
    });
    if (!undone) return link_page(exchange, undone.error());
    return site::redirect(readers_url(id));
}

http::Response show_link_readers(site::Exchange& exchange) {
    const auto viewing = exchange.view();
    const auto referral = find_referral(viewing, exchange.id<ReferralId>("referral"));
    const auto link = link_of(viewing, *referral);
    if (!link || !link->undone_at) return site::missing(exchange);
    viewing.shows(link->case_id);
    govuk::Table table{.caption = "Who read the case, or saw it in a list",
                       .caption_size = govuk::Size::medium,
                       .head = {"When", "Person", "What they did", "Why"}};
    for (const LinkReader& reader : readers_while_linked(viewing, *link))
        table.rows.push_back({clock_words(reader.at), reader.name, reader.operation,
                              reason_words(exchange, reader.reason)});
    Html html;
    html << govuk::heading(govuk::Size::large, "Who read while the link was wrong")
         << govuk::paragraph("From " + clock_words(link->at) + " to " +
                             clock_words(*link->undone_at) +
                             " the referral of one child stood on the case of another. Information "
                             "governance decides who has to be told.");
    if (table.rows.empty()) {
        html << govuk::paragraph("Nobody read the case in that time.");
    } else {
        html << site::scrolling("Who read the case", govuk::table(table));
    }
    return site::page(exchange, {.title = "Who read while the link was wrong",
                                 .content = std::move(html),
                                 .back = {},
                                 .sensitive = true,
                                 .full_width = true});
}

}  // namespace mase::referrals
