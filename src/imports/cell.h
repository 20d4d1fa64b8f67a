// What one cell of the borough's spreadsheet says, as an answer to a question of the form.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "forms/answers.h"
#include "imports/spellings.h"

namespace mase::imports {

// "27/3/2011", "27.03.2011", "27-3-2011" or "2011-03-27".
std::optional<Date> typed_date(std::string_view);

// Of a list, by its code or either of its wordings, whatever the capitals and punctuation; it has
// to be valid on `day`. The error says what would be accepted.
std::expected<std::string, std::string> read_code(const forms::CodeLists&, const Spellings&,
                                                  std::string_view list, std::string_view cell,
                                                  Date day);

// A cell that is not empty. Whether words are well formed is checked afterwards, with the rest of
// the row (forms::invalid).
std::expected<forms::Answer, std::string> read_cell(const forms::CodeLists&, const Spellings&,
                                                    const forms::Question&, std::string_view cell,
                                                    Date day);

}  // namespace mase::imports
