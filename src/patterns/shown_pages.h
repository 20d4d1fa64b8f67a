// What the pages of patterns share: fields, words and the table of linked children.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "patterns/groups_store.h"
#include "patterns/links_store.h"
#include "patterns/location.h"
#include "patterns/persons_store.h"
#include "patterns/steps_store.h"
#include "platform/govuk.h"
#include "site/frame.h"

namespace mase::patterns {

Url person_url(PersonId);
Url location_url(LocationId);
Url disruption_url(DisruptionId);
Url group_url(GroupId);
Url case_url(CaseId, std::string_view below = {});

std::string counted(int count, std::string_view one, std::string_view several);
Html children_words(int count);  // with a tag when there is more than one

// What a person is called to this reader: words in place of a name that their agency is not shown.
std::string called(const Person&);
std::string called(const Group&);
std::string fact_words(const forms::CodeLists&, const FactKind&, const Person&);
std::string status_words(const forms::CodeLists&, const std::string& status);

// The choices of a list as options of a select, and those of a fact, with the reasons after them.
std::vector<govuk::Option> options(const forms::CodeLists&, std::string_view list, Date day);
std::vector<govuk::Option> fact_options(const forms::CodeLists&, const FactKind&, Date day);

std::string place_kind_words(const site::Exchange&, const LocationDetails&);
Html location_fields(const site::Exchange&, const LocationDetails&, const Problems&);
std::string link_words(const forms::CodeLists&, const Link&);  // since when, or how it ended

Html person_fields(const site::Exchange&, const PersonDraft&, const Problems&);

// A name with a link to the case, for those who may open it.
Html child_link(const audit::Reading&, CaseId);
// Children as choices of what something is about.
std::vector<govuk::Option> child_options(const audit::Reading&, const std::vector<Link>&);
std::vector<CaseId> cases_of(const std::vector<Link>&);  // of those that stand

// What happened, in order of time; `list` holds what its codes are called.
Html steps_timeline(const site::Exchange&, const audit::Reading&, const std::vector<Step>&,
                    std::string_view list);
Html date_field(const std::string& name, std::string legend, const std::string& typed,
                const Problems& problems, std::string hint = {});
Html version_field(int version);

// The place where a page of a list ended, as its address has it: "2_<id>".
template <class SomeId>
std::optional<std::pair<int, SomeId>> parse_counted(const std::string& typed) {
    int count = 0;
    const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), count);
    if (fault != std::errc() || end == typed.data() + typed.size() || *end != '_')
        return std::nullopt;
    const auto id = parse_id<SomeId>(std::string_view(end + 1, typed.data() + typed.size()));
    if (!id) return std::nullopt;
    return std::pair{count, *id};
}

// Said when another saved since the form was opened.
Problems changed_meanwhile();
bool is_version(const site::Exchange&, int version);

}  // namespace mase::patterns
