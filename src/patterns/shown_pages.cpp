#include "patterns/shown_pages.h"

#include <algorithm>

#include "cases/cases_store.h"
#include "core/problems.h"
#include "platform/moj.h"

namespace mase::patterns {

Url person_url(PersonId id) {
    return Url::path({"persons-of-concern", text(id)});
}

Url location_url(LocationId id) {
    return Url::path({"locations", text(id)});
}

Url disruption_url(DisruptionId id) {
    return Url::path({"disruptions", text(id)});
}

Url group_url(GroupId id) {
    return Url::path({"groups", text(id)});
}

Url case_url(CaseId id, std::string_view below) {
    return below.empty() ? Url::path({"cases", text(id)}) : Url::path({"cases", text(id), below});
}

std::string counted(int count, std::string_view one, std::string_view several) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

Html children_words(int count) {
    Html html;
    html << std::string_view(count == 0 ? "No child that you may see"
                                        : counted(count, "child", "children"));
    if (count > 1) html << " " << govuk::tag("More than one", govuk::TagColour::red);
    return html;
}

std::string called(const Person& person) {
    return person.details.name.empty() ? "A person of concern, whose name your agency is not shown"
                                       : person.details.name;
}

std::string called(const Group& group) {
    return group.details.name.empty() ? "A group or gang, whose name your agency is not shown"
                                      : group.details.name;
}

std::string fact_words(const forms::CodeLists& codes, const FactKind& kind, const Person& person) {
    const auto found = person.details.facts.find(kind.name);
    if (found == person.details.facts.end()) return "Not recorded";
    const Fact& fact = found->second;
    if (!fact.is_known()) return codes.label("unknown_reasons", fact.unknown_why);
    if (kind.codes.empty())
        return person.details.nationality.empty() ? "Known, and not shown to your agency"
                                                  : person.details.nationality;
    std::string words = codes.label(kind.codes, fact.code);
    if (kind.has_source) words += ". Source: " + codes.label("ethnicity_sources", fact.source);
    return words;
}

std::string status_words(const forms::CodeLists& codes, const std::string& status) {
    return status == "UNKNOWN" ? "Nothing recorded yet" : codes.label("police_information", status);
}

std::vector<govuk::Option> options(const forms::CodeLists& codes, std::string_view list, Date day) {
    std::vector<govuk::Option> options{{"", "Select an answer"}};
    for (const forms::Code& code : codes.valid_on(list, day))
        options.push_back({code.code, code.label});
    return options;
}

std::vector<govuk::Option> fact_options(const forms::CodeLists& codes, const FactKind& kind,
                                        Date day) {
    std::vector<govuk::Option> options{
        {"", kind.codes.empty() ? "It is known, and entered above" : "Select an answer"}};
    if (!kind.codes.empty()) {
        for (const forms::Code& code : known_codes(codes, kind.codes, day))
            options.push_back({code.code, code.label});
    }
    for (const forms::Code& code : codes.valid_on("unknown_reasons", day))
        options.push_back({std::string(unknown_mark) + code.code, code.label});
    return options;
}

std::string place_kind_words(const site::Exchange& exchange, const LocationDetails& details) {
    if (!details.kind_other.empty()) return details.kind_other;
    return exchange.app.form.codes->label("place_kinds", details.kind);
}

std::string link_words(const forms::CodeLists& codes, const Link& link) {
    if (!link.ended_on) return "Since " + short_date(link.from_on);
    return "Ended on " + short_date(*link.ended_on) + ": " +
           codes.label("link_endings", link.ended_why);
}

Html location_fields(const site::Exchange& exchange, const LocationDetails& details,
                     const Problems& problems) {
    const forms::CodeLists& codes = *exchange.app.form.codes;
    const auto choose = [&](const char* name, const char* label, const char* list,
                            const std::string& value) {
        return govuk::select({.name = name,
                              .label = {label, govuk::Size::small},
                              .error = problem_of(problems, name),
                              .value = value,
                              .items = options(codes, list, exchange.today())});
    };
    Html html;
    html << choose("place_kind", "Kind of place", "place_kinds", details.kind)
         << govuk::input({.name = "kind_other",
                          .label = {"If it is another kind, say which", govuk::Size::small},
                          .error = problem_of(problems, "kind_other"),
                          .value = details.kind_other})
         << govuk::input({.name = "place_name",
                          .label = {"Name or description", govuk::Size::small},
                          .hint = "Name no child here: everyone who may see one of the linked "
                                  "children can read it.",
                          .error = problem_of(problems, "place_name"),
                          .value = details.name})
         << govuk::textarea({.name = "address",
                             .label = {"Address, if it is known", govuk::Size::small},
                             .value = details.address,
                             .rows = 3})
         << choose("ward", "Ward", "wards", details.ward);
    return html;
}

Html child_link(const audit::Reading& reading, CaseId id) {
    const auto file = cases::find_case(reading, id);
    reading.shows(id);
    return govuk::link(case_url(id), cases::child_name(reading, *file));
}

std::vector<CaseId> cases_of(const std::vector<Link>& links) {
    std::vector<CaseId> cases;
    for (const Link& link : links) {
        if (!link.ended_on) cases.push_back(link.case_id);
    }
    return cases;
}

std::vector<govuk::Option> child_options(const audit::Reading& reading,
                                         const std::vector<Link>& links) {
    std::vector<govuk::Option> options{{"", "All of the children"}};
    for (const CaseId id : cases_of(links))
        options.push_back({text(id), cases::child_name(reading, *cases::find_case(reading, id))});
    return options;
}

Html steps_timeline(const site::Exchange& exchange, const audit::Reading& reading,
                    const std::vector<Step>& steps, std::string_view list) {
    const forms::CodeLists& codes = *exchange.app.form.codes;
    moj::Timeline timeline{.items = {}, .heading_level = moj::HeadingLevel::three};
    for (const Step& step : steps) {
        Html content;
        if (step.case_id)
            content << govuk::paragraph(
                std::move(Html{} << "About " << child_link(reading, *step.case_id) << " alone"));
        if (!step.words.empty()) content << govuk::paragraph(step.words);
        timeline.items.push_back(
            {.label = codes.label(list, step.code),
             .timestamp = iso(step.on),
             .date = short_date(step.on) + ", " + in_words(step.on, exchange.today()),
             .byline = step.by,
             .content = std::move(content)});
    }
    return moj::timeline(timeline);
}

Html date_field(const std::string& name, std::string legend, const std::string& typed,
                const Problems& problems, std::string hint) {
    std::string error;
    for (const char* part : {"-day", "-month", "-year"})
        if (error.empty()) error = problem_of(problems, name + part);
    return govuk::date_input(govuk::with_date({.name_prefix = name,
                                               .legend = {std::move(legend), govuk::Size::small},
                                               .id = name,
                                               .hint = std::move(hint),
                                               .error = std::move(error)},
                                              typed));
}

Html version_field(int version) {
    return govuk::hidden_input("version", std::to_string(version));
}

Problems changed_meanwhile() {
    return {{"",
             "Someone else changed this while you were typing. Compare what is recorded now with "
             "what you typed, and save again"}};
}

bool is_version(const site::Exchange& exchange, int version) {
    return exchange.form.text("version") == std::to_string(version);
}

}  // namespace mase::patterns
