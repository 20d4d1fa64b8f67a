#include "patterns/disruption_parts_pages.h"

#include <algorithm>

#include "core/problems.h"
#include "patterns/locations_store.h"
#include "site/frame.h"

namespace mase::patterns {

namespace {

using site::Exchange;

Sight sight(const Exchange& exchange) {
    return sight_of(exchange.app.policy, exchange.actor());
}

struct Asking {
    const Exchange& exchange;
    const Problems& problems;

    Html choose(const char* name, const char* label, std::vector<govuk::Option> items,
                const std::string& value, std::string hint = {}) const {
        return govuk::select({.name = name,
                              .label = {label, govuk::Size::small},
                              .hint = std::move(hint),
                              .error = problem_of(problems, name),
                              .value = value,
                              .items = std::move(items)});
    }
    Html from_list(const char* name, const char* label, std::string_view list,
                   const std::string& value) const {
        return choose(name, label, options(*exchange.app.form.codes, list, exchange.today()),
                      value);
    }
    Html words(const char* name, const char* label, const std::string& value,
               std::string hint = {}) const {
        return govuk::input({.name = name,
                             .label = {label, govuk::Size::small},
                             .hint = std::move(hint),
                             .error = problem_of(problems, name),
                             .value = value});
    }
};

Html target_fields(const Asking& asking, const DisruptionDraft& draft, const Targets& targets) {
    std::vector<govuk::Choice> items;
    for (const forms::Code& code :
         asking.exchange.app.form.codes->valid_on("disruption_targets", asking.exchange.today())) {
        items.push_back({.value = code.code, .text = code.label, .hint = code.hint});
        Html& beneath = items.back().conditional;
        if (code.code == "PERSON")
            beneath = asking.choose("person", "Which person", targets.persons, draft.person,
                                    "Those who are linked to this child.");
        if (code.code == "PREMISES")
            beneath = asking.choose("location", "Which place", targets.locations, draft.location,
                                    "Those that are linked to this child.");
        // One answer for both: the field of the area stands for the vehicle as well.
        if (code.code == "AREA" || code.code == "VEHICLE")
            beneath = govuk::input({.name = "target_words-" + code.code,
                                    .label = code.code == "AREA" ? "Which area" : "Which vehicle",
                                    .id = code.code == draft.target ? "target_words" : "",
                                    .error = code.code == draft.target
                                                 ? problem_of(asking.problems, "target_words")
                                                 : "",
                                    .value = code.code == draft.target ? draft.target_words : ""});
    }
    return govuk::radios({.name = "target",
                          .legend = {"Who or what it is directed at", govuk::Size::small},
                          .error = problem_of(asking.problems, "target"),
                          .value = draft.target,
                          .items = std::move(items)});
}

}  // namespace

std::string kind_words(const Exchange& exchange, const DisruptionDetails& details) {
    if (!details.kind_other.empty()) return details.kind_other;
    return exchange.app.form.codes->label("disruption_kinds", details.kind);
}

Html target_words(const Exchange& exchange, const audit::Reading& reading,
                  const DisruptionDetails& details) {
    if (details.person) {
        const auto person = find_person(reading, sight(exchange), *details.person);
        if (person) return govuk::link(person_url(person->id), called(*person));
    }
    if (details.location) {
        const auto place = find_location(reading, sight(exchange), *details.location);
        if (place) return govuk::link(location_url(place->id), place->details.name);
    }
    const std::string kind = exchange.app.form.codes->label("disruption_targets", details.target);
    return text_html(details.target_words.empty() ? kind : kind + ": " + details.target_words);
}

Html status_tag(const Exchange& exchange, const DisruptionDetails& details) {
    const auto colour = details.status == "BREACHED" ? govuk::TagColour::red
                        : is_made(details.status)    ? govuk::TagColour::green
                        : is_ended(details.status)   ? govuk::TagColour::grey
                                                     : govuk::TagColour::blue;
    return govuk::tag(exchange.app.form.codes->label("disruption_statuses", details.status),
                      colour);
}

Html until_words(const DisruptionDetails& details, Date today) {
    if (!is_made(details.status)) return text_html("");
    if (!details.ends_on) return text_html("Until it is ended");
    Html html;
    html << short_date(*details.ends_on) << ", " << in_words(*details.ends_on, today);
    if (ending(details, today) == Ending::soon)
        html << " " << govuk::tag("Ends soon", govuk::TagColour::orange);
    if (ending(details, today) == Ending::past)
        html << " " << govuk::tag("Has run out: say what became of it", govuk::TagColour::red);
    return html;
}

Html disruptions_table(const Exchange& exchange, const audit::Reading& reading,
                       std::vector<Disruption> disruptions, std::string caption) {
    const Date today = exchange.today();
    std::ranges::stable_sort(disruptions, [&](const Disruption& one, const Disruption& other) {
        return stands_before(one.details, other.details, today);
    });
    govuk::Table table{.caption = std::move(caption),
                       .head = {"Disruption", "Directed at", "State", "Last day"}};
    for (const Disruption& disruption : disruptions) {
        Html what;
        what << govuk::link(disruption_url(disruption.id), kind_words(exchange, disruption.details))
             << "<br>" << exchange.app.panel.agency_name(disruption.details.agency);
        table.rows.push_back({std::move(what), target_words(exchange, reading, disruption.details),
                              status_tag(exchange, disruption.details),
                              until_words(disruption.details, today)});
    }
    return site::scrolling("Disruptions", govuk::table(table));
}

Html disruptions_part(const Exchange& exchange, const audit::Reading& reading,
                      std::vector<Disruption> disruptions) {
    Html html;
    html << govuk::heading(govuk::Size::medium, "Disruption");
    if (disruptions.empty()) {
        html << govuk::paragraph("No disruption that you may see is recorded.");
    } else {
        html << disruptions_table(exchange, reading, std::move(disruptions),
                                  "Those that end soon first");
    }
    return html;
}

Targets targets_of(const Exchange& exchange, const audit::Reading& reading, CaseId id) {
    Targets targets{{{"", "Select one"}}, {{"", "Select one"}}};
    for (const Link& link : links_of_case(reading, id)) {
        if (link.ended_on) continue;
        if (link.kind == LinkKind::person) {
            const auto person = find_person(reading, sight(exchange), PersonId{link.subject.bytes});
            if (person) targets.persons.push_back({text(person->id), called(*person)});
        } else if (link.kind == LinkKind::location) {
            const auto place =
                find_location(reading, sight(exchange), LocationId{link.subject.bytes});
            if (place) targets.locations.push_back({text(place->id), place->details.name});
        }
    }
    return targets;
}

Html disruption_fields(const Exchange& exchange, const DisruptionDraft& draft,
                       const Targets& targets, const Problems& problems) {
    const Asking asking{exchange, problems};
    Html html;
    html << asking.from_list("disruption_kind", "Kind of disruption", "disruption_kinds",
                             draft.kind)
         << asking.words("kind_other", "If it is another kind, say which", draft.kind_other)
         << target_fields(asking, draft, targets)
         << asking.from_list("disruption_agency", "Agency that leads it", forms::agency_list,
                             draft.agency)
         << asking.words("reference", "Reference, if there is one", draft.reference)
         << asking.from_list("status", "How far it has got", "disruption_statuses", draft.status)
         << date_field("on", "The day of that", draft.on, problems,
                       "The day it was considered, applied for, made, refused or ended")
         << date_field("ends_on", "The last day it holds", draft.ends_on, problems,
                       "Once it is made. Leave it empty if it holds until it is ended");
    return html;
}

}  // namespace mase::patterns
