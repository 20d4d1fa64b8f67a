#include "papers/kinds_file.h"

#include <algorithm>
#include <stdexcept>

#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::papers {

std::vector<Kind> read_kinds() {
    const CsvTable table("data/papers/kinds.csv", embedded("data/papers/kinds.csv"),
                         {"kind", "words", "extension", "type"});
    std::vector<Kind> kinds;
    for (std::size_t row = 0; row < table.size(); ++row) {
        Kind kind{.code = table.at(row, "kind"),
                  .words = table.at(row, "words"),
                  .extension = table.at(row, "extension"),
                  .type = table.at(row, "type")};
        if (std::ranges::find(known_kinds(), kind.code) == known_kinds().end())
            throw std::runtime_error(table.where(row) + ": " + kind.code +
                                     " is no kind that can be told from others");
        const bool is_runnable = kind.type.contains("html") || kind.type.contains("xml;") ||
                                 kind.type.contains("script") || kind.type.contains("svg");
        if (kind.words.empty() || kind.extension.empty() || kind.type.empty() || is_runnable)
            throw std::runtime_error(table.where(row) + ": not a kind to give out");
        kinds.push_back(std::move(kind));
    }
    if (kinds.empty()) throw std::runtime_error("data/papers/kinds.csv: no kind");
    return kinds;
}

const std::vector<Kind>& allowed_kinds() {
    static const std::vector<Kind> kinds = read_kinds();
    return kinds;
}

}  // namespace mase::papers
