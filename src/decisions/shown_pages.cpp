#include "decisions/shown_pages.h"

#include <algorithm>

namespace mase::decisions {

Url sitting_url(MeetingId meeting) {
    return Url::path({"meetings", text(meeting), "sitting"});
}

Url sitting_part_url(MeetingId meeting, std::string_view part) {
    return Url::path({"meetings", text(meeting), "sitting", part});
}

Url discussion_url(MeetingId meeting, ItemId item) {
    return Url::path({"meetings", text(meeting), "items", text(item), "discussion"});
}

std::string why_words(std::string_view why) {
    if (why == "review") return "To check its actions";
    if (why == "brought_back") return "Brought back by the panel";
    if (why == "held_over") return "Held over from an earlier meeting";
    return "New";
}

Html section_heading(std::string_view id, const govuk::Content& words) {
    Html html;
    html << "<h2 class=\"govuk-heading-m\" id=\"" << id << "\" tabindex=\"-1\">" << words
         << "</h2>";
    return html;
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

Html button_to(const Url& address, std::string_view words, govuk::ButtonKind kind) {
    Html html;
    html << "<button type=\"submit\" class=\"govuk-button";
    if (kind == govuk::ButtonKind::secondary) html << " govuk-button--secondary";
    if (kind == govuk::ButtonKind::warning) html << " govuk-button--warning";
    html << "\" data-module=\"govuk-button\" data-prevent-double-click=\"true\" formaction=\""
         << address << "\">" << words << "</button>";
    return html;
}

}  // namespace mase::decisions
