#include "platform/utf8.h"

#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace mase {

bool is_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = std::int64_t(bytes.size());
    for (std::int64_t at = 0; at < size;) {
        UChar32 letter = 0;
        U8_NEXT(data, at, size, letter);
        if (letter < 0) return false;
    }
    return true;
}

std::string clean_utf8(const std::string& bytes) {
    std::string clean;
    icu::UnicodeString::fromUTF8(bytes).toUTF8String(clean);
    return clean;
}

}  // namespace mase
