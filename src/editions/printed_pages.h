// A published return on paper: the numbers of its page, set for print, as HTML that PDF is made of.
#pragma once

#include <string>
#include <vector>

#include "editions/edition.h"

namespace mase::editions {

struct Printing {
    std::string panel;
    std::string recipient;  // whom the panel reports to
    std::string stamp;      // who made the copy, when, and for whom: on each sheet
};
// `all`: the editions of its quarter. Nothing in it is fetched: its style stands in it.
std::string printed_html(const std::vector<Edition>& all, const Edition&, Reader, const Printing&);

}  // namespace mase::editions
