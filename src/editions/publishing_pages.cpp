#include <array>

#include "core/problems.h"
#include "editions/asked_pages.h"
#include "editions/edition_file.h"
#include "editions/editions_pages.h"
#include "editions/editions_store.h"
#include "editions/figures_pages.h"
#include "platform/secrets.h"
#include "returns/published_store.h"
#include "returns/quarters_store.h"
#include "site/frame.h"

namespace mase::editions {

namespace {

using returns::Quarter;
using site::Exchange;

std::vector<returns::Figure> plain(const Content& content) {
    std::vector<returns::Figure> figures;
    for (const Frozen& frozen : content.figures) figures.push_back(frozen.figure);
    return figures;
}

std::string withheld_words(const Content& content) {
    const ShownCount count = shown_count(content);
    return "Of its " + std::to_string(count.listed) + " numbers the shareable edition shows " +
           std::to_string(count.shown) + ". " + std::to_string(count.listed - count.shown) +
           " are withheld; " + std::to_string(count.small) +
           " of them are small, the others would give one away.";
}

Html shared_words(const Exchange& exchange) {
    if (!exchange.app.panel.shares_returns) return {};
    return govuk::paragraph(
        "The shareable edition is also shown to the regional analysts of the other boroughs that "
        "share this service.");
}

Html form_of(const Exchange& exchange, Quarter quarter, const Content& content, bool is_revision,
             const Draft& draft, const Problems& problems) {
    Html fields, html;
    fields << govuk::hidden_input("seen", content_hash(written(content)));
    if (is_revision)
        fields << govuk::textarea({.name = "reason",
                                   .label = "Why is the return corrected?",
                                   .hint = "It stands in the restricted edition. Do not name "
                                           "anybody.",
                                   .error = problem_of(problems, "reason"),
                                   .value = draft.reason,
                                   .rows = 4});
    fields << govuk::button(
        {.text = is_revision ? "Publish the correction" : "Publish this quarter"});
    html << govuk::paragraph(
                "What is published stays as it is. It can be corrected by a further edition, with "
                "its date and what changed, and never taken back.")
         << shared_words(exchange)
         << site::post_form(exchange, Url::path({"returns", slug(quarter), "publishing"}), fields);
    return html;
}

// To be looked at, and not printed: two that differ by a day tell more than one.
Html unpublished_html(const Content& content) {
    Html html;
    html << "<div class=\"mase-not-printed\">"
         << govuk::heading(govuk::Size::medium, "The shareable edition would be")
         << contents_html(content.figures, Reader::shareable)
         << figures_html(content.figures, Reader::shareable) << "</div>";
    return html;
}

http::Response publishing_page(const Exchange& exchange, const Draft& draft, Problems problems) {
    const Quarter quarter = quarter_in_path(exchange);
    const audit::Viewing viewing = exchange.view();
    viewing.note(label(quarter));
    const std::vector<Edition> all = editions_of(viewing, quarter);
    const Content content = counted_now(viewing, exchange.app, quarter, all);
    const bool has_ended = exchange.today() > last_day(quarter);
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large,
                                        all.empty() ? "Publish a return" : "Publish a correction",
                                        label(quarter) + ", " + months(quarter));
    if (!has_ended) {
        html << govuk::paragraph("The quarter ends on " + long_date(last_day(quarter)) +
                                 ". It can be published after that day.");
    } else {
        const auto changes = all.empty() ? std::vector<Difference>{}
                                         : differences(all.back().content.figures, plain(content));
        if (!all.empty() && changes.empty()) {
            html << govuk::paragraph(
                "No figure has changed since the last edition, so there is nothing to correct.");
        } else {
            if (!all.empty()) html << differences_html("What would be corrected", changes);
            if (exchange.might(access::Operation::view_shareable_return))
                html << govuk::paragraph(withheld_words(content));
            html << form_of(exchange, quarter, content, !all.empty(), draft, problems);
        }
        if (exchange.might(access::Operation::view_shareable_return))
            html << unpublished_html(content);
    }
    return site::page(exchange, {.title = all.empty() ? "Publish a return" : "Publish a correction",
                                 .content = std::move(html),
                                 .back = return_url(quarter),
                                 .problems = std::move(problems),
                                 .sensitive = true});
}

http::Response show_publishing(Exchange& exchange) {
    return publishing_page(exchange, {}, {});
}

http::Response do_publish(Exchange& exchange) {
    const Quarter quarter = quarter_in_path(exchange);
    const Draft draft{exchange.form.text("seen"), exchange.form.text("reason")};
    const auto number = exchange.change(
        [&](audit::Change& change) { return publish(change, exchange.app, quarter, draft); });
    if (!number) return publishing_page(exchange, draft, number.error());
    return site::redirect(
        Url::path({"returns", slug(quarter), "editions", std::to_string(*number)}));
}

// Whether what was published would be counted again as it was.
http::Response show_rerun(Exchange& exchange) {
    const Quarter quarter = quarter_in_path(exchange);
    const audit::Viewing viewing = exchange.view();
    const std::vector<Edition> all = editions_of(viewing, quarter);
    if (all.empty()) return site::missing(exchange);
    const Edition& last = all.back();
    viewing.note(label(quarter) + ", counted again");
    const Content now = counted_now(viewing, exchange.app, quarter, all);
    const auto changes = differences(last.content.figures, plain(now));
    const auto sources = changed_sources(last.content.sources, now.sources);
    const bool same_rows = inputs_now(viewing, exchange.app, quarter) == last.inputs;
    Html html;
    html << govuk::heading_with_caption(govuk::Size::large, "Counted again", label(quarter))
         << govuk::paragraph("Compared with: " + title(last) + ", published on " +
                             clock_words(last.published_at) + ".");
    if (changes.empty()) {
        html << govuk::inset_text("Every figure is the same as was published.");
    } else {
        html << differences_html("Figures that differ", changes);
    }
    std::vector<govuk::Content> changed;
    for (const std::string& source : sources) changed.emplace_back(source);
    html << govuk::summary_list(
        {.rows = {{"What the figures count, and what is known of it",
                   same_rows ? "As they were" : "Some have changed since"},
                  {"The definitions and code lists",
                   sources.empty() ? "As they were" : "Some have changed since"},
                  {"Hash of what was counted", last.inputs},
                  {"Hash of what was published", last.fingerprint}}});
    if (!changed.empty())
        html << govuk::heading(govuk::Size::small, "Definitions that have changed")
             << govuk::list(govuk::ListKind::bullet, changed);
    return site::page(exchange, {.title = "Counted again",
                                 .content = std::move(html),
                                 .back = edition_url(last, Reader::restricted),
                                 .sensitive = true});
}

http::Response list_shareable(Exchange& exchange) {
    const audit::Viewing viewing = exchange.view();
    std::vector<std::vector<govuk::Cell>> rows;
    for (const auto& [quarter, published] : returns::published_quarters(viewing))
        rows.insert(rows.begin(), {govuk::link(Url::path({"returns", slug(quarter), "shareable"}),
                                               label(quarter)),
                                   months(quarter), clock_words(published.latest_at)});
    Html html;
    html << govuk::heading(govuk::Size::large, "Published returns")
         << govuk::paragraph("What the panel reported of each quarter, without small numbers.");
    if (rows.empty()) {
        html << govuk::paragraph("No quarter has been published yet.");
    } else {
        html << govuk::table({.caption = "Quarters, the latest first",
                              .head = {"Quarter", "Months", "Published"},
                              .rows = std::move(rows)});
    }
    return site::page(exchange, {.title = "Published returns", .content = std::move(html)});
}

using access::Operation;
using returns::quarter_subject;
using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/shareable-returns", Operation::view_shareable_return, site::whole_panel,
     list_shareable},
    {Method::get, "/returns/{quarter}/publishing", Operation::publish_return, quarter_subject,
     show_publishing},
    {Method::post, "/returns/{quarter}/publishing", Operation::publish_return, quarter_subject,
     do_publish},
    {Method::get, "/returns/{quarter}/rerun", Operation::view_return, quarter_subject, show_rerun},
});

}  // namespace

site::Routes publishing_routes() {
    return routes;
}

}  // namespace mase::editions
