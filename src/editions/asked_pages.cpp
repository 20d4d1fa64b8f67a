#include "editions/asked_pages.h"

#include <algorithm>

#include "editions/editions_store.h"

namespace mase::editions {

returns::Quarter quarter_in_path(const site::Exchange& exchange) {
    return *returns::parse_quarter(exchange.params.find("quarter")->second);
}

Found find_edition(const site::Exchange& exchange, const audit::Reading& reading) {
    Found found{editions_of(reading, quarter_in_path(exchange)), nullptr};
    const auto number = exchange.params.find("edition");
    const auto at = std::ranges::find_if(found.all, [&](const Edition& edition) {
        return std::to_string(edition.number) == number->second;
    });
    if (at != found.all.end()) found.asked = &*at;
    return found;
}

void note(const audit::Viewing& viewing, const Edition& edition, Reader reader) {
    viewing.note(label(edition.quarter) + ", " + std::string(name(reader)) + ", edition " +
                 std::to_string(edition.number));
}

}  // namespace mase::editions
