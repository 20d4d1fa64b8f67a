#include "patterns/group_form.h"

namespace mase::patterns {

GroupDetails read_group(const FormData& form) {
    return {.kind = form.text("group_kind"),
            .name = form.text("group_name"),
            .description = form.text("description")};
}

}  // namespace mase::patterns
