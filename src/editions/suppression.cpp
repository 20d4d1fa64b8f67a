#include "editions/suppression.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "editions/witness.h"

namespace mase::editions {

namespace {

// Rows looked at in all searches together: a second or two. It is counted and not timed, so that
// the same table is suppressed in the same way each time.
constexpr long most_effort = 25'000'000;

class Method {
public:
    Method(const Table& table, int threshold)
        : table_(table),
          threshold_(threshold),
          fates_(table.cells.size(), Fate::shown),
          equations_of_(table.cells.size()),
          is_sound_(table.cells.size()),
          is_betrayed_(table.cells.size()) {
        for (std::size_t i = 0; i < table.equations.size(); ++i) {
            for (const Term& term : table.equations[i]) equations_of_[term.cell].push_back(i);
        }
        for (const Cell& cell : table.cells) most_ += cell.count + threshold;
    }

    Suppression run() {
        for (std::size_t i = 0; i < fates_.size(); ++i) fates_[i] = first_fate(table_.cells[i]);
        for (std::size_t i = 0; i < fates_.size(); ++i) {
            if (is_small(i) && fates_[i] != Fate::shown) blank_below(i);
        }
        for (std::size_t i = 0; i < fates_.size() && !is_exhausted();) {
            if (fates_[i] == Fate::shown || is_sound_[i] || is_betrayed_[i] || is_settled(i)) {
                ++i;
            } else {
                i = 0;  // what was withheld may be tied to cells that were looked at before
            }
        }
        Suppression all{fates_, {}};
        for (std::size_t i = 0; i < fates_.size(); ++i) {
            const bool is_in_doubt = is_exhausted() && fates_[i] != Fate::shown && !is_sound_[i];
            if (is_betrayed_[i] || is_in_doubt) all.betrayed.push_back(i);
        }
        return all;
    }

private:
    bool is_exhausted() const { return effort_ > most_effort; }
    bool is_small(std::size_t cell) const {
        const auto& [count, standing, worth] = table_.cells[cell];
        return count > 0 && count <= threshold_ && standing != Standing::slack;
    }
    bool is_unpublished(std::size_t cell) const {
        return table_.cells[cell].standing == Standing::unpublished;
    }
    bool is_open(std::size_t cell) const { return table_.cells[cell].standing == Standing::open; }

    Fate first_fate(const Cell& cell) const {
        const bool small = cell.count > 0 && cell.count <= threshold_;
        switch (cell.standing) {
            case Standing::shown: return Fate::shown;
            case Standing::open: return small ? Fate::small : Fate::shown;
            case Standing::unpublished:
            case Standing::slack:
            case Standing::blanked: return Fate::blank;
            case Standing::suppressed: break;
        }
        if (small) return Fate::small;
        return cell.count == 0 ? Fate::blank : Fate::large;
    }

    // What a small number is made of is not shown at all: not even which of it is nought.
    void blank_below(std::size_t whole) {
        for (const std::size_t i : equations_of_[whole]) {
            const Equation& equation = table_.equations[i];
            const auto is_taken = [](const Term& term) { return term.times < 0; };
            if (std::ranges::count_if(equation, is_taken) != 1 ||
                std::ranges::find_if(equation, is_taken)->cell != whole)
                continue;
            for (const Term& term : equation) {
                if (term.cell == whole || fates_[term.cell] == Fate::blank) continue;
                if (table_.cells[term.cell].standing == Standing::shown) continue;
                fates_[term.cell] = Fate::blank;
                if (is_small(term.cell)) blank_below(term.cell);
            }
        }
    }

    // All that are withheld and tied to this one by equations, and those equations.
    struct Part {
        std::vector<std::size_t> cells;
        std::vector<std::size_t> equations;
    };
    Part part_of(std::size_t cell) const {
        Part part{{cell}, {}};
        std::vector<bool> has_cell(fates_.size()), has_equation(table_.equations.size());
        has_cell[cell] = true;
        for (std::size_t at = 0; at < part.cells.size(); ++at) {
            for (const std::size_t i : equations_of_[part.cells[at]]) {
                if (has_equation[i]) continue;
                has_equation[i] = true;
                part.equations.push_back(i);
                for (const Term& term : table_.equations[i]) {
                    if (fates_[term.cell] == Fate::shown || has_cell[term.cell]) continue;
                    has_cell[term.cell] = true;
                    part.cells.push_back(term.cell);
                }
            }
        }
        return part;
    }

    Range allowed(std::size_t cell) const {
        switch (fates_[cell]) {
            case Fate::small: return {1, threshold_};
            case Fate::large: return {threshold_ + 1, most_};
            case Fate::tied: return {1, most_};
            default: return {0, most_};
        }
    }

    Unknowns unknowns(const Part& part) const {
        Unknowns all;
        std::map<std::size_t, std::size_t> places;
        for (const std::size_t cell : part.cells) {
            places[cell] = all.counts.size();
            all.counts.push_back(table_.cells[cell].count);
            all.allowed.push_back(allowed(cell));
        }
        for (const std::size_t i : part.equations) {
            Unknowns::Row row;
            for (const Term& term : table_.equations[i]) {
                if (fates_[term.cell] == Fate::shown) {
                    row.sum -= term.times * table_.cells[term.cell].count;
                } else {
                    row.terms.push_back({places[term.cell], term.times});
                }
            }
            all.rows.push_back(std::move(row));
        }
        return all;
    }

    // Whether the part of this cell needs nothing more. Otherwise it withholds one cell more.
    bool is_settled(std::size_t cell) {
        const Part part = part_of(cell);
        const Unknowns all = unknowns(part);
        Trial trial(all, threshold_, effort_);
        for (std::size_t i = 0; i < part.cells.size(); ++i) {
            const std::size_t at = part.cells[i];
            if (is_sound_[at] || is_betrayed_[at]) continue;
            if (is_exhausted()) return false;
            is_sound_[at] = is_sure(at, trial, i);
            if (is_sound_[at]) continue;
            if (!loosen(at) && !withhold_beside(at, part)) is_betrayed_[at] = true;
            return false;
        }
        return true;
    }
    bool is_sure(std::size_t cell, Trial& trial, std::size_t place) const {
        if (is_small(cell))
            return is_unpublished(cell) ? trial.hides_rest(place) : trial.hides_small(place);
        return fates_[cell] == Fate::blank || trial.hides_large(place);
    }

    // Nobody is told of what is withheld beside a change or a rest that it is larger.
    bool loosen(std::size_t failing) {
        if (!is_unpublished(failing)) return false;
        bool has_changed = false;
        for (const std::size_t i : equations_of_[failing]) {
            for (const Term& term : table_.equations[i]) {
                if (fates_[term.cell] != Fate::large || !is_open(term.cell)) continue;
                fates_[term.cell] = Fate::tied;
                has_changed = true;
            }
        }
        return has_changed;
    }

    bool withhold_beside(std::size_t failing, const Part& part) {
        std::size_t best = fates_.size();
        for (const std::size_t i : part.equations) {
            for (const Term& term : table_.equations[i]) {
                const std::size_t cell = term.cell;
                if (fates_[cell] != Fate::shown || !is_open(cell) ||
                    table_.cells[cell].count <= threshold_)
                    continue;
                if (best == fates_.size() || rank(cell, failing) < rank(best, failing)) best = cell;
            }
        }
        if (best == fates_.size()) return blank_all(part);
        fates_[best] = Fate::large;
        return true;
    }
    // Beside the cell itself first; then where it opens least that was closed; then of least worth.
    std::tuple<bool, int, int, std::size_t> rank(std::size_t cell, std::size_t failing) const {
        bool is_beside = false;
        int alone = 0;
        for (const std::size_t i : equations_of_[cell]) {
            const Equation& equation = table_.equations[i];
            is_beside |= std::ranges::find(equation, failing, &Term::cell) != equation.end();
            alone += std::ranges::all_of(
                equation, [&](const Term& term) { return fates_[term.cell] == Fate::shown; });
        }
        return {!is_beside, alone, table_.cells[cell].worth, cell};
    }

    // The last resort: nothing of these equations is shown.
    bool blank_all(const Part& part) {
        bool has_changed = false;
        for (const std::size_t i : part.equations) {
            for (const Term& term : table_.equations[i]) {
                if (!is_open(term.cell) || fates_[term.cell] == Fate::blank) continue;
                fates_[term.cell] = Fate::blank;
                has_changed = true;
            }
        }
        return has_changed;
    }

    const Table& table_;
    int threshold_;
    long effort_ = 0;
    int most_ = 0;  // no number that is looked for is larger
    std::vector<Fate> fates_;
    std::vector<std::vector<std::size_t>> equations_of_;
    // Once it is, it stays so: what is withheld besides only leaves more tables possible.
    std::vector<bool> is_sound_;
    std::vector<bool> is_betrayed_;
};

}  // namespace

Equation sum_of(std::size_t whole, const std::vector<std::size_t>& parts) {
    Equation equation{{whole, -1}};
    for (const std::size_t part : parts) equation.push_back({part, 1});
    return equation;
}

Suppression suppress(const Table& table, int threshold) {
    return Method(table, threshold).run();
}

}  // namespace mase::editions
