// What a page tells a person: errors, success, that a thing is done.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "platform/govuk_text.h"

namespace mase::govuk {

struct ErrorLink {
    std::string text;
    Url href = {};  // usually Url::here(the field's id)
};
struct ErrorSummary {
    std::string title_text = "There is a problem";
    Content description = {};
    std::vector<ErrorLink> error_list = {};
};
Html error_summary(const ErrorSummary& summary);
// Each problem links to the field it names; nothing at all when there are none.
Html error_summary(const Problems& problems);

enum class BannerKind { important, success };

struct NotificationBanner {
    std::string text = {};  // one line, set as a heading
    Html html = {};         // in place of `text`
    BannerKind kind = BannerKind::important;
    std::string title_text = {};  // "Important" or "Success" unless given
};
Html notification_banner(const NotificationBanner& banner);

struct Panel {
    Content title;
    Content content = {};
};
Html panel(const Panel& panel);

struct PhaseBanner {
    std::string tag;
    Content content;
};
Html phase_banner(const PhaseBanner& banner);

struct AccordionSection {
    std::string heading;
    std::string text = {};  // one paragraph
    Html html = {};         // in place of `text`
    std::string summary = {};
    bool expanded = false;
};
struct Accordion {
    std::string id;
    std::vector<AccordionSection> items;
};
Html accordion(const Accordion& accordion);

}  // namespace mase::govuk
