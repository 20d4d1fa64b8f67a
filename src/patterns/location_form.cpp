#include "patterns/location_form.h"

namespace mase::patterns {

LocationDetails read_location(const FormData& form) {
    return {.kind = form.text("place_kind"),
            .kind_other = form.text("kind_other"),
            .name = form.text("place_name"),
            .address = form.text("address"),
            .ward = form.text("ward")};
}

PlaceStepDraft read_place_step(const FormData& form) {
    return {.what = form.text("what"), .on = form.date("on"), .words = form.text("words")};
}

}  // namespace mase::patterns
