#include "editions/witness.h"

#include <algorithm>
#include <cstdlib>

namespace mase::editions {

namespace {

constexpr int most_steps = 600;
constexpr int most_rounds = 40;
constexpr int farthest = 4;  // from the value that is tried first

using Ranges = std::vector<Range>;

class Search {
public:
    Search(const Unknowns& unknowns, long& effort) : unknowns_(unknowns), effort_(effort) {}

    bool solve(Ranges ranges) {
        if (++steps_ > most_steps || !narrow(ranges)) return false;
        std::vector<int> guess(ranges.size());
        for (std::size_t i = 0; i < guess.size(); ++i)
            guess[i] = std::clamp(unknowns_.counts[i], ranges[i].least, ranges[i].most);
        const Unknowns::Row* off = nullptr;
        int lacking = 0;
        for (const Unknowns::Row& row : unknowns_.rows) {
            const int lacks = row.sum - sum(row, guess);
            if (lacks != 0 && (!off || std::abs(lacks) < std::abs(lacking))) {
                off = &row;
                lacking = lacks;
            }
        }
        if (!off) {
            found_ = std::move(guess);
            return true;
        }
        return mend(*off, lacking, guess, ranges);
    }
    std::vector<int>& found() { return found_; }

private:
    static int sum(const Unknowns::Row& row, const std::vector<int>& values) {
        int total = 0;
        for (const Term& term : row.terms) total += term.times * values[term.cell];
        return total;
    }

    // Takes from each range what no value of the others in a row leaves room for.
    bool narrow(Ranges& ranges) const {
        bool has_changed = true;
        for (int round = 0; has_changed && round < most_rounds; ++round) {
            has_changed = false;
            effort_ += long(unknowns_.rows.size());
            for (const Unknowns::Row& row : unknowns_.rows) {
                if (!narrow(row, ranges, has_changed)) return false;
            }
        }
        return true;
    }
    static bool narrow(const Unknowns::Row& row, Ranges& ranges, bool& has_changed) {
        int least = 0, most = 0;
        for (const Term& term : row.terms) {
            const Range& range = ranges[term.cell];
            least += term.times > 0 ? range.least : -range.most;
            most += term.times > 0 ? range.most : -range.least;
        }
        const int over = row.sum - least, under = most - row.sum;
        if (over < 0 || under < 0) return false;
        for (const Term& term : row.terms) {
            Range& range = ranges[term.cell];
            const int up = term.times > 0 ? over : under, down = term.times > 0 ? under : over;
            const Range narrowed{std::max(range.least, range.most - down),
                                 std::min(range.most, range.least + up)};
            if (narrowed.least > narrowed.most) return false;
            if (narrowed.least == range.least && narrowed.most == range.most) continue;
            range = narrowed;
            has_changed = true;
        }
        return true;
    }

    bool mend(const Unknowns::Row& row, int lacking, const std::vector<int>& guess,
              const Ranges& ranges) {
        const Term* chosen = nullptr;
        for (const Term& term : row.terms) {
            const Range& range = ranges[term.cell];
            if (range.least == range.most) continue;
            if (!chosen ||
                able(term, lacking, guess, ranges) > able(*chosen, lacking, guess, ranges))
                chosen = &term;
        }
        if (!chosen) return false;
        const Range range = ranges[chosen->cell];
        const int first =
            std::clamp(guess[chosen->cell] + chosen->times * lacking, range.least, range.most);
        for (int step = 0; step <= 2 * farthest; ++step) {
            const int value = first + (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
            if (value < range.least || value > range.most) continue;
            Ranges tried = ranges;
            tried[chosen->cell] = {value, value};
            if (solve(std::move(tried))) return true;
        }
        return false;
    }
    static int able(const Term& term, int lacking, const std::vector<int>& guess,
                    const Ranges& ranges) {
        const Range& range = ranges[term.cell];
        const bool is_up = term.times * lacking > 0;
        const int room = is_up ? range.most - guess[term.cell] : guess[term.cell] - range.least;
        return std::min(room, std::abs(lacking));
    }

    const Unknowns& unknowns_;
    long& effort_;
    int steps_ = 0;
    std::vector<int> found_;
};

}  // namespace

std::optional<std::vector<int>> witness(const Unknowns& unknowns, std::size_t cell, int value,
                                        long& effort) {
    const Range range = unknowns.allowed[cell];
    if (value < range.least || value > range.most) return std::nullopt;
    Ranges ranges = unknowns.allowed;
    ranges[cell] = {value, value};
    Search search(unknowns, effort);
    if (!search.solve(std::move(ranges))) return std::nullopt;
    return std::move(search.found());
}

Trial::Trial(const Unknowns& unknowns, int threshold, long& effort)
    : unknowns_(unknowns), threshold_(threshold), effort_(effort), seen_(unknowns.counts.size()) {
    note(unknowns.counts);
}

bool Trial::hides_small(std::size_t cell) {
    for (int value = 1; value <= threshold_; ++value) {
        if (!can_be(cell, value)) return false;
    }
    return true;
}

bool Trial::hides_rest(std::size_t cell) {
    const int count = unknowns_.counts[cell];
    const auto enough = std::size_t(threshold_);
    for (int by = 1; by <= 2 * threshold_ && seen_[cell].size() < enough; ++by) {
        can_be(cell, count - by);
        can_be(cell, count + by);
    }
    return seen_[cell].size() >= enough;
}

bool Trial::hides_large(std::size_t cell) {
    const int count = unknowns_.counts[cell];
    for (int by = 1; by <= threshold_ && seen_[cell].size() < 2; ++by) {
        if (can_be(cell, count + by) || can_be(cell, count - by)) return true;
    }
    return seen_[cell].size() >= 2;
}

bool Trial::has_seen(std::size_t cell, int value) const {
    return std::ranges::find(seen_[cell], value) != seen_[cell].end();
}

bool Trial::can_be(std::size_t cell, int value) {
    if (has_seen(cell, value)) return true;
    const auto found = witness(unknowns_, cell, value, effort_);
    if (found) note(*found);
    return found.has_value();
}

void Trial::note(const std::vector<int>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!has_seen(i, values[i])) seen_[i].push_back(values[i]);
    }
}

}  // namespace mase::editions
