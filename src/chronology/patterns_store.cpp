#include "chronology/patterns_store.h"

#include "patterns/disruptions_store.h"
#include "patterns/groups_store.h"
#include "patterns/locations_store.h"
#include "patterns/missing_store.h"
#include "patterns/persons_store.h"
#include "patterns/steps_store.h"

namespace mase::chronology {

namespace {

using access::Operation;
using access::SubjectKind;
using patterns::Link;
using patterns::LinkKind;

struct Source {
    const audit::Reading& reading;
    const patterns::Sight& sight;
    const cases::CaseFile& file;
    const forms::CodeLists& codes;
    std::vector<Event>& events;

    access::Subject subject(SubjectKind kind, AnyId id) const {
        return {.kind = kind, .id = id, .state = {}, .via = {any(file.id)}, .case_id = {}};
    }
    std::vector<std::string> words(const patterns::Step& step) const {
        if (step.words.empty()) return {};
        return {step.words};
    }
};

void add_missing(const Source& source) {
    for (const auto& kept : patterns::episodes_of(source.reading, source.file.id)) {
        const patterns::Episode& episode = kept.episode;
        const std::string what = source.codes.label("missing_kinds", episode.kind);
        std::vector<std::string> paragraphs;
        if (!kept.words.empty()) paragraphs.push_back(kept.words);
        if (episode.offered_on)
            paragraphs.push_back("Return home interview offered on " +
                                 short_date(*episode.offered_on));
        if (!episode.interview.empty())
            paragraphs.push_back("Interview: " +
                                 source.codes.label("return_interviews", episode.interview));
        source.events.push_back({.kind = Kind::missing,
                                 .on = episode.from_on,
                                 .title = what,
                                 .by = kept.by,
                                 .paragraphs = std::move(paragraphs)});
        if (episode.returned_on)
            source.events.push_back({.kind = Kind::missing,
                                     .on = *episode.returned_on,
                                     .title = "Returned. " + what,
                                     .by = kept.by,
                                     .paragraphs = {}});
    }
}

void add_link(const Source& source, Kind kind, const Link& link, const std::string& name,
              const Target& target) {
    source.reading.shows(link.subject);
    source.events.push_back({.kind = kind,
                             .on = link.from_on,
                             .title = "Linked to " + name,
                             .by = "",
                             .paragraphs = {},
                             .target = target});
}

// What happened with a person counts for this child when it is about no other child alone.
void add_person(const Source& source, const Link& link) {
    const PersonId id{link.subject.bytes};
    const auto person = patterns::find_person(source.reading, source.sight, id);
    if (!person) return;
    const std::string name =
        person->details.name.empty() ? "a person of concern" : person->details.name;
    const Target target{Operation::view_person,
                        source.subject(SubjectKind::person, any(id)),
                        {"persons-of-concern", text(id)}};
    add_link(source, Kind::milestone, link, name, target);
    for (const auto& step : patterns::steps_of(source.reading, source.sight, link.subject)) {
        if (step.case_id && *step.case_id != source.file.id) continue;
        source.events.push_back(
            {.kind = Kind::milestone,
             .on = step.on,
             .title = source.codes.label("person_milestones", step.code) + ": " + name,
             .by = step.by,
             .paragraphs = source.words(step),
             .target = target});
    }
}

void add_place(const Source& source, const Link& link) {
    const LocationId id{link.subject.bytes};
    const auto place = patterns::find_location(source.reading, source.sight, id);
    if (place)
        add_link(source, Kind::place, link, place->details.name,
                 {Operation::view_location,
                  source.subject(SubjectKind::location, any(id)),
                  {"locations", text(id)}});
}

void add_group(const Source& source, const Link& link) {
    const GroupId id{link.subject.bytes};
    const auto group = patterns::find_group(source.reading, source.sight, id);
    if (group)
        add_link(source, Kind::group, link,
                 group->is_named ? group->details.name : "a group or gang",
                 {Operation::view_group,
                  source.subject(SubjectKind::group, any(id)),
                  {"groups", text(id)}});
}

void add_disruption(const Source& source, const Link& link) {
    const DisruptionId id{link.subject.bytes};
    const auto found = patterns::find_disruption(source.reading, source.sight, id);
    if (!found) return;
    const std::string kind = found->details.kind_other.empty()
                                 ? source.codes.label("disruption_kinds", found->details.kind)
                                 : found->details.kind_other;
    for (const auto& step : patterns::steps_of(source.reading, source.sight, link.subject))
        source.events.push_back(
            {.kind = Kind::disruption,
             .on = step.on,
             .title = kind + ". " + source.codes.label("disruption_statuses", step.code),
             .by = step.by,
             .paragraphs = source.words(step),
             .target = Target{Operation::view_disruption,
                              source.subject(SubjectKind::disruption, any(id)),
                              {"disruptions", text(id)}}});
}

}  // namespace

std::vector<Event> pattern_events(const audit::Reading& reading, const patterns::Sight& sight,
                                  const cases::CaseFile& file, const forms::CodeLists& codes) {
    std::vector<Event> events;
    if (!reading.permit().covers(access::Part::general)) return events;
    const Source source{reading, sight, file, codes, events};
    add_missing(source);
    for (const Link& link : patterns::links_of_case(reading, file.id)) {
        if (link.ended_on) continue;
        switch (link.kind) {
            case LinkKind::person: add_person(source, link); break;
            case LinkKind::location: add_place(source, link); break;
            case LinkKind::group: add_group(source, link); break;
            case LinkKind::disruption: add_disruption(source, link); break;
        }
    }
    return events;
}

}  // namespace mase::chronology
