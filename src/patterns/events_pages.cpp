// What happened to a child between meetings: times missing, return interviews, disruptions.
#include "cases/case_frame_pages.h"
#include "cases/cases_store.h"
#include "cases/reasons_pages.h"
#include "cases/reasons_store.h"
#include "core/problems.h"
#include "patterns/disruption_parts_pages.h"
#include "patterns/events_parts_pages.h"
#include "patterns/missing_form.h"
#include "patterns/missing_store.h"
#include "patterns/patterns_pages.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using access::Operation;
using site::Exchange;

struct Opened {
    const Exchange& exchange;
    const audit::Reading& reading;
    cases::CaseFile file;

    const forms::CodeLists& codes() const { return *exchange.app.form.codes; }
    Date today() const { return exchange.today(); }
    bool may_record() const {
        return site::may(exchange.app.policy, reading, Operation::record_event,
                         cases::subject_of(file));
    }
    Url address(std::string_view below) const {
        return Url::path({"cases", text(file.id), "events", below});
    }
};

Opened open(const Exchange& exchange, const audit::Reading& reading) {
    return {exchange, reading, *cases::find_case(reading, exchange.id<CaseId>("case"))};
}

Html episodes_table(const Opened& opened, const std::vector<KeptEpisode>& episodes) {
    govuk::Table table{.caption = "The latest first",
                       .head = {"What", "From", "Returned", "Return home interview", "Recorded"}};
    for (const KeptEpisode& kept : episodes) {
        const Episode& episode = kept.episode;
        Html what, returned, by;
        what << opened.codes().label("missing_kinds", episode.kind);
        if (!kept.words.empty()) what << "<br>" << kept.words;
        if (episode.returned_on) {
            returned << short_date(*episode.returned_on);
        } else if (episode.kind.starts_with("MISSING")) {
            returned << govuk::tag("Missing now", govuk::TagColour::red);
        } else {
            returned << std::string_view("Not known");
        }
        by << kept.by;
        if (opened.may_record())
            by << "<br>"
               << govuk::link(
                      opened.address(text(kept.id)),
                      std::move(Html{} << "Change"
                                       << govuk::visually_hidden(" what began on " +
                                                                 short_date(episode.from_on))));
        table.rows.push_back({std::move(what), short_date(episode.from_on), std::move(returned),
                              interview_words(episode, opened.today()), std::move(by)});
    }
    return site::scrolling("Times missing or away", govuk::table(table));
}

std::string in_data(const Opened& opened, std::string_view question) {
    const auto snapshot = cases::latest_snapshot(opened.reading, opened.file.id);
    if (!snapshot) return "Not answered yet";
    const auto record = forms::find_record(opened.reading, *snapshot);
    const forms::Form& form = opened.exchange.app.form;
    const std::string code =
        forms::load_answers(opened.reading, *record, form).code(std::string(question));
    return code.empty() ? "Not answered yet"
                        : opened.codes().label(form.find(question)->codes, code);
}

Html single_answers(const Opened& opened, const std::vector<KeptEpisode>& kept) {
    const auto episodes = facts_of(kept);
    const forms::Form& form = opened.exchange.app.form;
    govuk::Table table{
        .caption = "The form has one answer each; here is every episode",
        .head = {"Question", "In the data now", "From the episodes", "By which rule"},
        .first_cell_is_header = true};
    const auto add = [&](const char* question, const std::string& code, std::string_view rule) {
        table.rows.push_back({form.find(question)->label, in_data(opened, question),
                              opened.codes().label(form.find(question)->codes, code),
                              std::string(rule)});
    };
    add("missing_category", missing_value(episodes, opened.today()), missing_rule);
    add("return_interview", interview_value(episodes),
        "After the latest return; not due while the child is missing.");
    Html html;
    html << govuk::heading(govuk::Size::medium, "The form’s single answers")
         << site::scrolling("The form’s single answers", govuk::table(table));
    return html;
}

std::vector<Disruption> disruptions_for(const Opened& opened) {
    const Sight sight = sight_of(opened.exchange.app.policy, opened.exchange.actor());
    std::vector<Disruption> found;
    for (const Link& link : links_of_case(opened.reading, opened.file.id)) {
        if (link.kind != LinkKind::disruption || link.ended_on) continue;
        auto disruption = find_disruption(opened.reading, sight, DisruptionId{link.subject.bytes});
        if (disruption) found.push_back(std::move(*disruption));
    }
    return found;
}

site::Page events_page(const Opened& opened, const EpisodeDraft& typed, Problems problems) {
    const auto episodes = episodes_of(opened.reading, opened.file.id);
    Html html;
    html << cases::case_top(opened.exchange, opened.reading, opened.file, cases::CasePage::events)
         << govuk::heading(govuk::Size::large, "Events")
         << govuk::heading(govuk::Size::medium, "Times missing or away");
    html << (episodes.empty() ? govuk::paragraph("No time is recorded. That is not the same as the "
                                                 "child never going missing: ask.")
                              : episodes_table(opened, episodes));
    if (opened.may_record())
        html << govuk::details(
            {.summary_text = "Add a time that the child was missing or away",
             .content = site::post_form(opened.exchange, case_url(opened.file.id, "events"),
                                        episode_fields(opened.exchange, typed, problems)),
             .open = !problems.empty()});
    html << single_answers(opened, episodes)
         << disruptions_part(opened.exchange, opened.reading, disruptions_for(opened));
    return {.title = "Events of a case",
            .content = std::move(html),
            .back = case_url(opened.file.id),
            .problems = std::move(problems),
            .sensitive = true,
            .full_width = true};
}

std::string reason_or_work(const Exchange& exchange) {
    return cases::held_reason(exchange).value_or(std::string(site::own_work));
}

http::Response show_events(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    site::Page page = events_page(open(exchange, viewing), {}, {});
    if (exchange.query.has("saved")) page.done = "It is recorded";
    return site::page(exchange, std::move(page));
}

http::Response add_event(Exchange& exchange) {
    const EpisodeDraft typed = read_episode(exchange.form);
    const auto case_id = exchange.id<CaseId>("case");
    const auto added = exchange.change([&](audit::Change& change) -> Result<Episode> {
        auto episode = checked(typed, change.today());
        if (episode) add_episode(change, *cases::find_case(change, case_id), *episode, typed.words);
        return episode;
    });
    if (added) return site::redirect(case_url(case_id, "events").query("saved", "1"));
    const auto viewing = exchange.view(reason_or_work(exchange));
    return site::page(exchange, events_page(open(exchange, viewing), typed, added.error()));
}

site::Page episode_page(const Opened& opened, const KeptEpisode& kept, const EpisodeDraft& typed,
                        Problems problems, bool is_late) {
    Html form, html;
    form << version_field(kept.version) << episode_fields(opened.exchange, typed, problems);
    html << cases::case_top(opened.exchange, opened.reading, opened.file, cases::CasePage::events)
         << govuk::heading(govuk::Size::large, "A time that the child was missing or away");
    if (is_late)
        html << govuk::heading(govuk::Size::medium, "What is recorded now")
             << episodes_table(opened, {kept});
    html << site::post_form(opened.exchange, opened.address(text(kept.id)), form);
    return {.title = "A time that the child was missing or away",
            .content = std::move(html),
            .back = case_url(opened.file.id, "events"),
            .problems = std::move(problems),
            .sensitive = true};
}

std::optional<KeptEpisode> the_episode(const Exchange& exchange, const audit::Reading& reading) {
    const auto id = parse_id<EpisodeId>(exchange.params.at("episode"));
    return id ? find_episode(reading, exchange.id<CaseId>("case"), *id) : std::nullopt;
}

http::Response show_episode(Exchange& exchange) {
    const auto reason = cases::held_reason(exchange);
    if (!reason) return cases::ask_reason(exchange);
    const auto viewing = exchange.view(*reason);
    const auto kept = the_episode(exchange, viewing);
    if (!kept) return site::missing(exchange);
    return site::page(exchange, episode_page(open(exchange, viewing), *kept,
                                             draft_of(kept->episode, kept->words), {}, false));
}

http::Response change_episode(Exchange& exchange) {
    const EpisodeDraft typed = read_episode(exchange.form);
    const auto case_id = exchange.id<CaseId>("case");
    bool is_there = true, is_late = false;
    const auto saved = exchange.change([&](audit::Change& change) -> Result<Episode> {
        const auto kept = the_episode(exchange, change);
        is_there = kept.has_value();
        if (!is_there) return refused({});
        is_late = !is_version(exchange, kept->version);
        if (is_late) return refused(changed_meanwhile());
        auto episode = checked(typed, change.today());
        if (episode)
            save_episode(change, *cases::find_case(change, case_id), *kept, *episode, typed.words);
        return episode;
    });
    if (!is_there) return site::missing(exchange);
    if (saved) return site::redirect(case_url(case_id, "events").query("saved", "1"));
    const auto viewing = exchange.view(reason_or_work(exchange));
    return site::page(exchange,
                      episode_page(open(exchange, viewing), *the_episode(exchange, viewing), typed,
                                   saved.error(), is_late));
}

using site::Method;

constexpr auto routes = std::to_array<site::Route>({
    {Method::get, "/cases/{case}/events", Operation::view_events, cases::case_subject, show_events},
    {Method::post, "/cases/{case}/events", Operation::record_event, cases::case_subject, add_event},
    {Method::get, "/cases/{case}/events/{episode}", Operation::record_event, cases::case_subject,
     show_episode},
    {Method::post, "/cases/{case}/events/{episode}", Operation::record_event, cases::case_subject,
     change_episode},
});

}  // namespace

site::Routes events_routes() {
    return routes;
}

}  // namespace mase::patterns
