// What was typed into the parts of a discussion, set against what the page had shown and what is
// stored by now: two people may work at once, and nothing typed is lost or silently written over.
#pragma once

#include <map>
#include <string>

#include "decisions/decision.h"
#include "decisions/discussion.h"
#include "platform/form_data.h"

namespace mase::decisions {

using Fields = std::map<std::string, std::string>;  // of a part, by name; none that is empty

Fields fields_of(Part, const Discussion&);
void put(Part, const Fields&, Discussion&);
Fields typed_fields(Part, const FormData&);

// Carried out of sight by the form, of the fields as the page showed them.
std::string fingerprint(const Fields&);
std::string fingerprint_name(Part);

enum class Edit {
    untouched,  // as the page showed it
    mine,       // typed over what is still stored
    conflict    // typed over what someone else has replaced meanwhile
};
Edit edit(const Fields& typed, const std::string& shown_fingerprint, const Fields& stored);

actions::Draft action_draft(const Fields&);
Draft decision_draft(const Fields&);

}  // namespace mase::decisions
