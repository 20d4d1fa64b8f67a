#include "accounts/passphrase_file.h"

#include <stdexcept>

#include "platform/csv.h"
#include "platform/embedded.h"

namespace mase::accounts {

Common read_common() {
    const char* const file = "data/passphrases/common.csv";
    const CsvTable table(file, embedded(file), {"kind", "text"});
    std::vector<std::string> words, rows;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::string& kind = table.at(row, "kind");
        if ((kind != "word" && kind != "row") || table.at(row, "text").size() < 3)
            throw std::runtime_error(table.where(row) + ": not a word or a row of keys");
        (kind == "word" ? words : rows).push_back(table.at(row, "text"));
    }
    return {words, rows};
}

const Common& common_ones() {
    static const Common common = read_common();
    return common;
}

}  // namespace mase::accounts
