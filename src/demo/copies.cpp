#include "demo/copies.h"

namespace mase::demo {

void print_for(Borough& borough, const std::string& address, const ForWhom& copy) {
    const Visitor person = borough.as(copy.who);
    person.get(person.post("/copies/new", {{"of", address},
                                           {"whom", "other"},
                                           {"recipient", copy.recipient},
                                           {"code", copy.code},
                                           {"reason", copy.reason}}));
}

}  // namespace mase::demo
