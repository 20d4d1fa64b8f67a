// How a person writes an answer, and how the form has it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace mase::imports {

// "Sexual health: yes" and "SEXUAL HEALTH - YES" are the same: ASCII letters in capitals, what is
// neither letter nor digit only parts words. Bytes of other letters stay.
std::string plain(std::string_view written);

// Spellings that boroughs' files have, of words (list "") and of whole answers to one list. The
// guide's own misspellings are among them (G-07).
class Spellings {
public:
    using Meant = std::map<std::pair<std::string, std::string>, std::string>;
    explicit Spellings(Meant meant) : meant_(std::move(meant)) {}  // plain words, both
    std::string folded(std::string_view list, std::string_view written) const;

private:
    Meant meant_;
};

}  // namespace mase::imports
