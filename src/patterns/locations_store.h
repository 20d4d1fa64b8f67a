// Places of concern: the register and each of them, as far as the reader may see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "patterns/links_store.h"
#include "patterns/location.h"
#include "patterns/persons_store.h"

namespace mase::patterns {

struct Location {
    LocationId id;
    KeyId key;
    LocationDetails details;
    bool has_address = false;  // shown to this reader; else the address is left out
    int version = 1;
};

LocationId add_location(audit::Change&, const LocationDetails&);
void save_location(audit::Change&, const Location& before, const LocationDetails&);
std::optional<Location> find_location(const audit::Reading&, const Sight&, LocationId);

struct LocationPlace {
    int children = 0;
    LocationId id;
};
struct LocationFilter {
    std::string kind;  // a code; empty for any
    std::string ward;
    bool several_children = false;
    std::optional<LocationPlace> after;
    int count = 50;
};
struct ListedLocation {
    Location location;
    int children = 0;
};
std::vector<ListedLocation> list_locations(const audit::Reading&, const Sight&,
                                           const LocationFilter&);

std::vector<Location> places_of(const audit::Reading&, const Sight&, PersonId);

std::optional<access::Subject> location_subject(const audit::Lookup&, PanelId,
                                                const site::Params&);  // {location}

}  // namespace mase::patterns
