// Which numbers of a table are withheld, so that nobody can work out a small one from those that
// are shown (domain 4). What it guarantees, and what it does not, is in docs/guides/return.md.
#pragma once

#include <cstddef>
#include <vector>

namespace mase::editions {

enum class Standing {
    open,         // may be shown or withheld
    shown,        // is known whatever is decided now: it was published, or is about nobody
    suppressed,   // was published as "c" before, and stays so
    blanked,      // likewise, and whatever it is
    unpublished,  // is in no edition but may be worked out: the rest of a total, or a change
    slack         // how far one number may be from another: nobody's, so it needs no hiding
};

struct Cell {
    int count = 0;
    Standing standing = Standing::open;
    int worth = 0;  // of two that would do, the one that is worth less is withheld
};

struct Term {
    std::size_t cell = 0;
    int times = 1;  // 1 or -1
};
using Equation = std::vector<Term>;  // its terms add up to nought

Equation sum_of(std::size_t whole, const std::vector<std::size_t>& parts);

struct Table {
    std::vector<Cell> cells;
    std::vector<Equation> equations;  // all that a reader could know to hold between them
};

enum class Fate {
    shown,
    small,  // from 1 to the threshold
    large,  // larger, and withheld for the sake of a small one
    tied,   // not nought, and withheld so that a change or a rest is not known
    blank   // withheld whatever it is, nought as well; or in no edition
};

struct Suppression {
    std::vector<Fate> fates;  // of each cell
    // Cells of which too much may be known, by what was published before or by the smallness of all
    // there is, or because the search took too long. Where there are any, nothing of the table is
    // to be shown.
    std::vector<std::size_t> betrayed;
};

// Deterministic. What to withhold is chosen by place, by what is nought, small or larger, and by
// what a reader could work out: never by how large a withheld number is.
Suppression suppress(const Table&, int threshold);

}  // namespace mase::editions
