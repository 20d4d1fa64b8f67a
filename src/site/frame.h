// The frame round every page: header, navigation, marking, errors, footer. No crown and no GOV.UK
// name: this is a local partnership's service.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "platform/govuk.h"
#include "platform/http.h"
#include "site/copy.h"
#include "site/exchange.h"

namespace mase::site {

struct Page {
    std::string title;  // of the window; the content brings its own heading
    Html content;
    Url back = {};            // where "Back" goes; none when empty
    Problems problems = {};   // shown in a summary at the top, each linked to its field
    std::string done = {};    // what has just been done, as a success banner
    bool sensitive = false;   // shows a case: marked OFFICIAL-SENSITIVE at top and bottom
    bool full_width = false;  // for wide tables
    bool copied = false;      // not sensitive, but printed as a copy that is recorded
};

// 200; or 422 when it has problems: a form shown again with all that was typed.
http::Response page(const Exchange&, Page);
http::Response page(const Exchange&, Page, int status);
http::Response csv_file(const std::string& name, std::string body);  // to be saved, not shown
// Where a copy of what is at this address is asked for: said to whom it goes, and why.
// `back`: the page that it is asked from, as the address of a file is none.
http::Response ask_for_copy(const Exchange&, const Url& back);
// Who made a copy, for which agency, when, and its serial number: stands on each page of it, or in
// each line.
std::string stamp_words(const Exchange&, const Copy&);
http::Response redirect(const Url&);      // 303: after a change, so that a reload repeats nothing
http::Response missing(const Exchange&);  // 404, the same whether forbidden or not there

// A form that posts to `action` with its CSRF token.
Html post_form(const Exchange&, const Url& action, const Html& content);
Html file_form(const Exchange&, const Url& action, const Html& content);  // may carry files
Html get_form(const Url& action, const Html& content);
// A table that may be wider than a telephone is moved sideways by itself; the label says what it
// is.
Html scrolling(std::string_view label, const Html& table);

// What a page of no signed-in person needs; for sign-in and for errors.
struct OpenFrame {
    const App& app;
    const access::Actor* actor = nullptr;
    std::string csrf = {};
};
http::Response framed(const OpenFrame&, Page, int status);
http::Response missing(const OpenFrame&);

}  // namespace mase::site
