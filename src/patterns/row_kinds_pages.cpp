#include "patterns/row_kinds_pages.h"

#include <algorithm>

#include "patterns/disruption_form.h"
#include "patterns/disruption_parts_pages.h"
#include "patterns/group_form.h"
#include "patterns/group_parts_pages.h"
#include "patterns/location_form.h"
#include "patterns/locations_store.h"
#include "patterns/person_form.h"

namespace mase::patterns {

namespace {

using audit::Reading;
using site::Exchange;

constexpr int most_to_choose_from = 500;

Sight sight(const Exchange& exchange) {
    return sight_of(exchange.app.policy, exchange.actor());
}

std::vector<govuk::Option> in_order(std::vector<govuk::Option> options) {
    std::ranges::sort(options, {}, &govuk::Option::text);
    return options;
}

Html person_row(const Exchange& exchange, const Reading&, const forms::Answers& answers, int row,
                const Problems& problems) {
    const bool is_typed = exchange.form.has("name");
    return person_fields(
        exchange,
        is_typed ? read_person(exchange.form) : from_row(answers, row, *exchange.app.form.codes),
        problems);
}

Result<AnyId> make_person(const Exchange& exchange, audit::Change& change, CaseId) {
    const auto details =
        checked(read_person(exchange.form), *exchange.app.form.codes, change.today());
    if (!details) return std::unexpected(details.error());
    return any(add_person(change, *details));
}

std::vector<govuk::Option> known_places(const Exchange& exchange, const Reading& reading) {
    std::vector<govuk::Option> options;
    for (const ListedLocation& listed : list_locations(reading, sight(exchange),
                                                       {.kind = {},
                                                        .ward = {},
                                                        .several_children = false,
                                                        .after = {},
                                                        .count = most_to_choose_from})) {
        const LocationDetails& details = listed.location.details;
        options.push_back({text(listed.location.id), details.address.empty()
                                                         ? details.name
                                                         : details.name + ", " + details.address});
    }
    return in_order(std::move(options));
}

Html place_row(const Exchange& exchange, const Reading&, const forms::Answers& answers, int row,
               const Problems& problems) {
    const bool is_typed = exchange.form.has("place_kind");
    return location_fields(
        exchange, is_typed ? read_location(exchange.form) : location_from_row(answers, row),
        problems);
}

Result<AnyId> make_place(const Exchange& exchange, audit::Change& change, CaseId) {
    const auto details = checked(read_location(exchange.form), *exchange.app.form.codes);
    if (!details) return std::unexpected(details.error());
    return any(add_location(change, *details));
}

std::vector<govuk::Option> known_disruptions(const Exchange& exchange, const Reading& reading) {
    std::vector<govuk::Option> options;
    for (const Disruption& disruption : all_disruptions(reading, sight(exchange))) {
        std::string words = kind_words(exchange, disruption.details);
        if (const auto person = disruption.details.person ? find_person(reading, sight(exchange),
                                                                        *disruption.details.person)
                                                          : std::nullopt)
            words += ", " + called(*person);
        if (const auto place =
                disruption.details.location
                    ? find_location(reading, sight(exchange), *disruption.details.location)
                    : std::nullopt)
            words += ", " + place->details.name;
        options.push_back({text(disruption.id), std::move(words)});
    }
    return in_order(std::move(options));
}

Html disruption_row(const Exchange& exchange, const Reading& reading, const forms::Answers& answers,
                    int row, const Problems& problems) {
    const bool is_typed = exchange.form.has("disruption_kind");
    return disruption_fields(
        exchange, is_typed ? read_disruption(exchange.form) : disruption_from_row(answers, row),
        targets_of(exchange, reading, exchange.id<CaseId>("case")), problems);
}

std::vector<govuk::Option> known_groups(const Exchange& exchange, const Reading& reading) {
    std::vector<govuk::Option> options;
    for (const ListedGroup& listed : list_groups(
             reading, sight(exchange),
             {.kind = {}, .several_children = false, .after = {}, .count = most_to_choose_from}))
        options.push_back({text(listed.group.id), called(listed.group)});
    return in_order(std::move(options));
}

Html group_row(const Exchange& exchange, const Reading&, const forms::Answers& answers, int,
               const Problems& problems) {
    const bool is_typed = exchange.form.has("group_kind");
    return group_fields(exchange, is_typed ? read_group(exchange.form) : group_from(answers),
                        problems);
}

Result<AnyId> make_group(const Exchange& exchange, audit::Change& change, CaseId) {
    const auto details =
        checked(read_group(exchange.form), *exchange.app.form.codes, change.today());
    if (!details) return std::unexpected(details.error());
    return any(add_group(change, *details));
}

template <class SomeId>
std::vector<SomeId> linked(const Reading& reading, CaseId case_id, LinkKind kind) {
    std::vector<SomeId> ids;
    for (const Link& link : links_of_case(reading, case_id)) {
        if (link.kind == kind && !link.ended_on) ids.push_back(SomeId{link.subject.bytes});
    }
    return ids;
}

Result<AnyId> make_disruption(const Exchange& exchange, audit::Change& change, CaseId case_id) {
    const auto made =
        checked(read_disruption(exchange.form), *exchange.app.form.codes,
                linked<PersonId>(change, case_id, LinkKind::person),
                linked<LocationId>(change, case_id, LinkKind::location), change.today());
    if (!made) return std::unexpected(made.error());
    return any(add_disruption(change, *made));
}

// Whoever sees a disruption through a child must see what it is directed at through that child.
std::string not_linked_yet(const Exchange& exchange, audit::Change& change, AnyId subject,
                           CaseId case_id) {
    const auto disruption = find_disruption(change, sight(exchange), DisruptionId{subject.bytes});
    const auto persons = linked<PersonId>(change, case_id, LinkKind::person);
    const auto places = linked<LocationId>(change, case_id, LinkKind::location);
    const DisruptionDetails& details = disruption->details;
    if (details.person && std::ranges::find(persons, *details.person) == persons.end())
        return "First link to this child the person whom it is directed at";
    if (details.location && std::ranges::find(places, *details.location) == places.end())
        return "First link to this child the place that it is directed at";
    return "";
}

constexpr auto of_a_group = std::to_array<std::string_view>({"group_name", "group_or_gang"});

constexpr auto kinds = std::to_array<RowKind>({
    {"persons",
     {},
     "person of concern",
     LinkKind::person,
     "person_relationships",
     "person_relationship",
     "Who the person is to the child",
     known_persons,
     person_row,
     make_person,
     nullptr,
     nullptr},
    {"places",
     {},
     "place",
     LinkKind::location,
     "place_uses",
     "place_use",
     "What happened there",
     known_places,
     place_row,
     make_place,
     nullptr,
     nullptr},
    {"exploitation", of_a_group, "group or gang", LinkKind::group, "group_ties", "",
     "What it is to the child", known_groups, group_row, make_group, nullptr, says_group},
    {"disruptions",
     {},
     "disruption",
     LinkKind::disruption,
     "",
     "",
     "",
     known_disruptions,
     disruption_row,
     make_disruption,
     not_linked_yet,
     nullptr},
});

}  // namespace

std::span<const RowKind> row_kinds() {
    return kinds;
}

std::vector<govuk::Option> known_persons(const Exchange& exchange, const Reading& reading) {
    std::vector<govuk::Option> options;
    for (const ListedPerson& listed : list_persons(reading, sight(exchange),
                                                   {.several_children = false,
                                                    .ethnicity_unknown = false,
                                                    .after = {},
                                                    .count = most_to_choose_from})) {
        const std::string& other_names = listed.person.details.also_known;
        options.push_back({text(listed.person.id),
                           called(listed.person) +
                               (other_names.empty() ? "" : ", also known as " + other_names)});
    }
    return in_order(std::move(options));
}

}  // namespace mase::patterns
