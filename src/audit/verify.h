// Whether the trail is whole: each line as it was written, none taken out, put in or put elsewhere,
// and all of it as far as was signed. Needs the public key alone, no secret.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/chain.h"

namespace mase::audit {

enum class Harm {
    changed,     // the line is not what was hashed
    removed,     // numbers are missing
    unchained,   // the line does not follow from the one before
    rewritten,   // the lines agree with each other, and not with a signed head
    cut_off,     // a signed head reaches further
    unsigned_,   // the lines reach further than what is signed
    untied,      // what the run followed from is not there
    forged_head  // the head is not signed with this key
};

struct TrailFault {
    Harm harm = Harm::changed;
    AnyId run;
    std::int64_t from = 0;  // first and last line that it may be about
    std::int64_t to = 0;
};

std::string words(const TrailFault&);  // "Lines 12 to 14 of run … were taken out"

struct TrailCheck {
    std::int64_t lines = 0;
    std::int64_t runs = 0;
    std::int64_t outside_heads = 0;  // that were compared
    std::optional<Instant> newest;   // line
    std::vector<TrailFault> faults;  // none: the trail is whole
};

// A line with the two hashes that lie beside it in the database.
struct StoredLine {
    LoggedLine line;
    std::optional<Digest> before;
    std::optional<Digest> hash;
    bool is_readable = true;  // each value of the form in which it is written
};

// Checks one run, line by line in the order of their numbers. Plain values; no database.
class RunCheck {
public:
    // `heads`: published ones of this run, in any order; genuineness is the caller's to have
    // tested.
    RunCheck(AnyId run, std::vector<Head> heads);

    void next(const StoredLine&);
    // `head`: the newest, out of the database.
    std::vector<TrailFault> end(const std::optional<Head>& head, const PublicKey&);

    std::int64_t last() const { return last_; }
    const Digest& tied_to() const { return tied_to_; }  // what the first line follows from

private:
    void add(Harm harm, std::int64_t from, std::int64_t to) {
        faults_.push_back({harm, run_, from, to});
    }
    void compare_heads();
    bool has(Harm) const;

    AnyId run_;
    std::vector<Head> heads_;  // by size; those already compared are before next_head_
    std::size_t next_head_ = 0;
    std::int64_t agreed_ = 0;  // as far as the last published head that agreed
    std::int64_t last_ = 0;    // number of the line before
    Digest last_hash_{};
    Digest tied_to_{};
    MerkleTree tree_;
    std::vector<TrailFault> faults_;
};

}  // namespace mase::audit
