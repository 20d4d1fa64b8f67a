#include "patterns/disruption_form.h"

namespace mase::patterns {

DisruptionDraft read_disruption(const FormData& form) {
    const std::string target = form.text("target");
    return {.kind = form.text("disruption_kind"),
            .kind_other = form.text("kind_other"),
            .target = target,
            .person = form.text("person"),
            .location = form.text("location"),
            .target_words = form.text("target_words-" + target),
            .agency = form.text("disruption_agency"),
            .reference = form.text("reference"),
            .status = form.text("status"),
            .on = form.date("on"),
            .ends_on = form.date("ends_on")};
}

NextDraft read_next(const FormData& form) {
    return {.status = form.text("status"),
            .on = form.date("on"),
            .ends_on = form.date("ends_on"),
            .words = form.text("words")};
}

}  // namespace mase::patterns
