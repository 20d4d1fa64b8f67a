// What a chair is told of patterns: how many are new, and which protection is about to end. Counts
// alone, of what this chair may see.
#include <algorithm>

#include "home/home_store.h"
#include "home/parts_pages.h"
#include "home/waiting.h"
#include "patterns/disruptions_store.h"

namespace mase::home {

Html patterns_new(const site::Exchange& exchange, const audit::Reading& reading) {
    const auto sight = patterns::sight_of(exchange.app.policy, exchange.actor());
    const Instant since = last_meeting_ended(reading).value_or(Instant{});
    const int links = patterns::new_patterns(reading, sight, since);
    const auto all = patterns::all_disruptions(reading, sight);
    const auto ending = std::ranges::count_if(all, [&](const patterns::Disruption& disruption) {
        return patterns::ending(disruption.details, exchange.today()) != patterns::Ending::none;
    });
    std::vector<govuk::Content> lines;
    if (links > 0)
        lines.emplace_back(govuk::link(
            "/patterns",
            counted(links, "person, place or group is", "persons, places or groups are") +
                " linked to more than one child, new since the last meeting"));
    if (ending > 0)
        lines.emplace_back(
            govuk::link(Url("/disruptions").query("state", "ending"),
                        counted(int(ending), "disruption ends within 30 days or has run out",
                                "disruptions end within 30 days or have run out")));
    Html html;
    html << govuk::heading(govuk::Size::medium, "Patterns");
    html << (lines.empty() ? govuk::paragraph("Nothing is new since the last meeting.")
                           : govuk::list(govuk::ListKind::bullet, lines));
    return html;
}

}  // namespace mase::home
