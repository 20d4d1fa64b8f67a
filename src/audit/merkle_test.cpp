#include "audit/merkle.h"

#include <doctest/doctest.h>

namespace mase::audit {

namespace {

// The leaves that Certificate Transparency's own implementations are tested with.
std::vector<Digest> known_leaves() {
    std::vector<Digest> leaves;
    for (const std::string_view content : {"", "00", "10", "2021", "3031", "40414243",
                                           "5051525354555657", "606162636465666768696a6b6c6d6e6f"})
        leaves.push_back(leaf_hash(*bytes_of_hex(content)));
    return leaves;
}

std::vector<Digest> numbered(std::uint64_t count) {
    std::vector<Digest> leaves;
    for (std::uint64_t i = 0; i < count; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
    return leaves;
}

std::string root_words(std::size_t count) {
    const auto leaves = known_leaves();
    return hex(as_text(root_of(std::span(leaves).first(count))));
}

}  // namespace

TEST_CASE("the tree has the roots that RFC 6962's implementations have") {
    CHECK(root_words(0) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(root_words(1) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    CHECK(root_words(2) == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    CHECK(root_words(3) == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    CHECK(root_words(7) == "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    CHECK(root_words(8) == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST_CASE("every line of a tree can be proved to be in it, and in no other place") {
    for (std::uint64_t size = 1; size <= 33; ++size) {
        const auto leaves = numbered(size);
        const Digest root = root_of(leaves);
        for (std::uint64_t i = 0; i < size; ++i) {
            const auto proof = inclusion_proof(i, leaves);
            CHECK(is_included(leaves[i], i, size, proof, root));
            CHECK_FALSE(is_included(leaf_hash("forged"), i, size, proof, root));
            if (size > 1) CHECK_FALSE(is_included(leaves[i], (i + 1) % size, size, proof, root));
            CHECK_FALSE(is_included(leaves[i], i, size + 64, proof, root));
        }
    }
}

TEST_CASE("a longer tree is proved to begin with the shorter, and a changed one is not") {
    for (std::uint64_t after = 1; after <= 33; ++after) {
        const auto leaves = numbered(after);
        for (std::uint64_t before = 1; before <= after; ++before) {
            const auto proof = consistency_proof(before, leaves);
            const auto first = std::span(leaves).first(before);
            CHECK(is_consistent(before, after, root_of(first), root_of(leaves), proof));
            auto changed = leaves;
            changed[before / 2] = leaf_hash("forged");
            CHECK_FALSE(is_consistent(before, after, root_of(first), root_of(changed),
                                      consistency_proof(before, changed)));
        }
    }
}

}  // namespace mase::audit
