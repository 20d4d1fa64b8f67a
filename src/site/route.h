// A route row: address, Operation and handler in one line, so that the whole policy can be read
// down the page. The sweep test, the checks and the permissions all read these tables.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "audit/lookup.h"
#include "site/exchange.h"

namespace mase::site {

// A watch is a stream of events (text/event-stream) that the site answers by itself: its handler is
// none, and what it tells is that something was saved of the subject, or of what has it as `via`.
enum class Method { get, post, watch };

// What the address is about; nothing when there is no such thing, and then the answer is 404.
using Find = std::optional<access::Subject> (*)(const audit::Lookup&, PanelId, const Params&);
using Handle = http::Response (*)(Exchange&);

struct Route {
    Method method;
    std::string_view path;  // "/cases/{case}"
    access::Operation operation;
    Find find;
    Handle handle;
};

using Routes = std::span<const Route>;

std::optional<access::Subject> whole_panel(const audit::Lookup&, PanelId, const Params&);

// The parts of `path` that stand where the pattern has {names}; nothing when it does not match.
std::optional<Params> match(std::string_view pattern, std::string_view path);

// What the log says of a path that matches: ids as they are, and the {name} of all else that stands
// in for something, as it may have been typed and may be anything.
std::string loggable(std::string_view pattern, std::string_view path);

}  // namespace mase::site
