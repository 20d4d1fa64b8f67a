#include "actions/shown_pages.h"

#include <algorithm>

#include "accounts/accounts_store.h"

namespace mase::actions {

Url action_url(ActionId id) {
    return Url::path({"actions", text(id)});
}

std::string owner_words(const audit::Reading& reading, const Action& action) {
    return action.owner ? accounts::account_name(reading, *action.owner) : action.contact;
}

Html standing_tag(const Action& action, Date today) {
    using govuk::TagColour;
    const std::string words = standing_words(action, today);
    switch (standing(action, today)) {
        case Standing::late: return govuk::tag(words, TagColour::red);
        case Standing::reported: return govuk::tag(words, TagColour::yellow);
        case Standing::confirmed: return govuk::tag(words, TagColour::green);
        case Standing::proposed: return govuk::tag(words, TagColour::grey);
        case Standing::due: break;
    }
    return govuk::tag(words, TagColour::blue);
}

std::string shortened(const std::string& task) {
    constexpr std::size_t longest_task = 140;
    if (task.size() <= longest_task) return task;
    // Cut between words, so that no letter is cut in two.
    const std::size_t end = task.find_last_of(" \n", longest_task);
    return task.substr(0, end == std::string::npos ? task.find_first_of(" \n") : end) + " …";
}

Html multiline(std::string_view words) {
    Html html;
    for (std::size_t begin = 0; begin <= words.size();) {
        const std::size_t end = std::min(words.find('\n', begin), words.size());
        if (begin > 0) html << "<br>";
        html << words.substr(begin, end - begin);
        begin = end + 1;
    }
    return html;
}

}  // namespace mase::actions
