// What the numbers of two quarters one after the other have to do with each other, found in the
// numbers alone: whatever holds in the returns of all random boroughs.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "editions/relations.h"
#include "returns/figure.h"

namespace mase::editions {

// Rows of numbers modulo a prime, none of which is the sum of others.
class Span {
public:
    static constexpr std::uint64_t prime = 2'147'483'647;  // of Mersenne
    using Row = std::vector<std::uint64_t>;

    bool add(Row);            // whether it says anything new
    void reduce(Row&) const;  // leaves what these do not tell
    std::size_t rank() const { return rows_.size(); }
    // Every equation that holds in all of the rows: one for each place that begins none.
    std::vector<Row> equations(std::size_t places) const;

private:
    std::map<std::size_t, Row> rows_;
};

// The numbers of a shareable edition by what they are of, but those that are about nobody and stand
// in every edition as they are. A line that is not there is nought.
using Named = std::map<std::string, int>;
std::string name_of(const returns::Figure&, const returns::Line&);
struct Quarters {
    Named earlier, later;
};
// Of a return that has the quarter before it beside it.
Quarters numbers_of_both(const std::vector<returns::Figure>&);

struct Samples {
    std::vector<std::string> names;
    // Of each pair of quarters, in the order of the names: those of the later one, then those of
    // the earlier. The places in it are called places below.
    std::vector<std::vector<int>> numbers;
    std::vector<std::vector<int>> of;  // of each place, in each pair

    std::string name_at(std::size_t place) const;
    bool is_earlier(std::size_t place) const { return place >= names.size(); }
};
const Samples& samples();

struct Equations {
    std::vector<Span::Row> all;  // between the places
    std::size_t last = 0;        // pair of quarters that told that some other does not hold
};
const Equations& equations_found();

// That one number was never larger than another; only of those that were there often enough that
// it is no chance.
class Orders {
public:
    explicit Orders(const Samples&);
    bool holds(std::size_t smaller, std::size_t larger) const {
        return smaller == larger || holds_[smaller][larger];
    }
    bool is_often(std::size_t place) const { return is_often_[place]; }

private:
    std::vector<std::vector<bool>> holds_;
    std::vector<bool> is_often_;
};
const Orders& orders_found();

// One and another were together never more than a third, or one never more than two others; only
// where that says more than the orders do, often enough, and more than other sums do.
struct Sum {
    std::vector<std::size_t> smaller, larger;
};
std::string words_of(const Sum&);
const std::vector<Sum>& sums_found();

// One borough in which everything happens, as the suppression sees its return.
struct Seen {
    Numbers numbers;
    std::map<std::string, std::size_t> cells;  // of each name
};
const Seen& seen();

}  // namespace mase::editions
