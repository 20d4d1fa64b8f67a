#include "patterns/person_form.h"

namespace mase::patterns {

PersonDraft read_person(const FormData& form) {
    PersonDraft draft{.name = form.text("name"),
                      .also_known = form.text("also_known"),
                      .description = form.text("description"),
                      .born_on = form.date("born_on"),
                      .nationality = form.text("nationality"),
                      .chosen = {},
                      .sources = {}};
    for (const FactKind& kind : fact_kinds) {
        const std::string name(kind.name);
        draft.chosen[name] = form.text(kind.codes.empty() ? name + "_unknown" : name);
        if (kind.has_source) draft.sources[name] = form.text(name + "_source");
    }
    return draft;
}

PersonDraft draft_of(const PersonDetails& details) {
    PersonDraft draft{.name = details.name,
                      .also_known = details.also_known,
                      .description = details.description,
                      .born_on = details.born_on ? iso(*details.born_on) : "",
                      .nationality = details.nationality,
                      .chosen = {},
                      .sources = {}};
    for (const auto& [name, fact] : details.facts) {
        const bool is_words = fact.code == fact_in_words;
        draft.chosen[name] = fact.is_known() ? (is_words ? "" : fact.code)
                                             : std::string(unknown_mark) + fact.unknown_why;
        draft.sources[name] = fact.source;
    }
    return draft;
}

MilestoneDraft read_milestone(const FormData& form) {
    return {.kind = form.text("kind"),
            .on = form.date("on"),
            .case_id = form.text("case_id"),
            .words = form.text("words")};
}

}  // namespace mase::patterns
