// Whether bytes are text, and what of them is.
#pragma once

#include <string>
#include <string_view>

namespace mase {

bool is_utf8(std::string_view bytes);
std::string clean_utf8(const std::string& bytes);  // what is not UTF-8 becomes U+FFFD

}  // namespace mase
