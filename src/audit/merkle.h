// The tree of hashes over a run of lines (RFC 6962 section 2.1): its root stands for every line in
// its place, and short proofs show that a line is in it, or that a longer tree only adds to it.
#pragma once

#include <span>
#include <vector>

#include "platform/signing.h"

namespace mase::audit {

Digest leaf_hash(std::string_view content);
Digest node_hash(const Digest& left, const Digest& right);

// Grows leaf by leaf and keeps no more than the roots of its whole subtrees: 20 for a million.
class MerkleTree {
public:
    void add(const Digest& leaf);
    std::uint64_t size() const { return size_; }
    Digest root() const;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> subtrees_;  // the largest first
};

Digest root_of(std::span<const Digest> leaves);

// Which hashes, with the leaf at `index`, make the root of these leaves.
std::vector<Digest> inclusion_proof(std::uint64_t index, std::span<const Digest> leaves);
bool is_included(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                 std::span<const Digest> proof, const Digest& root);

// That the tree of the first `before` leaves is the beginning of the tree of all of them.
std::vector<Digest> consistency_proof(std::uint64_t before, std::span<const Digest> leaves);
bool is_consistent(std::uint64_t before, std::uint64_t after, const Digest& root_before,
                   const Digest& root_after, std::span<const Digest> proof);

}  // namespace mase::audit
