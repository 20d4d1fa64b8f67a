// A person of the demo borough, clicking: requests through the whole travel of the site, so that
// nothing is in the demo that the rules would have refused.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "site/site.h"

namespace mase::demo {

using Fields = std::vector<std::pair<std::string, std::string>>;

class Visitor {
public:
    Visitor(const site::Site& site, std::string token) : site_(site), token_(std::move(token)) {}

    std::string get(const std::string& target) const;  // the page; throws unless 200
    // Where the answer sends the browser; throws, with the page's problems, unless it is 303.
    std::string post(const std::string& target, Fields fields) const;
    struct File {
        std::string field, name, bytes;
    };
    std::string post_file(const std::string& target, Fields fields, const File&) const;

private:
    http::Response send(const std::string& method, const std::string& target, std::string type,
                        std::string body) const;
    static std::string sent_to(const std::string& target, const http::Response&);

    const site::Site& site_;
    std::string token_;
};

// What stands between two marks of a page, after a first mark; "" when it is not there. For ids
// and versions that a form carries.
std::string between(std::string_view page, std::string_view after, std::string_view begin,
                    std::string_view end);
std::string hidden_value(std::string_view page, std::string_view name);

}  // namespace mase::demo
