#include "patterns/missing_form.h"

namespace mase::patterns {

EpisodeDraft read_episode(const FormData& form) {
    return {.kind = form.text("kind"),
            .from_on = form.date("from_on"),
            .returned_on = form.date("returned_on"),
            .offered_on = form.date("offered_on"),
            .interview = form.text("interview"),
            .interview_on = form.date("interview_on"),
            .words = form.text("words")};
}

}  // namespace mase::patterns
