#include "audit/merkle.h"

#include <bit>

namespace mase::audit {

namespace {

// Where a tree of so many leaves is cut: the largest power of two below.
std::uint64_t left_part(std::uint64_t size) {
    return std::bit_floor(size - 1);
}

Digest hash_of(char mark, std::string_view first, std::string_view second) {
    std::string bytes(1, mark);
    bytes.append(first).append(second);
    return sha256(bytes);
}

// `is_whole`: the first leaves are a subtree that both sides know, which needs no hash.
void prove_beginning(std::uint64_t before, std::span<const Digest> leaves, bool is_whole,
                     std::vector<Digest>& proof) {
    if (before == leaves.size()) {
        if (!is_whole) proof.push_back(root_of(leaves));
        return;
    }
    const std::uint64_t left = left_part(leaves.size());
    if (before <= left) {
        prove_beginning(before, leaves.first(left), is_whole, proof);
        proof.push_back(root_of(leaves.subspan(left)));
    } else {
        prove_beginning(before - left, leaves.subspan(left), false, proof);
        proof.push_back(root_of(leaves.first(left)));
    }
}

}  // namespace

Digest leaf_hash(std::string_view content) {
    return hash_of('\x00', content, {});
}

Digest node_hash(const Digest& left, const Digest& right) {
    return hash_of('\x01', as_text(left), as_text(right));
}

void MerkleTree::add(const Digest& leaf) {
    subtrees_.push_back(leaf);
    for (std::uint64_t pairs = size_++; (pairs & 1U) != 0; pairs >>= 1U) {
        const Digest right = subtrees_.back();
        subtrees_.pop_back();
        subtrees_.back() = node_hash(subtrees_.back(), right);
    }
}

Digest MerkleTree::root() const {
    if (subtrees_.empty()) return sha256({});
    Digest root = subtrees_.back();
    for (std::size_t i = subtrees_.size() - 1; i-- > 0;) root = node_hash(subtrees_[i], root);
    return root;
}

Digest root_of(std::span<const Digest> leaves) {
    MerkleTree tree;
    for (const Digest& leaf : leaves) tree.add(leaf);
    return tree.root();
}

std::vector<Digest> inclusion_proof(std::uint64_t index, std::span<const Digest> leaves) {
    if (leaves.size() <= 1) return {};
    const std::uint64_t left = left_part(leaves.size());
    const bool is_left = index < left;
    auto proof = is_left ? inclusion_proof(index, leaves.first(left))
                         : inclusion_proof(index - left, leaves.subspan(left));
    proof.push_back(root_of(is_left ? leaves.subspan(left) : leaves.first(left)));
    return proof;
}

// The steps of RFC 9162 section 2.1.3.2, which says RFC 6962's more exactly.
bool is_included(const Digest& leaf, std::uint64_t index, std::uint64_t size,
                 std::span<const Digest> proof, const Digest& root) {
    if (index >= size) return false;
    std::uint64_t place = index, last = size - 1;
    Digest made = leaf;
    for (const Digest& hash : proof) {
        if (last == 0) return false;
        if ((place & 1U) != 0 || place == last) {
            made = node_hash(hash, made);
            while ((place & 1U) == 0 && place != 0) {
                place >>= 1U;
                last >>= 1U;
            }
        } else {
            made = node_hash(made, hash);
        }
        place >>= 1U;
        last >>= 1U;
    }
    return last == 0 && made == root;
}

std::vector<Digest> consistency_proof(std::uint64_t before, std::span<const Digest> leaves) {
    std::vector<Digest> proof;
    if (before > 0 && before < leaves.size()) prove_beginning(before, leaves, true, proof);
    return proof;
}

// RFC 9162 section 2.1.4.2.
bool is_consistent(std::uint64_t before, std::uint64_t after, const Digest& root_before,
                   const Digest& root_after, std::span<const Digest> proof) {
    if (before > after) return false;
    if (before == after) return proof.empty() && root_before == root_after;
    if (before == 0) return proof.empty() && root_before == sha256({});
    std::uint64_t place = before - 1, last = after - 1;
    for (; (place & 1U) != 0; place >>= 1U) last >>= 1U;
    if (place != 0 && proof.empty()) return false;
    Digest older = place == 0 ? root_before : proof.front();
    Digest newer = older;
    for (const Digest& hash : proof.subspan(place == 0 ? 0 : 1)) {
        if (last == 0) return false;
        if ((place & 1U) != 0 || place == last) {
            older = node_hash(hash, older);
            newer = node_hash(hash, newer);
            while ((place & 1U) == 0 && place != 0) {
                place >>= 1U;
                last >>= 1U;
            }
        } else {
            newer = node_hash(newer, hash);
        }
        place >>= 1U;
        last >>= 1U;
    }
    return last == 0 && older == root_before && newer == root_after;
}

}  // namespace mase::audit
