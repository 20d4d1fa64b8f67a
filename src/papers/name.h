// What a file was called on somebody's machine, made harmless; and how it is called when it is
// given out (RFC 6266).
#pragma once

#include <string>
#include <string_view>

namespace mase::papers {

// Without folders, control characters, marks that turn the direction of writing, what Windows takes
// for something else, and its extension: `extension` takes that place. `typed` is UTF-8.
std::string clean_name(std::string_view typed, std::string_view extension);

// The same with the number of a copy of it before its extension.
std::string numbered(std::string_view name, std::string_view serial);

// The value of Content-Disposition, for a name that clean_name() has made.
std::string as_attachment(std::string_view name);

}  // namespace mase::papers
