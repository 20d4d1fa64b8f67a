#include "decisions/discussion.h"

#include <algorithm>

namespace mase::decisions {

namespace {

struct Named {
    std::string_view name;
    std::string_view title;
};
constexpr auto names = std::to_array<Named>({{"room", "In the room"},
                                             {"earlier-actions", "Earlier actions"},
                                             {"agencies", "Agencies"},
                                             {"child-voice", "What the child says"},
                                             {"questions", "Questions and what was raised"},
                                             {"support", "Support asked for"},
                                             {"actions", "New actions"},
                                             {"decision", "Decision"},
                                             {"closure", "Closing the case"}});

}  // namespace

std::string_view name(Part part) {
    return names[std::size_t(part)].name;
}

std::optional<Part> part_named(std::string_view wanted) {
    const auto found = std::ranges::find(names, wanted, &Named::name);
    if (found == names.end()) return std::nullopt;
    return Part(found - names.begin());
}

std::string title(Part part) {
    return std::string(names[std::size_t(part)].title);
}

std::string place(Part part) {
    return "part-" + std::string(name(part));
}

const AgencyAnswer* Discussion::answer_of(std::string_view agency) const {
    const auto found = std::ranges::find(agencies, agency, &AgencyAnswer::agency);
    return found == agencies.end() ? nullptr : &*found;
}

}  // namespace mase::decisions
