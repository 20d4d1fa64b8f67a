#include "imports/spellings.h"

#include <cctype>
#include <sstream>

namespace mase::imports {

std::string plain(std::string_view written) {
    std::string plain;
    bool parted = false;
    for (const char character : written) {
        const auto byte = static_cast<unsigned char>(character);
        const bool is_word = byte >= 0x80 || std::isalnum(byte);
        if (is_word && parted && !plain.empty()) plain += ' ';
        if (is_word) plain += byte < 0x80 ? char(std::toupper(byte)) : character;
        parted = !is_word;
    }
    return plain;
}

std::string Spellings::folded(std::string_view list, std::string_view written) const {
    std::istringstream words(plain(written));
    std::string folded;
    for (std::string word; words >> word;) {
        const auto found = meant_.find({"", word});
        folded += (folded.empty() ? "" : " ") + (found == meant_.end() ? word : found->second);
    }
    const auto whole = meant_.find({std::string(list), folded});
    return whole == meant_.end() ? folded : whole->second;
}

}  // namespace mase::imports
