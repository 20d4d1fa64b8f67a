// A secret split so that some of its parts make it again and fewer say nothing of it: Shamir's way,
// libgfshare's, over GF(256).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/secrets.h"
#include "platform/signing.h"

namespace mase {

struct SecretPart {
    std::uint8_t number = 0;  // from 1; it belongs to the bytes
    std::string bytes;        // as many as the secret's
};

// `count` parts, any `needed` of which make the secret. Throws std::logic_error unless
// 2 <= needed <= count.
std::vector<SecretPart> split(const SecretKey&, unsigned count, unsigned needed);

// From as many parts as were needed. Whether they were the right ones it can't tell: too few, or
// others, make another key. Throws std::runtime_error when two have the same number.
SecretKey joined(const std::vector<SecretPart>&);

// By which it can be told after all: a keyed hash of the sharing's id, which says nothing of the
// key.
Digest proof_of(const SecretKey&, std::string_view sharing);

}  // namespace mase
