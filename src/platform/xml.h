// Reading XML by expat, an element at a time.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mase {

struct XmlError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using XmlAttributes = std::map<std::string, std::string, std::less<>>;
std::string attribute(const XmlAttributes&, std::string_view name);  // "" when there is none

// Names come without their prefix: "x:row" is "row".
struct XmlHandlers {
    std::function<void(const std::string& name, const XmlAttributes&)> on_start;
    std::function<void(const std::string& name)> on_end = [](const std::string&) {};
    std::function<void(std::string_view)> on_text = [](std::string_view) {};
};

// Throws XmlError when it is not well formed or has a document type (so it declares no entities);
// what a handler throws comes through.
void parse_xml(const std::string& xml, XmlHandlers);

}  // namespace mase
