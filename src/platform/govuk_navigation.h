// Ways about the service: back, skip, the service's own links, and the next page of a list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/govuk_text.h"

namespace mase::govuk {

Html back_link(const Url& href, std::string_view text = "Back");
Html skip_link(const Url& href = "#content", std::string_view text = "Skip to main content");

struct NavigationItem {
    std::string text;
    Url href;
    bool current = false;  // this very page
    bool active = false;   // a page of this section
};
struct ServiceNavigation {
    std::string service_name = {};
    Url service_url = {};
    std::vector<NavigationItem> navigation = {};
};
Html service_navigation(const ServiceNavigation& navigation);

struct PageLink {
    Url href = {};  // none: there is no such page
    std::string text = {};
    std::string label_text = {};
};
struct Pagination {
    PageLink previous = {};
    PageLink next = {};
    std::string landmark_label = "Pagination";
};
Html pagination(const Pagination& pagination);

}  // namespace mase::govuk
