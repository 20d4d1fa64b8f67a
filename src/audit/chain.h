// How the lines of the trail hold each other: each line's hash covers all of it and the hash of the
// line before, and a signed head covers all lines of a run. docs/guides/audit-trail.md says the
// same for whoever checks a trail by other means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/merkle.h"
#include "core/ids.h"

namespace mase::audit {

// One line as it lies in the database. A run is the lines of one process, numbered from 1.
struct LoggedLine {
    AnyId writer;
    std::int64_t number = 0;
    IdBytes panel{};
    Instant at;
    IdBytes account{};
    IdBytes session{};
    std::string operation;
    std::string processing;
    std::string subject_kind;
    AnyId subject;
    std::optional<IdBytes> case_id;
    std::string reason;
    std::string detail;
    std::optional<std::string> remark;  // as sealed, so that the hash outlives its key
    std::vector<AnyId> shown;           // in any order
};

// The first line of a run is tied to the last of the run before it; of the very first, to zeros.
Digest line_hash(const LoggedLine&, const Digest& before);

// What a process signs: that its run had so many lines with this root, then.
struct Head {
    AnyId writer;
    std::int64_t size = 0;
    Instant at;
    Digest root{};
    Signature signature{};
};

Head signed_head(const Signer&, AnyId writer, std::int64_t size, Instant at, const Digest& root);
bool is_genuine(const Head&, const PublicKey&);

// As one line of plain text, "mase-head-1 <key> <run> <lines> <at> <root> <signature>", to be kept
// where whoever can change the database can't.
std::string text(const Head&, const PublicKey&);
struct ReadHead {
    Head head;
    PublicKey key;
};
std::optional<ReadHead> read_head(std::string_view);

// The run that this process writes: what is committed, and what waits for the commit.
class Chain {
public:
    explicit Chain(AnyId writer) : writer_(writer) {}

    AnyId writer() const { return writer_; }
    std::int64_t next() const { return std::int64_t(kept_.size() + waiting_.size()) + 1; }
    // The hash that the next line is tied to; for the first line what `begin` was told.
    const Digest& last() const { return waiting_.empty() ? last_kept_ : waiting_.back(); }
    void begin(const Digest& last_of_run_before) { last_kept_ = last_of_run_before; }
    void add(const Digest& line) { waiting_.push_back(line); }

    bool has_waiting() const { return !waiting_.empty(); }
    std::size_t mark() const { return waiting_.size(); }
    void back_to(std::size_t mark) { waiting_.resize(mark); }
    Head head(const Signer&, Instant at) const;  // over what waits as well
    void keep();                                 // what waited is committed

private:
    AnyId writer_;
    MerkleTree kept_;
    Digest last_kept_{};
    std::vector<Digest> waiting_;
};

}  // namespace mase::audit
