// Which passphrases are taken: long ones that nobody would try first. As NIST SP 800-63B advises
// there are no rules of which characters they are made of, and they do not run out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace mase::accounts {

constexpr std::size_t shortest_passphrase = 15;  // characters; it may be all that is asked for
constexpr std::size_t longest_passphrase = 200;
constexpr std::size_t least_uncommon = 8;  // characters, without what everyone tries
constexpr std::string_view passphrase_hint =
    "At least 15 characters. Three or four words that do not belong together are easy to keep in "
    "mind.";

// What everyone tries, as it is compared: small letters and digits, the longest first.
class Common {
public:
    // Of `rows`, such as the keys of a keyboard, any four beside each other, in either direction.
    Common(const std::vector<std::string>& words, const std::vector<std::string>& rows);
    // How much of a passphrase is neither in it nor a digit, however letters are written: pa55w0rd.
    std::size_t uncommon(std::string_view passphrase) const;

private:
    std::vector<std::string> parts_;
    std::vector<std::string> parts_as_read_;  // with digits that stand for letters as those
};

struct Whose {
    std::string email;
    std::string name;
};

// All that is wrong with it, in one problem of `field`.
Problems passphrase_problems(const std::string& field, const std::string& passphrase, const Whose&,
                             const Common&);

}  // namespace mase::accounts
