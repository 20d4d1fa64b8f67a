#include "editions/suppression_attack_fixture.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace mase::editions {

namespace {

constexpr double nearly = 1e-7;
constexpr int most_tried = 300;  // more than the sum of any of these tables

// Goes through all whole numbers, those of a row that is nearly known first.
class Trying {
public:
    Trying(const Sight& sight, std::size_t place, int value) : sight_(sight) {
        least_ = sight.least;
        most_ = sight.most;
        for (int& most : most_) most = std::min(most, most_tried);
        least_[place] = std::max(value, least_[place]);
        most_[place] = std::min(value, most_[place]);
    }
    bool is_possible() { return tries(least_, most_); }

private:
    bool tighten(std::vector<int>& least, std::vector<int>& most) const {
        for (bool again = true; again;) {
            again = false;
            for (const Sight::Row& row : sight_.rows) {
                for (const Term& term : row.terms) {
                    long low = row.sum, high = row.sum;
                    for (const Term& other : row.terms) {
                        if (&other == &term) continue;
                        low -= other.times > 0 ? most[other.cell] : -least[other.cell];
                        high -= other.times > 0 ? least[other.cell] : -most[other.cell];
                    }
                    if (term.times < 0) {
                        std::swap(low, high);
                        low = -low;
                        high = -high;
                    }
                    int& from = least[term.cell];
                    int& to = most[term.cell];
                    if (low > from) {
                        from = int(std::min<long>(low, Sight::no_limit));
                        again = true;
                    }
                    if (high < to) {
                        to = int(std::max<long>(high, -1));
                        again = true;
                    }
                    if (from > to) return false;
                }
            }
        }
        return true;
    }
    bool tries(std::vector<int> least, std::vector<int> most) const {
        if (!tighten(least, most)) return false;
        std::size_t next = least.size();
        for (std::size_t i = 0; i < least.size(); ++i) {
            if (least[i] == most[i]) continue;
            if (next == least.size() || most[i] - least[i] < most[next] - least[next]) next = i;
        }
        if (next == least.size()) return true;
        const int last = std::min(most[next], least[next] + 60);
        for (int value = least[next]; value <= last; ++value) {
            std::vector<int> from = least, to = most;
            from[next] = to[next] = value;
            if (tries(std::move(from), std::move(to))) return true;
        }
        return false;
    }

    const Sight& sight_;
    std::vector<int> least_, most_;
};

bool is_small(const Table& table, std::size_t cell, int threshold) {
    const Cell& at = table.cells[cell];
    return at.count >= 1 && at.count <= threshold && at.standing != Standing::slack;
}

bool is_unpublished(const Table& table, std::size_t cell) {
    return table.cells[cell].standing == Standing::unpublished;
}

bool is_betrayed(const Suppression& made, std::size_t cell) {
    return std::ranges::find(made.betrayed, cell) != made.betrayed.end();
}

std::string words(const Table& table, std::size_t cell, std::string_view what) {
    return "cell " + std::to_string(cell) + ", which is " +
           std::to_string(table.cells[cell].count) + ": " + std::string(what);
}

// What has nothing to do with each other is attacked apart: it comes to the same, and is quick.
std::vector<Sight> apart(const Sight& all) {
    std::vector<std::size_t> heads(all.cells.size());
    std::iota(heads.begin(), heads.end(), std::size_t{0});
    const auto head = [&](std::size_t at) {
        while (heads[at] != at) at = heads[at] = heads[heads[at]];
        return at;
    };
    for (const Sight::Row& row : all.rows) {
        for (const Term& term : row.terms) heads[head(term.cell)] = head(row.terms[0].cell);
    }
    std::map<std::size_t, Sight> parts;
    std::vector<std::size_t> places(all.cells.size());
    for (std::size_t i = 0; i < all.cells.size(); ++i) {
        Sight& part = parts[head(i)];
        places[i] = part.cells.size();
        part.cells.push_back(all.cells[i]);
        part.least.push_back(all.least[i]);
        part.most.push_back(all.most[i]);
    }
    for (Sight::Row row : all.rows) {
        Sight& part = parts[head(row.terms[0].cell)];
        for (Term& term : row.terms) term.cell = places[term.cell];
        part.rows.push_back(std::move(row));
    }
    std::vector<Sight> list;
    for (auto& [at, part] : parts) list.push_back(std::move(part));
    return list;
}

void attack_part(const Table& table, const Suppression& made, int threshold, const Sight& seen,
                 std::vector<std::string>& found) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < seen.cells.size(); ++i) {
        const std::size_t cell = seen.cells[i];
        const bool is_wanted = is_small(table, cell, threshold) || made.fates[cell] != Fate::blank;
        if (is_wanted && !is_betrayed(made, cell)) places.push_back(i);
    }
    const auto ranges = intervals(seen, places);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t cell = seen.cells[places[i]];
        const bool small = is_small(table, cell, threshold);
        const Interval range = ranges[i];
        if (small && is_unpublished(table, cell)) {
            if (range.most - range.least < threshold - 1 - nearly)
                found.push_back(words(table, cell, "it is nearly known"));
        } else if (small && (range.least > 1 + nearly || range.most < threshold - nearly)) {
            found.push_back(words(table, cell, "its range is too narrow"));
        }
        if (!small && range.most - range.least < 1 - nearly)
            found.push_back(words(table, cell, "it is known exactly"));
    }
}

}  // namespace

Sight sight(const Table& table, const std::vector<Fate>& fates, int threshold) {
    Sight all;
    std::map<std::size_t, std::size_t> places;
    for (std::size_t i = 0; i < fates.size(); ++i) {
        if (fates[i] == Fate::shown) continue;
        places[i] = all.cells.size();
        all.cells.push_back(i);
        all.least.push_back(fates[i] == Fate::small   ? 1
                            : fates[i] == Fate::tied  ? 1
                            : fates[i] == Fate::large ? threshold + 1
                                                      : 0);
        all.most.push_back(fates[i] == Fate::small ? threshold : Sight::no_limit);
    }
    for (const Equation& equation : table.equations) {
        Sight::Row row;
        for (const Term& term : equation) {
            if (fates[term.cell] == Fate::shown) {
                row.sum -= term.times * table.cells[term.cell].count;
            } else {
                row.terms.push_back({places[term.cell], term.times});
            }
        }
        if (!row.terms.empty()) all.rows.push_back(std::move(row));
    }
    return all;
}

std::set<int> possible(const Sight& sight, std::size_t place, int most) {
    std::set<int> all;
    for (int value = 0; value <= most; ++value) {
        if (Trying(sight, place, value).is_possible()) all.insert(value);
    }
    return all;
}

std::vector<std::string> found_by_programming(const Table& table, const Suppression& made,
                                              int threshold) {
    std::vector<std::string> found;
    for (const Sight& part : apart(sight(table, made.fates, threshold)))
        attack_part(table, made, threshold, part, found);
    return found;
}

std::vector<std::string> found_by_trying(const Table& table, const Suppression& made,
                                         int threshold) {
    const Sight seen = sight(table, made.fates, threshold);
    std::vector<std::string> found;
    for (std::size_t i = 0; i < seen.cells.size(); ++i) {
        const std::size_t cell = seen.cells[i];
        if (is_betrayed(made, cell) || !is_small(table, cell, threshold)) continue;
        if (is_unpublished(table, cell)) {
            if (int(possible(seen, i, table.cells[cell].count + 2 * threshold).size()) < threshold)
                found.push_back(words(table, cell, "it is nearly known"));
            continue;
        }
        for (int value = 1; value <= threshold; ++value) {
            if (Trying(seen, i, value).is_possible()) continue;
            found.push_back(words(table, cell, "it can't be " + std::to_string(value)));
        }
    }
    return found;
}

}  // namespace mase::editions
