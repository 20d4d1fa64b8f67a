#include "platform/html.h"

namespace mase {

namespace {

std::string_view entity(char character) {
    switch (character) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

}  // namespace

void Html::escape(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view escaped = entity(text[at]);
        if (escaped.empty()) continue;
        html_.append(text.substr(begin, at - begin));
        html_ += escaped;
        begin = at + 1;
    }
    html_.append(text.substr(begin));
}

}  // namespace mase
