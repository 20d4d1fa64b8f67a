#include "minutes/minutes_form.h"

namespace mase::minutes {

Draft read_verdict(const FormData& form) {
    return {
        .verdict = form.text("verdict"), .words = form.text("words"), .shown = form.text("record")};
}

Addition read_addition(const FormData& form) {
    return {.item = form.text("item"), .words = form.text("addendum")};
}

}  // namespace mase::minutes
