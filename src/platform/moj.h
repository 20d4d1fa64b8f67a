// The Ministry of Justice's components: what the GOV.UK Design System has no part for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/govuk_text.h"

namespace mase::moj {

using govuk::Content;

enum class Variant { information, success, warning, error };
enum class Title { heard, shown_as_heading };  // every alert has a title for those who hear it
enum class Dismissible { no, yes };

struct Alert {
    std::string title;
    Content content = {};  // none: the title is what is shown
    Variant variant = Variant::information;
    Title show_title = Title::heard;
    Dismissible dismissible = Dismissible::no;
};
Html alert(const Alert& alert);

enum class HeadingLevel { two, three };

struct TimelineItem {
    Content label;
    std::string timestamp;  // for machines: "2026-12-08" or "2026-12-08T14:00:00Z"
    std::string date;       // for people: "8 December 2026 at 2pm"
    std::string byline = {};
    Content content = {};
};
struct Timeline {
    std::vector<TimelineItem> items;
    HeadingLevel heading_level = HeadingLevel::two;
};
Html timeline(const Timeline& timeline);

struct SubNavigationItem {
    std::string text;
    Url href;
    bool active = false;
};
struct SubNavigation {
    std::string label = "Secondary navigation region";
    std::vector<SubNavigationItem> items = {};
};
Html sub_navigation(const SubNavigation& navigation);

Html identity_bar(const Content& title);

struct SelectedFilter {
    std::string text;
    Url href;  // the same list without this filter
};
struct FilterCategory {
    std::string heading;
    std::vector<SelectedFilter> items;
};
struct Filter {  // stands in a form of the GET method
    Html options;
    std::vector<FilterCategory> selected = {};
    Url clear_link = {};
    std::string heading = "Filter";
};
Html filter(const Filter& filter);

}  // namespace mase::moj
