#include "decisions/live_pages.h"

#include <utility>

namespace mase::decisions {

namespace {

// The script puts it into a part, and says where its link leads.
Html notice() {
    Html html;
    html << "<template data-live-notice><div>"
         << govuk::warning_text(
                "Someone else saved this part while you were typing. What you typed is still here, "
                "and is not saved yet.")
         << "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"#\" target=\"_blank\" "
            "rel=\"noopener noreferrer\">See what they saved (opens in new tab)</a></p>"
            "</div></template>";
    return html;
}

// There from the start: what comes with its region is not read out.
Html spoken() {
    Html html;
    html << "<p class=\"govuk-visually-hidden\" aria-live=\"polite\" data-live-spoken "
            "data-updated=\"Updated: what another person saved is shown\" "
            "data-kept=\"Someone else saved a part that you are typing in\"></p>";
    return html;
}

}  // namespace

Live live_from(const site::Exchange& exchange, MeetingId meeting, Url page) {
    return {.meeting = meeting,
            .page = std::move(page),
            .seen = exchange.app.watch.number(any(meeting))};
}

site::Page kept_live(const Live& live, site::Page page) {
    const Url changes = Url::path({"meetings", text(live.meeting), "sitting", "changes"})
                            .query("seen", std::to_string(live.seen));
    Html html;
    html << "<div data-live-page=\"" << live.page << "\" data-live-changes=\"" << changes << "\">"
         << page.content << "</div>" << spoken() << notice();
    page.content = std::move(html);
    return page;
}

Html live_part(std::string_view name, Unsaved unsaved, const Html& content) {
    Html html;
    html << "<div data-live-part=\"" << name << "\"";
    if (unsaved == Unsaved::yes) html << " data-unsaved";
    html << ">" << content << "</div>";
    return html;
}

Html live_part(std::string_view name, const Html& content) {
    return live_part(name, Unsaved::no, content);
}

}  // namespace mase::decisions
