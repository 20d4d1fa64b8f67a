// Markup that several components share; for the components alone.
#pragma once

#include <string>
#include <string_view>

#include "platform/html.h"

namespace mase::govuk {

// ` name="value"`, or nothing for an empty value; `opening` is ` name="`.
inline void attribute(Html& html, Markup opening, std::string_view value) {
    if (!value.empty()) html << opening << value << "\"";
}

inline Markup when(bool condition, Markup markup) {
    return condition ? markup : Markup("");
}

// A question's hint and error, and the ids by which its field refers to them.
struct Asides {
    std::string_view id;
    std::string_view hint;
    std::string_view error;

    Html html() const;
    std::string described_by() const;
};

}  // namespace mase::govuk
