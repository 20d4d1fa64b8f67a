#include "home/help.h"

#include <algorithm>

namespace mase::home {

bool Answer::is_for(const std::set<access::Role>& reader) const {
    return roles.empty() ||
           std::ranges::any_of(roles, [&](access::Role role) { return reader.contains(role); });
}

std::vector<Answer> answers_for(const Help& help, const std::set<access::Role>& reader) {
    std::vector<Answer> chosen;
    std::ranges::copy_if(help.answers, std::back_inserter(chosen),
                         [&](const Answer& answer) { return answer.is_for(reader); });
    return chosen;
}

}  // namespace mase::home
