#include "platform/govuk_markup.h"

#include "platform/govuk_fields.h"

namespace mase::govuk {

Html Asides::html() const {
    Html html;
    if (!hint.empty()) html << govuk::hint(hint, std::string(id) + "-hint");
    if (!error.empty()) html << govuk::error_message(error, std::string(id) + "-error");
    return html;
}

std::string Asides::described_by() const {
    std::string ids;
    if (!hint.empty()) ids = std::string(id) + "-hint";
    if (!error.empty()) {
        if (!ids.empty()) ids += ' ';
        ids += std::string(id) + "-error";
    }
    return ids;
}

}  // namespace mase::govuk
