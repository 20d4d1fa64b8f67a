// The lines of one edition's figures as cells of a table, and what the lines of one figure have to
// do with each other.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "editions/edition.h"
#include "editions/suppression.h"

namespace mase::editions {

using Places = std::vector<std::vector<std::size_t>>;  // of each line of each figure

class Numbering {
public:
    Numbering(Table& table, const std::vector<returns::Figure>& figures)
        : table_(table), figures_(figures) {}

    // `published`: what of each line was shown, when it was; else it is still to be decided.
    Places add(const std::vector<std::vector<Fate>>* published);

    const returns::Figure* figure(std::string_view id) const;
    // The first line with that code; nothing when there is none.
    std::optional<std::size_t> find(std::string_view figure, std::string_view code) const;
    std::optional<std::size_t> find(std::string_view figure, std::string_view code,
                                    returns::LineKind) const;
    const std::vector<returns::Figure>& figures() const { return figures_; }
    int count(std::size_t cell) const { return table_.cells[cell].count; }
    int sum(const std::vector<std::size_t>& cells) const;

    // Parts of a whole, with whatever is left as a part that stands nowhere. What does not add up
    // is no whole of these parts.
    void tie(std::size_t whole, std::vector<std::size_t> parts);
    // Of these there are together no fewer than of those. How many more is a number too, unless it
    // is nobody's.
    void at_least(const std::vector<std::size_t>& larger, const std::vector<std::size_t>& smaller,
                  Standing rest = Standing::unpublished);
    // The number of those that both have, of a whole in which each has one or the other.
    void tie_both(std::size_t whole, std::size_t first, std::size_t second);

private:
    std::size_t place_of(const returns::Figure&, std::size_t line, const std::vector<Fate>*);
    void tie_lines(std::size_t figure);
    void tie_columns(std::size_t figure);

    Table& table_;
    const std::vector<returns::Figure>& figures_;
    Places places_;
    std::map<std::string, std::size_t> totals_;
};

// What is left when each line of an earlier edition is taken from the same line of this one.
void tie_editions(Table&, const std::vector<returns::Figure>& before, const Places& places_before,
                  const std::vector<returns::Figure>& now, const Places&);

}  // namespace mase::editions
