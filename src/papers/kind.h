// Of what kind a file is, by what is in it and never by its name; and what is refused because it
// could do harm to whoever opens it, each time with a sentence that says what to do.
#pragma once

#include <string>
#include <vector>

#include "core/content.h"
#include "core/result.h"

namespace mase::papers {

struct Kind {  // a row of data/papers/kinds.csv: what may be attached
    std::string code;
    std::string words;      // "Word (.docx)"
    std::string extension;  // that its name is given, whatever it had
    std::string type;       // that it is served as
};
const Kind* find_kind(const std::vector<Kind>&, const std::string& code);  // or none
std::string words_of(const std::vector<Kind>&);                            // "PDF, Word or text"

// The kinds that can be told apart here; kinds.csv names those of them that are taken.
const std::vector<std::string>& known_kinds();

// The code of its kind. The problem is that of the field `file`.
Result<std::string> kind_of(const Content&, const std::vector<Kind>& allowed);

}  // namespace mase::papers
