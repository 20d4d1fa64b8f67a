// Persons of concern: the register and each of them, as far as the reader may see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "patterns/links_store.h"
#include "patterns/person.h"
#include "site/exchange.h"

namespace mase::patterns {

struct Person {
    PersonId id;
    KeyId key;
    // Unless the reader holds the police part of this very record: no name, other names,
    // description, date of birth or nationality.
    PersonDetails details;
    int version = 1;
};

PersonId add_person(audit::Change&, const PersonDetails&);
// As it was loaded in this change.
void save_person(audit::Change&, const Person& before, const PersonDetails&);

// Nothing when the reader may not know of them.
std::optional<Person> find_person(const audit::Reading&, const Sight&, PersonId);

struct PersonPlace {  // where a page of the list ended
    int children = 0;
    PersonId id;
};
struct PersonFilter {
    bool several_children = false;   // linked to more than one
    bool ethnicity_unknown = false;  // neither said nor seen
    std::optional<PersonPlace> after;
    int count = 50;
};
struct ListedPerson {
    Person person;
    int children = 0;  // as far as the reader may see
};
// More than one child first. Those listed are named in the audit line.
std::vector<ListedPerson> list_persons(const audit::Reading&, const Sight&, const PersonFilter&);

// For routes of a {person}: whoever has to do with a linked case has to do with the person.
std::optional<access::Subject> person_subject(const audit::Lookup&, PanelId, const site::Params&);

}  // namespace mase::patterns
