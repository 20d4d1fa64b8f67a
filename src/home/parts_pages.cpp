#include "home/parts_pages.h"

#include "site/frame.h"

namespace mase::home {

Html shown(const Part& part) {
    Html html;
    if (part.rows.empty()) {
        html << govuk::heading(govuk::Size::medium, part.title)
             << govuk::paragraph(part.when_empty);
        return html;
    }
    html << site::scrolling(part.title, govuk::table({.caption = part.title,
                                                      .caption_size = govuk::Size::medium,
                                                      .head = part.head,
                                                      .rows = part.rows}));
    if (part.has_more) html << govuk::paragraph(govuk::link(part.all, "Show all: " + part.title));
    return html;
}

}  // namespace mase::home
