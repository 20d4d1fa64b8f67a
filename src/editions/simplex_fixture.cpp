#include <algorithm>
#include <cmath>

#include "editions/suppression_attack_fixture.h"

namespace mase::editions {

namespace {

constexpr double nearly = 1e-7;

// A tableau in the usual form: maximises one row over the others, all unknowns being nought or
// more. Bland's rule, so that it ends.
class Simplex {
public:
    // Of each unknown less its least value; with a column for what is left below its most.
    explicit Simplex(const Sight& sight) : unknowns_(sight.cells.size()) {
        for (const Sight::Row& row : sight.rows) {
            std::vector<double> line(unknowns_);
            double sum = row.sum;
            for (const Term& term : row.terms) {
                line[term.cell] += term.times;
                sum -= term.times * sight.least[term.cell];
            }
            add(std::move(line), sum, false);
        }
        for (std::size_t i = 0; i < unknowns_; ++i) {
            if (sight.most[i] == Sight::no_limit) continue;
            std::vector<double> line(unknowns_);
            line[i] = 1;
            add(std::move(line), sight.most[i] - sight.least[i], true);
        }
        set_up();
    }

    // The most that `sign` times the unknown can be; infinite when nothing limits it.
    double most(std::size_t unknown, int sign) {
        std::vector<double> aim(columns_);
        aim[unknown] = sign;
        return maximise(aim, real_);
    }

private:
    struct Line {
        std::vector<double> terms;
        double sum;
        bool has_slack;
    };
    void add(std::vector<double> terms, double sum, bool has_slack) {
        lines_.push_back({std::move(terms), sum, has_slack});
    }

    void set_up() {
        std::size_t slacks = 0;
        for (const Line& line : lines_) slacks += line.has_slack;
        real_ = unknowns_ + slacks;
        columns_ = real_ + lines_.size();
        std::size_t slack = unknowns_;
        for (std::size_t r = 0; r < lines_.size(); ++r) {
            std::vector<double> row(columns_ + 1);
            std::ranges::copy(lines_[r].terms, row.begin());
            if (lines_[r].has_slack) row[slack++] = 1;
            row[columns_] = lines_[r].sum;
            if (lines_[r].sum < 0) {
                for (double& value : row) value = -value;
            }
            row[real_ + r] = 1;
            table_.push_back(std::move(row));
            basis_.push_back(real_ + r);
        }
        std::vector<double> aim(columns_);
        std::fill(aim.begin() + std::ptrdiff_t(real_), aim.end(), -1);
        is_possible_ = maximise(aim, columns_) > -nearly;
        for (std::size_t r = 0; r < table_.size(); ++r) {
            if (basis_[r] < real_) continue;
            for (std::size_t c = 0; c < real_; ++c) {
                if (std::abs(table_[r][c]) > nearly) {
                    pivot(r, c);
                    break;
                }
            }
        }
    }

    double maximise(const std::vector<double>& aim, std::size_t usable) {
        if (!is_possible_) return -INFINITY;
        std::vector<double> gain = aim;
        double value = 0;
        for (std::size_t r = 0; r < table_.size(); ++r) {
            const double by = aim[basis_[r]];
            if (by == 0) continue;
            for (std::size_t c = 0; c < columns_; ++c) gain[c] -= by * table_[r][c];
            value += by * table_[r][columns_];
        }
        for (;;) {
            const auto enters =
                std::size_t(std::find_if(gain.begin(), gain.begin() + std::ptrdiff_t(usable),
                                         [](double by) { return by > nearly; }) -
                            gain.begin());
            if (enters == usable) return value;
            std::size_t leaves = table_.size();
            double least = INFINITY;
            for (std::size_t r = 0; r < table_.size(); ++r) {
                if (table_[r][enters] <= nearly) continue;
                const double ratio = table_[r][columns_] / table_[r][enters];
                if (ratio < least - nearly || (ratio < least + nearly && leaves < table_.size() &&
                                               basis_[r] < basis_[leaves])) {
                    least = std::min(least, ratio);
                    leaves = r;
                }
            }
            if (leaves == table_.size()) return INFINITY;
            pivot(leaves, enters);
            const double by = gain[enters];
            for (std::size_t c = 0; c < columns_; ++c) gain[c] -= by * table_[leaves][c];
            value += by * table_[leaves][columns_];
        }
    }

    void pivot(std::size_t row, std::size_t column) {
        const double by = table_[row][column];
        for (double& value : table_[row]) value /= by;
        for (std::size_t r = 0; r < table_.size(); ++r) {
            const double times = table_[r][column];
            if (r == row || times == 0) continue;
            for (std::size_t c = 0; c <= columns_; ++c) table_[r][c] -= times * table_[row][c];
        }
        basis_[row] = column;
    }

    std::size_t unknowns_, real_ = 0, columns_ = 0;
    std::vector<Line> lines_;
    std::vector<std::vector<double>> table_;
    std::vector<std::size_t> basis_;
    bool is_possible_ = true;
};

}  // namespace

std::vector<Interval> intervals(const Sight& sight, const std::vector<std::size_t>& places) {
    std::vector<Interval> all;
    if (places.empty()) return all;
    Simplex simplex(sight);  // goes on from where it found the last
    for (const std::size_t place : places) {
        const double most = sight.least[place] + simplex.most(place, 1);
        all.push_back({sight.least[place] - simplex.most(place, -1), most});
    }
    return all;
}

}  // namespace mase::editions
