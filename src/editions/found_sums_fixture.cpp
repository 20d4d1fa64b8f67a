#include <algorithm>
#include <numeric>

#include "editions/found_relations_fixture.h"

namespace mase::editions {

namespace {

// In so many pairs of quarters a sum says more than the orders: one number is more than either of
// two others; or two numbers are there and come to the third. What has nothing to do with each
// other would go beyond it about as often.
constexpr int telling = 100, filling = 20;

class Sums {
public:
    Sums(const Samples& all, const Orders& orders) : all_(all), orders_(orders) {}

    std::vector<Sum> found() {
        for (std::size_t whole = 0; whole < all_.of.size(); ++whole) add_parts(whole);
        const std::size_t parts = found_.size();
        order_each();
        for (std::size_t one = 0; one < all_.of.size(); ++one) {
            if (orders_.is_often(one)) add_wholes(one);
        }
        std::vector<Sum> least;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            const std::size_t from = i < parts ? 0 : parts, to = i < parts ? parts : found_.size();
            bool is_told = false;
            for (std::size_t other = from; other < to && !is_told; ++other)
                is_told = other != i && tells(found_[other], found_[i]) &&
                          (other < i || !tells(found_[i], found_[other]));
            if (!is_told) least.push_back(found_[i]);
        }
        return least;
    }

private:
    int at(std::size_t place, std::size_t pair) const { return all_.of[place][pair]; }
    std::size_t pairs() const { return all_.numbers.size(); }

    void add_parts(std::size_t whole) {
        std::vector<std::size_t> below;
        for (std::size_t place = 0; place < all_.of.size(); ++place) {
            if (place != whole && orders_.holds(place, whole)) below.push_back(place);
        }
        for (const std::size_t one : below) {
            for (const std::size_t other : below) {
                if (other >= one && are_parts(one, other, whole))
                    found_.push_back({{one, other}, {whole}});
            }
        }
    }
    bool are_parts(std::size_t one, std::size_t other, std::size_t whole) const {
        int full = 0;
        for (std::size_t i = 0; i < pairs(); ++i) {
            const int sum = at(one, i) + at(other, i);
            if (sum > at(whole, i)) return false;
            full += sum == at(whole, i) && at(one, i) > 0 && at(other, i) > 0;
        }
        return full >= filling;
    }

    // Of each pair of quarters the places, the largest first, and how many there are of each size.
    void order_each() {
        for (std::size_t i = 0; i < pairs(); ++i) {
            std::vector<std::size_t> order(all_.of.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::ranges::sort(order, std::greater(), [&](std::size_t p) { return at(p, i); });
            std::vector<std::size_t> many(std::size_t(at(order.front(), i)) + 1);
            for (std::size_t size = 1, p = order.size(); size < many.size(); ++size) {
                while (p > 0 && at(order[p - 1], i) < int(size)) --p;
                many[size] = p;
            }
            largest_.push_back(std::move(order));
            at_least_.push_back(std::move(many));
        }
    }

    // Tries only those that are large enough where few are.
    void add_wholes(std::size_t smaller) {
        constexpr std::size_t hardest = 48;
        std::vector<std::size_t> there;
        for (std::size_t i = 0; i < pairs(); ++i) {
            if (at(smaller, i) > 0) there.push_back(i);
        }
        std::ranges::sort(there, {},
                          [&](std::size_t i) { return at_least_[i][std::size_t(at(smaller, i))]; });
        const std::vector<std::size_t> hard(there.begin(), there.begin() + hardest);
        for (std::size_t one = 0; one < all_.of.size(); ++one) {
            if (orders_.holds(smaller, one) || !exceeds(smaller, one, there)) continue;
            const std::vector<std::size_t>* largest = nullptr;
            std::size_t fewest = all_.of.size();
            for (const std::size_t i : hard) {
                const int lacks = at(smaller, i) - at(one, i);
                if (lacks <= 0 || at_least_[i][std::size_t(lacks)] > fewest) continue;
                fewest = at_least_[i][std::size_t(lacks)];
                largest = &largest_[i];
            }
            if (!largest) largest = &largest_[there.front()];
            for (std::size_t i = 0; i < fewest; ++i) {
                const std::size_t other = (*largest)[i];
                if (other >= one && !orders_.holds(smaller, other) &&
                    are_wholes(smaller, one, other, there) && exceeds(smaller, other, there))
                    found_.push_back({{smaller}, {one, other}});
            }
        }
    }
    bool exceeds(std::size_t one, std::size_t other, const std::vector<std::size_t>& there) const {
        return std::ranges::count_if(
                   there, [&](std::size_t i) { return at(one, i) > at(other, i); }) >= telling;
    }
    bool are_wholes(std::size_t smaller, std::size_t one, std::size_t other,
                    const std::vector<std::size_t>& there) const {
        return std::ranges::all_of(
            there, [&](std::size_t i) { return at(smaller, i) <= at(one, i) + at(other, i); });
    }

    // Whether the second follows from the first and the orders.
    bool tells(const Sum& known, const Sum& sum) const {
        return covers(sum.smaller, known.smaller) && covers(known.larger, sum.larger);
    }
    bool covers(const std::vector<std::size_t>& smaller,
                const std::vector<std::size_t>& larger) const {
        const auto holds = [&](std::size_t a, std::size_t b) {
            return orders_.holds(smaller[a], larger[b]);
        };
        if (smaller.size() == 1) return holds(0, 0);
        return (holds(0, 0) && holds(1, 1)) || (holds(0, 1) && holds(1, 0));
    }

    const Samples& all_;
    const Orders& orders_;
    std::vector<Sum> found_;
    std::vector<std::vector<std::size_t>> largest_, at_least_;
};

}  // namespace

std::string words_of(const Sum& sum) {
    const auto joined = [](const std::vector<std::size_t>& places) {
        std::string words;
        for (const std::size_t place : places)
            words += (words.empty() ? "" : " and ") + samples().name_at(place);
        return words;
    };
    return joined(sum.smaller) + " is never more than " + joined(sum.larger);
}

const std::vector<Sum>& sums_found() {
    static const std::vector<Sum> all = Sums(samples(), orders_found()).found();
    return all;
}

}  // namespace mase::editions
