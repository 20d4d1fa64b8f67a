// Recovery of the master key by two of three officers: what each of them holds, and what two make.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "platform/sharing.h"

namespace mase::keeping {

inline constexpr unsigned officers_needed = 2;
inline constexpr unsigned officers_named = 3;

// What is plain on a share; it can't be changed without the share no longer opening.
struct ShareHead {
    int number = 0;       // from 1
    std::string sharing;  // its id, which all three have
    Date made_on{};
    std::string officer;
};

struct Share {
    ShareHead head;
    SecretPart part;
    Digest proof{};  // of the key that it is a part of
};

// What is wrong with the names of those who are to hold a share, each under "officers".
Problems officers_problems(const std::vector<std::string>& officers);

// A share for each officer, in their order.
std::vector<Share> shares_of(const SecretKey& master, const std::string& sharing,
                             const std::vector<std::string>& officers, Date today);

// Throws std::runtime_error, in words, when it is one officer's twice, or they are of two sharings.
void must_fit(const ShareHead&, const ShareHead&);

// The key of which both are parts. Throws as must_fit does, and Tampered when what they make is not
// the key that was shared.
SecretKey key_of(const Share&, const Share&);

// A share as its officer keeps it: text for a file, and the same to be printed and typed in again,
// sealed under their own passphrase.
std::string share_text(const Share&, const std::string& passphrase);

class SealedShare {
public:
    // Throws std::runtime_error, which says which lines were mistyped.
    explicit SealedShare(std::string_view text);
    const ShareHead& head() const { return head_; }
    Share opened(const std::string& passphrase) const;  // throws Tampered

private:
    ShareHead head_;
    std::string plain_, salt_, sealed_;
};

}  // namespace mase::keeping
