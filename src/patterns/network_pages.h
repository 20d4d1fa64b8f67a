// The links of a case as lists and as a picture of the very same.
#pragma once

#include <vector>

#include "cases/case_file.h"
#include "patterns/disruptions_store.h"
#include "patterns/groups_store.h"
#include "patterns/locations_store.h"
#include "patterns/network.h"
#include "patterns/shown_pages.h"

namespace mase::patterns {

struct LinkedPerson {
    Link link;
    Person person;
    std::string status;  // of furthest_in, for this case
};
struct LinkedPlace {
    Link link;
    Location location;
};
struct LinkedGroup {
    Link link;
    Group group;
};
struct LinkedDisruption {
    Link link;
    Disruption disruption;
};
struct OtherChild {
    CaseId case_id;
    std::string name;
    std::vector<std::string> through;  // what they are linked by
};
// All that the page of one case shows, read once: the lists and the picture are made of it.
struct Linked {
    std::vector<LinkedPerson> persons;
    std::vector<LinkedPlace> places;
    std::vector<LinkedGroup> groups;
    std::vector<LinkedDisruption> disruptions;
    std::vector<OtherChild> children;
    Network network;
};
Linked linked_to(const site::Exchange&, const audit::Reading&, const cases::CaseFile&);

Html other_children(const Linked&);
Html picture(const Network&);

}  // namespace mase::patterns
