// Looks for a table like the real one to whoever sees only what is shown, but in which a withheld
// cell holds another value: while there is one, nobody can rule that value out.
#pragma once

#include <optional>
#include <vector>

#include "editions/suppression.h"

namespace mase::editions {

struct Range {
    int least = 0;
    int most = 0;
};

struct Unknowns {
    struct Row {
        Equation terms;  // their cells are places in the two lists below
        int sum = 0;     // what they add up to
    };
    std::vector<int> counts;     // the real ones, from which the search starts
    std::vector<Range> allowed;  // what a reader knows of each
    std::vector<Row> rows;
};

// Nothing when there is none, or none was found within so many steps: then it counts as none.
// `effort` grows by each row that was looked at.
std::optional<std::vector<int>> witness(const Unknowns&, std::size_t cell, int value, long& effort);

// Finds what a reader could rule out; each witness it finds may serve for several cells.
class Trial {
public:
    Trial(const Unknowns&, int threshold, long& effort);

    bool hides_small(std::size_t cell);  // every value from 1 to the threshold is possible
    bool hides_rest(std::size_t cell);   // as many values are as are small, whichever they are
    bool hides_large(std::size_t cell);  // some other value is possible

private:
    bool has_seen(std::size_t cell, int value) const;
    bool can_be(std::size_t cell, int value);
    void note(const std::vector<int>& values);

    const Unknowns& unknowns_;
    int threshold_;
    long& effort_;
    std::vector<std::vector<int>> seen_;
};

}  // namespace mase::editions
