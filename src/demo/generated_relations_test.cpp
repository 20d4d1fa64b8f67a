// What holds in the returns of all random boroughs, against those of a borough that came to be by
// the program's own rows: the suppression would guard what is not so, or random boroughs be drawn
// by rules that are not those of the service.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "accounts/people_fixture.h"
#include "demo/borough.h"
#include "demo/generated_run.h"
#include "editions/found_relations_fixture.h"
#include "returns/returns_fixture.h"

namespace mase::demo {

namespace {

using editions::orders_found;
using editions::samples;

class Generated : public accounts::PeopleFixture {
public:
    Generated()
        : PeopleFixture({}),
          staff_(app, site, clock),
          counted_(static_cast<audit::RecordsFixture&>(*this)) {
        GeneratedRun run(app, clock, 300, now_);
        while (run.step()) continue;
        clock.set(start);
    }

    // In the order of the places of the samples.
    std::vector<int> numbers(returns::Quarter quarter, std::set<std::string>& unknown) {
        const auto both = editions::numbers_of_both(counted_.figures(quarter));
        std::vector<int> row(samples().of.size());
        std::map<std::string, std::size_t> places;
        for (const std::string& name : samples().names) places.emplace(name, places.size());
        for (const auto& [name, count] : both.later) {
            const auto place = places.find(name);
            if (place == places.end() && count > 0) unknown.insert(name);
            if (place != places.end()) row[place->second] = count;
        }
        for (const auto& [name, count] : both.earlier) {
            if (const auto place = places.find(name); place != places.end())
                row[places.size() + place->second] = count;
        }
        return row;
    }

private:
    const SetClock now_{start};
    Borough staff_;
    returns::Borough counted_;
};

bool holds(const editions::Span::Row& equation, const std::vector<int>& numbers) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        sum = (sum + equation[i] * std::uint64_t(numbers[i])) % editions::Span::prime;
    return sum == 0;
}

int sum_of(const std::vector<std::size_t>& places, const std::vector<int>& numbers) {
    int sum = 0;
    for (const std::size_t place : places) sum += numbers[place];
    return sum;
}

}  // namespace

TEST_CASE_FIXTURE(Generated, "what holds in all random returns holds in a borough's own") {
    std::set<std::string> unknown;
    int children = 0;
    returns::Quarter quarter{2026, 2};
    for (int back = 0; back < 12; ++back, quarter = before(quarter)) {
        CAPTURE(slug(quarter));
        const std::vector<int> numbers = this->numbers(quarter, unknown);
        for (const auto& equation : editions::equations_found().all)
            CHECK(holds(equation, numbers));
        for (std::size_t a = 0; a < numbers.size(); ++a) {
            for (std::size_t b = 0; b < numbers.size(); ++b) {
                if (numbers[a] > numbers[b] && orders_found().holds(a, b))
                    FAIL_CHECK((samples().name_at(a) + " is more than " + samples().name_at(b)));
            }
        }
        for (const editions::Sum& sum : editions::sums_found()) {
            if (sum_of(sum.smaller, numbers) > sum_of(sum.larger, numbers))
                FAIL_CHECK(words_of(sum));
        }
        children += *std::ranges::max_element(numbers);
    }
    // Every line that such a borough has is one that was drawn.
    for (const std::string& name : unknown) FAIL_CHECK(name);
    CHECK(children > 100);
}

}  // namespace mase::demo
