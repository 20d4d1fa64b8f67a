#include <algorithm>

#include "editions/suppression_attack_fixture.h"

namespace mase::editions {

namespace {

// A cell for a number that others add up to.
std::size_t add_sum(Table& table, const std::vector<std::size_t>& parts, int worth = 1) {
    int count = 0;
    for (const std::size_t part : parts) count += table.cells[part].count;
    table.cells.push_back({count, Standing::open, worth});
    table.equations.push_back(sum_of(table.cells.size() - 1, parts));
    return table.cells.size() - 1;
}

std::size_t add(Table& table, int count, Standing standing = Standing::open) {
    table.cells.push_back({count, standing});
    return table.cells.size() - 1;
}

std::vector<std::size_t> add_parts(Table& table, Chance& chance, int threshold, int parts) {
    std::vector<std::size_t> all;
    for (int i = 0; i < parts; ++i) all.push_back(add(table, chance.count(threshold)));
    return all;
}

// As it stands for whoever publishes something later.
Table published(Table table, const Suppression& made) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        Standing& standing = table.cells[i].standing;
        if (standing == Standing::unpublished) continue;
        switch (made.fates[i]) {
            case Fate::shown: standing = Standing::shown; break;
            case Fate::blank: standing = Standing::blanked; break;
            default: standing = Standing::suppressed;
        }
    }
    return table;
}

}  // namespace

int Chance::below(int end) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return int((state_ >> 11) % std::uint64_t(end));
}

int Chance::count(int threshold) {
    const int kind = below(10);
    if (kind < 2) return 0;
    if (kind < 6) return 1 + below(threshold);
    if (kind < 9) return threshold + 1 + below(2 * threshold);
    return threshold + below(60);
}

Table one_way(Chance& chance, int threshold, int parts) {
    Table table;
    add_sum(table, add_parts(table, chance, threshold, parts));
    return table;
}

Table two_way(Chance& chance, int threshold, int rows, int columns) {
    Table table;
    std::vector<std::vector<std::size_t>> by_column(static_cast<std::size_t>(columns));
    std::vector<std::size_t> row_totals, column_totals;
    for (int r = 0; r < rows; ++r) {
        const auto row = add_parts(table, chance, threshold, columns);
        for (std::size_t c = 0; c < row.size(); ++c) by_column[c].push_back(row[c]);
        row_totals.push_back(add_sum(table, row));
    }
    for (const auto& column : by_column) column_totals.push_back(add_sum(table, column));
    const std::size_t all = add_sum(table, row_totals, 2);
    table.equations.push_back(sum_of(all, column_totals));
    return table;
}

Table hierarchy(Chance& chance, int threshold, int groups, int parts) {
    Table table;
    std::vector<std::size_t> totals;
    for (int g = 0; g < groups; ++g)
        totals.push_back(add_sum(table, add_parts(table, chance, threshold, parts)));
    add_sum(table, totals, 2);
    return table;
}

Table linked(Chance& chance, int threshold, int parts) {
    Table table;
    const auto first = add_parts(table, chance, threshold, parts);
    const std::size_t total = add_sum(table, first, 2);
    int left = table.cells[total].count;
    std::vector<std::size_t> second;
    for (int i = 0; i + 1 < parts; ++i) {
        const int count = std::min(left, chance.count(threshold));
        left -= count;
        second.push_back(add(table, count));
    }
    second.push_back(add(table, left));
    table.equations.push_back(sum_of(total, second));
    add_sum(table, {first[0], first[1]});  // two taken together, across the two tables' lines
    add_sum(table, {first[1], second[0]});
    return table;
}

Table overlapping(Chance& chance, int threshold, int parts) {
    Table table;
    const int total = threshold + chance.below(40);
    const std::size_t all = add(table, total);
    table.cells[all].worth = 2;
    for (int i = 0; i < parts; ++i) {
        const int count = std::min(total, chance.below(3) == 0 ? total - chance.count(threshold)
                                                               : chance.count(threshold));
        const std::size_t part = add(table, std::max(count, 0));
        const std::size_t rest = add(table, total - table.cells[part].count, Standing::unpublished);
        table.equations.push_back(sum_of(all, {part, rest}));
    }
    return table;
}

Table second_quarter(Chance& chance, int threshold, int parts, Publish publish) {
    Table first = one_way(chance, threshold, parts);
    Table table = published(first, publish(first, threshold));
    const std::size_t size = table.cells.size();
    const auto second = add_parts(table, chance, threshold, parts);
    add_sum(table, second);
    std::vector<std::size_t> year;
    for (std::size_t i = 0; i < size; ++i) year.push_back(add_sum(table, {i, size + i}));
    const std::size_t total = year.back();
    year.pop_back();
    table.equations.push_back(sum_of(total, year));
    return table;
}

Table revision(Chance& chance, int threshold, int parts, Publish publish) {
    Table first = one_way(chance, threshold, parts);
    Table table = published(first, publish(first, threshold));
    const std::size_t size = table.cells.size();
    std::vector<std::size_t> revised;
    for (std::size_t i = 0; i + 1 < size; ++i) {
        const int by = chance.below(2) == 0 ? 0 : chance.below(2 * threshold) - threshold;
        revised.push_back(add(table, std::max(0, table.cells[i].count + by)));
    }
    revised.push_back(add_sum(table, revised));
    for (std::size_t i = 0; i < size; ++i) {
        const int by = table.cells[revised[i]].count - table.cells[i].count;
        const std::size_t larger = by > 0 ? revised[i] : i, smaller = by > 0 ? i : revised[i];
        if (by == 0) {
            table.equations.push_back(sum_of(i, {revised[i]}));
        } else {
            const std::size_t change = add(table, std::abs(by), Standing::unpublished);
            table.equations.push_back(sum_of(larger, {smaller, change}));
        }
    }
    return table;
}

}  // namespace mase::editions
