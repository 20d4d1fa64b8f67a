#include "audit/verify.h"

#include <algorithm>

namespace mase::audit {

std::string words(const TrailFault& fault) {
    const bool is_one = fault.from == fault.to;
    const std::string lines = (is_one ? "Line " : "Lines ") + std::to_string(fault.from) +
                              (is_one ? "" : " to " + std::to_string(fault.to));
    const std::string run = " of run " + mase::text(fault.run);
    const std::string was = is_one ? " was " : " were ", is = is_one ? " is " : " are ";
    switch (fault.harm) {
        case Harm::changed: return lines + run + was + "changed after it was written";
        case Harm::removed: return lines + run + was + "taken out";
        case Harm::unchained: return lines + run + is + "not tied to the line before";
        case Harm::rewritten:
            return lines + run + is + "not what was signed: something among them was rewritten";
        case Harm::cut_off:
            return lines + run + is + "missing from the end: a signed head reaches further";
        case Harm::unsigned_:
            return lines + run + was + "put in: no head that was signed reaches so far";
        case Harm::untied:
            return "The lines that run " + mase::text(fault.run) + " follows from are not there";
        case Harm::forged_head:
            return "The head of run " + mase::text(fault.run) +
                   " is missing or is not signed with this key";
    }
    return {};
}

RunCheck::RunCheck(AnyId run, std::vector<Head> heads) : run_(run), heads_(std::move(heads)) {
    std::ranges::sort(heads_, {}, &Head::size);
}

void RunCheck::next(const StoredLine& stored) {
    const std::int64_t number = stored.line.number;
    const bool follows = number == last_ + 1;
    if (!follows) add(Harm::removed, last_ + 1, number - 1);
    const Digest before = stored.before.value_or(Digest{});
    const Digest hash = line_hash(stored.line, before);
    if (!stored.is_readable || !stored.before || stored.hash != hash) {
        add(Harm::changed, number, number);
    } else if (follows && number > 1 && before != last_hash_) {
        add(Harm::unchained, number, number);
    }
    if (number == 1) tied_to_ = before;
    last_ = number;
    // The stored hash goes on, so that one changed line is not told of the next one too, and does
    // not hide that others were rewritten.
    last_hash_ = stored.hash.value_or(hash);
    tree_.add(last_hash_);
    compare_heads();
}

bool RunCheck::has(Harm harm) const {
    return std::ranges::find(faults_, harm, &TrailFault::harm) != faults_.end();
}

void RunCheck::compare_heads() {
    for (; next_head_ < heads_.size() && heads_[next_head_].size <= last_; ++next_head_) {
        const Head& head = heads_[next_head_];
        if (head.size == last_ && head.root == tree_.root()) {
            agreed_ = last_;
        } else if (!has(Harm::rewritten) && !has(Harm::removed)) {
            add(Harm::rewritten, agreed_ + 1, head.size);
        }
    }
}

std::vector<TrailFault> RunCheck::end(const std::optional<Head>& head, const PublicKey& key) {
    const bool is_genuine_head = head && is_genuine(*head, key);
    if (!is_genuine_head) add(Harm::forged_head, 1, last_);
    std::int64_t reaches = is_genuine_head ? head->size : last_;
    if (last_ > reaches) add(Harm::unsigned_, reaches + 1, last_);
    if (!heads_.empty()) reaches = std::max(reaches, heads_.back().size);
    if (last_ < reaches) add(Harm::cut_off, last_ + 1, reaches);
    const bool is_told = has(Harm::rewritten) || has(Harm::removed);
    if (is_genuine_head && head->size == last_ && head->root != tree_.root() && !is_told)
        add(Harm::rewritten, agreed_ + 1, last_);
    return std::move(faults_);
}

}  // namespace mase::audit
