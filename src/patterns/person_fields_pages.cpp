// The fields of a person of concern, each unknown with its reason.
#include "core/problems.h"
#include "patterns/shown_pages.h"

namespace mase::patterns {

namespace {

struct Asking {
    const site::Exchange& exchange;
    const PersonDraft& draft;
    const Problems& problems;

    const forms::CodeLists& codes() const { return *exchange.app.form.codes; }
    std::string error(std::string_view field) const { return problem_of(problems, field); }
    std::string chosen(std::string_view fact) const {
        const auto found = draft.chosen.find(fact);
        return found == draft.chosen.end() ? "" : found->second;
    }
};

Html select_fact(const Asking& asking, const FactKind& kind, std::string hint = {}) {
    const std::string name(kind.name);
    return govuk::select(
        {.name = kind.codes.empty() ? name + "_unknown" : name,
         .label = {std::string(kind.codes.empty() ? "Or why it is not known" : kind.label),
                   govuk::Size::small},
         .hint = std::move(hint),
         .error = kind.codes.empty() ? "" : asking.error(name),
         .value = asking.chosen(kind.name),
         .items = fact_options(asking.codes(), kind, asking.exchange.today())});
}

Html source_of(const Asking& asking, const FactKind& kind, std::string label) {
    const std::string name = std::string(kind.name) + "_source";
    const auto found = asking.draft.sources.find(kind.name);
    return govuk::select(
        {.name = name,
         .label = std::move(label),
         .error = asking.error(name),
         .value = found == asking.draft.sources.end() ? "" : found->second,
         .items = options(asking.codes(), "ethnicity_sources", asking.exchange.today())});
}

Html names(const Asking& asking) {
    Html html;
    html << govuk::input(
                {.name = "name",
                 .label = {"Name, or the words by which the person is known", govuk::Size::small},
                 .error = asking.error("name"),
                 .value = asking.draft.name,
                 .autocomplete = "off"})
         << govuk::input({.name = "also_known",
                          .label = {"Other names and spellings", govuk::Size::small},
                          .value = asking.draft.also_known,
                          .autocomplete = "off"})
         << govuk::textarea({.name = "description",
                             .label = {"Description", govuk::Size::small},
                             .hint = "Name no child here: everyone who may see one of the linked "
                                     "children can read it.",
                             .value = asking.draft.description,
                             .rows = 3});
    return html;
}

}  // namespace

Html person_fields(const site::Exchange& exchange, const PersonDraft& draft,
                   const Problems& problems) {
    const Asking asking{exchange, draft, problems};
    const auto& [sex_kind, age_kind, stated_kind, seen_kind, nationality_kind, disability_kind] =
        fact_kinds;
    Html html;
    html << names(asking) << select_fact(asking, sex_kind)
         << date_field("born_on", "Date of birth, if it is known", draft.born_on, problems,
                       "For example, 27 3 1990")
         << select_fact(asking, age_kind, "Worked out from the date of birth if you give one.")
         << select_fact(asking, stated_kind,
                        "Only what the person has said of themselves. Do not work it out from "
                        "what someone saw.")
         << source_of(asking, stated_kind, "Who passed on what the person says")
         << select_fact(asking, seen_kind,
                        "Only as judged by someone who saw the person. Do not work it out from the "
                        "answer above.")
         << source_of(asking, seen_kind, "Who saw the person")
         << govuk::input({.name = "nationality",
                          .label = {"Nationality", govuk::Size::small},
                          .error = asking.error("nationality"),
                          .value = draft.nationality})
         << select_fact(asking, nationality_kind)
         << select_fact(asking, disability_kind,
                        "A learning or physical disability, or another condition. If you leave it "
                        "open, it counts as not asked yet.");
    return html;
}

}  // namespace mase::patterns
