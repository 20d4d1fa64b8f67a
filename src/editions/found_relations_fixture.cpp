#include "editions/found_relations_fixture.h"

#include <algorithm>

#include "editions/random_returns_fixture.h"

namespace mase::editions {

namespace {

constexpr int boroughs = 900;
constexpr int often = 250;  // of 1,800 pairs of quarters

std::uint64_t power(std::uint64_t base, std::uint64_t times) {
    std::uint64_t found = 1;
    for (; times > 0; times /= 2, base = base * base % Span::prime) {
        if (times % 2 == 1) found = found * base % Span::prime;
    }
    return found;
}

bool is_about_nobody(const std::string& name) {
    return name.starts_with("attendance ") || name.starts_with("packs ") ||
           name.contains("LATE_PACK") || name.contains("BELOW_QUORUM") ||
           name == "summary in_all meetings";
}

bool is_never_larger(const std::vector<int>& smaller, const std::vector<int>& larger) {
    for (std::size_t i = 0; i < smaller.size(); ++i) {
        if (smaller[i] > larger[i]) return false;
    }
    return true;
}

std::vector<Quarters> drawn() {
    std::vector<Quarters> all;
    for (int seed = 1; seed <= boroughs; ++seed) {
        const Microdata borough(std::uint64_t(seed), Chance(std::uint64_t(seed) * 77 + 5));
        for (const returns::Quarter of : {before(Microdata::quarter), Microdata::quarter})
            all.push_back(numbers_of_both(borough.figures_of_both(of)));
    }
    return all;
}

}  // namespace

bool Span::add(Row row) {
    reduce(row);
    const auto first = std::ranges::find_if(row, [](std::uint64_t at) { return at != 0; });
    if (first == row.end()) return false;
    const std::uint64_t inverse = power(*first, prime - 2);
    const auto place = std::size_t(first - row.begin());
    for (std::size_t i = place; i < row.size(); ++i) row[i] = row[i] * inverse % prime;
    rows_.emplace(place, std::move(row));
    return true;
}

void Span::reduce(Row& row) const {
    for (const auto& [place, known] : rows_) {
        const std::uint64_t times = row[place];
        if (times == 0) continue;
        const std::uint64_t back = prime - times;
        std::uint64_t* at = row.data();
        const std::uint64_t* from = known.data();
        for (std::size_t i = place, end = row.size(); i < end; ++i) {
            // What is above 31 bits adds to them: after two times it is the prime at most.
            std::uint64_t sum = at[i] + back * from[i];
            sum = (sum & prime) + (sum >> 31);
            sum = (sum & prime) + (sum >> 31);
            at[i] = sum == prime ? 0 : sum;
        }
    }
}

std::vector<Span::Row> Span::equations(std::size_t places) const {
    std::vector<Row> all;
    for (std::size_t free = 0; free < places; ++free) {
        if (rows_.contains(free)) continue;
        Row equation(places);
        equation[free] = 1;
        for (auto at = rows_.rbegin(); at != rows_.rend(); ++at) {
            std::uint64_t sum = 0;
            for (std::size_t i = at->first + 1; i <= free; ++i) {
                if (equation[i] != 0) sum = (sum + at->second[i] * equation[i]) % prime;
            }
            equation[at->first] = sum == 0 ? 0 : prime - sum;
        }
        all.push_back(std::move(equation));
    }
    return all;
}

std::string name_of(const returns::Figure& figure, const returns::Line& line) {
    return figure.id + ' ' + std::string(returns::name(line.kind)) + ' ' + line.code;
}

Quarters numbers_of_both(const std::vector<returns::Figure>& figures) {
    constexpr auto previous = std::size_t(returns::Beside::previous);
    Quarters all;
    for (const returns::Figure& figure : figures) {
        if (figure.is_restricted) continue;
        for (const returns::Line& line : figure.lines) {
            const std::string name = name_of(figure, line);
            if (is_about_nobody(name)) continue;
            all.later[name] = line.count;
            all.earlier[name] = line.beside.at(previous).value_or(0);
        }
    }
    return all;
}

const Samples& samples() {
    static const Samples all = [] {
        Samples made;
        std::map<std::string, std::size_t> places;
        const std::vector<Quarters> found = drawn();
        for (const Quarters& each : found) {
            for (const auto& [name, count] : each.later) places.emplace(name, 0);
        }
        for (auto& [name, place] : places) {
            place = made.names.size();
            made.names.push_back(name);
        }
        made.of.resize(2 * places.size());
        for (const auto& [earlier, later] : found) {
            std::vector<int> row(2 * places.size());
            for (const auto& [name, count] : later) row[places.at(name)] = count;
            for (const auto& [name, count] : earlier) row[places.size() + places.at(name)] = count;
            for (std::size_t place = 0; place < row.size(); ++place)
                made.of[place].push_back(row[place]);
            made.numbers.push_back(std::move(row));
        }
        return made;
    }();
    return all;
}

const Equations& equations_found() {
    static const Equations found = [] {
        const Samples& all = samples();
        Equations made;
        Span span;
        for (std::size_t i = 0; i < all.numbers.size(); ++i) {
            if (span.add({all.numbers[i].begin(), all.numbers[i].end()})) made.last = i;
        }
        made.all = span.equations(all.of.size());
        return made;
    }();
    return found;
}

std::string Samples::name_at(std::size_t place) const {
    return names[place % names.size()] + (is_earlier(place) ? ", the quarter before" : "");
}

Orders::Orders(const Samples& all) {
    const std::size_t places = all.of.size();
    holds_.resize(places);
    for (std::size_t a = 0; a < places; ++a) {
        holds_[a].resize(places);
        is_often_.push_back(std::ranges::count_if(all.of[a], [](int at) { return at > 0; }) >=
                            often);
        for (std::size_t b = 0; is_often_[a] && b < places; ++b)
            holds_[a][b] = a != b && is_never_larger(all.of[a], all.of[b]);
    }
}

const Orders& orders_found() {
    static const Orders all(samples());
    return all;
}

const Seen& seen() {
    static const Seen all = [] {
        const Microdata borough(3, {700, 400, 400, 400, 200, 600}, true);
        const auto figures = borough.figures();
        Seen made{numbers_of(figures, {}, *current_form().codes), {}};
        for (std::size_t f = 0; f < figures.size(); ++f) {
            if (figures[f].is_restricted) continue;
            for (std::size_t l = 0; l < figures[f].lines.size(); ++l)
                made.cells[name_of(figures[f], figures[f].lines[l])] = made.numbers.places[f][l];
        }
        return made;
    }();
    return all;
}

}  // namespace mase::editions
